"""Generated series on disk: written once for each version of the generator."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from generate import write_series, write_yaml
from series import SIZES

HERE = Path(__file__).parent


def store(size: str) -> Path:
    """Return the folder of a series as a store, writing it if necessary; `size` is M, L or XL."""
    folder = _cache_folder() / size
    if not folder.exists():
        write_series(SIZES[size], folder)
    return folder


def yaml_folder(size: str) -> Path:
    """Return the folder of a series as YAML records, writing it if necessary."""
    folder = _cache_folder() / f"{size}-yaml"
    if not folder.exists():
        write_yaml(store(size), folder)
    return folder


def _cache_folder() -> Path:
    """Return the cache folder; its name holds a hash of the code that generates the series."""
    files = [HERE / "generate.py", *sorted((HERE / "series").glob("*.py"))]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"treatygraph-series-{digest}"
    folder.mkdir(exist_ok=True)
    return folder
