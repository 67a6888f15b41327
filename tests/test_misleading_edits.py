"""Single edits of the example data that would mislead, each against one rule of the check."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from test_grounding import ARTICLES, Example, is_caught
from treatygraph.dataset import example_folder

pytestmark = pytest.mark.skipif(
    not ARTICLES.is_dir(), reason=f"no articles at {ARTICLES}: nothing to hold the data against"
)


@pytest.fixture(scope="module")
def example() -> Example:
    return Example(example_folder())


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return shutil.copytree(example_folder(), tmp_path_factory.mktemp("edited") / "data")


@pytest.mark.parametrize(
    ("id", "edit"),
    [
        # a plan or an idea given as a fact: the sentences say plan, potential, can
        ("mediation-tokayev", {"status": "happened"}),
        ("created-wholesale-centers", {"status": "happened"}),
        ("took-part-alageum-transformers", {"status": "happened"}),
        # the roadmap is of 2025, its source of 2024
        ("party-roadmap-kz-tj", {"status": "ongoing"}),
        # the trade of 2021, in a source of December 2022
        ("trade-kz-uz-2021", {"status": "ongoing"}),
        # talks that would be to come during a visit that is over
        ("took-part-talks-2019", {"status": "planned"}),
        # a source that reports a statement cannot expect it
        ("stated-auelbaev-treaty", {"status": "expected"}),
        ("quoted-usmanov-2021", {"status": "planned"}),
        # over $1.8 billion, almost 11,000 jobs, about 20 companies
        ("signed-deals-forum-2023", {"qualifier": None}),
        ("jobs-industrial-projects", {"qualifier": None}),
        ("took-part-forum-2021-companies", {"qualifier": None}),
        # Deputy Minister, First Deputy Director, Deputy Prime Minister
        ("office-konuspayev-mfa", {"office": "Minister of Foreign Affairs"}),
        ("office-nematov-isrs", {"office": "Director"}),
        ("office-nurtleu-deputy-pm", {"office": "Prime Minister"}),
        # a minister who is a deputy in another office only
        ("office-khodjaev-minister", {"office": "Deputy Minister for Investments"}),
        # May 3-4, Dec. 21-22, January to May
        ("rahmon-kazakhstan-2023-05", {"date": "2023-05-03"}),
        ("signed-treaty-allied-kz-uz", {"date": "2022-12-22"}),
        ("trade-kz-tj-2024-01-05", {"date": "2024-05"}),
        # the speaker and what is spoken of
        ("stated-kobrinsky-kazakhstan", {"from": "kazakhstan", "to": "alexander-kobrinsky"}),
        ("quoted-ziyadullayev-2019", {"from": "nabi-ziyadullayev", "to": "vestnik-kavkaza"}),
        ("priority-kz-uz", {"from": "uzbekistan", "to": "kazakhstan"}),
        # goods of which no word is in the paragraph
        ("supply-chevrolet-kits", {"goods": ["glacier water"]}),
        # documents of which none replaces the other
        ("part-agreement-chevrolet", {"type": "supersedes"}),
    ],
)
def test_edit_that_would_mislead_is_found(example, folder, id, edit):
    file, record = next(each for each in example.relations if each[1]["id"] == id)
    changed = {key: value for key, value in {**record, **edit}.items() if value is not None}
    assert changed != record
    assert is_caught(folder, file, changed)
