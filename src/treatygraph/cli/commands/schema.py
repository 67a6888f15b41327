"""The JSON Schema of files, for editors."""

from __future__ import annotations

import json
from typing import Any

import click

from ..options import deliver, folder

WHAT = ("mapping", "folder", "vocabulary")


@click.command("schema", short_help="JSON Schema of mappings, data folders and vocabularies.")
@click.argument("what", type=click.Choice(WHAT))
@click.option(
    "--output", "-o", metavar="FILE", default="-", help="File to write; - is standard output."
)
def command(what: str, output: str) -> None:
    """Write the JSON Schema by which an editor completes and checks YAML.

    The schema of a folder has the words of the vocabulary of the data folder. In VS Code with the
    YAML extension, the first line of a file names its schema:

    \b
      # yaml-language-server: $schema=mapping.schema.json
    """
    deliver(json.dumps(_schema(what), ensure_ascii=False, indent=2) + "\n", output)


def _schema(what: str) -> dict[str, Any]:
    if what == "mapping":
        from ...importers.mapping.json_schema import mapping_schema

        return mapping_schema()
    if what == "vocabulary":
        from ...vocabulary.json_schema import vocabulary_schema

        return vocabulary_schema()
    from ...dataset import example_folder
    from ...dataset.yaml.folder import read_vocabulary
    from ...dataset.yaml.json_schema import folder_schema

    return folder_schema(read_vocabulary(folder() or example_folder()))
