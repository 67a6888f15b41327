"""The same data in another form."""

from __future__ import annotations

from pathlib import Path

import click

from ...dataset.forms import FORMS
from ..options import folder, progress


@click.command("convert", short_help="Write the data as YAML or as a store of columns.")
@click.argument("target", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option(
    "--to",
    type=click.Choice(FORMS),
    help="yaml for people, store for large data.  [default: what the data are not]",
)
def command(target: Path, to: str | None) -> None:
    """Write the data in another form, without loss, and print where it is.

    YAML is read and edited by people; a store keeps tens of thousands of relations and more in
    Parquet columns. Every command takes either with --data. A store may replace a store; anything
    else in FOLDER stays, and the command refuses.
    """
    from ...api import convert

    with progress("converting"):
        convert(folder(), target, to=to)
    click.echo(str(target))
