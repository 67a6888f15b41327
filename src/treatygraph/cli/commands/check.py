"""Validate a data folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..options import answer, folder, output


@click.command("check", short_help="Validate a data folder and its evidence.")
@click.option(
    "--texts",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder with the texts of the sources: hold every pointer against them.",
)
@click.option("--fix", is_flag=True, help="Rewrite the files in canonical form.")
@click.option("--explained", is_flag=True, help="List also what is not found but explained.")
@click.option(
    "--explain",
    metavar="ID",
    default="",
    help="Show the fields of one relation, each with the sentence that holds it; needs --texts.",
)
@output()
def command(
    texts: Path | None,
    fix: bool,
    explained: bool,
    explain: str,
    **how: Any,
) -> None:
    """List every problem of the data folder with file and line, and every disagreement of sources.

    A folder passes if its records are valid and in canonical form. With --texts, every pointer must
    also lead to a place that holds each field of its relation: ends, date, figure, unit, status,
    speaker and so on. What is not found must be listed under `inferred` and explained in the note.
    Exit status 2 if it does not pass; disagreements are then listed among the problems.
    """
    from ...api import check
    from ...output import forbid_replacing

    if texts and how["output"] != "-":
        forbid_replacing(Path(how["output"]), texts.rglob("*"))
    result = check(folder(), texts=texts, fix=fix, explained=explained, explain=explain)
    answer(result, **how)
