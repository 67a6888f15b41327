"""A data folder to start from."""

from __future__ import annotations

from pathlib import Path

from ..output import child, new_folder, write_part
from .yaml.files import shipped_vocabulary

STARTER = Path(__file__).with_name("starter")


def start_folder(folder: Path) -> None:
    """Write a small data folder: a vocabulary, a source, three nodes and a relation.

    The folder has to be new, or empty. Raises OutputError.
    """
    with new_folder(folder) as draft:
        vocabulary = shipped_vocabulary().read_text(encoding="utf-8")
        write_part(draft / "vocabulary.yaml", vocabulary)
        for file in sorted(STARTER.rglob("*.yaml")):
            place = draft.joinpath(*file.relative_to(STARTER).parts[:-1])
            write_part(child(place, file.name), file.read_text(encoding="utf-8"))
