"""The nodes of a synthetic world as a table."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from treatygraph.dataset.store import layout
from treatygraph.names import fold

from . import inventing
from .inventing import Ints, joined, numbered, taken
from .world import COUNTRIES, World

DIGITS = 7


def node_table(world: World, topics: Sequence[str]) -> pa.Table:
    """One row a node, in the order of ids."""
    total = sum(world.sizes.values())
    forms = world.chance.integers(len(inventing.FORMS), size=world.sizes["document"])
    names = _names(world, topics, forms)
    official = [[f"Republic of {name}"] for name in names[:COUNTRIES].to_pylist()]
    kinds = np.repeat(np.arange(len(world.sizes), dtype=np.int32), list(world.sizes.values()))
    columns = {
        "number": pa.array(np.arange(total, dtype=np.int32)),
        "id": pa.concat_arrays([numbered(k, np.arange(n), DIGITS) for k, n in world.sizes.items()]),
        "kind": pa.DictionaryArray.from_arrays(pa.array(kinds), list(world.sizes)),
        "name": names,
        "aliases": pa.array(official + [[]] * (total - COUNTRIES), pa.list_(pa.string())),
        "folded": _folded(names, official),
        "ids": _codes(total),
        "attributes": _attributes(world, forms),
        "note": pa.nulls(total, pa.string()),
    }
    return pa.table(columns).select(layout.NODES.names).cast(layout.NODES)


def _names(world: World, topics: Sequence[str], forms: Ints) -> pa.Array:
    chance, sizes = world.chance, world.sizes
    countries = inventing.country_names(chance, COUNTRIES)
    names = [
        pa.array(countries),
        _titles(world, forms, topics, countries),
        inventing.body_names(chance, sizes["institution"], topics, countries),
        inventing.person_names(chance, sizes["person"]),
    ]
    return pa.concat_arrays(names)


def _titles(world: World, forms: Ints, topics: Sequence[str], countries: Sequence[str]) -> pa.Array:
    """The titles of the documents, which name the first two of their parties."""
    parties, documents = world.groups[0], world.documents
    first = np.cumsum(documents.parties) - documents.parties
    one, other = (taken(countries, parties.source[place]) for place in (first, first + 1))
    days = pc.strftime(pa.array(documents.day.astype("datetime64[D]")), "%Y-%m-%d")
    subjects = taken(topics, documents.topic)
    return inventing.document_names(forms, subjects, joined(one, other, by=", "), days)


def _folded(names: pa.Array, aliases: Sequence[Sequence[str]]) -> pa.Array:
    """Every name as it is found by; the nodes that have aliases stand first."""
    folded = [[fold(name)] for name in names.to_pylist()]
    for place, others in enumerate(aliases):
        folded[place] += map(fold, others)
    return pa.array(folded, pa.list_(pa.string()))


def _codes(total: int) -> pa.Array:
    codes = [[("cow", f"{number:03}")] for number in range(COUNTRIES)]
    return pa.array(codes + [[]] * (total - COUNTRIES), pa.map_(pa.string(), pa.string()))


def _attributes(world: World, forms: Ints) -> pa.Array:
    """As JSON: documents have a form, the others nothing."""
    json = [f'{{"form": "{form.lower()}"}}' for form in inventing.FORMS]
    parts = [
        taken(json, forms) if kind == "document" else pa.repeat("{}", size)
        for kind, size in world.sizes.items()
    ]
    return pa.concat_arrays(parts)
