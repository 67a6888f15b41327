"""Whether a data folder is sound."""

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
    texts: Path | None, fix: bool, explained: bool, format: str, output: str, wide: bool
) -> None:
    """Validate the data folder: every problem with file and line, every disagreement.

    A folder passes when its records are valid and in canonical form; with --texts, also when every
    pointer leads to a place that holds the names, figures and dates of its relation, or a note
    says why not. Exit status 2 where it does not pass.
    """
    from ...api import check

    result = check(folder(), texts=texts, fix=fix, explained=explained)
    answer(result, format, output, wide)
