"""A brief: what binds two actors, in sentences with numbered sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ..dataset import Evidence, Relation
from ..dates.words import in_words
from ..graph import Graph
from .between import OPEN, between
from .display import details, relation_views
from .rows import relation_row
from .treaties.in_force import in_force


class Sentence(NamedTuple):
    """A sentence and the numbers of the places in sources that it rests on."""

    text: str
    citations: tuple[int, ...]


class Section(NamedTuple):
    """Sentences under a heading."""

    heading: str
    sentences: tuple[Sentence, ...]


class Figure(NamedTuple):
    """A number of a period, for the chart: bars are comparable within one `series`."""

    series: str
    period: str
    value: float
    text: str
    citations: tuple[int, ...]


class Brief(NamedTuple):
    """What binds two actors. `sources` is in the order of their numbers, which begin with 1."""

    title: str
    scope: str
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]
    sources: tuple[str, ...]


def brief(graph: Graph, one: str, other: str) -> Brief:
    """Return all that `between` finds, in sentences; every sentence has its numbered sources.

    What is planned, expected or alleged has a section of its own, and says which it is; so have the
    treaties between the two, by `in_force`, and what sources say differently. Raises
    UnknownName, AmbiguousName, BadValue.
    """
    found = between(graph, one, other)
    writer = _Writer(graph)
    treaties = tuple(writer.in_force(in_force(graph, one, other).rows))
    sections = [Section("Treaties between the two", treaties)] if treaties else []
    sections += [
        Section(heading, tuple(map(writer.sentence, relations)))
        for heading, relations in _grouped(graph, found.rows)
    ]
    differing = tuple(writer.differing(graph, found.rows))
    if differing:
        sections.append(Section("Where sources differ", differing))
    figures = tuple(writer.figures(found.rows))
    scope = found.note or f"All {len(found.rows)} relations are in it."
    title = f"Brief: {found.title.removeprefix('Between ')}"
    return Brief(title, scope, tuple(sections), figures, tuple(writer.sources))


def _grouped(graph: Graph, rows: Any) -> Iterator[tuple[str, list[Relation]]]:
    groups: dict[str, list[Relation]] = {}
    by_id = _records(graph, rows)
    for row in rows:
        groups.setdefault(row["group"], []).append(by_id[row["id"]])
    types = graph.dataset.vocabulary.relations
    for group, relations in groups.items():
        heading = "Planned, expected or claimed" if group == OPEN else types[group].label
        yield heading[:1].upper() + heading[1:], relations


def _records(graph: Graph, rows: Any) -> dict[str, Relation]:
    return {row["id"]: _relation(graph, row["id"]) for row in rows}


def _relation(graph: Graph, key: str) -> Relation:
    return graph.relation(graph.dataset.relation_numbers[key])


class _Writer:
    """Writes sentences, and numbers the places in sources as they are first cited."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._views = relation_views(graph)
        self._numbers: dict[tuple[str, str | None], int] = {}
        self.sources: list[str] = []

    def sentence(self, relation: Relation) -> Sentence:
        """Return a relation as a sentence."""
        row = relation_row(relation)
        origins, targets = (_listed(self._views[end](row)) for end in ("from", "to"))
        said = [f"{origins} {self._views['type'](row)} {targets}"]
        if relation.date:
            inferred = " (date inferred)" if "date" in relation.inferred else ""
            said.append(f"{in_words(relation.date)}{inferred}")
        established = self._graph.dataset.vocabulary.statuses[relation.status].established
        status = "" if established else f" – {self._views['status'](row)}"
        about = details(self._graph, row)
        text = ", ".join(said) + status + (f" ({about})" if about else "") + "."
        return Sentence(text[:1].upper() + text[1:], self._cited(relation.evidence))

    def in_force(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[Sentence]:
        """Return a sentence for each treaty, with the acts that it rests on."""
        for row in rows:
            text = f"{row['name']}: {_standing(row)}."
            yield Sentence(text, self._resting_on(row))

    def _resting_on(self, row: Mapping[str, Any]) -> tuple[int, ...]:
        found = (_relation(self._graph, key) for key in row["basis"])
        return self._cited(tuple(pointer for each in found for pointer in each.evidence))

    def differing(self, graph: Graph, rows: Any) -> Iterator[Sentence]:
        """Return a sentence for each source that says something else than the record."""
        for relation in _records(graph, rows).values():
            for pointer in relation.evidence:
                if pointer.says:
                    other = "; ".join(f"{key}: {value}" for key, value in pointer.says.items())
                    text = f"{self.sentence(relation).text} This source has {other}."
                    yield Sentence(text, self._cited((pointer,)))

    def figures(self, rows: Any) -> Iterator[Figure]:
        """Return the figures of periods, for a chart."""
        vocabulary = self._graph.dataset.vocabulary
        values, units, measures = map(vocabulary.with_role, ("number", "unit", "measure"))
        for relation in _records(self._graph, rows).values():
            for key in values:
                value = relation.attributes.get(key)
                if not isinstance(value, int | float) or not relation.date:
                    continue
                if vocabulary.relations[relation.type].time != "period":
                    continue
                row = relation_row(relation)
                origins, targets = (_listed(self._views[end](row)) for end in ("from", "to"))
                told: Mapping[str, Any] = relation.attributes
                words = [str(told[each]) for each in (*measures, *units) if each in told]
                series = f"{origins} {self._views['type'](row)} {targets}: {', '.join(words)}"
                text = f"{value:,.12g}"
                yield Figure(series, relation.date, value, text, self._cited(relation.evidence))

    def _cited(self, evidence: tuple[Evidence, ...]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self._number(pointer) for pointer in evidence))

    def _number(self, pointer: Evidence) -> int:
        key = (pointer.source, pointer.at)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self.sources.append(self._reference(pointer))
        return self._numbers[key]

    def _reference(self, pointer: Evidence) -> str:
        source = self._graph.dataset.sources[pointer.source]
        parts = [source.author, f"“{source.title}”", source.publisher, source.date, source.url]
        place = f", {pointer.at}" if pointer.at else ""
        return ", ".join(filter(None, parts)) + place + f" [{source.id}]"


def _standing(row: Mapping[str, Any]) -> str:
    """Say whether a treaty is in force, since and until when, or what the sources do not say."""
    if row["state"] == "not known":
        lacking = dict.fromkeys(each.rpartition(": ")[2] for each in row.get("missing", ()))
        return f"not known whether it is in force; the sources lack {_listed(list(lacking))}"
    since = f" since {row['since']}" if row.get("since") else ""
    until = f" until {row['until']}" if row["until"] != ".." else ""
    return f"{row['state']}{since}{until}"


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
