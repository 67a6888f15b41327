"""A hook of mkdocs: the reference of commands is made from the commands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from treatygraph.cli import main

MARKER = "<!-- commands -->"


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Put the reference in the place of the marker."""
    return markdown.replace(MARKER, "\n".join(_reference())) if MARKER in markdown else markdown


def _reference() -> Iterator[str]:
    context = click.Context(main, info_name="treatygraph")
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command
        yield from _section(name, command)


def _section(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=f"treatygraph {name}")
    yield f"## {name}\n\n```text\n{context.command.get_help(context)}\n```\n"
