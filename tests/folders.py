"""Data folders made by hand, so that no test depends on the example data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

Records = str | Sequence[Mapping[str, Any]]

VOCABULARY = (Path(__file__).parent / "vocabulary.yaml").read_text(encoding="utf-8")


def node(key: str, kind: str = "country", **fields: Any) -> dict[str, Any]:
    """A node as a file has it; called by its id unless a name is given."""
    return {"id": key, "kind": kind, "name": key, **fields}


def relation(key: str, type: str, start: Any, end: Any, **fields: Any) -> dict[str, Any]:
    """A relation as a file has it, happened unless a status is given."""
    return {"id": key, "type": type, "from": start, "to": end, "status": "happened", **fields}


def source(key: str, **fields: Any) -> dict[str, Any]:
    """A source as a file has it."""
    return {"id": key, "title": f"Title of {key}", **fields}


def write_folder(
    folder: Path,
    nodes: Records = (),
    relations: Records = (),
    sources: Records = (),
    vocabulary: str = VOCABULARY,
) -> Path:
    """A data folder with one file of each sort; records are mappings, or the text of the file."""
    files = {
        "vocabulary.yaml": vocabulary,
        "sources.yaml": sources,
        "nodes/all.yaml": nodes,
        "relations/all.yaml": relations,
    }
    for name, records in files.items():
        if records:
            write(folder / name, records)
    return folder


def write(file: Path, records: Records) -> Path:
    """A file with these records, in a folder that is made where it is missing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    text = records if isinstance(records, str) else as_yaml(records)
    file.write_text(text, encoding="utf-8", newline="")
    return file


class Quoting(yaml.SafeDumper):
    """Puts every text in quotes, so that none is a number or a flag by the way it looks."""


Quoting.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'),
)


def as_yaml(records: Sequence[Mapping[str, Any]]) -> str:
    return yaml.dump(list(records), Dumper=Quoting, sort_keys=False, allow_unicode=True, width=9999)


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder and what it holds, to see whether anything was written."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
