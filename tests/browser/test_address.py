"""A malformed or outdated address: its good parts apply, and the rest is named."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from browser.conftest import Open
from browser.visits import Visit


def notice(page: Visit) -> Locator:
    return page.page.get_by_role("alert")


def follow(page: Visit, address: str) -> None:
    page.page.evaluate("address => { location.hash = address }", address)


def test_good_address_needs_no_notice(small: Visit) -> None:
    follow(small, "select=arcadia")
    expect(small.heading).to_have_text("Arcadia")
    expect(notice(small)).to_have_count(0)


@pytest.mark.parametrize("bad", ["100%25", "%25", "%25E4%25A", "nobody"])
def test_bad_part_is_named_and_the_rest_applies(small: Visit, bad: str) -> None:
    follow(small, f"select=arcadia&hidden=borduria~{bad}")
    expect(small.heading).to_have_text("Arcadia")
    expect(small.page.get_by_text("1 node is hidden")).to_be_visible()
    said = small.page.evaluate("bad => `“hidden=${decodeURIComponent(bad)}”`", bad)
    expect(notice(small)).to_contain_text(f"Ignored in the address of this page: {said}.")


def test_notice_is_dismissed_by_its_button(small: Visit) -> None:
    follow(small, "select=nobody")
    notice(small).get_by_role("button", name="Dismiss").click()
    expect(notice(small)).to_have_count(0)


def test_next_good_address_removes_the_notice(small: Visit) -> None:
    follow(small, "select=nobody")
    expect(notice(small)).to_be_visible()
    follow(small, "select=arcadia")
    expect(notice(small)).to_have_count(0)


def test_back_leaves_a_bad_address(small: Visit) -> None:
    small.tell("select('arcadia')")
    follow(small, "select=nobody")
    expect(notice(small)).to_be_visible()
    small.page.go_back()
    expect(small.heading).to_have_text("Arcadia")


def test_markup_in_an_address_is_text(small: Visit) -> None:
    follow(small, "<img src=x onerror=window.injected=1>&select=<script>window.injected=2</script>")
    expect(notice(small)).to_contain_text("<script>")
    expect(notice(small).locator("img, script")).to_have_count(0)
    assert small.page.evaluate("window.injected") is None


def test_very_long_address_is_answered_with_a_short_sentence(small: Visit) -> None:
    follow(small, "hidden=" + "~".join(f"nobody{number}" for number in range(8000)))
    expect(notice(small)).to_contain_text("and 7,997 more.")
    assert len(notice(small).inner_text()) < 250


def test_page_opens_with_a_malformed_address(visit: Open, small: Visit) -> None:
    small.page.goto("about:blank")
    small.page.goto(f"{small.url}#select=arcadia&view=%zz&%")
    small.page.evaluate("() => window.treatygraph.ready")
    expect(small.heading).to_have_text("Arcadia")
    expect(notice(small)).to_contain_text("“%”, “view=%zz”")
    small.requests[:] = [small.url]
