"""Characters that reorder or hide text, as visible marks; `scripts/ui/visible.js` does the same."""

from __future__ import annotations

from itertools import chain

LEFT_ALONE = (0x09, 0x0A, 0x0D)  # tab and line breaks are shown as spaces
UNSEEN = chain(range(0x20), range(0x7F, 0xA0), range(0x2028, 0x202F), range(0x2066, 0x206A))
MARKS = {code: f"[U+{code:04X}]" for code in UNSEEN if code not in LEFT_ALONE}


def visible(text: str) -> str:
    """Return the text with a mark such as [U+202E] for each unseen character."""
    return text.translate(MARKS)
