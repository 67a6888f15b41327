"""The kinds of table in which public data on states come, each imported by a mapping alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from importing import read, write_mapping, write_table
from treatygraph.importers import Imported
from workbooks import Rows, write_workbook

Claims = set[tuple[str, str, str, str | None]]


def claims(imported: Imported) -> Claims:
    """Every edge: type, origin, target and date; no row is rejected, no name unknown."""
    assert not imported.account.rejects
    assert not imported.account.unknown
    return {
        (each.type, origin, target, each.date)
        for each in imported.dataset.relations
        for origin in each.origins
        for target in each.targets
    }


def imported(folder: Path, mapping: str, *files: tuple[str, str]) -> Claims:
    tables = [write_table(folder, text, name) for name, text in files]
    return claims(read(write_mapping(folder, mapping), *tables))


def test_states_by_treaties_with_a_date_in_each_cell(tmp_path):
    mapping = """\
    tables:
      t:
        skip:
          - {rows: 2}
          - {when: {cell: ''}, because: no party}
        wide: {except: [Country, 'Total?']}
        nodes:
          state: {country: {name: '{Country}'}}
          treaty: {kind: document, name: '{column}'}
        relations:
          r:
            type: party_to
            from: state
            to: treaty
            date: {of: '{cell}', match: '^[0-9/]+', date: '%d/%m/%Y'}
            status: happened
    """
    table = (
        "Status of treaties\n(a: accession)\n"
        "Country,Treaty on Wells,Treaty on Roads,Total\nPeru,03/05/1990,04/06/1991 (a),2\n"
        "Chile,,05/07/1992,1\n"
    )
    assert imported(tmp_path, mapping, ("t.csv", table)) == {
        ("party_to", "peru", "treaty-on-wells", "1990-05-03"),
        ("party_to", "peru", "treaty-on-roads", "1991-06-04"),
        ("party_to", "chile", "treaty-on-roads", "1992-07-05"),
    }


def test_workbook_in_another_language_with_a_sheet_for_each_decade(tmp_path):
    mapping = """\
    tables:
      t:
        sheet: 'années *'
        header: [État, Traité]
        nodes:
          state: {country: {name: '{État}'}}
          treaty: {kind: document, name: '{Traité}'}
        relations:
          r:
            type: signed
            from: state
            to: treaty
            date: {of: '{Signé le}', date: French}
            status: happened
    """
    head: list[list[str | float | None]] = [
        ["Liste des traités"],
        [],
        ["État", "Traité", "Signé le"],
    ]
    book = write_workbook(
        tmp_path / "t.xlsx",
        {
            "années 1990": [*head, ["Pérou", "Sur les puits", "1er août 1990"]],
            "années 2000": [*head, ["Chili", "Sur les routes", "13 févr. 2001"]],
            "Sources": [["le ministère"]],
        },
    )
    assert claims(read(write_mapping(tmp_path, mapping), book)) == {
        ("signed", "peru", "sur-les-puits", "1990-08-01"),
        ("signed", "chile", "sur-les-routes", "2001-02-13"),
    }


def test_cells_of_several_lines_whose_lines_belong_together(tmp_path):
    mapping = """\
    tables:
      t:
        parallel: {Parties: lines, Dates: lines}
        nodes:
          state: {country: {name: '{Parties}'}}
          treaty: {kind: document, name: '{Title}'}
        relations:
          r:
            type: signed
            from: state
            to: treaty
            date: {of: '{Dates}', date: ['%d.%m.%Y', '%Y']}
            status: happened
    """
    table = 'Title,Parties,Dates\n"Treaty\non Wells","Peru\nChile\nFiji","3.5.1990\n\n1991"\n'
    # two line breaks are one separator, so the blank line holds no position
    table = table.replace("\n\n1991", "\n4.5.1990\n1991")
    assert imported(tmp_path, mapping, ("t.csv", table)) == {
        ("signed", "peru", "treaty-on-wells", "1990-05-03"),
        ("signed", "chile", "treaty-on-wells", "1990-05-04"),
        ("signed", "fiji", "treaty-on-wells", "1991"),
    }


def test_nested_xml(tmp_path):
    mapping = """\
    tables:
      t:
        records: treaty/participants/participant
        nodes:
          state: {country: {iso3: '{@iso}', name: '{name}'}}
          treaty: {kind: document, id: '{../../@id}', name: '{../../title}'}
        relations:
          signed:
            when: {action/@type: signature}
            type: signed
            from: state
            to: treaty
            date: '{action}'
            status: happened
          joined:
            when: {action/@type: {not: signature}}
            type: party_to
            from: state
            to: treaty
            date: '{action?}'
            status: happened
    """
    table = """\
<?xml version="1.0"?>
<c:collection xmlns:c="urn:c"><chapter>
  <treaty id="I-1"><participants>
      <participant iso="PER"><name>Peru</name>
        <action type="signature">1990-05-03</action></participant>
      <participant iso="CHL"><name>Chile</name></participant>
    </participants><title>On Wells</title></treaty>
  <treaty id="I-2"><title>On Roads</title><participants>
      <participant iso="FJI"><name>Fiji</name><action type="accession">1991</action></participant>
    </participants></treaty>
</chapter></c:collection>
"""
    assert imported(tmp_path, mapping, ("t.xml", table)) == {
        ("signed", "peru", "i-1", "1990-05-03"),
        ("party_to", "chile", "i-1", None),
        ("party_to", "fiji", "i-2", "1991"),
    }


FOLDER = """\
tables:
  t:
    file: '[0-9]*-[0-9]*.csv'
    wide: {except: [Participant]}
    skip: [{when: {cell: ''}, because: not done}]
    values:
      act: {of: '{cell}', match: '[a-z]$'}
      day: {of: '{cell}', replace: {'/ [a-z]$/': ''}, date: '%d %b %Y'}
    nodes:
      state: {country: {name: '{Participant}'}}
      treaty: {kind: document, name: '{file/stem}'}
    relations:
      signed:
        when: {column: Signature}
        type: signed
        from: state
        to: treaty
        date: '{day}'
        status: happened
      joined:
        when: {column: {not: Signature}}
        type: party_to
        from: state
        to: treaty
        date: '{day}'
        status: happened
        attributes: {role: {of: '{act}', lookup: {a: accession, d: succession}}}
"""


def test_folder_of_hundreds_of_files_with_different_columns(tmp_path):
    files, expected = [], set()
    for number in range(300):
        name, day = f"4-{number}", f"{number % 28 + 1:02d}"
        if number % 2:
            text = (
                f"Participant,Signature,Ratification\nPeru,{day} Oct 1991,\nChile,,{day} Nov 1992\n"
            )
            expected.add(("signed", "peru", name, f"1991-10-{day}"))
            expected.add(("party_to", "chile", name, f"1992-11-{day}"))
        else:
            text = f'Participant,"Accession(a), Succession(d)"\nFiji,{day} May 1990 a\n'
            expected.add(("party_to", "fiji", name, f"1990-05-{day}"))
        files.append((f"{name}.csv", text))
    assert imported(tmp_path, FOLDER, *files) == expected


def test_pairs_of_states_by_year(tmp_path):
    mapping = """\
    tables:
      t:
        skip: [{when: {allied: '0'}, because: not allied}]
        nodes:
          one: {country: {cow: '{ccode1}', on: '{year}'}}
          other: {country: {cow: '{ccode2}', on: '{year}'}}
        relations:
          r: {type: cooperates_on, from: one, to: other, spell: '{year}', status: happened}
    """
    rows = [(135, 155, year, year != 1992) for year in range(1990, 1995)]
    text = "".join(f"{one},{other},{year},{int(allied)}\n" for one, other, year, allied in rows)
    assert imported(tmp_path, mapping, ("t.csv", f"ccode1,ccode2,year,allied\n{text}")) == {
        ("cooperates_on", "peru", "chile", "1990/1991"),
        ("cooperates_on", "peru", "chile", "1993/1994"),
    }


def test_visits_nested_by_code(tmp_path):
    mapping = """\
    tables:
      t:
        records: visits/*/leaders
        nodes:
          who: {kind: person, name: '{name}'}
          home: {country: {iso3: '{../*}', name: '{../name}'}}
          host: {country: {name: Fiji}}
        relations:
          visit: {type: visited, from: who, to: host, date: '{date}', status: happened}
          office: {type: holds_office, from: who, to: home, status: happened}
    """
    data = {
        "visits": {
            "PER": {"name": "Peru", "leaders": [{"name": "Doe", "date": "1990-05-03"}]},
            "CHL": {
                "name": "Chile",
                "leaders": [{"name": "Roe", "date": "1991"}, {"name": "Poe", "date": "1992"}],
            },
        }
    }
    assert imported(tmp_path, mapping, ("t.json", json.dumps(data))) == {
        ("visited", "doe", "fiji", "1990-05-03"),
        ("visited", "roe", "fiji", "1991"),
        ("visited", "poe", "fiji", "1992"),
        ("holds_office", "doe", "peru", None),
        ("holds_office", "roe", "chile", None),
        ("holds_office", "poe", "chile", None),
    }


def test_lines_of_json_with_lists_of_objects(tmp_path):
    mapping = """\
    tables:
      t:
        parallel: {parties/iso: ';', parties/on: ';'}
        nodes:
          state: {country: {iso2: '{parties/iso}'}}
          treaty: {kind: document, name: '{title}'}
        relations:
          r: {type: party_to, from: state, to: treaty, date: '{parties/on}', status: happened}
    """
    records: list[dict[str, Any]] = [
        {"title": "Wells", "parties": [{"iso": "PE", "on": "1990"}, {"iso": "CL"}]},
        {"title": "Roads", "parties": [{"iso": "FJ", "on": "1991-02"}]},
    ]
    lines = "".join(f"{json.dumps(each)}\n" for each in records)
    assert imported(tmp_path, mapping, ("t.jsonl", lines)) == {
        ("party_to", "peru", "wells", "1990"),
        ("party_to", "chile", "wells", None),
        ("party_to", "fiji", "roads", "1991-02"),
    }


def test_lists_of_parties_and_of_their_dates(tmp_path):
    mapping = """\
    tables:
      t:
        separator: semicolon
        parallel: {parties: '|', ratified: '|'}
        nodes:
          state: {country: {name: '{parties}'}}
          treaty: {kind: document, name: '{title}'}
        relations:
          r: {type: party_to, from: state, to: treaty, date: '{ratified}', status: happened}
    """
    table = "title;parties;ratified\nWells;Peru | Chile | Fiji;1990-05-03 | | 1991\nRoads;Peru;\n"
    assert imported(tmp_path, mapping, ("t.csv", table)) == {
        ("party_to", "peru", "wells", "1990-05-03"),
        ("party_to", "chile", "wells", None),
        ("party_to", "fiji", "wells", "1991"),
        ("party_to", "peru", "roads", None),
    }


def test_membership_with_a_column_for_each_year(tmp_path):
    mapping = """\
    tables:
      t:
        wide: {columns: ['/^[12][0-9]{3}$/']}
        skip: [{when: {cell: ['', '0']}, because: no member}]
        nodes:
          state: {country: {name: '{state}', on: '{column}'}}
          body: {kind: institution, name: '{body}'}
        relations:
          r: {type: member_of, from: state, to: body, spell: '{column}', status: happened}
    """
    table = "state,body,1990,1991,1992,1993\nPeru,Union,1,1,0,1\nChile,Union,,1,1,1\n"
    assert imported(tmp_path, mapping, ("t.csv", table)) == {
        ("member_of", "peru", "union", "1990/1991"),
        ("member_of", "peru", "union", "1993"),
        ("member_of", "chile", "union", "1991/1993"),
    }


def test_events_with_members_that_cooperate_with_each_other(tmp_path):
    mapping = """\
    tables:
      t:
        nodes:
          member: {each: {of: '{members}', match: {all: '[A-Z]{3}'}}, country: {iso3: '{each}'}}
        relations:
          r:
            type: cooperates_on
            from: member
            to: member
            date: {from: '{start}', until: '{end}'}
            status: happened
    """
    table = "members,start,end\n(PER) and (CHL); later also (FJI),1990-05,1991\n"
    date = "1990-05/1991"
    assert imported(tmp_path, mapping, ("t.csv", table)) == {
        ("cooperates_on", "peru", "chile", date),
        ("cooperates_on", "peru", "fiji", date),
        ("cooperates_on", "chile", "fiji", date),
    }


def test_protocols_before_the_treaties_that_they_belong_to(tmp_path):
    mapping = """\
    tables:
      t:
        key: '{id}'
        nodes:
          treaty: {kind: document, id: '{id}', name: '{title}'}
          state: {country: {name: '{state}'}}
          parent:
            when: {id: '/:/'}
            row: {table: t, key: {of: '{id}', match: ':(.+)$'}}
            kind: document
            id: {of: '{id}', match: ':(.+)$'}
            name: {of: '{id}', match: ':(.+)$'}
        relations:
          signed: {type: signed, from: state, to: treaty, date: '{signed}', status: happened}
          part: {when: {id: '/:/'}, type: part_of, from: treaty, to: parent, status: happened}
    """
    table = (
        "id,title,state,signed\nWELLS_91P:WELLS_90,Protocol,Peru,1991\n"
        "WELLS_90,Treaty on Wells,Peru,1990\nROADS_93P:ROADS_80,Amendment,Fiji,1993\n"
    )
    assert imported(tmp_path, mapping, ("t.csv", table)) == {
        ("signed", "peru", "wells-91p-wells-90", "1991"),
        ("signed", "peru", "wells-90", "1990"),
        ("signed", "fiji", "roads-93p-roads-80", "1993"),
        ("part_of", "wells-91p-wells-90", "wells-90", None),
        ("part_of", "roads-93p-roads-80", "roads-80", None),
    }


def test_steps_of_a_treaty_in_columns_of_which_some_disagree(tmp_path):
    mapping = """\
    tables:
      t:
        missing: [n.d.]
        nodes:
          state: {country: {name: '{state}'}}
          treaty: {kind: document, name: '{treaty}'}
        relations:
          signed:
            when: {signed: {'<=': '{force}'}}
            type: signed
            from: state
            to: treaty
            date: {earliest: ['{signed}', '{initialled}']}
            status: happened
          bound:
            when: {force: {not: ''}}
            type: party_to
            from: state
            to: treaty
            date: {from: {latest: ['{signed}', '{force}']}, until: '{end}'}
            status: happened
            optional: true
    """
    table = (
        "state,treaty,initialled,signed,force,end\n"
        "Peru,Wells,1989-12-01,1990-01-01,1991-05-10,1999\nChile,Wells,,1992,1991,n.d.\n"
    )
    assert imported(tmp_path, mapping, ("t.csv", table)) == {
        ("signed", "peru", "wells", "1989-12-01"),
        ("party_to", "peru", "wells", "1991-05-10/1999"),
        ("party_to", "chile", "wells", "1992/.."),
    }


def test_columns_of_states_with_codes_of_their_status(tmp_path):
    mapping = """\
    lookups: {roles: {1: member, 2: observer}}
    tables:
      t:
        separator: tab
        wide: {except: [body, year, 'note?']}
        skip: [{when: {cell: ['', '0', '-9']}, because: no member}]
        nodes:
          state: {country: {name: '{column}', on: '{year}'}}
          body: {kind: institution, name: '{body}'}
        relations:
          r:
            type: member_of
            from: state
            to: body
            spell: '{year}'
            status: happened
            attributes: {role: {of: '{cell}', lookup: roles}}
    """
    table = "body\tyear\tPeru\tChile\nUnion\t1990\t1\t2\nUnion\t1991\t1\t1\nUnion\t1992\t-9\t1\n"
    assert imported(tmp_path, mapping, ("t.tsv", table)) == {
        ("member_of", "peru", "union", "1990/1991"),
        ("member_of", "chile", "union", "1990"),
        ("member_of", "chile", "union", "1991/1992"),
    }


def test_workbook_whose_sheets_are_tables_that_refer_to_each_other(tmp_path):
    mapping = """\
    tables:
      treaties:
        sheet: Treaties
        key: '{no}'
        nodes: {treaty: {kind: document, id: '{no}', name: '{title}'}}
      parties:
        sheet: Parties
        nodes:
          state: {country: {name: '{state}'}}
          treaty: {row: {table: treaties, key: '{treaty no}'}}
        relations:
          r: {type: party_to, from: state, to: treaty, date: '{since}', status: happened}
    """
    sheets: dict[str, Rows] = {
        "Parties": [["state", "treaty no", "since"], ["Peru", 17, 1990], ["Fiji", 18, 1991]],
        "Treaties": [["no", "title"], [17, "On Wells"], [18, "On Roads"]],
    }
    book = write_workbook(tmp_path / "t.xlsx", sheets)
    assert claims(read(write_mapping(tmp_path, mapping), book)) == {
        ("party_to", "peru", "17", "1990"),
        ("party_to", "fiji", "18", "1991"),
    }
