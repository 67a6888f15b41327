"""What each party did about a treaty."""

from __future__ import annotations

import click

from ...api import TreatyGraph
from ...result import Result
from ..options import node, question, states


@click.command("status", short_help="Who signed a treaty and who is bound by it.")
@node("treaty")
@click.option(
    "--signed-not-bound", is_flag=True, help="Only parties that signed and were not bound."
)
@states
@question()
def command(graph: TreatyGraph, treaty: str, signed_not_bound: bool, states: str) -> Result:
    """Show what each party did about TREATY, and whether it is bound by it.

    With --on, a row a party as of that day. Otherwise a row for each time in which the treaty bound
    a party, with the last state that the data know. A state is in force, not in force, or not
    known; what is missing is named.
    """
    return graph.status(treaty, signed_not_bound=signed_not_bound, states=states)
