"""Sampling of sources, blocked summation over sources, and error bounds of samples."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

import numpy as np

from .scores import Asked, Floats, Indices, Progress, Sampling, Scores

CONFIDENCE = 0.95


def drawn(count: int, sample: int | None) -> Indices:
    """Return all indices, or a reproducible sample without replacement, ascending."""
    if sample is None or sample >= count:
        return np.arange(count)
    return np.sort(np.random.default_rng(1).choice(count, sample, replace=False))


def summed(
    work: Callable[[Indices], Floats], sources: int, size: int, progress: Progress | None
) -> Floats:
    """Return the sum of `work(block)` over blocks of `size` of the indices 0 to `sources`.

    Blocks run in threads, as far as numpy releases the interpreter lock, and are summed in order,
    so that the last digit does not depend on timing.
    """
    from concurrent.futures import ThreadPoolExecutor

    blocks = np.array_split(np.arange(sources), max(-(-sources // size), 1))
    report = progress or (lambda done, total: None)
    report(0, sources)
    pool = ThreadPoolExecutor()
    try:
        total = None
        for done, part in zip(accumulate(map(len, blocks)), pool.map(work, blocks), strict=True):
            total = part if total is None else total + part
            report(done, sources)
    finally:
        # when somebody interrupts, what has not begun is dropped
        pool.shutdown(cancel_futures=True)
    assert total is not None
    return total


def estimated(moments: Floats, asked: Asked, *, scale: float, most: float) -> Scores:
    """Return scores from the sum over the sources, and the sum of squares where they are a sample.

    Every source adds between 0 and `most`, of which the score is the sum over all nodes times
    `scale`. The bound is Hoeffding's (1963, https://doi.org/10.1080/01621459.1963.10500830) over
    all nodes at once, as Brandes and Pich (2007, https://doi.org/10.1142/S0218127407018403) use
    it for sampled sources, with what Serfling (1974, https://doi.org/10.1214/aos/1176342611)
    gains from drawing none of them twice.
    """
    sums, count = moments[0], moments.shape[1]
    sample = asked.sample
    if sample is None or sample >= count:
        return Scores(sums * scale)
    spread = scale * count
    likely = np.log(2 * count / (1 - CONFIDENCE)) / (2 * sample)
    bound = spread * most * np.sqrt((1 - (sample - 1) / count) * likely)
    variance = np.maximum(moments[1] - sums**2 / sample, 0).max() / max(sample - 1, 1)
    error = spread * np.sqrt(variance / sample * (1 - sample / count))
    return Scores(sums * (spread / sample), Sampling(sample, count, float(bound), float(error)))
