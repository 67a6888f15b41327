"""What differs between two data folders."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..options import answer, output, progress


@click.command("diff", short_help="What was added, removed and changed between two folders.")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@output()
def command(old: Path, new: Path, **how: Any) -> None:
    """List the sources, nodes and relations that differ between the data folders OLD and NEW.

    Records are compared by id, relations of every status; a changed record has a line for each
    field that differs. Either may be YAML or a store.
    """
    from ...api import diff

    with progress("comparing"):
        found = diff(old, new)
    answer(found, **how)
