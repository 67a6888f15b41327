"""The projection as a sparse matrix."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...graph import Projection


def adjacency(projection: Projection, weighted: bool = False) -> Any:
    """Return the symmetric adjacency matrix; entries are 1, or weights if `weighted`."""
    from scipy.sparse import coo_array

    one, other = (ends.astype(np.int32) for ends in projection.indices)
    weight = projection.weight.astype(float) if weighted else np.ones(len(one))
    size = len(projection.nodes)
    ends = np.concatenate([one, other]), np.concatenate([other, one])
    return coo_array((np.concatenate([weight, weight]), ends), shape=(size, size)).tocsr()
