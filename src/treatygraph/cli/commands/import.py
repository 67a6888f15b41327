"""Import tables into a store."""

# a file of this folder is called as its command, and nothing imports it by name
# ruff: noqa: N999

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from ..options import answer, deliver, output
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
@click.argument("mapping", metavar="MAPPING", required=False)
@click.argument("files", metavar="FILE...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--out",
    metavar="STORE",
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
    "--guess",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write a first mapping for this table, for you to correct, and import nothing.",
)
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
    mapping: str | None,
    files: tuple[Path, ...],
    out: Path | None,
    rejects: Path | None,
    strict: bool,
    guess: Path | None,
    encoding: str | None,
    separator: str | None,
    **how: Any,
) -> None:
    """Import tables into a store, and report what became of every row.

    MAPPING says what the columns mean: the name of a shipped mapping, or a YAML file of your own.
    A folder as FILE is all tables in it that the mapping fits. Every command answers from the store
    with --data STORE.

    For a table without a mapping, --guess FILE --output MAPPING.yaml writes a first one.

    Exit status: 0 if relations or nodes were made, 1 if none were, 2 for bad usage, bad data, or a
    rejected row with --strict.
    """
    if guess:
        _write_guess(guess, mapping, out, how["output"])
        return
    from ...api import import_tables

    mapping, out = _required(mapping, files, out)
    if how["output"] != "-":
        _check_output(Path(how["output"]), [*filter(None, (out, rejects))], mapping, files)
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


def _required(mapping: str | None, files: tuple[Path, ...], out: Path | None) -> tuple[str, Path]:
    """Return what an import needs; only --guess does without. Raises MissingParameter."""
    context = click.get_current_context()
    given = {"mapping": mapping, "files": files, "out": out}
    for parameter in context.command.params:
        if parameter.name in given and not given[parameter.name]:
            raise click.MissingParameter(ctx=context, param=parameter)
    assert mapping
    assert out
    return mapping, out


def _check_output(
    output: Path, others: Sequence[Path], mapping: str, files: Sequence[Path]
) -> None:
    """Raise BadValue for a report that would replace an input or another output."""
    from ...importers.mapping.load import mapping_files
    from ...output import forbid_overlap, forbid_replacing

    forbid_overlap([*others, output])
    forbid_replacing(output, [*files, *mapping_files(mapping)])


def _write_guess(file: Path, mapping: str | None, out: Path | None, output: str) -> None:
    from ...importers.guess import guess_mapping
    from ...output import forbid_replacing

    if mapping or out:
        raise click.UsageError("--guess FILE writes a mapping, and takes no MAPPING and no --out")
    if output != "-":
        forbid_replacing(Path(output), [file])
    deliver(guess_mapping(file), output)
