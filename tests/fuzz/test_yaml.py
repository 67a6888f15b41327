"""Folders of YAML with damaged bytes, or with records of another structure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import treatygraph as tg
from fuzz.mutation import fuzzed, is_refused, mutations, report
from world import write_world

NAMES = ["vocabulary.yaml", "sources.yaml", "nodes/all.yaml", "relations/all.yaml"]
WORDS = (b"- ", b": ", b"\n", b"[", b"{", b"&a ", b"*a", b"!!x ", b"'", b'"', b"|\n", b"# ", b"\t")
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
VALUES = st.recursive(
    LEAVES, lambda value: st.lists(value, max_size=2) | st.dictionaries(st.text(max_size=3), value),
    max_leaves=4,
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return write_world(tmp_path_factory.mktemp("damaged"))


@pytest.mark.parametrize("name", NAMES)
def test_damaged_bytes_are_refused_or_read(folder, name):
    content, refused = (folder / name).read_bytes(), 0

    @fuzzed(len(NAMES))
    @given(mutate=mutations(WORDS))
    def damaged(mutate: Callable[[bytes], bytes]) -> None:
        nonlocal refused
        (folder / name).write_bytes(mutate(content))
        refused += is_refused(lambda: tg.check(folder))

    try:
        damaged()
    finally:
        (folder / name).write_bytes(content)
    report(name, refused, len(NAMES))


@pytest.mark.parametrize("name", NAMES)
def test_records_of_another_structure_are_refused_or_read(folder, name):
    content, refused = (folder / name).read_bytes(), 0

    @fuzzed(len(NAMES))
    @given(data=st.data(), value=VALUES)
    def restructured(data: st.DataObject, value: Any) -> None:
        nonlocal refused
        records = yaml.load(content, Loader=yaml.BaseLoader)
        _replace(data, records, value)
        text = yaml.safe_dump(records, allow_unicode=True)
        (folder / name).write_text(text, encoding="utf-8", errors="replace")
        refused += is_refused(lambda: tg.load(folder).stats())

    try:
        restructured()
    finally:
        (folder / name).write_bytes(content)
    report(f"structure of {name}", refused, len(NAMES))


def _replace(data: st.DataObject, part: Any, value: Any) -> None:
    """Put a value somewhere into nested lists and mappings."""
    keys = list(part) if isinstance(part, dict) else list(range(len(part)))
    key = data.draw(st.sampled_from(keys))
    if isinstance(part[key], dict | list) and part[key] and data.draw(st.booleans()):
        _replace(data, part[key], value)
    else:
        part[key] = value
