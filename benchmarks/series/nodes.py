"""Build the node table of a generated world."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from treatygraph.dataset.store import layout
from treatygraph.names import fold

from .names import (
    FORMS,
    Ints,
    concatenate,
    country_names,
    document_names,
    institution_names,
    numbered,
    person_names,
    take,
)
from .world import COUNTRIES, World

DIGITS = 7


def node_table(world: World, topics: Sequence[str]) -> pa.Table:
    """Return one row per node, in the order of ids."""
    total = sum(world.sizes.values())
    forms = world.chance.integers(len(FORMS), size=world.sizes["document"])
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
    countries = country_names(chance, COUNTRIES)
    names = [
        pa.array(countries),
        _titles(world, forms, topics, countries),
        institution_names(chance, sizes["institution"], topics, countries),
        person_names(chance, sizes["person"]),
    ]
    return pa.concat_arrays(names)


def _titles(world: World, forms: Ints, topics: Sequence[str], countries: Sequence[str]) -> pa.Array:
    """Return the titles of the documents, which name their first two parties."""
    parties, documents = world.groups[0], world.documents
    first = np.cumsum(documents.parties) - documents.parties
    one, other = (take(countries, parties.source[index]) for index in (first, first + 1))
    days = pc.strftime(pa.array(documents.day.astype("datetime64[D]")), "%Y-%m-%d")
    subjects = take(topics, documents.topic)
    return document_names(forms, subjects, concatenate(one, other, by=", "), days)


def _folded(names: pa.Array, aliases: Sequence[Sequence[str]]) -> pa.Array:
    """Return the folded names and aliases; `aliases` are those of the first nodes."""
    folded = [[fold(name)] for name in names.to_pylist()]
    for index, others in enumerate(aliases):
        folded[index] += map(fold, others)
    return pa.array(folded, pa.list_(pa.string()))


def _codes(total: int) -> pa.Array:
    codes = [[("cow", f"{number:03}")] for number in range(COUNTRIES)]
    return pa.array(codes + [[]] * (total - COUNTRIES), pa.map_(pa.string(), pa.string()))


def _attributes(world: World, forms: Ints) -> pa.Array:
    """Return the attributes as JSON: documents have a form, other nodes have none."""
    json = [f'{{"form": "{form.lower()}"}}' for form in FORMS]
    parts = [
        take(json, forms) if kind == "document" else pa.repeat("{}", size)
        for kind, size in world.sizes.items()
    ]
    return pa.concat_arrays(parts)
