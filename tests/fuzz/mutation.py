"""Damaged bytes, and how many examples each format gets: FUZZ_EXAMPLES, or a few."""

from __future__ import annotations

import os
from collections.abc import Callable

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

import treatygraph as tg

SHORT = 60
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", SHORT))


def fuzzed(parts: int = 1) -> settings:
    """Return the settings of one of several tests that share the examples of a format."""
    return settings(
        max_examples=-(-EXAMPLES // parts),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def report(what: str, refused: int, parts: int = 1) -> None:
    """Print how many examples were refused; `make fuzz` shows it."""
    print(f"{what}: {refused} examples refused of at most {-(-EXAMPLES // parts)}")


@st.composite
def mutations(draw: st.DrawFn, words: tuple[bytes, ...] = ()) -> Callable[[bytes], bytes]:
    """A function that damages bytes: at a few places, they are replaced, inserted or cut out.

    `words` are pieces that mean something in the format.
    """
    piece = st.binary(min_size=1, max_size=3) | st.sampled_from((b"\0", b"\xff", *words))
    edit = st.tuples(st.floats(0, 1), st.sampled_from(["replace", "insert", "cut"]), piece)
    edits = draw(st.lists(edit, min_size=1, max_size=4))
    return lambda content: _edited(content, edits)


def _edited(content: bytes, edits: list[tuple[float, str, bytes]]) -> bytes:
    for share, what, piece in edits:
        at = int(share * len(content))
        after = at if what == "insert" else at + len(piece)
        content = content[:at] + (b"" if what == "cut" else piece) + content[after:]
    return content


def is_refused(call: Callable[[], object]) -> bool:
    """Return whether a call raises an error of treatygraph; any other exception fails the test."""
    try:
        call()
    except tg.TreatygraphError:
        return True
    return False
