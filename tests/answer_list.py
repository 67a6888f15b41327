"""The commands whose JSON answers on the example data are pinned, and what each answers now.

Run as a script, it writes `answers.json` again: do that only when an answer is meant to change.
"""

from __future__ import annotations

import hashlib
import json
import shlex
from pathlib import Path

from commands import run

FILE = Path(__file__).with_name("answers.json")
COMMANDS = """
path Rahmon Mirziyoyev
path Rahmon Mirziyoyev --all
path "Emomali Rahmon" Mirzieyev --since 2021 --until 2022
path Kazakhstan Tajikistan --count 5
path Kazakhstan China --status any --max-length 3
path Rahmon Mirziyoyev --avoid kassym-jomart-tokayev
path KazISS Uzbekistan --through person
path Kazakhstan Uzbekistan --directed
path Rahmon Mirziyoyev --time-respecting
path Kazakhstan Tashkent --all --time-respecting --status any
centrality
centrality --measure betweenness --kind person --top 10
centrality --measure closeness --top 5
centrality --measure harmonic --since 2022
centrality --measure eigenvector --weight relations
centrality --measure pagerank --kind country
centrality --measure katz --top 20
find Nur-Sultan
find Mirziyoev
find "ministry of trade"
show Kazakhstan
show kassym-jomart-tokayev
show trade-kz-tj-2022
show tokayev-tajikistan-2024-08 --status any
list nodes
list nodes --kind person
list relations
list relations --relation signed --since 2023 --until 2023
list relations --status any --topic trade
list sources
timeline
timeline --status planned --status expected --since 2024
timeline --source wnam-2024-08 --kind person
between Kazakhstan Uzbekistan
between Kazakhstan Tajikistan --relation visited
stats
stats --status any --kind institution
find Мирзиёев
""".strip().splitlines()


def answer(command: str) -> dict[str, str | int]:
    """Return exit status, first characters and hash of the JSON answer to a command."""
    outcome = run(*shlex.split(command), "--format", "json")
    digest = hashlib.sha256(outcome.stdout.encode()).hexdigest()
    return {"status": outcome.status, "characters": len(outcome.stdout), "sha256": digest}


def main() -> None:
    """Write what every command answers now."""
    answers = {command: answer(command) for command in COMMANDS}
    FILE.write_text(json.dumps(answers, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
