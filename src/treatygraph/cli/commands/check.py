"""Validate a data folder."""

from __future__ import annotations

from pathlib import Path

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
@output()
def command(
    texts: Path | None, fix: bool, explained: bool, format: str, output: str, wide: bool, safe: bool
) -> None:
    """List every problem of the data folder with file and line, and every disagreement of sources.

    A folder passes if its records are valid and in canonical form. With --texts, every pointer must
    also lead to a place with the names, figures and dates of its relation, or a note must explain
    what is missing. Exit status 2 if it does not pass.
    """
    from ...api import check

    result = check(folder(), texts=texts, fix=fix, explained=explained)
    answer(result, format, output, wide, safe)
