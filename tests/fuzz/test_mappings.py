"""Mappings with damaged bytes, applied to a table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import given

import treatygraph as tg
from fuzz.mutation import fuzzed, is_refused, mutations, report

TABLE = Path(__file__).parents[1] / "tables" / "president-visits.csv"
MAPPINGS = Path(tg.__file__).parent / "importers" / "mappings"
WORDS = (b"{", b"}", b": ", b"\n", b"- ", b"[", b"]", b"'", b"{{x}}", b"(?P<a>", b"(a+)+$", b"\\")


def test_damaged_mapping_is_refused_or_used(tmp_path):
    content = (MAPPINGS / "us-visits.yaml").read_bytes()
    mapping, refused = tmp_path / "mapping.yaml", 0

    @fuzzed()
    @given(mutate=mutations(WORDS))
    def damaged(mutate: Callable[[bytes], bytes]) -> None:
        nonlocal refused
        mapping.write_bytes(mutate(content))
        refused += is_refused(lambda: tg.import_tables(mapping, [TABLE], tmp_path / "store"))

    damaged()
    report("mappings", refused)
