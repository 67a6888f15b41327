"""Makes the country table that ships with the package, and letters.csv beside it.

    python tools/countries.py [FOLDER] [--out FILE]

FOLDER holds country-codes.csv, cow_states.csv and gw_states.csv; unless given, it is
../shared/data/codes beside the project. They, the pycountry package and country_additions.yaml
beside this script are all that it reads, so that the same lists give the same bytes. It stops where
a name leads to two countries, or where a state of the lists leads to none.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pycountry
import yaml

from treatygraph.dataset import example_folder
from treatygraph.dataset.yaml.canonical import canonical_text
from treatygraph.dataset.yaml.folder import read_vocabulary
from treatygraph.dates import EPOCH
from treatygraph.names import fold
from treatygraph.states.countries import LETTERS, TABLE, Countries, read_table
from treatygraph.states.spelling import spelling
from treatygraph.yamlio.load import read_records

HERE = Path(__file__).parent
LISTS = HERE.parent.parent / "shared" / "data" / "codes"
ADDITIONS = HERE / "country_additions.yaml"
STATES = {"cow": ("cow_states.csv", "cowcode"), "gw": ("gw_states.csv", "gwcode")}
LANGUAGES = ("en", "fr", "es", "ru", "ar", "cn")
UNTERM = ("English", "French", "Spanish", "Russian", "Arabic", "Chinese")
STILL = date(9999, 12, 31)
# "(the)", "(l')" and the asterisks of observers say nothing about the name
ARTICLE = re.compile(r"\s*\((?:the|la|le|les|l['’]|el|los|las)\)|\*|^(?:the|la|le|les|el) |^l['’]")
BELONGS = re.compile(
    r"(?:Part|Territory|Crown dependency|Commonwealth|Associated) (?:of|with) (..)"
)
HEADER = """\
# Made by tools/countries.py: change tools/country_additions.yaml and run it again.
# A state that ended is a record of its own; `spells` tells on which days a list counts it, and by
# which code. If several records have the same code, the day decides; `ids` holds the current ones.
# `dated` names mean this record on those days only, and there before whoever bears them always.
"""

Record = dict[str, Any]


def main() -> None:
    """Read the command line and write the table."""
    parser = argparse.ArgumentParser(description="Make the country table.")
    parser.add_argument("lists", nargs="?", type=Path, default=LISTS, metavar="FOLDER")
    parser.add_argument("--out", type=Path, default=TABLE, metavar="FILE")
    given = parser.parse_args()
    given.out.write_text(table(given.lists), encoding="utf-8")
    given.out.with_name(LETTERS.name).write_text(letters(given.lists), encoding="utf-8")


def table(lists: Path) -> str:
    """The text of the table that a folder of lists gives."""
    added = yaml.load(ADDITIONS.read_text("utf-8"), yaml.BaseLoader)
    records = [*present(rows(lists / "country-codes.csv"), added["present"])]
    records += [*others(added["others"], taken=records)]
    records += [institution(given) for given in added["institutions"]]
    refuse(f"the id {each} is taken twice" for each in repeated(record["id"] for record in records))
    join_names(records)
    for system in STATES:
        add_spells(records, system, lists, added["lineages"])
    records.sort(key=lambda record: (record["kind"], record["id"]))
    return written(records)


def letters(lists: Path) -> str:
    """The letters that Correlates of War, and Gleditsch and Ward, have beside their numbers."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for system, (file, column) in STATES.items():
        pairs = {(row[f"{system}c"], row[column]) for row in rows(lists / file)}
        shared = repeated(each for each, _ in pairs)
        refuse(f"{system}: {each} has several numbers" for each in shared)
        writer.writerows((system, *pair) for pair in sorted(pairs))
    return text.getvalue()


# Records


def present(rows: list[Record], added: dict[str, Record]) -> Iterator[Record]:
    """The countries and territories of ISO 3166."""
    names = {row["ISO3166-1-Alpha-2"]: usual_name(row, added) for row in rows}
    for row in rows:
        more = added[row["ISO3166-1-Alpha-3"]]
        state = BELONGS.match(row["is_independent"])
        yield {
            **record("country", usual_name(row, added), more),
            "listed": [*listed_names(row)],
            "ids": codes(row, more),
            "capital": more.get("capital", row["Capital"].strip()),
            "within": slug(names[state[1]]) if state else "",
            "spells": earlier_codes(more, taken=set(names)),
        }


def others(added: list[Record], taken: list[Record]) -> Iterator[Record]:
    """Dead states, territories, and states that ISO 3166 does not list."""
    for given in added:
        ids = {key: given[key] for key in ("iso2", "iso3", "m49", "wikidata") if key in given}
        for old in withdrawn(given):
            held = {"iso2": old.alpha_2, "iso3": old.alpha_3, "m49": getattr(old, "numeric", "")}
            free = {system: code for system, code in held.items() if is_free(system, code, taken)}
            ids = free | ids
        yield {**record("country", given["name"], given), "ids": ids, "spells": other_codes(given)}


def institution(given: Record) -> Record:
    ids = {"wikidata": given["wikidata"]} if "wikidata" in given else {}
    return {**record("institution", given["name"], given), "ids": ids}


def record(kind: str, name: str, more: Record) -> Record:
    """What every record has; `listed` names come from the lists and yield to those of others."""
    kept = ("capital", "dated", "demonyms", "existed", "within")
    return {
        "id": more.get("id") or slug(name),
        "kind": kind,
        "name": name,
        "aliases": more.get("aliases", []),
        "listed": [],
        "spells": {},
        **{key: more[key] for key in kept if key in more},
    }


def slug(name: str) -> str:
    return fold(name).replace(" ", "-")


# Names


def usual_name(row: Record, added: dict[str, Record]) -> str:
    return str(added[row["ISO3166-1-Alpha-3"]].get("name") or row["CLDR display name"])


def listed_names(row: Record) -> Iterator[str]:
    """Every name that the list or pycountry has for a country, in six languages."""
    known = pycountry.countries.get(alpha_3=row["ISO3166-1-Alpha-3"])
    names = [
        row["CLDR display name"],
        *(row[f"official_name_{language}"] for language in LANGUAGES),
        *(row[f"UNTERM {each} {length}"] for length in ("Short", "Formal") for each in UNTERM),
        *(getattr(known, each, "") for each in ("name", "official_name", "common_name")),
    ]
    return filter(None, (ARTICLE.sub("", name).strip() for name in names))


def join_names(records: list[Record]) -> None:
    """Put the names of all origins together, each spelling once, none for two countries."""
    own = owners(records, lambda record: [record["name"], *record["aliases"]])
    listed = owners(records, lambda record: record["listed"])
    shared = [(key, ids) for key, ids in own.items() if len(ids) > 1]
    shared += [(key, ids) for key, ids in listed.items() if len(ids) > 1 and key not in own]
    refuse(f"{key!r} is a name of {' and '.join(ids)}" for key, ids in shared)
    for each in records:
        names = [name for name in each.pop("listed") if spelling(name) not in own]
        unique: dict[str, str] = {}
        for name in [each["name"], *each["aliases"], *names]:
            unique.setdefault(spelling(name), name)
        each["aliases"] = [*unique.values()][1:]


def owners(
    records: list[Record], names: Callable[[Record], list[str]]
) -> dict[str, dict[str, None]]:
    """The ids of the records that bear each spelling."""
    found: dict[str, dict[str, None]] = {}
    for each in records:
        for name in names(each):
            found.setdefault(spelling(name), {})[each["id"]] = None
    return found


# Codes


def codes(row: Record, more: Record) -> Record:
    return {
        "iso2": row["ISO3166-1-Alpha-2"],
        "iso3": row["ISO3166-1-Alpha-3"],
        "m49": row["M49"].zfill(3),
        "wikidata": more.get("wikidata") or row["wikidata_id"].rpartition("/")[2],
    }


def earlier_codes(more: Record, taken: set[str]) -> Record:
    """The codes that a country had under an earlier name, and until when."""
    spells = other_codes(more)
    for old in withdrawn(more):
        held = {"iso3": old.alpha_3, "iso2": old.alpha_2}
        for system, code in held.items():
            if code not in taken:
                spells.setdefault(system, {})[code] = [f"../{old.withdrawal_date}"]
    return spells


def other_codes(more: Record) -> Record:
    """Codes of one publisher, or of the past, that ISO 3166-3 does not list."""
    return {
        system: {code: [days] for code, days in codes.items()}
        for system, codes in more.get("codes", {}).items()
    }


def withdrawn(more: Record) -> list[Any]:
    """What ISO 3166-3 says of the codes that a country had."""
    return [pycountry.historic_countries.get(alpha_3=code) for code in more.get("was", ())]


def is_free(system: str, code: str, taken: list[Record]) -> bool:
    """Whether a withdrawn code is nobody else's; CS was that of two states in turn."""
    return code not in ("", "CS", *(each["ids"].get(system) for each in taken))


def add_spells(records: list[Record], system: str, lists: Path, lineages: list[Record]) -> None:
    """Give every state of a list its code and its days."""
    file, column = STATES[system]
    by_id = {each["id"]: each for each in records}
    shared = {each[system]: each["bearers"] for each in lineages if system in each}
    known = read(records)
    for row in rows(lists / file):
        code, first, last = row[column], day(row["start"]), day(row["end"])
        found = known.by_name(row["country_name"], first.toordinal() - EPOCH)
        line = shared.get(code) or ({found.id: ".."} if found else {})
        if not line:
            refuse([f"{system} {code}: no country is called {row['country_name']!r}"])
        for bearer, stretch in stretches(line, first, last):
            by_id[bearer]["spells"].setdefault(system, {}).setdefault(code, []).append(stretch)
        by_id[[*line][-1].removesuffix(" again")]["ids"][system] = code


def stretches(line: dict[str, str], first: date, last: date) -> Iterator[tuple[str, str]]:
    """Who bears a code from when to when, of the days on which a list counts it."""
    begins = [date.min if since == ".." else day(since) for since in line.values()]
    for bearer, (begin, following) in zip(line, pairwise([*begins, date.max]), strict=True):
        end = STILL if following == date.max else following - timedelta(days=1)
        start, stop = max(first, begin), min(last, end)
        if start <= stop:
            yield bearer.removesuffix(" again"), f"{start}/{'..' if stop == STILL else stop}"


def day(text: str) -> date:
    return date.fromisoformat(text) if text else STILL


# Files


def rows(path: Path) -> list[Record]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(records: list[Record]) -> Countries:
    """The records as the package will read them."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / TABLE.name
        path.write_text(written(records), encoding="utf-8")
        return read_table(path)


def written(records: list[Record]) -> str:
    """The records as canonical YAML; what is empty is left out."""
    filled = [{key: value for key, value in each.items() if value} for each in records]
    text = HEADER + yaml.safe_dump(filled, allow_unicode=True)
    with TemporaryDirectory() as folder:
        path = Path(folder) / TABLE.name
        path.write_text(text, encoding="utf-8")
        entries = read_records(path, path.name)
    return canonical_text(text, entries, read_vocabulary(example_folder()))


def repeated(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def refuse(problems: Iterable[str]) -> None:
    """Stop where there are problems, and tell them all."""
    found = list(problems)
    if found:
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()
