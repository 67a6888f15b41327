"""Make a data folder to start from."""

from __future__ import annotations

from pathlib import Path

import click

from ..stdout import write_out


@click.command("init", short_help="Make a data folder to start from.")
@click.argument("target", metavar="FOLDER", type=click.Path(path_type=Path))
def command(target: Path) -> None:
    """Write a small data folder to edit, and print the files in it.

    It has a vocabulary, a source, three nodes and a relation, each with a line on what belongs
    there. FOLDER has to be new, or empty.
    """
    from ...api import init

    init(target)
    files = sorted(path for path in target.rglob("*") if path.is_file())
    write_out("".join(f"{file}\n" for file in files))
