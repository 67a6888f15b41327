"""The sources of a `sources.yaml`, parsed at first access."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from ...errors import DataError
from ...vocabulary import Vocabulary
from ...yamlio.load import read_text, records_of
from ..records import Source
from .record_reader import Reader


class SourcesFile(Mapping[str, Source]):
    """The sources of a file by id; empty if there is no file.

    Raises DataError at first access if the file is invalid.
    """

    def __init__(self, path: Path, vocabulary: Vocabulary) -> None:
        self.path, self.vocabulary = path, vocabulary
        # read now, since the file may be replaced, and parsed later, since few answers need it
        self._text = read_text(path, str(path)) if path.exists() else None

    def __getitem__(self, key: str) -> Source:
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)

    @cached_property
    def _read(self) -> dict[str, Source]:
        if self._text is None:
            return {}
        reader = Reader(self.vocabulary)
        entries = records_of(self._text, str(self.path))
        made = [reader.source(entry) for entry in entries]
        if reader.problems:
            raise DataError(reader.problems)
        return {source.id: source for source in made if source}
