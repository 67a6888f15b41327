"""The page inside a notebook: what the notebook is given."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import treatygraph as tg
from treatygraph.notebook import PageView
from treatygraph.page.columns import Columns, as_numbers
from treatygraph.page.compression import LITTLE, Written, pack, write_numbers


@pytest.fixture(scope="module")
def view() -> PageView:
    return tg.load().page(title='<b>"Inline"</b> & more')


def test_bundle_has_a_frame_a_picture_and_a_line(view: PageView) -> None:
    bundle = view._repr_mimebundle_(include=None, exclude=None)
    assert bundle["text/html"] == view._repr_html_()
    assert bundle["text/html"].startswith("<iframe srcdoc=")
    assert bundle["text/plain"] == repr(view)
    picture = ElementTree.fromstring(bundle["image/svg+xml"])
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    assert picture.findtext("{http://www.w3.org/2000/svg}title") == view.page.title


def test_frame_stays_without_the_origin_of_the_notebook(view: PageView) -> None:
    assert "allow-same-origin" not in view._repr_html_()
    sandbox = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
    assert f'sandbox="{sandbox}"' in view._repr_html_()


def test_showing_writes_nothing_and_save_writes_the_page(
    view: PageView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    view._repr_mimebundle_()
    assert list(tmp_path.iterdir()) == []
    assert view.save("page.html").read_text(encoding="utf-8") == view.html


def columns(plain: Any = None, numbers: Sequence[int] = (), values: Sequence[Any] = ()) -> Columns:
    return Columns({"message": plain}, {"numbers": as_numbers(numbers)}, {"values": values})


def unpacked(text: str) -> tuple[dict[str, Any], bytes]:
    """The first line, and the rest."""
    line, _, rest = zlib.decompress(base64.b64decode(text)).partition(b"\n")
    return json.loads(line), rest


def test_little_data_travel_as_they_are() -> None:
    packed = pack(columns("</script><!--", [1, -2]))
    assert packed.type == "application/json"
    assert "<" not in packed.text
    message = json.loads(packed.text)
    assert message["plain"] == {"message": "</script><!--"}
    assert message["numbers"] == {"numbers": [1, -2]}


def test_much_data_travel_compressed_and_the_same_every_time() -> None:
    names = [f"Душанбе {number}" for number in range(LITTLE // 8)]
    packed = pack(columns("plain", [7, 7, 300], names))
    assert packed.type == "application/zlib;base64"
    message, rest = unpacked(packed.text)
    assert message["plain"] == {"message": "plain"}
    assert message["numbers"] == {"numbers": [3, 2, False]}
    assert rest[:6] == bytes([7, 7, 300 % 256, 0, 0, 300 // 256])
    assert json.loads(rest[6 : 6 + message["values"]["values"]]) == names
    assert packed == pack(columns("plain", [7, 7, 300], names))
    assert len(packed.text) < LITTLE


@given(st.lists(st.integers(-(2**31) + 1, 2**31 - 2)))
def test_numbers_are_read_as_they_were_written(numbers: list[int]) -> None:
    assert read(write_numbers(as_numbers(numbers))) == numbers


@given(st.lists(st.integers(0, 300)))
def test_numbers_take_no_more_bytes_than_the_largest_needs(numbers: list[int]) -> None:
    written = write_numbers(as_numbers(numbers))
    assert written.length == len(numbers)
    assert len(written.content) == written.length * written.width
    assert written.width <= 2


def read(written: Written) -> list[int]:
    """What `blocks.js` does with the bytes."""
    planes = np.frombuffer(written.content, np.uint8).reshape(written.width, written.length)
    values = [int.from_bytes(bytes(planes[:, place]), "little") for place in range(written.length)]
    if not written.steps:
        return values
    steps = [value // 2 if value % 2 == 0 else -(value + 1) // 2 for value in values]
    return [(each + 2**31) % 2**32 - 2**31 for each in accumulate(steps)]


def test_first_occurrences_are_encoded_as_one() -> None:
    message = Columns({}, {}, {})
    message.code("words", ["b", None, "a", "b", "", "c"])
    assert message.values["words"] == ["b", "a", "c"]
    assert message.numbers["words"].tolist() == [1, 0, 1, 2, 0, 1]


def test_values_that_are_equal_but_not_alike_are_kept_apart() -> None:
    message = Columns({}, {}, {})
    message.code_fields("fields", [{"a": 1}, {"a": True}, {"a": 1.0}, {"a": "1"}, {}, {"a": 1}])
    assert list(map(repr, message.values["fields.a"])) == ["1", "True", "1.0", "'1'"]
    assert message.numbers["fields.a"].tolist() == [1, 1, 1, 1, 0, 2]
