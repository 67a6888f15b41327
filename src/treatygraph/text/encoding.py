"""Text for an output whose encoding lacks characters, such as ASCII."""

from __future__ import annotations

DRAWN = str.maketrans(
    {"─": "-", "│": "|", "↓": "v", "↑": "^", "→": "->", "↔": "<->", "…": "...", "¶": "par. "}
    | {"“": '"', "”": '"', "⏎": " ", "\N{REPLACEMENT CHARACTER}": "?"}
)


def encodable(text: str, encoding: str) -> str:
    """Return the text as it is if `encoding` has all of it, else in ASCII.

    Letters of other scripts and accents become what `anyascii` makes of them: a name in Latin
    letters is of more use than question marks.
    """
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        from anyascii import anyascii

        return anyascii(text.translate(DRAWN))
    return text
