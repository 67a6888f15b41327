"""Rank nodes by brokerage."""

from __future__ import annotations

from typing import Any

import click

from ...api import TreatyGraph
from ...result import Result
from ..options import question
from .centrality import RANKED


@click.command("brokers", short_help="Who connects others that are not tied to each other.")
@click.option("--top", metavar="N", type=click.IntRange(1), help="Only the first N.")
@question(own={"kind": RANKED})
def command(graph: TreatyGraph, **options: Any) -> Result:
    """Rank nodes by Burt's constraint, the least constrained first.

    With --kind, only nodes of that kind are ranked, but the whole graph is measured.
    """
    return graph.brokers(**options)
