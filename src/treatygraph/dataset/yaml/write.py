"""A dataset as a folder of YAML records in canonical form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ...gc_pause import gc_paused
from ...output import child, new_folder, write_part
from ...vocabulary import Vocabulary
from ...vocabulary.write import vocabulary_text
from ..dataset import Dataset
from ..records import Source
from .canonical import record_text
from .serialize import plain_node, plain_relation, plain_source

# Windows takes these names for devices, whatever the suffix
DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def write_folder(dataset: Dataset, folder: Path) -> None:
    """Write a dataset as YAML: a file for each kind of node and each type of relation.

    The folder has to be new, or empty: hand-made records must not be overwritten. Raises
    OutputError.
    """
    with new_folder(folder) as draft, gc_paused():
        vocabulary = dataset.vocabulary
        write_frame(draft, vocabulary, dataset.sources.values())
        nodes = [plain_node(node) for node in dataset.nodes]
        _write_by(draft / "nodes", "kind", nodes, vocabulary)
        relations = [plain_relation(relation) for relation in dataset.relations]
        _write_by(draft / "relations", "type", relations, vocabulary)


def write_frame(folder: Path, vocabulary: Vocabulary, sources: Iterable[Source]) -> None:
    """Write the vocabulary and the sources, which every storage format has in YAML."""
    write_part(folder / "vocabulary.yaml", vocabulary_text(vocabulary))
    records = [plain_source(source) for source in sources]
    if records:
        write_part(folder / "sources.yaml", _text(records, vocabulary))


def _write_by(
    folder: Path, key: str, records: Iterable[dict[str, Any]], vocabulary: Vocabulary
) -> None:
    """Write records to a file for each value of a key.

    Values that differ in case or composition alone share a file: on some systems their names are
    the same.
    """
    groups: dict[str, list[dict[str, Any]]] = {}
    for record in records:
        name = unicodedata.normalize("NFC", record[key]).casefold()
        groups.setdefault(name, []).append(record)
    for members in groups.values():
        write_part(child(folder, _file_name(members[0][key])), _text(members, vocabulary))


def _file_name(word: str) -> str:
    """Return the name of a file for a kind or a type, which no system takes for a device."""
    return f"{word}_.yaml" if DEVICE.fullmatch(word) else f"{word}.yaml"


def _text(records: Iterable[dict[str, Any]], vocabulary: Vocabulary) -> str:
    return "".join(f"{record_text(record, vocabulary)}\n" for record in records)
