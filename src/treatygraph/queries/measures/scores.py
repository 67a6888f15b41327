"""Arguments and results of measures."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ...graph import Projection

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]
# called with how many sources are done, and of how many
Progress = Callable[[int, int], None]


class Asked(NamedTuple):
    """The arguments of a measure.

    `weighted`: by the number of relations between two nodes. `sample`: count paths from this number
    of sources only, for the measures that can be estimated from a sample. `progress` is called with
    sources done and total.
    """

    weighted: bool = False
    sample: int | None = None
    progress: Progress | None = None


EXACTLY = Asked()


class Sampling(NamedTuple):
    """Error bounds for scores estimated from a sample of `sources` out of `nodes`.

    `bound`: with the probability CONFIDENCE, no score differs by more. `error`: the largest
    standard error of a score.
    """

    sources: int
    nodes: int
    bound: float
    error: float


class Scores(NamedTuple):
    """A score for each node of a projection, with error bounds if they are estimated."""

    values: Floats
    sampling: Sampling | None = None


Measure = Callable[[Projection, Asked], Scores]
