"""The columns of a store, which any reader of Parquet can take.

Nodes are sorted by id. Edges are sorted by `first_day`, `last_day` and `relation`, undated ones
last. So relations that begin in a period are a slice.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from ..records import Node, Relation
from ..schema import tail

# rows that are read together to show one of them: few enough to be quick, enough to pack well
ROWS = 4096

# how a field of a record is stored, by its form; "records" and mappings of any value are JSON
TYPES = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "flag": pa.bool_(),
    "mapping": pa.string(),
    "records": pa.string(),
}
FIRST_VERSION = ("inferred", "note", "evidence")  # fields that every store has
WORD = pa.dictionary(pa.int32(), pa.string())
TEXTS = pa.list_(pa.string())


def _tail(record: type[Any]) -> list[tuple[str, pa.DataType]]:
    """Return a column for each field that a record may leave out."""
    return [(spec.key, TYPES[spec.form]) for spec in tail(record)]


NODES = pa.schema(
    [
        ("number", pa.int32()),  # the row, which relations name their ends by
        ("id", pa.string()),
        ("kind", WORD),  # a kind of the vocabulary
        ("name", pa.string()),
        ("aliases", TEXTS),
        ("folded", TEXTS),  # name and aliases without case, accents and script, to be found by
        ("ids", pa.map_(pa.string(), pa.string())),  # code system → code: iso3, cow, wikidata, …
        ("attributes", pa.string()),  # JSON, as the vocabulary types them
        *_tail(Node),  # note
    ]
)

RELATIONS = pa.schema(
    [
        ("relation", pa.string()),  # the id; the rows of one relation stand next to each other
        ("part", pa.int32()),  # 0, 1, … within the relation: every origin × every target
        ("source", pa.int32()),  # the `number` of the node at the one end, the origin
        ("target", pa.int32()),  # and of the node at the other
        ("type", WORD),  # a relation type of the vocabulary
        ("status", WORD),  # a status of the vocabulary
        ("date", pa.string()),  # EDTF, as it was written; null where there is none
        ("first_day", pa.date32()),  # the earliest day that the date allows; null: open or undated
        ("last_day", pa.date32()),  # the latest; undated rows have neither
        # the latest day on which it can have begun, by the `time` of its type; null: unknown
        ("certain_first", pa.date32()),
        # the earliest on which it can have ended; null: it goes on, or unknown
        ("certain_last", pa.date32()),
        ("topics", TEXTS),
        ("sources", TEXTS),  # the ids of its sources, each once
        ("attributes", pa.string()),  # JSON, as the vocabulary types them, topics among them
        # inferred: fields that somebody worked out; note: how; evidence: JSON, a list of mappings
        *_tail(Relation),
    ]
)


POSSIBLE = ("first_day", "last_day")
CERTAIN = ("certain_first", "certain_last")


def optional(record: type[Any]) -> list[str]:
    """Return the columns that a store of an earlier version may lack: those added since."""
    fields = [spec.key for spec in tail(record) if spec.key not in FIRST_VERSION]
    return [*fields, *CERTAIN] if record is Relation else fields


# What a graph is made of; everything else is read where it is shown.
EDGE_COLUMNS = ["part", "source", "target", "type", "status", "first_day", "last_day"]
