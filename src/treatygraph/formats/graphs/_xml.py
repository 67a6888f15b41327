"""Text in XML: what it forbids is made visible, and what a reader would change is escaped."""

from __future__ import annotations

import re

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SPECIAL = re.compile('[&<>"\t\n\r]')
# a reader turns line ends and tabs of an attribute into blanks, and \r of a text into \n
ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
ESCAPED |= {char: f"&#{ord(char)};" for char in "\t\n\r"}
# in ids, which have to stay different from each other: as Office Open XML writes a character
CODE = "_(?=x[0-9A-F]{4,6}_)"
HIDDEN = re.compile(f"{NOT_XML.pattern}|{CODE}")
# NMTOKEN, of which GraphML wants its ids: the characters that all editions of XML 1.0 have in names
IN_NAMES = (
    "-.:_0-9A-Za-z"
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131"  # Latin
    "\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce"  # Greek
    "\u0401-\u040c\u040e-\u044f\u0451-\u045c\u045e-\u0481"  # Cyrillic
    "\u05d0-\u05ea\u0621-\u063a\u0641-\u064a\u4e00-\u9fa5\uac00-\ud7a3"
)
NO_TOKEN = re.compile(f"[^{IN_NAMES}]|{CODE}")


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


def token(text: str) -> str:
    """Return an id as a token of XML; a character that no name has becomes `_x0020_`."""
    return NO_TOKEN.sub(_code, text)


def _escape(found: re.Match[str]) -> str:
    return ESCAPED[found[0]]


def _code(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"
