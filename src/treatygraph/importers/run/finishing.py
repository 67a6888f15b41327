"""The notices that are known once all rows are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from ...vocabulary.ties import FOLLOWED, without_ties
from ..report import Notice
from .references import reference_notices

if TYPE_CHECKING:
    from .table import ImportState

EXAMPLES = 5


def finishing_notices(store: ImportState, graph: bool) -> Iterator[Notice]:
    """Return what is to be known of the whole import; `graph`: of tables of nodes and edges."""
    yield from store.context.noted.notices()
    yield from reference_notices(store.context.keys.items(), graph)
    yield from _merged(store.context.nodes.merged)
    yield from _no_ties(store)


def _merged(merged: dict[str, str]) -> Iterable[Notice]:
    if merged:
        detail = "nodes with several names: the first one is kept, the others are aliases"
        yield Notice("merged-name", len(merged), detail, tuple(islice(merged.values(), EXAMPLES)))


def _no_ties(store: ImportState) -> Iterable[Notice]:
    types, blocks = store.relations.types, store.context.words.relations
    loose = [key for key, _ in types.most_common() if not blocks[key].tie]
    if loose:
        why = without_ties(store.context.words.vocabulary, types)
        what = why or "relations of types that are no ties"
        detail = f"{what}; {FOLLOWED}"
        count = sum(types[key] for key in loose)
        yield Notice("no-tie", count, detail, tuple(loose[:EXAMPLES]))
