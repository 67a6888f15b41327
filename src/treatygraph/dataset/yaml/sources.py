"""The sources of a `sources.yaml`, read at first access."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from ...errors import DataError
from ...vocabulary import Vocabulary
from ...yamlio.load import read_records
from ..records import Source
from .record_reader import Reader


class SourcesFile(Mapping[str, Source]):
    """The sources of a file by id; empty if there is no file.

    Raises DataError at first access if the file is invalid.
    """

    def __init__(self, path: Path, vocabulary: Vocabulary) -> None:
        self.path, self.vocabulary = path, vocabulary

    def __getitem__(self, key: str) -> Source:
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)

    @cached_property
    def _read(self) -> dict[str, Source]:
        if not self.path.exists():
            return {}
        reader = Reader(self.vocabulary)
        made = [reader.source(entry) for entry in read_records(self.path, str(self.path))]
        if reader.problems:
            raise DataError(reader.problems)
        return {source.id: source for source in made if source}
