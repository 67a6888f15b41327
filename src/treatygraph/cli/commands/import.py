"""Import tables into a store."""

# a file of this folder is called as its command, and nothing imports it by name
# ruff: noqa: N999

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..options import answer, output
from ..progress import counting


class Import(click.Command):
    """A command whose help lists the shipped mappings."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from ...importers import summaries

        with formatter.section("Shipped mappings"):
            formatter.write_dl(list(summaries().items()))


@click.command(
    "import", cls=Import, short_help="Import tables (CSV, JSON, Excel, Parquet, …) into a store."
)
@click.argument("mapping")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--out",
    metavar="STORE",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder of the store; an existing store is replaced once the import is complete.",
)
@click.option(
    "--rejects",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="File for rejected rows, as CSV, each with its reason.",
)
@click.option("--strict", is_flag=True, help="Write nothing if any row is rejected.")
@click.option(
    "--encoding",
    metavar="NAME",
    help="Encoding of text tables, such as cp1251. By default it is detected.",
)
@click.option(
    "--separator",
    metavar="CHARACTER",
    help="Separator of text tables: a character, or tab, comma, semicolon, space."
    " By default it is detected.",
)
@output()
def command(
    mapping: str,
    files: tuple[Path, ...],
    out: Path,
    rejects: Path | None,
    strict: bool,
    encoding: str | None,
    separator: str | None,
    **how: Any,
) -> None:
    """Import tables into a store, and report what became of every row.

    MAPPING says what the columns mean: the name of a shipped mapping, or a YAML file of your own.
    Every command answers from the store with --data STORE.

    Exit status: 0 if relations or nodes were made, 1 if none were, 2 for bad usage, bad data, or a
    rejected row with --strict.
    """
    from ...api import import_tables
    from ...output import forbid_replacing

    if how["output"] != "-":
        forbid_replacing(Path(how["output"]), [*files, Path(mapping)])
    with counting("rows read") as watch:
        result = import_tables(
            mapping,
            files,
            out,
            rejects=rejects,
            strict=strict,
            encoding=encoding,
            separator=separator,
            watch=watch,
        )
    answer(result, **how)
    if not result.data["made"]:
        raise click.exceptions.Exit(1)
