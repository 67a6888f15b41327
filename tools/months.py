"""Write the names of the months of all languages of CLDR, as Babel carries them.

Run it when Babel is updated: python tools/months.py
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from babel import Locale, localedata

FILE = Path(__file__).parents[1] / "src/treatygraph/importers/values/months.json"
WIDTHS = ("wide", "abbreviated")
# letters in quotes are words of the language; others are fields, except outside of ASCII
LITERAL = re.compile(r"'([^']+)'|([^\x00-\x7f]+)")


def languages() -> dict[str, dict[str, object]]:
    """Name, months and words between them of each language; territories add nothing."""
    found = {}
    for code in sorted(each for each in localedata.locale_identifiers() if "_" not in each):
        locale = Locale(code)
        months = [_names(locale, number) for number in range(1, 13)]
        if code != "root" and _is_own(months):
            name = locale.english_name or code
            found[code] = {"name": name, "months": months, "words": sorted(_words(locale))}
    return found


def _names(locale: Locale, number: int) -> list[str]:
    given = (
        locale.months[context][width].get(number, "")
        for context in ("format", "stand-alone")
        for width in WIDTHS
    )
    names = dict.fromkeys(each.strip(" .").casefold() for each in given)
    return [each for each in names if len(each) > 1 and re.search(r"[^\W\d_]", each)]


def _is_own(months: list[list[str]]) -> bool:
    """Whether a locale has names of its own: others have M01, M02, …"""
    return all(months) and not any(re.fullmatch(r"m\d\d", each) for each in months[0])


def _words(locale: Locale) -> Iterator[str]:
    patterns = (locale.date_formats[width].pattern for width in ("full", "long", "medium"))
    literals = {text for each in patterns for pair in LITERAL.findall(each) for text in pair}
    words = (word.casefold() for text in literals for word in re.findall(r"[^\W\d_]+", text))
    return iter(set(words))


if __name__ == "__main__":
    text = ",\n".join(
        f"{json.dumps(code)}: {json.dumps(each, ensure_ascii=False)}"
        for code, each in languages().items()
    )
    FILE.write_text("{\n" + text + "\n}\n", encoding="utf-8")
