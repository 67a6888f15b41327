"""A data folder that tries to break out of every field that holds text."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unicodedata import bidirectional, category

from folders import node, relation, source, write_folder

SCRIPT = "<script>window.injected = 1</script>"
CLOSING = "</script><script>window.injected = 2</script><!--"
IMAGE = '"><img src=x onerror="window.injected=3">'
QUOTES = "\"'`{{ 7*7 }}{% raw %} & &lt;b&gt; \\u003c \\"
RIGHT_TO_LEFT = "أستانا \N{RIGHT-TO-LEFT OVERRIDE}evil"
EMOJI = "\N{EARTH GLOBE EUROPE-AFRICA} \N{REGIONAL INDICATOR SYMBOL LETTER K}"
LINES = "first line\nsecond\r\nthird\u2028fourth\tfifth\x07"
DIRECTIONS = "safe \u202dgnp.\u2066exe\u2069 \u2029\x85\x9b end"
NAMES = [SCRIPT, CLOSING, IMAGE, QUOTES, RIGHT_TO_LEFT, EMOJI, LINES, DIRECTIONS]
ADDRESS = "javascript:window.injected=4"


def as_shown(text: str) -> str:
    """Return a text as the page shows it: a mark for each character that reorders or hides text."""
    return "".join(f"[U+{ord(sign):04X}]" if _is_marked(sign) else sign for sign in text)


def _is_marked(sign: str) -> bool:
    if sign in "\t\n\r":
        return False
    return category(sign) in ("Cc", "Zl", "Zp") or bidirectional(sign) in DIRECTION_CLASSES


# embeddings, overrides, isolates, and the characters that end them
DIRECTION_CLASSES = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}

VOCABULARY = f"""\
statuses:
  happened: {{label: {SCRIPT!r}, line: solid, established: true}}
codes:
  code: {{label: '<i>code</i>', pattern: '(?s).+', url: 'javascript:window.injected=5//{{}}'}}
kinds:
  country:
    label: '<u>country</u>'
    plural: '</script><u>'
    colour: '#2f6db3'
    shape: '"><img>'
    codes: [code]
    attributes: [text]
attributes:
  text: {{label: '</script><i>', type: text}}
relations:
  met:
    label: '</p><img>'
    inverse: '<svg>'
    from: [country]
    to: [country]
    tie: true
    colour: '#8a6d1d'
    attributes: [text]
"""


def write_hostile(folder: Path) -> Path:
    nodes = [
        node(
            f"n{place}",
            "country",
            name=name,
            aliases=[f"alias {name}"],
            ids={"code": name},
            note=name,
            text=name,
        )
        for place, name in enumerate(NAMES)
    ]
    relations = [
        relation(
            f"r{place}",
            "met",
            f"n{place}",
            f"n{place - 1}",
            text=name,
            note=name,
            evidence=_evidence(),
        )
        for place, name in enumerate(NAMES)
        if place
    ]
    sources = [
        source("s</script>", title=SCRIPT, publisher=CLOSING, author=IMAGE, url=ADDRESS)
        | {"citation": f"cite {IMAGE}", "terms": f"terms {CLOSING}"},
    ]
    return write_folder(folder, nodes, relations, sources, VOCABULARY)


def _evidence() -> list[dict[str, Any]]:
    return [
        {"source": "s</script>", "quote": name, "note": name, "says": {"text": f"! {name}"}}
        for name in NAMES
    ]
