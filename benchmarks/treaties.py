"""Rows about treaties in force between two states, against pandas on the same columns."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

import treaty_table
from measure import compare_calls, output_of, usage_of
from peers import pandas_treaties
from row import Row

import treatygraph as tg

TREATYGRAPH = str(Path(sys.executable).parent / "treatygraph")
ONE, OTHER, DAY = "party-0003", "party-0011", "1985-06-30"
RUNS = 9
ROWS = f"{treaty_table.ROWS // 1000:,}k rows"


def rows() -> Iterator[Row]:
    yield loaded()
    yield cold()


def loaded() -> Row:
    """Treaties in force between two states; both sides have loaded their columns."""
    graph, table = tg.load(treaty_table.store()).where(on=DAY), treaty_table.table()

    def ours() -> list[dict[str, object]]:
        return graph.in_force(ONE, OTHER).to_dicts()

    theirs = partial(pandas_treaties.in_force, table, ONE, OTHER, DAY)
    first = ours()  # derives the treaties of these two alone
    assert first == ours() == ours(), "later answers differ from the first"
    answer = {(row["treaty"], row["since"], row["until"]) for row in first}
    assert answer == theirs(), "the treaties in force differ"
    pair = compare_calls(ours, theirs, RUNS)
    times = f"{pair.ours * 1e3:.2f} ms", f"{pair.theirs * 1e3:.2f} ms"
    return Row(f"in force for one dyad, {ROWS}", "pandas", *times, pair.ratio, 1 / 5)


def cold() -> Row:
    """The same as the first question to a store, by a new process."""
    folder = str(treaty_table.store())
    command = [TREATYGRAPH, "--data", folder, "in-force", ONE, OTHER, "--on", DAY]
    answer = json.loads(output_of([*command, "--format", "json"]))
    found = {(row["treaty"], row["since"], row["until"]) for row in answer}
    theirs = pandas_treaties.in_force(treaty_table.table(), ONE, OTHER, DAY)
    assert found == theirs, "the treaties in force differ"
    taken = median(usage_of(command).seconds for _ in range(RUNS))
    return Row(f"the same from a store, cold, {ROWS}", "-", f"{taken:.2f} s", "-", taken, 0.6)
