"""The page inside a notebook: what the notebook is given."""

from __future__ import annotations

import base64
import json
import os
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pytest

import treatygraph as tg
from treatygraph.notebook import PageView
from treatygraph.page.compression import LITTLE, pack


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


def test_little_data_travel_as_they_are() -> None:
    packed = pack({"name": "</script><!--"})
    assert packed.type == "application/json"
    assert "<" not in packed.text
    assert json.loads(packed.text) == {"name": "</script><!--"}


def test_much_data_travel_compressed_and_the_same_every_time() -> None:
    data = {"names": [f"Душанбе {number}" for number in range(LITTLE // 8)]}
    packed = pack(data)
    assert packed.type == "application/zlib;base64"
    assert json.loads(zlib.decompress(base64.b64decode(packed.text))) == data
    assert packed == pack(data)
    assert len(packed.text) < LITTLE


def test_data_that_do_not_compress_travel_as_they_are() -> None:
    noise = base64.b85encode(os.urandom(LITTLE)).decode()
    assert pack(noise).type == "application/json"
