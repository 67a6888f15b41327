"""Text in XML: what it forbids is made visible, and what a reader would change is escaped."""

from __future__ import annotations

import re

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SPECIAL = re.compile('[&<>"\t\n\r]')
# a reader turns line ends and tabs of an attribute into blanks, and \r of a text into \n
ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
ESCAPED |= {char: f"&#{ord(char)};" for char in "\t\n\r"}
# in ids, which have to stay different from each other: as Office Open XML writes a character
HIDDEN = re.compile(f"{NOT_XML.pattern}|_(?=x[0-9A-F]{{4}}_)")


def escaped(text: str) -> str:
    """Return a text for the content of an element or an attribute in double quotes.

    A character that XML forbids becomes a replacement character.
    """
    if text.isalnum():  # most texts are one word
        return text
    return SPECIAL.sub(_escape, NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text))


def escaped_id(text: str) -> str:
    """Return an id as XML; a forbidden character becomes `_x001B_`, so that ids stay different."""
    return SPECIAL.sub(_escape, HIDDEN.sub(_code, text))


def _escape(found: re.Match[str]) -> str:
    return ESCAPED[found[0]]


def _code(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"
