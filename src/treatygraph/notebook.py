"""The page inside a notebook."""

from __future__ import annotations

import os
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from .output import write_file

if TYPE_CHECKING:
    from .page import Page

# What the page may do in its frame: run, save exports, and open a source in a tab of its own. It
# stays without the notebook's origin, and so without its cookies, files and kernels.
ALLOWED = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"


class PageView:
    """An interactive page: a notebook shows it inline, `save` writes it as one file."""

    def __init__(self, page: Page, height: int = 640) -> None:
        self.page, self.height = page, height

    @property
    def html(self) -> str:
        """The whole document."""
        return self.page.html

    @property
    def svg(self) -> str:
        """The drawing as a static picture."""
        return self.page.svg

    def save(self, path: str | os.PathLike[str] = "output/index.html") -> Path:
        """Write the page and return where it is. Raises OutputError."""
        write_file(Path(path), self.html)
        return Path(path)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Return the explorer for notebooks, and a picture for GitHub, PDF and the like."""
        return {
            "text/plain": repr(self),
            "text/html": self._repr_html_(),
            "image/svg+xml": self.svg,
        }

    def _repr_html_(self) -> str:
        # a frame of its own keeps the page's style and scripts apart from the notebook's
        return (
            f'<iframe srcdoc="{escape(self.html)}" sandbox="{ALLOWED}"'
            f' title="{escape(self.page.title)}" width="100%" height="{self.height}"'
            ' style="border: 1px solid #8884; border-radius: 4px"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<page {self.page.title!r}, {len(self.html) // 1024} KiB: .save(path) writes it>"
