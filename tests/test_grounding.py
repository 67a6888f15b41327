"""Deliberate single errors in the example data are found in its texts."""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import treatygraph as tg
from commands import assert_refused, run
from folders import as_yaml, write
from treatygraph.dataset import example_folder, load_folder

ARTICLES = Path(__file__).parents[2] / "shared" / "articles"
SEED, EACH = 2024, 7  # edits of each kind
Record = dict[str, Any]
Edits = list[tuple[str, Record]]  # the file, and the changed record

pytestmark = pytest.mark.skipif(
    not ARTICLES.is_dir(), reason=f"no articles at {ARTICLES}: nothing to hold the data against"
)


class Example:
    """The records of the example data as plain text, by file."""

    def __init__(self, folder: Path) -> None:
        files = [*folder.glob("relations/*.yaml"), folder / "nodes" / "countries.yaml"]
        self.records = {str(file.relative_to(folder)): plain(file) for file in sorted(files)}
        self.dataset = load_folder(folder)
        self.kinds = {node.id: node.kind for node in self.dataset.nodes}

    @property
    def relations(self) -> Iterator[tuple[str, Record]]:
        for file, records in self.records.items():
            if file.startswith("relations"):
                yield from ((file, record) for record in records)

    def values(self, key: str) -> list[str]:
        return sorted({each[key] for _, each in self.relations if isinstance(each.get(key), str)})


def plain(file: Path) -> list[Record]:
    return yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)


def other(values: list[str], value: str, chance: random.Random) -> str:
    return chance.choice([each for each in values if each != value])


def with_value(key: str, change: Callable[[Example, str, random.Random], str | None]):
    """Edits that change one field of a relation."""

    def edits(example: Example, chance: random.Random) -> Edits:
        found = []
        for file, record in example.relations:
            if isinstance(record.get(key), str):
                value = change(example, record[key], chance)
                if value is not None and value != record[key]:
                    found.append((file, {**record, key: value}))
        return found

    return edits


def wrong_year(example: Example, date: str, chance: random.Random) -> str | None:
    """Every year of a date, moved by the same number of years."""
    step = chance.choice([-2, -1, 1, 2])
    return re.sub(r"\d{4}", lambda found: str(int(found[0]) + step), date)


def wrong_day(example: Example, date: str, chance: random.Random) -> str | None:
    """The last day of a date, on which the month ends if it is moved beyond."""
    if not re.search(r"-\d\d-\d\d\b", date) or "{" in date:
        return None
    step = chance.choice([1, 2, 3])
    last = date.rindex("-") + 1
    return f"{date[:last]}{min(int(date[last : last + 2]) + step, 30):02}{date[last + 2 :]}"


def wrong_figure(example: Example, value: str, chance: random.Random) -> str:
    return f"{float(value) * chance.choice([0.1, 0.9, 1.2, 2, 10]):.6g}"


def wrong_choice(key: str):
    def change(example: Example, value: str, chance: random.Random) -> str:
        vocabulary = example.dataset.vocabulary
        choices = {"status": vocabulary.statuses}.get(key) or vocabulary.attributes[key].choices
        return other(list(choices), value, chance)

    return with_value(key, change)


def wrong_word(key: str):
    return with_value(key, lambda example, value, chance: other(example.values(key), value, chance))


def swapped_ends(example: Example, chance: random.Random) -> Edits:
    """Ends exchanged where the vocabulary allows it and the direction means something."""
    found = []
    for file, record in example.relations:
        kind = example.dataset.vocabulary.relations[record["type"]]
        both = kind.symmetric or record.get("measure") == "turnover"
        if not both and fits(example, kind, record["to"], record["from"]):
            found.append((file, {**record, "from": record["to"], "to": record["from"]}))
    return found


def ends(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def fits(example: Example, kind: Any, start: Any, end: Any) -> bool:
    return all(example.kinds[each] in kind.origins for each in ends(start)) and all(
        example.kinds[each] in kind.targets for each in ends(end)
    )


def wrong_person(example: Example, chance: random.Random) -> Edits:
    """Another person at an end."""
    people = sorted(key for key, kind in example.kinds.items() if kind == "person")
    return [
        (file, {**record, end: other(people, record[end], chance)})
        for file, record in example.relations
        for end in ("from", "to")
        if record[end] in people
    ]


def wrong_type(example: Example, chance: random.Random) -> Edits:
    """Another type that allows the kinds of the ends and every attribute."""
    types = example.dataset.vocabulary.relations
    attributes = set(example.dataset.vocabulary.attributes)
    found = []
    for file, record in example.relations:
        allowed = [
            key
            for key, kind in types.items()
            if key != record["type"]
            and fits(example, kind, record["from"], record["to"])
            and attributes & set(record) <= set(kind.attributes)
        ]
        if allowed:
            found.append((file, {**record, "type": chance.choice(allowed)}))
    return found


def wrong_evidence(key: str, change: Callable[[Example, str, random.Random], str]):
    """Edits that change one field of one piece of evidence."""

    def edits(example: Example, chance: random.Random) -> Edits:
        found = []
        for file, record in example.relations:
            position = chance.randrange(len(record["evidence"]))
            pointer = record["evidence"][position]
            if key in pointer:
                evidence = list(record["evidence"])
                evidence[position] = {**pointer, key: change(example, pointer[key], chance)}
                found.append((file, {**record, "evidence": evidence}))
        return found

    return edits


def wrong_paragraph(example: Example, at: str, chance: random.Random) -> str:
    return f"¶{other([str(number) for number in range(1, 16)], at[1:], chance)}"


def wrong_speaker(example: Example, speaker: str, chance: random.Random) -> str:
    people = sorted(key for key, kind in example.kinds.items() if kind == "person")
    return other(people, speaker, chance)


def wrong_source(example: Example, source: str, chance: random.Random) -> str:
    return other(sorted(example.dataset.sources), source, chance)


def wrong_code(example: Example, chance: random.Random) -> Edits:
    """A code of another country."""
    file = "nodes/countries.yaml"
    coded = [each for each in example.records[file] if len(each["ids"]) > 1]
    found = []
    for record in coded:
        for system in record["ids"]:
            code = other([each["ids"][system] for each in coded], record["ids"][system], chance)
            found.append((file, {**record, "ids": {**record["ids"], system: code}}))
    return found


KINDS: dict[str, Callable[[Example, random.Random], Edits]] = {
    "year": with_value("date", wrong_year),
    "day": with_value("date", wrong_day),
    "direction": swapped_ends,
    "status": wrong_choice("status"),
    "paragraph": wrong_evidence("at", wrong_paragraph),
    "person": wrong_person,
    "speaker": wrong_evidence("speaker", wrong_speaker),
    "figure": with_value("value", wrong_figure),
    "sign": with_value("change", lambda example, value, chance: f"{-float(value):.6g}"),
    "unit": wrong_word("unit"),
    "measure": wrong_choice("measure"),
    "rank": wrong_choice("rank"),
    "office": wrong_word("office"),
    "type": wrong_type,
    "source": wrong_evidence("source", wrong_source),
    "during": wrong_word("during"),
    "code": wrong_code,
}


@pytest.fixture(scope="module")
def example() -> Example:
    return Example(example_folder())


@pytest.fixture
def verdicts(example, tmp_path) -> dict[str, list[tuple[bool, str]]]:
    """For each kind of edit, whether each was found, and the record that it changed."""
    folder = tmp_path / "data"
    shutil.copytree(example_folder(), folder)
    chance, found = random.Random(SEED), {}
    for kind, edits in KINDS.items():
        candidates = edits(example, chance)
        chosen = chance.sample(candidates, min(EACH, len(candidates)))
        found[kind] = [(is_caught(folder, *edit), edit[1]["id"]) for edit in chosen]
    return found


def is_caught(folder: Path, file: str, changed: Record) -> bool:
    """Whether `check --texts` rejects a copy of the data with one changed record."""
    before = (folder / file).read_text(encoding="utf-8")
    write(folder / file, replaced(before, changed))
    try:
        tg.check(folder, texts=ARTICLES, fix=True)
    except tg.DataError:
        return True
    else:
        return False
    finally:
        write(folder / file, before)


def replaced(text: str, changed: Record) -> str:
    """The text of a file with one of its records written again."""
    block = re.compile(rf"^- id: {changed['id']}\n(?: .*\n)*", re.MULTILINE)
    new, number = block.subn(lambda _: as_yaml([changed]), text)
    assert number == 1
    return new


def test_example_data_raises_no_alarm():
    assert tg.check(example_folder(), texts=ARTICLES)


def test_two_thirds_of_single_errors_are_found(verdicts):
    caught = Counter({kind: sum(yes for yes, _ in each) for kind, each in verdicts.items()})
    total = Counter({kind: len(each) for kind, each in verdicts.items()})
    print("\nkind        caught")
    for kind, each in verdicts.items():
        missed = ", ".join(key for yes, key in each if not yes)
        print(f"{kind:<10} {caught[kind]:>3}/{total[kind]:<3} {missed}")
    print(f"{'total':<10} {caught.total():>3}/{total.total()}")
    assert total.total() >= 100
    assert 3 * caught.total() >= 2 * total.total()


def test_record_written_again_without_an_edit_is_no_error(example, tmp_path):
    """The edits are what is found, not the way in which the files are written."""
    folder = tmp_path / "data"
    shutil.copytree(example_folder(), folder)
    file, record = next(example.relations)
    assert not is_caught(folder, file, record)


def test_answer_of_a_check_never_replaces_a_text_of_a_source(tmp_path):
    text = tmp_path / "texts" / "inner" / "a.txt"
    text.parent.mkdir(parents=True)
    text.write_text("1 Said.\n", encoding="utf-8")
    (tmp_path / "link").hardlink_to(text)
    for output in (text, tmp_path / "link", text.parent):
        outcome = run("check", "--texts", tmp_path / "texts", "--output", output)
        assert_refused(outcome, "would replace the input")
    assert text.read_text(encoding="utf-8") == "1 Said.\n"
