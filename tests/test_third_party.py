"""The third-party scripts that a page lists are those that are in it."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import treatygraph as tg
from treatygraph.page import third_party_scripts
from treatygraph.page.pyvis_network import vis_network

FAQ = Path(__file__).parent.parent / "docs" / "faq.md"


def scripts() -> dict[str, tuple[str, str]]:
    return {each.name: (each.version, each.licence) for each in third_party_scripts()}


def test_version_of_vis_network_is_that_of_the_newest_folder_of_pyvis() -> None:
    folders = [path.name for path in files("pyvis").joinpath("lib").iterdir()]
    versions = [name.removeprefix("vis-") for name in folders if name.startswith("vis-")]
    newest = max(versions, key=lambda version: [int(part) for part in version.split(".")])
    assert scripts()["vis-network"] == (newest, "Apache-2.0 OR MIT")


def test_licence_of_vis_network_is_that_of_its_banner() -> None:
    banner = vis_network().partition("*/")[0]
    assert "The Apache 2.0 License" in banner
    assert "The MIT License" in banner


def test_version_of_core_js_is_that_of_its_licence() -> None:
    version, licence = scripts()["core-js"]
    assert licence == "MIT"
    assert f"zloirock/core-js/blob/v{version}/LICENSE" in vis_network()


def test_every_licence_notice_of_the_script_belongs_to_a_listed_script() -> None:
    named = re.findall(r"https://github.com/([\w.-]+/[\w.-]+)", vis_network())
    listed = " ".join(each.url for each in third_party_scripts())
    assert named
    assert [each for each in named if each not in listed] == []


def test_page_lists_them_in_a_comment_at_its_head(world: tg.TreatyGraph) -> None:
    head = world.page().html.partition("<html")[0]
    assert head.startswith("<!doctype html>\n<!--\n")
    assert [str(each) for each in third_party_scripts()] == head.splitlines()[3:-1]


def test_faq_names_exactly_these_with_their_licences() -> None:
    answer = " ".join(FAQ.read_text(encoding="utf-8").split())
    answer = answer.partition("bundled in one file:")[2].partition("Their versions")[0]
    double, _, rest = answer.partition("(Apache-2.0 OR MIT)")
    named = dict.fromkeys(names_in(double), "Apache-2.0 OR MIT")
    named |= dict.fromkeys(names_in(rest.partition("(MIT)")[0]), "MIT")
    assert named == {name: licence for name, (_, licence) in scripts().items()}


def names_in(text: str) -> list[str]:
    """Return the names of a list such as "a, b and c"."""
    return [name.strip() for name in re.split(r",| and ", text) if name.strip()]
