"""Convert data to another storage format."""

from __future__ import annotations

from pathlib import Path

import click

from ...dataset.convert import STORAGE_FORMATS
from ..options import folder, progress
from ..stdout import write_out


@click.command("convert", short_help="Write the data as YAML, as a store of columns or as CSV.")
@click.argument("target", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option(
    "--to",
    type=click.Choice(STORAGE_FORMATS),
    help="yaml for people, store for large data, csv for spreadsheets and other programs."
    "  [default: store for YAML, yaml for a store]",
)
def command(target: Path, to: str | None) -> None:
    """Write the data in another form, and print where it is.

    YAML is for people; a store keeps tens of thousands of relations and more in Parquet columns.
    Both are lossless, and every command takes either with --data. An existing store is replaced; if
    FOLDER holds anything else, the command fails.

    CSV is nodes.csv and edges.csv, which Gephi and Kumu read, and `treatygraph import graph`:
    tables imported by it are written back cell by cell. CSV has no vocabulary, sources, evidence,
    or marks of inferred values.
    """
    from ...api import convert

    with progress("converting"):
        convert(folder(), target, to=to)
    write_out(f"{target}\n")
