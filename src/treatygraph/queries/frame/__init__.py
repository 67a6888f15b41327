"""Relations as a data frame, column by column: a large store has hundreds of thousands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ...frames import series
from ...graph import Graph
from .coded import days_of, words_of
from .edges import Edges, edges_of, first_of_each
from .ends import end_columns, end_lists
from .written import Columns, taken, written

if TYPE_CHECKING:
    from pandas import DataFrame

# What comes first, in this order; `certain` and what the vocabulary adds follow.
FIRST = ("id", "type", "from", "to", "from_list", "to_list", "date", "start", "end", "status")


def relation_frame(
    graph: Graph,
    records: Sequence[int],
    more: Mapping[str, Sequence[Any]],
    *,
    explode: bool = True,
) -> DataFrame:
    """Return relations as a data frame; see `Result.to_pandas` for its columns.

    `more` are columns of the answer that relations do not have, with a value for each relation.
    """
    import pandas as pd

    numbers = np.asarray(records, dtype=np.intp)
    edges = edges_of(graph, numbers)
    shown = edges if explode else first_of_each(edges)
    columns: Columns = {key: series(list(values), key) for key, values in more.items()}
    columns |= written(graph, numbers)
    found: Columns = {key: taken(column, shown.place) for key, column in columns.items()}
    found |= words_of(graph, shown.edge) | days_of(graph, shown.edge)
    found |= end_columns(graph, edges.edge) if explode else end_lists(graph, edges)
    return pd.DataFrame({key: found[key] for key in _ordered(found, more)})


def _ordered(columns: Columns, more: Mapping[str, Any]) -> list[str]:
    """Return the names of the columns: those of the answer, those of every relation, the rest."""
    return [key for key in dict.fromkeys((*more, *FIRST, *columns)) if key in columns]


__all__ = ["Edges", "relation_frame"]
