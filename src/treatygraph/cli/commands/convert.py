"""The same data in another form."""

from __future__ import annotations

from pathlib import Path

import click

from ...dataset.convert import STORAGE_FORMATS
from ..options import folder, progress


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

    YAML is read and edited by people; a store keeps tens of thousands of relations and more in
    Parquet columns. Neither loses anything, and every command takes either with --data. A store
    may replace a store; anything else in FOLDER stays, and the command refuses.

    CSV is nodes.csv and edges.csv, which Gephi and Kumu read, and `treatygraph import graph`:
    tables that were imported so come back cell by cell. It has no place for the vocabulary,
    the sources, the evidence, and which values are inferred.
    """
    from ...api import convert

    with progress("converting"):
        convert(folder(), target, to=to)
    click.echo(str(target))
