"""Guess a mapping: recognise the columns of a table, and write what they may mean."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ..files.open_table import bare_name
from .columns import YEAR, Column, is_state, recognised
from .sample import Sample, read_sample

FEWEST_WIDE = 3  # columns, such as years, of which each cell is a record
TYPES = (("sign|adopt|conclu", "signed"), ("force|ratif|access|deposit|accept|join", "party_to"))


class Guess(NamedTuple):
    """The columns of a table by what they hold; `wide` are those whose cells are records."""

    columns: list[Column]
    wide: list[str]
    wide_as: str

    @property
    def states(self) -> list[Column]:
        """The columns of states, at most two: names before codes, which name the same again."""
        found = self.of("state", "states")
        by_name = [each for each in found if each.way == "name"]
        return (by_name or found)[:2]

    @property
    def year(self) -> Column | None:
        """The column whose year is that of a wide row."""
        return next((each for each in self.of("date") if each.yearly), None)

    def of(self, *what: str) -> list[Column]:
        return [each for each in self.columns if each.what in what and each.name not in self.wide]


def guess_mapping(file: Path) -> str:
    """Return a first mapping for a table as YAML with comments. Raises DataError."""
    sample = read_sample(file)
    guess = _guess(sample)
    return "\n".join([*_head(file), *_table(sample, guess), ""])


def _guess(sample: Sample) -> Guess:
    usable = {name: texts for name, texts in sample.columns.items() if not re.search("[{}]", name)}
    years = [name for name in usable if YEAR.fullmatch(name)]
    states = [name for name in usable if is_state(name)]
    columns = [recognised(name, texts, sample.rows) for name, texts in usable.items()]
    days = [each.name for each in columns if each.what == "date"]
    has_state = any(each.what == "state" for each in columns)
    has_title = any(each.what == "title" for each in columns)
    if len(years) >= FEWEST_WIDE:
        return Guess(columns, years, "years")
    if len(states) >= FEWEST_WIDE:
        return Guess(columns, states, "states")
    if len(days) >= FEWEST_WIDE and has_state and not has_title:
        return Guess(columns, days, "documents")
    return Guess(columns, [], "")


def _head(file: Path) -> Iterator[str]:
    yield "# A first guess from the columns of the table. Correct what is wrong, above all the"
    yield "# types of the relations, and say where the table comes from."
    yield f"title: {_quoted(bare_name(file))}"
    yield "citation: Not stated    # how its makers ask to be cited"
    yield "terms: Not stated       # the terms of use"
    yield ""
    yield "tables:"


def _table(sample: Sample, guess: Guess) -> Iterator[str]:
    yield "  table:"
    for key, value in sample.options.items():
        yield f"    {key}: {value}"
    if guess.wide:
        yield "    # each cell of these columns is a record: {column} and {cell}"
        yield f"    wide: {{columns: {_listed(guess.wide)}}}"
        empty = ["''", "'0'", "'0.0'"] if guess.wide_as == "years" else ["''"]
        yield f"    skip: [{{when: {{cell: [{', '.join(empty)}]}}, because: nothing in the cell}}]"
    nodes = _nodes(guess)
    yield "    nodes:"
    yield from (f"      {line}" for _, lines in nodes for line in lines)
    relations = list(_relations(guess, [name for name, _ in nodes]))
    if relations:
        yield "    relations:"
        yield from (f"      {line}" for line in relations)
    yield from _unused(guess)


def _nodes(guess: Guess) -> list[tuple[str, list[str]]]:
    day = _day(guess)
    on = f", on: {day}" if day else ""
    found = [
        (f"state{number}" if number > 1 else "state", _state(each, on))
        for number, each in enumerate(guess.states, 1)
    ]
    found = [(name, [f"{name}:", *lines]) for name, lines in found]
    if guess.wide_as == "states":
        lines = _country("name: '{column}'", "{column}", on)
        found.insert(0, ("state", ["state:", *lines]))
        found = found[:1]
    thing = _thing(guess)
    if thing:
        kind = "institution" if _is_membership(guess) else "document"
        found.append(("thing", [f"thing: {{kind: {kind}, name: {_column(thing)}}}"]))
    if not found:
        first = next((each.name for each in guess.columns if each.what != "empty"), "row")
        found.append(("thing", [f"thing: {{kind: document, name: {_column(first)}}}"]))
    return found


def _is_membership(guess: Guess) -> bool:
    """Return whether the cells of a wide table are years of membership."""
    return guess.wide_as == "years" or (guess.wide_as == "states" and guess.year is not None)


def _thing(guess: Guess) -> str | None:
    """Return the column that names what the states have to do with."""
    if guess.wide_as == "documents":
        return "column"
    titles = sorted(guess.of("title"), key=lambda each: -each.length)
    if titles:
        return titles[0].name
    texts = guess.of("text")
    several = len(guess.of("state")) > 1 or guess.of("states")
    return texts[0].name if texts and not several else None


def _state(column: Column, on: str) -> list[str]:
    name = column.name
    if column.what == "states":
        split = f"each: {{of: {_column(name)}, split: {_quoted(column.split)}}}"
        return [f"  {split}", *_country("name: '{each}'", "{each}", on)]
    return _country(f"{column.way}: {_column(name)}", f"{{{name}}}", on)


def _country(way: str, name: str, on: str) -> list[str]:
    return [
        f"  country: {{{way}{on}}}",
        "  kind: institution    # for names that the list of countries does not contain",
        f"  name: {_quoted(name)}",
    ]


def _day(guess: Guess) -> str:
    """Return the day on which names of states are looked up."""
    if guess.wide_as == "years":
        return "'{column}'"
    if guess.wide_as == "states" and guess.year:
        return _date(guess.year)
    days = guess.of("date")
    return _date(days[0]) if days else ""


def _date(column: Column) -> str:
    formats = column.formats
    if not formats:
        return f"{{year: {_column(column.name)}}}"
    if formats == ("EDTF",):
        return _column(column.name)
    given = _quoted(formats[0]) if len(formats) == 1 else _listed(formats)
    return f"{{of: {_column(column.name)}, date: {given}}}"


def _relations(guess: Guess, nodes: Sequence[str]) -> Iterator[str]:
    states = [name for name in nodes if name.startswith("state")]
    several = any(each.what == "states" for each in guess.of("states"))
    if not states or (len(nodes) == 1 and not several):
        return
    if "thing" in nodes:
        yield from _to_thing(guess, states)
        return
    ends = f"from: state, to: {states[-1]}"
    when = _when(guess)
    yield "# what have they to do with each other? Take a type of the vocabulary"
    yield f"relation: {{type: cooperates_on, {ends}{when}, status: happened}}"


def _when(guess: Guess) -> str:
    if guess.wide_as == "years":
        return ", spell: '{column}'"
    if guess.wide_as == "states" and guess.year:
        return f", spell: {_column(guess.year.name)}"
    days = guess.of("date")
    return f", date: {_date(days[0])}" if days else ""


def _to_thing(guess: Guess, states: Sequence[str]) -> Iterator[str]:
    ends = f"from: {_listed(states) if len(states) > 1 else states[0]}, to: thing"
    if guess.wide_as:
        kind = "member_of" if _is_membership(guess) else "party_to"
        when = _when(guess) if _is_membership(guess) else _of_cell(guess)
        yield f"relation: {{type: {kind}, {ends}{when}, status: happened}}"
        return
    days = _days_of_relations(guess)
    if not days:
        yield f"relation: {{type: party_to, {ends}, status: happened}}"
    for number, each in enumerate(days, 1):
        if each.doubt:
            yield f"# {each.doubt}"
        when = f"when: {{{_quoted(each.name)}: {{not: ''}}}}, " if len(days) > 1 else ""
        fields = f"{when}type: {_type(each.name)}, {ends}, date: {_date(each)}, status: happened"
        yield f"{f'relation{number}' if len(days) > 1 else 'relation'}: {{{fields}}}"


def _days_of_relations(guess: Guess) -> list[Column]:
    """Return the dates that relations have: those whose name says of what, or else the first."""
    days = guess.of("date")
    telling = [each for each in days if any(_says(pattern, each.name) for pattern, _ in TYPES)]
    precise = [each for each in days if not each.yearly]
    return telling or (precise or days)[:1]


def _says(pattern: str, name: str) -> bool:
    return re.search(pattern, name, re.IGNORECASE) is not None


def _of_cell(guess: Guess) -> str:
    """Return the date of a cell, if cells are dates."""
    cells = [each for each in guess.columns if each.name in guess.wide and each.what == "date"]
    if not cells:
        return ""
    formats = tuple(dict.fromkeys(form for each in cells for form in each.formats))
    return f", date: {_date(Column('cell', 'date', formats=formats))}"


def _type(name: str) -> str:
    found = (kind for pattern, kind in TYPES if _says(pattern, name))
    return next(found, "party_to")


def _unused(guess: Guess) -> Iterator[str]:
    """Return comments on the columns that the mapping does not use yet."""
    used = {_thing(guess), *(each.name for each in guess.states), *guess.wide}
    used |= {each.name for each in _days_of_relations(guess)}
    left = [each for each in guess.columns if each.name not in used]
    if left:
        yield "    # columns that are not used yet, and what they seem to hold:"
        yield from (
            f"    #   {json.dumps(each.name, ensure_ascii=False)}: {each.what}" for each in left
        )


def _column(name: str) -> str:
    return _quoted(f"{{{name}}}")


def _listed(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _quoted(text: str) -> str:
    plain = text.isprintable() and "\\" not in text
    return f"'{text.replace(chr(39), chr(39) * 2)}'" if plain else json.dumps(text)
