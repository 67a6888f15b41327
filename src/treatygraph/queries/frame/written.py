"""What relations say but their ends: a value for each relation, before edges repeat it."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ...dataset import Relation
from ...dataset.attribution import attribution
from ...dataset.schema import tail
from ...frames import objects, series
from ...graph import Graph
from .edges import Numbers

Column = Any  # a pandas.Series, an array of pandas or of numpy
Columns = dict[str, Column]
# columns that an attribute of the same name may not replace
OWN = frozenset(
    (
        *("id", "type", "date", "start", "end", "status", "sources", "certain"),
        *("group", "direction", "evidence"),
        *(f"{end}{part}" for end in ("from", "to") for part in ("", "_kind", "_list")),
    )
)


def written(graph: Graph, numbers: Numbers) -> Columns:
    """Return what a relation says but its ends, a value for each relation."""
    dataset, listed = graph.dataset, numbers.tolist()
    columns: Columns = {
        "id": series(dataset.relation_column("id", listed)),
        "date": series(dataset.relation_column("date", listed)),
        "sources": _sources(graph, numbers),
    }
    if graph.selection.dated:
        columns["certain"] = series(graph.certainty(listed))
    columns |= _attributes(graph, listed)
    columns |= _attributed(graph, numbers)
    return columns | _others(graph, listed)


def _sources(graph: Graph, numbers: Numbers) -> Column:
    """Return the sources of relations; those with the same share a tuple."""
    import pandas as pd

    pairs, ids = graph.dataset.supports, list(graph.dataset.sources)
    bounds = np.searchsorted(pairs.record, np.append(numbers, numbers + 1)).reshape(2, -1)
    alone = bounds[1] - bounds[0] == 1
    cells = np.empty(len(numbers), dtype=object)
    single = objects([(key,) for key in ids]).to_numpy()
    cells[alone] = single[pairs.code[bounds[0][alone]]]
    for place in np.flatnonzero(~alone).tolist():
        codes = pairs.code[bounds[0][place] : bounds[1][place]].tolist()
        cells[place] = tuple(ids[code] for code in codes)
    return pd.Series(cells)


def _others(graph: Graph, numbers: list[int]) -> Columns:
    """Return the other fields that some relation has."""
    columns: Columns = {}
    for spec in tail(Relation):
        if spec.form in ("text", "texts"):
            values = graph.dataset.relation_column(spec.attribute, numbers)
            if _has_any(values, spec.form):
                columns[spec.key] = series(values) if spec.form == "text" else tuples(values)
    return columns


def _has_any(values: Any, form: str) -> bool:
    """Return whether some text, or some list of texts, is not empty."""
    if isinstance(values, list):
        return any(values)
    found = values.combine_chunks()
    return len(found.flatten() if form == "texts" else found.drop_null()) > 0


def _attributes(graph: Graph, numbers: list[int]) -> Columns:
    """Return the attributes that occur; relations with the same values share a mapping."""
    codes, distinct = graph.dataset.relation_attribute_codes(numbers)
    keys = sorted({key for each in distinct for key in each})
    return {
        _free(key): taken(_attribute(graph, key, [each.get(key) for each in distinct]), codes)
        for key in keys
    }


def _free(key: str) -> str:
    """Return the name of the column of an attribute, which may be called like one of ours."""
    return f"attribute_{key}" if key in OWN else key


def _attribute(graph: Graph, key: str, values: list[Any]) -> Column:
    """Return the values of an attribute with the type that the vocabulary gives it."""
    attribute = graph.dataset.vocabulary.attributes[key]
    if attribute.many:
        return tuples(values)
    if attribute.type == "number":
        return series([None if value is None else float(value) for value in values])
    found = series(values)
    return found.astype("category") if attribute.type == "choice" else found


def _attributed(graph: Graph, numbers: Numbers) -> Columns:
    """Return who says so, as rows have it."""
    spoken = np.flatnonzero(np.isin(numbers, graph.dataset.spoken.record))
    said: dict[str, list[Any]] = {}
    for place in spoken.tolist():
        for key, speakers in attribution(graph.relation(int(numbers[place]))).items():
            said.setdefault(key, [None] * len(numbers))[place] = tuple(speakers)
    return {key: objects(values) for key, values in said.items()}


def tuples(lists: Any) -> Column:
    """Return a column of lists as tuples, which can be compared, grouped and merged."""
    listed = lists if isinstance(lists, list) else lists.to_pylist()
    return objects([None if each is None else tuple(each) for each in listed])


def taken(column: Column, places: npt.NDArray[Any]) -> Column:
    """Return the values of a column at these places."""
    found: Any = getattr(column, "array", column)
    return found.take(places)
