"""Who says so: in lists, panels and the table, and as a filter.

A source quotes Carl Weber for the memorandum, which no other source reports. It quotes him for the
treaty too, which another source reports in its own words.
"""

from __future__ import annotations

from playwright.sync_api import expect

from browser.reading import column, open_tab, rows_of
from browser.visits import Visit


def test_relation_that_rests_on_a_speaker_names_him_in_a_panel(small: Visit) -> None:
    small.tell("select('memo')")
    entry = small.group("signed by").get_by_role("listitem")
    expect(entry.locator(".speaker").first).to_have_text("said by Carl Weber")
    entry.get_by_role("link", name="Carl Weber").first.click()
    expect(small.heading).to_have_text("Carl Weber")


def test_speaker_beside_a_source_is_one_more_voice(small: Visit) -> None:
    small.tell("select('treaty')")
    entry = small.group("signed by").get_by_role("listitem")
    expect(entry.locator(".speaker").first).to_have_text("also said by Carl Weber")


def test_panel_of_a_person_lists_what_the_person_said_of_others(small: Visit) -> None:
    small.tell("select('carl')")
    said = small.group("Said, of others")
    expect(said.get_by_role("heading")).to_have_text("Said, of others 2")
    expect(said).to_contain_text("Ada Ríos signed")
    small.tell("select('ada')")
    expect(small.heading).to_have_text("Ada Ríos")
    expect(small.panel.get_by_text("Said, of others")).to_have_count(0)


def test_table_has_a_column_of_speakers(small: Visit) -> None:
    open_tab(small, "Table")
    small.page.get_by_role("button", name="Said by").click()
    expect(rows_of(small).first).to_contain_text("also Carl Weber")
    assert column(small, "Said by")[:3] == ["also Carl Weber", "Carl Weber", ""]


def test_timeline_says_who_says_so(small: Visit) -> None:
    open_tab(small, "Timeline")
    row = small.page.get_by_role("option").filter(has_text="2021")
    expect(row).to_contain_text("said by Carl Weber")


def test_steps_of_a_path_name_speakers(small: Visit) -> None:
    small.tell("path('ada', 'memo')")
    expect(small.panel.locator(".step .speaker").first).to_have_text("said by Carl Weber")


def test_relations_are_filtered_by_speaker(small: Visit) -> None:
    small.legend.get_by_role("button", name="Speakers", exact=True).click()
    expect(small.switch("Carl Weber")).to_be_checked()
    small.switch("nobody quoted").uncheck()
    assert small.tell("counts()")["relations"]["shown"] == 2
    assert "speaker" in small.page.evaluate("decodeURIComponent(location.hash)")
    small.tell("filter({speaker: 'any'})")
    small.switch("Carl Weber").uncheck()
    assert small.tell("counts()")["relations"]["shown"] == 8


def test_tooltip_of_a_line_names_speakers(small: Visit) -> None:
    drawn = small.tell("drawing()")
    at = {node["name"]: node["at"] for node in drawn["nodes"]}
    box = small.drawing.bounding_box()
    assert box
    memo = next(place for name, place in at.items() if name.startswith("Memo"))
    middle = [(at["Ada Ríos"][key] + memo[key]) / 2 for key in ("x", "y")]
    small.page.mouse.move(box["x"] + middle[0], box["y"] + middle[1])
    expect(small.page.get_by_role("tooltip")).to_contain_text("said by Carl Weber")
