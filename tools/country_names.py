"""Makes the names of countries that are looked up where the country table has none.

    python tools/country_names.py [--out FILE]

They are the names of CLDR, as the package babel carries them, in the languages below and for each
country in its own, and those of country_spellings.yaml beside this script. A line
has the id of a country, or those of all countries that share a name, and the keys of the names (see
treatygraph.states.more_names), which are shorter to store and to load than the names.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import babel
import yaml
from babel.languages import get_official_languages

from treatygraph.states.countries import Countries, countries
from treatygraph.states.more_names import FILE, key_of
from treatygraph.states.spelling import spelling

SPELLINGS = Path(__file__).with_name("country_spellings.yaml")
LANGUAGES = (
    *("ar", "en", "es", "fr", "ru", "zh", "zh_Hant"),  # the six of the United Nations
    *("de", "fa", "it", "ja", "ko", "nl", "pl", "pt", "pt_PT", "tr", "uk"),
)
HEADER = """\
# Made by tools/country_names.py of CLDR (babel {version}) and tools/country_spellings.yaml
"""
Names = dict[str, set[str]]


def main() -> None:
    """Read the command line and write the names."""
    parser = argparse.ArgumentParser(description="Make the further names of countries.")
    parser.add_argument("--out", type=Path, default=FILE, metavar="FILE")
    parser.parse_args().out.write_text(written(gathered(countries())), encoding="utf-8")


def gathered(table: Countries) -> Names:
    """The ids of all countries that share the key of a name."""
    found: Names = {}
    more = yaml.safe_load(SPELLINGS.read_text("utf-8"))
    given = [(name, key) for key, names in more["spellings"].items() for name in names]
    given += [(name, key) for name, keys in more["ambiguous"].items() for key in keys]
    unknown = [key for _, key in given if key not in {each.id for each in table}]
    if unknown:
        sys.exit(f"no country has the id {', '.join(unknown)}")
    for name, key in (*cldr(table), *given):
        if spelling(name):
            found.setdefault(key_of(name), set()).add(key)
    for name, key in own_names(table):
        # a name that another country has in one of the languages above goes on meaning that one
        found.setdefault(key_of(name), {key})
    return {name: keys for name, keys in found.items() if not is_of_another(table, name, keys)}


def cldr(table: Countries) -> Iterator[tuple[str, str]]:
    """The names of CLDR, with the ids of their countries."""
    for language in LANGUAGES:
        territories = babel.Locale.parse(language).territories
        for country in table:
            name = territories.get(country.ids.get("iso2", ""))
            if name:
                yield name, country.id


def own_names(table: Countries) -> Iterator[tuple[str, str]]:
    """The names of countries in the official languages of each: Suomi, Hrvatska, Қазақстан."""
    for country in table:
        code = country.ids.get("iso2", "")
        for language in get_official_languages(code, de_facto=True):
            with suppress(babel.UnknownLocaleError):  # babel has no names in some of them
                name = babel.Locale.parse(language).territories.get(code)
                if name and spelling(name):
                    yield name, country.id


def is_of_another(table: Countries, name: str, keys: set[str]) -> bool:
    """Whether the country table has this name for a country that CLDR does not mean."""
    known = table.by_key(name.removeprefix("*"))
    if known and known.id not in keys:
        print(f"{name!r} is {known.id} in the table, not {' or '.join(sorted(keys))}")
    return known is not None and known.id not in keys


def written(names: Names) -> str:
    """The names by the ids that they mean."""
    lines: dict[str, list[str]] = {}
    for name, keys in names.items():
        lines.setdefault(" ".join(sorted(keys)), []).append(name)
    rows = (f"{keys}\t{'|'.join(sorted(lines[keys]))}\n" for keys in sorted(lines))
    return HEADER.format(version=babel.__version__) + "".join(rows)


if __name__ == "__main__":
    main()
