"""What is known of a relation when its fields are judged, and a verdict on one field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ....vocabulary import Vocabulary
from ...records import Relation
from .passage import Passage, Sentence, content, stem


class Place(NamedTuple):
    """A sentence of a passage in which something was found."""

    source: str
    at: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.source} {self.at}: “{self.sentence}”"


class Finding(NamedTuple):
    """Whether a field was found: where, or what is missing.

    `explained` is False for a value that the text contradicts, which no note excuses.
    """

    field: str
    what: str
    place: Place | None
    explained: bool = True

    @property
    def found(self) -> bool:
        """Return whether the text holds the field."""
        return self.place is not None

    def __str__(self) -> str:
        return self.what if self.what.startswith(self.field) else f"{self.field} {self.what}"


class Context(NamedTuple):
    """A relation with the passages of its evidence, and what the folder says of its nodes.

    `passages` are in the order of the evidence; an empty one is a pointer that leads nowhere.
    """

    relation: Relation
    passages: Sequence[Passage]
    vocabulary: Vocabulary
    names: Mapping[str, tuple[str, ...]]
    relations: Mapping[str, Relation]
    dates: Mapping[str, str]

    @property
    def sentences(self) -> Iterator[tuple[Passage, Sentence]]:
        """Yield every sentence of the evidence with its passage."""
        for passage in self.passages:
            yield from ((passage, sentence) for sentence in passage.sentences)


Test = Callable[[Sentence], bool]


def first_place(sentences: Iterable[tuple[Passage, Sentence]], test: Test) -> Place | None:
    """Return the first sentence that passes a test, or None."""
    for passage, sentence in sentences:
        if test(sentence):
            return Place(passage.source, passage.at, sentence.text)
    return None


def place_of_figure(sentences: Iterable[tuple[Passage, Sentence]], value: float) -> Place | None:
    """Return the first sentence that holds a number, or None."""
    return first_place(sentences, lambda sentence: sentence.has_figure(value))


def place_of_node(passages: Iterable[Passage], names: Sequence[str]) -> Place | None:
    """Return where a node is named, or described by all words of a name.

    Curators name an event without a proper name by the words of its paragraphs, to which they add
    the year. A name of fewer than three words has to occur as it is.
    """
    listed = list(passages)
    sentences = ((each, sentence) for each in listed for sentence in each.sentences)
    if place := first_place(sentences, lambda sentence: sentence.has_name(names)):
        return place
    told = {stem(word) for each in listed for word in each.whole.words.split()}
    if listed and any(len(words) > 2 and words <= told for words in map(content, names)):
        return Place(listed[0].source, listed[0].at, "in the words of its name")
    return None
