"""A node is found by any of its names, in any case, accents and script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import treatygraph as tg
from commands import assert_refused, run
from folders import node, write_folder
from treatygraph.names import fold
from treatygraph.states.countries import countries

PEOPLE = [
    node("mirziyoyev", "person", name="Shavkat Mirziyoyev", aliases=["Шавкат Мирзиёев", "Mirziëv"]),
    node("rahmon", "person", name="Emomali Rahmon", aliases=["Эмомалӣ Раҳмон", "Rahmon"]),
    node("saidov", "person", name="Sa'id Saidov"),
    node("oqtosh", "place", name="Oqtosh", aliases=["O‘qtosh"]),
    node("kazinform", "institution", name="Kazinform Agency", aliases=["the Agency"]),
    node("khovar", "institution", name="Khovar", aliases=["The agency"]),
    node("astana", "place", name="Astana", aliases=["Nur-Sultan", "Нур-Султан", "Astaná"]),
    node("norway", "country", name="Norway", aliases=["NO", "Norge"]),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_folder(tmp_path_factory.mktemp("people"), PEOPLE)


@pytest.fixture(scope="module")
def graph(folder):
    return tg.load(folder)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rahmon", "RAHMON"),
        ("Ríos", "Rios"),
        ("Mirziëv", "mirziev"),
        ("Straße", "STRASSE"),
        ("Łódź", "lodz"),
        ("Астана", "Astana"),
        ("Αθήνα", "athina"),
        ("Sa'id", "Said"),
        ("Sa’id", "Saʼid"),
        ("O‘qtosh", "Oqtosh"),
        ("Nur-Sultan", "nur sultan"),
        ("  Nur   Sultan ", "Nur-Sultan"),
        ("St. Petersburg", "St Petersburg"),
        ("ﬁnance", "finance"),
    ],
)
def test_spellings_that_differ_in_case_accents_script_or_punctuation_fold_alike(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Iran", "Iraq"), ("Mali", "Malawi"), ("!", "?")])
def test_different_names_stay_different(one, other):
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(min_size=1).filter(str.strip))
def test_no_name_folds_to_nothing(text):
    assert fold(text)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mirziyoyev", "mirziyoyev"),
        ("SHAVKAT MIRZIYOYEV", "mirziyoyev"),
        ("шавкат мирзиёев", "mirziyoyev"),
        ("Шавкат Мирзиеев", "mirziyoyev"),
        ("mirziev", "mirziyoyev"),
        ("эмомалӣ раҳмон", "rahmon"),
        ("Emomalî Rahmon", "rahmon"),
        ("Said Saidov", "saidov"),
        ("sa’id saidov", "saidov"),
        ("Oʻqtosh", "oqtosh"),
        ("nur sultan", "astana"),
        ("НУР-СУЛТАН", "astana"),
        ("no", "norway"),
    ],
)
def test_name_leads_to_its_node_however_it_is_typed(graph, typed, found):
    assert graph.show(typed).data["node"]["id"] == found


def test_id_wins_over_names(tmp_path):
    nodes = [node("georgia", name="Sakartvelo"), node("us-ga", "place", name="Georgia")]
    graph = tg.load(write_folder(tmp_path, nodes))
    assert graph.show("georgia").data["node"]["id"] == "georgia"


def test_unknown_name_is_answered_with_near_misses(graph):
    with pytest.raises(tg.UnknownName) as refusal:
        graph.show("Rahmom")
    assert refusal.value.candidates[0] == "rahmon"
    assert "nothing is called 'Rahmom'" in str(refusal.value)
    assert "Emomali Rahmon (rahmon)" in str(refusal.value)


def test_name_like_no_other_is_answered_without_near_misses(graph):
    with pytest.raises(tg.UnknownName) as refusal:
        graph.show("Xyzzyqwv")
    assert refusal.value.candidates == []
    assert str(refusal.value) == "nothing is called 'Xyzzyqwv'"


def test_ambiguous_name_is_answered_with_the_candidates(graph):
    with pytest.raises(tg.AmbiguousName) as refusal:
        graph.path("THE AGENCY", "Astana")
    assert refusal.value.candidates == ["kazinform", "khovar"]
    assert str(refusal.value) == "'THE AGENCY' is several: kazinform, khovar; give the id"


@pytest.mark.parametrize("words", [["show", "Rahmom"], ["path", "Astana", "Rahmom"]])
def test_command_line_reports_near_misses_on_standard_error(folder, words):
    assert_refused(run(*words, data=folder), "nothing is called 'Rahmom'", "rahmon")


def test_command_line_reports_the_candidates_of_an_ambiguous_name(folder):
    assert_refused(run("between", "the agency", "astana", data=folder), "kazinform, khovar")


def test_empty_name_is_unknown(folder):
    assert_refused(run("show", "", data=folder), "nothing is called ''")


def test_find_puts_a_whole_name_before_one_that_merely_resembles_it(graph):
    rows = graph.find("Astana").to_dicts()
    assert rows[0] == {
        "id": "astana",
        "kind": "place",
        "name": "Astana",
        "matched": "Astana",
        "score": 100.0,
    }
    assert [row["score"] for row in rows] == sorted((r["score"] for r in rows), reverse=True)


@pytest.mark.parametrize(
    ("typed", "found", "matched"),
    [
        ("Nursultan", "astana", "Nur-Sultan"),
        ("Mirzieyev", "mirziyoyev", "Шавкат Мирзиёев"),
        ("Emomali", "rahmon", "Emomali Rahmon"),
        ("Раҳмон", "rahmon", "Rahmon"),
        ("Kazinfrom", "kazinform", "Kazinform Agency"),
    ],
)
def test_find_forgives_typing_errors_and_parts_of_names(graph, typed, found, matched):
    assert (graph.find(typed)[0]["id"], graph.find(typed)[0]["matched"]) == (found, matched)


def test_find_names_every_node_once(graph):
    ids = [row["id"] for row in graph.find("agency")]
    assert sorted(ids) == ["kazinform", "khovar"]


def test_find_by_id_answers_that_node_first(graph):
    assert graph.find("kazinform")[0]["id"] == "kazinform"


def test_find_of_nothing_like_it_is_empty(graph):
    assert list(graph.find("Xyzzyqwv")) == []


SOUTH_AFRICA = countries().by_name("South Africa")


@pytest.fixture(scope="module")
def titled(tmp_path_factory):
    nodes = [
        node("kits", "document", name="Agreement for the supply of Chevrolet automobile kits"),
        node("show", "event", name="Exhibition on the life of Abai"),
        node("mfa", "institution", name="Ministry of Foreign Affairs of Kazakhstan"),
        node("mot", "institution", name="Ministry of Trade and Integration of Kazakhstan"),
        node("netherlands", name="Netherlands"),
        node("west-germany", name="West Germany"),
        node("united-kingdom", name="United Kingdom"),
        node("kallas", "person", name="Kaja Kallas"),
        node("poland", name="Poland"),
        # with every name of the table of states, as an import gives them
        node("south-africa", name="South Africa", aliases=list(SOUTH_AFRICA.names)),
        node("pact", "institution", name="Warsaw Treaty Organization", aliases=["Warsaw Pact"]),
    ]
    return tg.load(write_folder(tmp_path_factory.mktemp("titled"), nodes))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Chevrolet", ["kits"]),
        ("automobile", ["kits"]),
        ("chevrolet agreement", ["kits"]),
        ("Ministry of Trade", ["mot"]),
        ("foreign ministry", ["mfa"]),
        ("Abbai", ["show"]),
        ("Warsaw Treaty", ["pact"]),
        ("warsaw pact", ["pact"]),
        ("South", ["south-africa"]),
    ],
)
def test_words_of_a_title_find_it_and_nothing_without_them(titled, text, ids):
    assert [row["id"] for row in titled.find(text)] == ids


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Kallas", "kallas"),
        ("KALLAS", "kallas"),
        ("the Netherlands", "netherlands"),
        ("U.K.", "united-kingdom"),
        ("Great Britain", "united-kingdom"),
        ("FRG", "west-germany"),
        ("BRD", "west-germany"),
        ("Großbritannien", "united-kingdom"),
        ("GBR", "united-kingdom"),
        ("gbr", "united-kingdom"),
        ("GB", "united-kingdom"),
        ("NLD", "netherlands"),
        ("ZA", "south-africa"),
    ],
)
def test_node_is_named_by_its_id_in_any_case_and_by_other_names_of_its_state(titled, name, id):
    assert titled.dataset.node_ids[titled.resolve(name)] == id
    assert titled.find(name)[0]["id"] == id
    assert titled.find(name)[0]["score"] == 100


def test_code_of_two_letters_is_one_in_capitals_only(titled):
    with pytest.raises(tg.UnknownName):
        titled.resolve("za")


def test_state_without_a_node_is_named_in_the_message(titled):
    with pytest.raises(tg.UnknownName) as refusal:
        titled.resolve("Deutschland")
    assert "'Deutschland' (Germany, of which there is no node)" in str(refusal.value)


def test_name_of_a_node_comes_before_the_code_of_a_state(tmp_path):
    nodes = [node("serbia", name="Serbia"), node("bureau", "institution", name="SRB")]
    graph = tg.load(write_folder(tmp_path, nodes))
    assert graph.dataset.node_ids[graph.resolve("SRB")] == "bureau"
    assert [row["id"] for row in graph.find("SRB")] == ["bureau"]


def test_name_that_several_states_share_is_answered_with_their_nodes(tmp_path):
    nodes = [
        node("british-virgin-islands", name="British Virgin Islands"),
        node("united-states-virgin-islands", name="United States Virgin Islands"),
    ]
    graph = tg.load(write_folder(tmp_path, nodes))
    with pytest.raises(tg.AmbiguousName) as refusal:
        graph.resolve("Virgin Islands")
    assert refusal.value.candidates == ["british-virgin-islands", "united-states-virgin-islands"]
