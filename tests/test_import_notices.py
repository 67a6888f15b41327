"""The report of an import tells what happens to rows beside being made, skipped or rejected."""

from __future__ import annotations

from dataclasses import replace

import pytest

from commands import run
from importing import node, read, write_mapping, write_table
from treatygraph.importers.report import FileReport, ImportReport, Notice
from treatygraph.importers.report_result import result_of

SIGNED = """\
tables:
  t:
    nodes:
      state: {country: {name: '{state}'}}
      pact: {kind: document, name: '{pact}'}
    relations:
      signature: {when: {day: {not: ''}}, type: signed, from: state, to: pact, date: '{day}', status: happened}
"""  # noqa: E501


def notices(imported) -> dict[str, tuple[int, tuple[str, ...]]]:
    return {each.what: (each.count, each.examples) for each in imported.account.notices}


def test_rows_that_make_no_relation(tmp_path):
    table = write_table(tmp_path, "state,pact,day\nKenya,Wells,1990\nGhana,Wells,\nMali,Wells,\n")
    imported = read(write_mapping(tmp_path, SIGNED), table)
    assert notices(imported)["no-relation"] == (2, ("row 2", "row 3"))


def test_cells_of_a_wide_table_that_make_no_relation(tmp_path):
    mapping = write_mapping(
        tmp_path,
        """\
        tables:
          t:
            wide: {columns: [Kenya, Ghana]}
            nodes:
              state: {country: {name: '{column}'}}
              pact: {kind: document, name: '{pact}'}
            relations:
              r: {when: {cell: yes}, type: signed, from: state, to: pact, status: happened}
        """,
    )
    table = write_table(tmp_path, "pact,Kenya,Ghana\nWells,yes,no\n")
    assert notices(read(mapping, table))["no-relation"] == (1, ("row 1: Ghana",))


def test_rows_of_a_table_without_relations_are_no_notice(tmp_path):
    mapping = write_mapping(tmp_path, "tables: {t: {nodes: {x: {kind: place, name: '{n}'}}}}")
    assert notices(read(mapping, write_table(tmp_path, "n\nAyr\n"))) == {}


COUNTRIES = """\
vocabulary:
  attributes:
    region: {label: region, type: text}
    beds: {label: beds, type: number}
    form_of_text: {label: form of text, type: text}
  kinds: {country: {attributes: [region, beds]}, place: {attributes: [region, beds, form_of_text]}}
tables:
  t:
    nodes:
      state:
        country: {name: '{state}'}
        kind: place
        name: '{state}'
        aliases: '{own}'
        note: '{note}'
        ids: {wikidata: '{q}'}
        attributes: {region: '{region}', beds: '{beds}', form_of_text: '{form}'}
"""


def test_what_rows_say_of_a_country_is_kept(tmp_path):
    table = write_table(
        tmp_path,
        "state,own,note,q,region,beds,form\nKenya,Kenia X,late,,East,4,\nGhana,,,,,,\n",
    )
    imported = read(write_mapping(tmp_path, COUNTRIES), table)
    kenya, ghana = node(imported.dataset, "kenya"), node(imported.dataset, "ghana")
    assert "Kenia X" in kenya.aliases
    assert kenya.note == "late"
    assert (kenya.attributes["region"], kenya.attributes["beds"]) == ("East", 4.0)
    assert kenya.ids["iso2"] == "KE"
    assert not {"region", "beds"} & ghana.attributes.keys()
    assert notices(imported) == {}


def test_what_does_not_fit_a_country_is_reported(tmp_path):
    table = write_table(
        tmp_path,
        "state,own,note,q,region,beds,form\nKenya,,,nine,East,many,\nGhana,,,,,,roll\n",
    )
    imported = read(write_mapping(tmp_path, COUNTRIES), table)
    dropped = [each for each in imported.account.notices if each.what == "dropped-field"]
    assert sorted(each.examples for each in dropped) == [("many",), ("nine",), ("roll",)]
    assert imported.account.made == 2
    assert node(imported.dataset, "kenya").attributes["region"] == "East"


def test_constant_for_new_nodes_is_not_missed_on_a_country(tmp_path):
    text = COUNTRIES.replace("'{form}'", "roll")
    table = write_table(tmp_path, "state,own,note,q,region,beds\nKenya,,,,,\nRuritania,,,,,\n")
    imported = read(write_mapping(tmp_path, text), table)
    assert node(imported.dataset, "ruritania").attributes == {"form_of_text": "roll"}
    assert "form_of_text" not in node(imported.dataset, "kenya").attributes
    assert notices(imported) == {}


TWO_TABLES = """\
tables:
  pacts:
    header: [id]
    key: '{id}'
    nodes: {pact: {kind: document, id: '{id}', name: '{title}'}}
  acts:
    header: [state]
    nodes:
      state: {country: {name: '{state}'}}
      pact: {row: {table: pacts, key: '{pact}'}, kind: document, name: '{pact}'}
    relations: {r: {type: signed, from: state, to: pact, status: happened}}
"""


def test_references_to_no_row_and_in_another_spelling(tmp_path):
    pacts = write_table(tmp_path, "id,title\nW1,Pact of Wells\n7,Pact of Ayr\n", "pacts.csv")
    acts = write_table(
        tmp_path,
        "state,pact\nKenya,W1\nGhana,w1\nMali,7.0\nFrance,pact of  ayr\nSpain,X9\nItaly,X9\n",
        "acts.csv",
    )
    imported = read(write_mapping(tmp_path, TWO_TABLES), pacts, acts)
    assert notices(imported) == {
        "matched-end": (3, ("w1", "7.0", "pact of  ayr")),
        "fallback": (2, ("X9",)),
    }
    assert len({target for each in imported.dataset.relations for target in each.targets}) == 3


def test_names_that_are_merged_under_one_id(tmp_path):
    mapping = write_mapping(
        tmp_path, "tables: {t: {nodes: {x: {kind: place, id: '{k}', name: '{n}'}}}}"
    )
    table = write_table(tmp_path, "k,n\na,Ayr\na,Air\na,Inverayr\nb,Bute\nb,Bute\n")
    assert notices(read(mapping, table)) == {"merged-name": (1, ("Ayr / Air",))}


def test_spellings_that_are_merged_under_one_id(tmp_path):
    mapping = write_mapping(tmp_path, "tables: {t: {nodes: {x: {kind: place, name: '{n}'}}}}")
    imported = read(mapping, write_table(tmp_path, "n\nMuller\nMüller\n"))
    assert notices(imported) == {"merged-name": (1, ("Muller / Müller",))}


def test_types_that_are_no_tie(tmp_path):
    mapping = write_mapping(
        tmp_path,
        """\
        vocabulary:
          relations:
            ratified: {label: ratified, from: [country], to: [document], colour: '#555555'}
        tables:
          t:
            nodes:
              state: {country: {name: '{state}'}}
              pact: {kind: document, name: '{pact}'}
            relations: {r: {type: ratified, from: state, to: pact, status: happened}}
        """,
    )
    imported = read(mapping, write_table(tmp_path, "state,pact\nKenya,Wells\nGhana,Wells\n"))
    assert notices(imported) == {"no-tie": (2, ("ratified",))}


PLACES = "tables: {t: {records: rows, nodes: {x: {kind: place, name: '{n}'}}}}"


@pytest.mark.parametrize(
    ("text", "names", "unread"),
    [
        ('{"a": {"rows": [{"n": "Ayr"}]}, "b": {"rows": [{"n": "Bute"}]}}', ["Ayr", "Bute"], None),
        ('{"rows": [{"n": "Ayr"}], "b": {"rows": [{"n": "Bute"}]}}', ["Ayr"], 1),
        ('{"a": {"rows": {"n": "Ayr"}}}', ["Ayr"], None),
    ],
)
def test_records_at_several_places(text, names, unread, tmp_path):
    imported = read(write_mapping(tmp_path, PLACES), write_table(tmp_path, text, "t.json"))
    assert sorted(each.name for each in imported.dataset.nodes) == names
    assert notices(imported).get("unread-place", (None,))[0] == unread


def test_notices_in_json(tmp_path):
    table = write_table(tmp_path, "state,pact,day\nKenya,Wells,\n")
    mapping, store = write_mapping(tmp_path, SIGNED), tmp_path / "store"
    report = run("import", mapping, table, "--out", store, "--format", "json").json
    assert report["notices"] == [
        {
            "what": "no-relation",
            "count": 1,
            "detail": "rows of table t that made no relation",
            "examples": ["row 1"],
        }
    ]


def test_report_is_readable_in_80_columns():
    long = "an exceedingly long name of a file that somebody downloaded from an office.csv"
    account = ImportReport()
    for number in range(300):
        file = FileReport(f"/home/somebody/{number}/{long}", "t", "s", read=3, made=1)
        file.rejected["no date like %d/%m/%Y or %m/%Y or %Y or anything else that was tried"] = 2
        file.unused = [f"column {each}" for each in range(90)]
        account.files.append(file)
    account.notices.append(Notice("unread-sheet", 40, "sheets of " + long, (long,) * 5))
    few = replace(account, files=account.files[:3])
    for each in (account, few):
        lines = result_of(each, f"Import of {long}").to_text(80).splitlines()
        assert max(map(len, lines)) <= 80
        assert len(lines) < 80
        text = " ".join(" ".join(lines).split())
        assert f"{long}, {long}, {long}, {long}" in text  # nothing of a notice is cut
