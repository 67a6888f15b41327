"""The small world of `small-world/`, with one of everything that the page has to show.

Ten nodes, ten relations. Between Arcadia and Borduria: two trade figures of Arcadia's (one line),
one of Borduria's, a border and a plan to trade; so four lines, one of them for two relations.
"""

from __future__ import annotations

from pathlib import Path

SMALL = Path(__file__).parent / "small-world"
VOCABULARY = (SMALL / "vocabulary.yaml").read_text(encoding="utf-8")
