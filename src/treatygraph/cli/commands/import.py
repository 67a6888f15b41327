"""Tables of others as a store."""

# a file of this folder is called as its command, and nothing imports it by name
# ruff: noqa: N999

from __future__ import annotations

from pathlib import Path

import click

from ..options import answer, output
from ..progress import counting


@click.command("import", short_help="Make a store of tables: CSV, JSON, Excel, Parquet, …")
@click.argument("mapping")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--out",
    metavar="STORE",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder of the store; one that is there is replaced when all is done.",
)
@click.option(
    "--rejects",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="File for the rows that are refused, as CSV, each with its reason.",
)
@click.option("--strict", is_flag=True, help="Write nothing where a row is refused.")
@output()
def command(
    mapping: str,
    files: tuple[Path, ...],
    out: Path,
    rejects: Path | None,
    strict: bool,
    format: str,
    output: str,
    wide: bool,
) -> None:
    """Make a store of tables as they are, and give account of every row.

    MAPPING says what the tables become: the name of one that comes with treatygraph, or a YAML
    file of your own. Every command answers from the store with --data STORE.

    Exit status: 0 something was made, 1 nothing was, 2 bad usage, bad data, or a row that is
    refused with --strict.

    \b
    Mappings that come with treatygraph:
      cow-alliances  alliances since 1816, by Correlates of War
      cow-igo        membership in intergovernmental organisations, by Correlates of War
      graph          nodes.csv and edges.csv, as Gephi and Kumu have them
      icews          events between actors, coded by ICEWS
      pax            peace agreements and who signed them, by PA-X
      uk-treaties    treaties of the United Kingdom
      us-visits      visits abroad by US presidents and secretaries of state
    """
    from ...api import import_tables

    with counting("rows read") as watch:
        result = import_tables(mapping, files, out, rejects=rejects, strict=strict, watch=watch)
    answer(result, format, output, wide)
    if not result.data["made"]:
        raise click.exceptions.Exit(1)
