"""The `treatygraph` command: loads its subcommands lazily and reports errors in one message."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from ..errors import TreatygraphError, printable
from ..gc_pause import gc_paused
from ..limits import DEFAULTS, VARIABLE, limits, parse
from ..signals import INTERRUPTED, ended_by_signals
from .stdout import lost_messages, output_errors, write_message

# Nothing here is dense linear algebra: its threads would take more time to start than an answer.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

COMMANDS = Path(__file__).parent / "commands"
# the order in which the help lists them: from what most people come for
FIRST = ["page", "path", "between", "timeline", "status", "in-force", "parties", "lineage"]
FIRST += ["centrality", "find", "show", "list", "stats"]


class Commands(click.Group):
    """A group whose commands are the files of `commands/`, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        names = sorted(file.stem.replace("_", "-") for file in COMMANDS.glob("[!_]*.py"))
        return sorted(names, key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(ctx):
            return None
        module = import_module(f".commands.{name.replace('-', '_')}", __package__)
        command: click.Command = module.command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as unknown:
            # click looks for near misses among the commands that it holds: here, none
            name, known = unknown.command_name, self.list_commands(ctx)
            raise click.exceptions.NoSuchCommand(name, possibilities=known, ctx=ctx) from None

    def main(self, *args: Any, **extra: Any) -> Any:
        # the process ends before its garbage is worth looking for
        with ended_by_signals(), lost_messages(), gc_paused():
            return super().main(*args, **extra)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        with _refusals():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _refusals():
            return super().invoke(ctx)


class Refusal(click.ClickException):
    """Bad usage or bad data: one message on standard error, exit status 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        write_message(printable(self.message))


@contextmanager
def _refusals() -> Iterator[None]:
    """Raise Refusal for an error of treatygraph or of the output."""
    try:
        with output_errors():
            yield
    except TreatygraphError as error:
        raise Refusal(str(error)) from None
    except KeyboardInterrupt:  # click would end with 1, which means that nothing was found
        raise click.exceptions.Exit(INTERRUPTED) from None


def _set_limits(context: click.Context, option: click.Parameter, words: tuple[str, ...]) -> None:
    try:
        context.with_resource(limits(**parse(words)))
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--data",
    metavar="FOLDER",
    envvar="TREATYGRAPH_DATA",
    show_envvar=True,
    type=click.Path(path_type=Path),
    help="Data folder to answer from. Default: the example data that comes with treatygraph.",
)
@click.option(
    "--no-cache",
    is_flag=True,
    help="Read the data folder without using or writing the cache.",
)
@click.option(
    "--limit",
    "limited",
    metavar="NAME=VALUE",
    multiple=True,
    envvar=VARIABLE,
    show_envvar=True,
    callback=_set_limits,
    expose_value=False,
    help=f"Raise or lower a limit on input: {', '.join(DEFAULTS)}. Repeatable.",
)
@click.version_option(package_name="treatygraph", message="%(prog)s %(version)s")
def main(data: Path | None, no_cache: bool) -> None:
    """Question a graph of agreements, visits and cooperation between states.

    A relation has a date if one is known, a status (happened, planned, expected, …), and points at
    the place in a source that claims it. Answers use established relations unless --status chooses
    others; between, brief, show, stats and page use those of every status. A node is named by id,
    name or alias, in any case, spelling or script; a state also by its names
    in other languages (Қазақстан, Kasachstan) and its ISO code (KAZ).

    \b
    Try:
      treatygraph path "Emomali Rahmon" Mirziyoyev
      treatygraph between Kazakhstan Uzbekistan
      treatygraph timeline --since 2023 --until 2023
      treatygraph page

    Exit status: 0 answered, 1 nothing found, 2 bad usage, bad data or an output that cannot be
    written, 130 after Ctrl-C, 143 after SIGTERM, 141 if the reader of a pipe stopped reading.
    """
