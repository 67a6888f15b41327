"""Options shared by commands, and the output of answers."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from functools import partial, wraps
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..criteria import BY_KEY, CRITERIA, Criterion
from ..errors import BadValue, TreatygraphError, printable
from .stdout import copy_out, is_terminal, write_message, write_out

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ..api import TreatyGraph
    from ..result import Result

Command = TypeVar("Command", bound=Callable[..., Any])
Ask = Callable[..., "Result"]
PIECE = 1 << 20  # characters of an answer that are printed at a time
NARROWEST = 40  # cells; below it no layout is readable
NOTHING: Mapping[str, str] = MappingProxyType({})
EVERY_STATUS = {"status": "Status of relations, or any. Repeatable.  [default: any]"}
OUTPUT = ("format", "output", "wide", "safe", "bom", "wrapped")


def question(
    *,
    own: Mapping[str, str] = NOTHING,
    every_status: bool = False,
    formats: str = "rows",
    watched: bool = False,
) -> Callable[[Ask], Callable[..., None]]:
    """Turn a function from the selected graph to a Result into a command.

    Adds the selection options and the output options; `formats` is "rows" or "graphs". The `own`
    criteria go to the function instead of the selection; their values are what the help says. With
    `every_status`, the function takes relations of every status by default. A `watched` function
    shows its own progress.
    """
    helps = {**own, **(EVERY_STATUS if every_status else {})}

    def make(ask: Ask) -> Callable[..., None]:
        @partial(selection, helps=helps)
        @output(formats)
        @wraps(ask)
        def run(**options: Any) -> None:
            how = {key: options.pop(key) for key in OUTPUT if key in options}
            chosen = {each: options.pop(each) for each in BY_KEY if each not in own}
            check_certain(chosen, ordered=options.get("time_respecting", False))
            graph = select(load(), chosen)
            with nullcontext() if watched else progress("working"):
                result = ask(graph, **options)
            answer(result, **how)

        return run

    return make


def output(formats: str = "rows", more: Sequence[str] = ()) -> Callable[[Command], Command]:
    """Add --format and --output, and --wide where answers are rows.

    The command itself writes the formats in `more`.
    """
    from ..formats import graph_formats, row_formats

    names = [*(row_formats() if formats == "rows" else graph_formats()), *more]

    def add(command: Command) -> Command:
        about = "File to write; - is standard output."
        command = click.option("--output", "-o", metavar="FILE", default="-", help=about)(command)
        if formats == "rows":
            about = "Do not fit tables to the terminal: no column is dropped, no text is cut."
            command = click.option("--wide", is_flag=True, help=about)(command)
        about = "In CSV, put an apostrophe before text that a spreadsheet would run as a formula."
        command = click.option("--safe", is_flag=True, help=about)(command)
        about = "Begin CSV with a byte order mark, by which Excel recognises UTF-8."
        command = click.option("--bom", is_flag=True, help=about)(command)
        about = "In JSON, put the answer into an object with its title, note and what was left out."
        command = click.option("--wrapped", is_flag=True, help=about)(command)
        kind, about = click.Choice(names), "How the answer is written."
        return click.option(
            "--format", "-f", type=kind, default=names[0], show_default=True, help=about
        )(command)

    return add


def selection(command: Command, *, helps: Mapping[str, str] = NOTHING) -> Command:
    """Add the options that choose relations; `select` takes what they hold.

    `helps` replaces the help of criteria that mean something else in a command.
    """
    for each in reversed(CRITERIA):  # click shows the last one first
        command = _criterion(each, helps.get(each.key, each.help))(command)
    return command


def _criterion(criterion: Criterion, help: str) -> Callable[[Command], Command]:
    """Return the option of a criterion."""
    name = f"--{criterion.key}"
    if not criterion.metavar:
        return click.option(name, is_flag=True, help=help)
    several, metavar = criterion.several, criterion.metavar
    complete = _completion(criterion) if several else None
    return click.option(name, multiple=several, metavar=metavar, help=help, shell_complete=complete)


def evidence(command: Command) -> Command:
    """Add --evidence to a command that lists relations."""
    about = "Show where each claim is made: the places in its sources, and who speaks there."
    return click.option("--evidence", is_flag=True, help=about)(command)


def node(name: str, **about: Any) -> Callable[[Command], Command]:
    """Return an argument that names a node."""
    return click.argument(name, metavar=name.upper(), shell_complete=_complete_node, **about)


def states(command: Command) -> Command:
    """Add the option that says how states that ended count."""
    about = "Count states as they were then, or as the states that continue them today."
    kind = click.Choice(["then", "today"])
    return click.option("--states", type=kind, default="then", show_default=True, help=about)(
        command
    )


def folder(context: click.Context | None = None) -> Path | None:
    """Return the data folder that was named on the command line or in the environment."""
    root = (context or click.get_current_context()).find_root()
    chosen: Path | None = root.params.get("data")
    return chosen


def load(context: click.Context | None = None) -> TreatyGraph:
    """Return the graph of that folder."""
    from ..api import load

    root = (context or click.get_current_context()).find_root()
    return load(folder(context), cache=not root.params.get("no_cache"))


def select(graph: TreatyGraph, criteria: dict[str, Any]) -> TreatyGraph:
    """Return the part of the graph that the selection options choose."""
    given = {key: criteria[key] for key in BY_KEY if criteria.get(key) not in (None, (), False)}
    return graph.where(**given) if given else graph


def check_certain(criteria: dict[str, Any], ordered: bool = False) -> None:
    """Reject --certain where it would change nothing: without a period or an order of time.

    Raises BadValue.
    """
    period = any(criteria.get(each) is not None for each in ("since", "until", "on"))
    if criteria.get("certain") and not period and not ordered:
        raise BadValue("--certain needs a period: --since, --until or --on")


def answer(
    result: Result,
    *,
    format: str,
    output: str,
    wide: bool = False,
    **options: bool,
) -> None:
    """Write an answer; end with 0, or with 1 if there is nothing in it."""
    if output != "-":
        _save(result, format, Path(output), options)
    elif format == "table":
        _print_table(result, wide)
    else:
        _print(result, format, options)
    if not result.found:
        if format not in ("table", "markdown"):
            write_message(result.empty)
        raise click.exceptions.Exit(1)


def _save(result: Result, format: str, path: Path, options: dict[str, bool]) -> None:
    from ..formats import write

    forbid_replacing_data(path)
    write(result, format, path, **options)


def _print_table(result: Result, wide: bool) -> None:
    from ..text.encoding import encodable

    text = result.to_text(_width(wide), styled=is_terminal(sys.stdout)) + "\n"
    write_out(encodable(printable(text), getattr(sys.stdout, "encoding", "utf-8")))


def _print(result: Result, format: str, options: dict[str, bool]) -> None:
    """Print an answer after all of it was made: an error leaves no half answer."""
    from ..formats import is_binary, render

    if result.graph is None:
        write_out(render(result, format, **options))
    elif is_binary(format) and is_terminal(sys.stdout):
        raise BadValue(f"format {format} is a binary file: write it with --output FILE")
    else:
        _print_file(result, format, options)


def _print_file(result: Result, format: str, options: dict[str, bool]) -> None:
    """Print a whole graph by way of a file, which holds it in place of the memory."""
    from tempfile import TemporaryDirectory

    from ..formats import is_binary, write

    with TemporaryDirectory() as folder:
        write(result, format, draft := Path(folder, "answer"), **options)
        if is_binary(format):
            copy_out(draft)
            return
        with draft.open(encoding="utf-8", newline="") as text:
            for piece in iter(partial(text.read, PIECE), ""):
                write_out(piece)


def _width(wide: bool) -> int | None:
    """Return the width of the terminal; None for a pipe, unless COLUMNS says how wide it is."""
    if wide or not (is_terminal(sys.stdout) or os.environ.get("COLUMNS")):
        return None
    from shutil import get_terminal_size  # brings three libraries of compression

    return max(get_terminal_size().columns, NARROWEST)


def deliver(text: str, output: str) -> None:
    """Write text to a file, or to standard output where that is `-`."""
    if output == "-":
        write_out(text)
        return
    from ..output import write_file

    forbid_replacing_data(Path(output))
    write_file(Path(output), text)


def forbid_replacing_data(output: Path) -> None:
    """Raise BadValue for an output that would replace a file of the data."""
    from ..dataset.convert import files_of
    from ..output import forbid_replacing

    forbid_replacing(output, files_of(folder()))


@contextmanager
def progress(task: str) -> Iterator[None]:
    """Show a spinner on standard error if it is a terminal."""
    if not is_terminal(sys.stderr):
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(task):
        yield


Completion = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def _completion(criterion: Criterion) -> Completion:
    """Complete the words that the data knows for a criterion."""

    def complete(context: click.Context, _: click.Parameter, start: str) -> list[CompletionItem]:
        return _items(context, lambda graph: _words(graph, criterion), start)

    return complete


def _words(graph: TreatyGraph, criterion: Criterion) -> list[str]:
    """Return the words that a criterion takes: listed ones, or the ids of nodes."""
    if criterion.known is None:
        return list(graph.dataset.node_ids)
    return [*criterion.known(graph.dataset), *(["any"] if criterion.key == "status" else [])]


def _complete_node(context: click.Context, _: click.Parameter, start: str) -> list[CompletionItem]:
    return _items(context, lambda graph: graph.dataset.node_ids, start)


def _items(
    context: click.Context, words: Callable[[TreatyGraph], list[str]], start: str
) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    try:
        known = words(load(context))
    except TreatygraphError:  # between two keystrokes there is no place for a message
        return []
    return [CompletionItem(word) for word in known if word.startswith(start)]
