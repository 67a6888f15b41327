"""Validate a data folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ...errors import DataError
from ..options import answer, deliver, folder, output

if TYPE_CHECKING:
    from ...result import Result


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
@output(more=("github",))
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
    Exit status 2 if it does not pass; disagreements are then listed among the problems. With
    --format github, problems are printed as annotations of GitHub Actions.
    """
    from ...api import check
    from ...output import forbid_replacing

    if texts and how["output"] != "-":
        forbid_replacing(Path(how["output"]), texts.rglob("*"))
    ask = partial(check, folder(), texts=texts, fix=fix, explained=explained, explain=explain)
    if how["format"] == "github":
        _annotate(ask, how["output"])
    else:
        answer(ask(), **how)


def _annotate(ask: Callable[[], Result], output: str) -> None:
    """Write what a check finds as annotations."""
    from ...formats.annotations import of_findings, of_problems

    try:
        result = ask()
    except DataError as error:
        deliver("".join(of_problems(list(error.problems))), output)
        raise click.exceptions.Exit(2) from None
    deliver("".join(of_findings(result)), output)
