"""The repulsion of all nodes, computed on a grid."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]
Waves = npt.NDArray[np.complexfloating[Any, Any]]


class Field:
    """Masses on a grid: what they do to each other is a convolution, which is a product of spectra.

    Exact sums would take every pair of nodes, a grid takes every node and every cell. Nearer than
    a cell the force fades out; `overlap` separates close nodes.
    """

    def __init__(self, count: int) -> None:
        self.cells = 64 if count < 1500 else 128
        self._kernels = [self._spectrum(side) for side in self._push_of_one()]

    def push(self, points: Floats, mass: Floats) -> Floats:
        """For each node, the sum over all others of mass × mass / distance, away from them."""
        low, extent = points.min(axis=0), float(np.ptp(points, axis=0).max())
        cell = max(extent / (self.cells - 2), 1e-9)
        corners, shares = self._corners((points - low) / cell)
        spectrum = self._spectrum(self._deposit(corners, [share * mass for share in shares]))
        sides = [self._gather(spectrum * kernel, corners, shares) for kernel in self._kernels]
        return np.column_stack(sides) * (mass / cell)[:, None]

    def _push_of_one(self) -> list[Floats]:
        """Return the kernel of a unit mass: x / r² and y / r², softened at the centre."""
        span = 2 * self.cells
        step = np.fft.fftfreq(span, 1 / span)
        x, y = np.meshgrid(step, step, indexing="ij")
        return [side / (x**2 + y**2 + 0.5) for side in (x, y)]

    def _corners(self, at: Floats) -> tuple[list[Ints], list[Floats]]:
        """Return the four grid points around each node, and the share of it that each takes."""
        whole = np.floor(at).astype(np.intp)
        right, up = (at - whole).T
        corner = whole[:, 0] * self.cells + whole[:, 1]
        corners = [corner, corner + 1, corner + self.cells, corner + self.cells + 1]
        return corners, [(1 - right) * (1 - up), (1 - right) * up, right * (1 - up), right * up]

    def _deposit(self, corners: list[Ints], masses: list[Floats]) -> Floats:
        size = self.cells**2
        total = sum(np.bincount(*pair, size) for pair in zip(corners, masses, strict=True))
        return np.reshape(total, (self.cells, self.cells))

    def _spectrum(self, grid: Floats) -> Waves:
        spectrum: Waves = np.fft.rfft2(grid.astype(np.float32), (2 * self.cells, 2 * self.cells))
        return spectrum

    def _gather(self, spectrum: Waves, corners: list[Ints], shares: list[Floats]) -> Floats:
        full = np.fft.irfft2(spectrum, (2 * self.cells, 2 * self.cells))
        field = full[: self.cells, : self.cells].ravel()
        pairs = zip(corners, shares, strict=True)
        total: Floats = np.sum([field[corner] * share for corner, share in pairs], axis=0)
        return total
