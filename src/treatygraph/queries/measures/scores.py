"""What measures take and give."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ...graph import Projection

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
# called with how many sources are done, and of how many
Progress = Callable[[int, int], None]


class Asked(NamedTuple):
    """How a measure is asked for.

    `weighted`: by the number of relations between two nodes. `sample`: count paths from so many
    sources only, for the measures that can be estimated so. `progress` is told how far it got.
    """

    weighted: bool = False
    sample: int | None = None
    progress: Progress | None = None


EXACTLY = Asked()


class Sampling(NamedTuple):
    """How far scores may be off that so many `sources` out of all `nodes` gave.

    `bound`: with the probability CONFIDENCE, no score of any node is off by more. `error`: the
    largest standard error of a score, as the sources differ among themselves.
    """

    sources: int
    nodes: int
    bound: float
    error: float


class Scores(NamedTuple):
    """A score for each node of a projection, and how sure they are where they are estimated."""

    values: Floats
    sampling: Sampling | None = None


Measure = Callable[[Projection, Asked], Scores]
