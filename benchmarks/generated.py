"""Made-up series on disk, written once for every state of the generator."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from generate import write_series, write_yaml
from series import SIZES

HERE = Path(__file__).parent


def store(size: str) -> Path:
    """The store of a series: M, L or XL."""
    folder = _kept() / size
    if not folder.exists():
        write_series(SIZES[size], folder)
    return folder


def yaml_folder(size: str) -> Path:
    """The same as YAML records."""
    folder = _kept() / f"{size}-yaml"
    if not folder.exists():
        write_yaml(store(size), folder)
    return folder


def _kept() -> Path:
    """A folder of its own for each state of the files that make the series."""
    files = [HERE / "generate.py", *sorted((HERE / "series").glob("*.py"))]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"treatygraph-series-{digest}"
    folder.mkdir(exist_ok=True)
    return folder
