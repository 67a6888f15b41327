"""Small graphs whose texts and ids are whatever a format could stumble on."""

from __future__ import annotations

from hypothesis import strategies as st

import treatygraph as tg
from random_graphs import DATES, VOCABULARY
from treatygraph.dataset import Dataset, Evidence, Node, Relation, Source

HOSTILE = (
    *("=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", '"', "'", "a\"b'c"),
    *("]]>", "<![CDATA[", "&amp;", "\x00", "\x1b[31m", "\x85", "\ufffe", "\uffff"),
    *("\ud800", "x\udfffy", "_x0000_", "\u2028", "\ufeff"),
    *("first\nsecond", "one\r\ntwo", "three\rfour", "\ttab", " blank ", "\\n", "\\"),
    *("a; b", "a,b", "a|b", "n" * 500, "اتفاقية \u202emixed", "👩\u200d🚀"),
    *("${x} `y` {{z}}", "'; DROP TABLE nodes; --", "NULL", "true", "</script>"),
)
TYPES = st.lists(st.sampled_from(("trades_with", "cooperates_on")), max_size=3)
TEXTS = st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=8)
FIGURES = st.fixed_dictionaries({"unit": TEXTS, "value": st.floats(-1e9, 1e9)})


def hostile_graph() -> tg.TreatyGraph:
    """One graph with every hostile text as id, name, alias, attribute, title, note and quote."""
    sources = [Source(id=f"s {n}", title=text, url=text) for n, text in enumerate(HOSTILE)]
    nodes = [
        Node(id=f"{text}{n}", kind="person", name=text, aliases=(text, f"{text}!"), note=text)
        for n, text in enumerate(HOSTILE)
    ]
    land = Node(id="land", kind="country", name="Land", ids={"iso3": "LND"})
    relations = [
        Relation(
            id=f"r{n}{text}",
            type="holds_office",
            origins=(each.id,),
            targets=("land",),
            date="2020/..",
            status="ongoing",
            attributes={"office": text},
            note=text,
            evidence=(Evidence(source=f"s {n}", at="¶1", quote=text),),
        )
        for n, (text, each) in enumerate(zip(HOSTILE, nodes, strict=True))
    ]
    return tg.TreatyGraph.of(Dataset.of(VOCABULARY, sources, [*nodes, land], relations))


@st.composite
def hostile_graphs(draw: st.DrawFn) -> tg.TreatyGraph:
    """A few nodes and relations with hostile texts anywhere."""
    ids = draw(st.lists(TEXTS, min_size=2, max_size=4, unique=True))
    some_ids = st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True)
    nodes = [Node(id=key, kind="country", name=draw(TEXTS), aliases=(draw(TEXTS),)) for key in ids]
    relations = [
        Relation(
            id=f"r{number}",
            type=kind,
            origins=tuple(draw(some_ids)),
            targets=(draw(st.sampled_from(ids)),),
            date=draw(st.sampled_from(DATES)),
            status="happened",
            attributes=draw(FIGURES) if kind == "trades_with" else {"goods": (draw(TEXTS),)},
            evidence=(Evidence(source="s", quote=draw(TEXTS)),),
        )
        for number, kind in enumerate(draw(TYPES))
    ]
    source = Source(id="s", title=draw(TEXTS))
    return tg.TreatyGraph.of(Dataset.of(VOCABULARY, [source], nodes, relations))
