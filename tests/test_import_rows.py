"""What rows become: nodes, countries among them, and relations between them."""

from __future__ import annotations

from importing import VISITS, node, one_visit, read, relations, write_mapping, write_table

# countries


def test_countries_by_code_and_by_name_on_the_day_of_the_row(tmp_path):
    mapping = """\
        tables:
          states:
            nodes:
              state:
                country: {cow: '{cow}', gw: '{gw}', iso2: '{a2}', iso3: '{a3}', m49: '{num}',
                  name: '{name}', on: '{day}'}
                kind: place
                name: '{name}'
    """
    table = """\
        cow,gw,a2,a3,num,name,day
        365,,,,,,1900
        365,,,,,,1950
        ,365,,,,,2000
        ,,FR,,,,
        ,,,DEU,,,
        ,,,,076,,
        002.0,,,,,,
        ,,ke,,,,
        ,,,,32,,
        ,,,,,KINGDOM OF DENMARK,
        ,,,,,Brésil,1930
        ,,,,,Atlantis,
        ,,,,,ATLANTIS,
    """
    dataset, account = read(write_mapping(tmp_path, mapping), write_table(tmp_path, table))
    ids = {each.id for each in dataset.nodes}
    assert {"russia", "soviet-union", "france", "germany", "brazil", "denmark"} <= ids
    assert {"united-states", "kenya", "argentina"} <= ids
    assert node(dataset, "france").ids["iso3"] == "FRA"
    atlantis = node(dataset, "atlantis")
    assert (atlantis.kind, atlantis.name, atlantis.aliases) == ("place", "Atlantis", ("ATLANTIS",))
    assert account.unknown["Atlantis"] == account.unknown["ATLANTIS"] == 1


def test_name_that_is_no_country_rejects_the_row_where_nothing_else_is_said(tmp_path):
    mapping = "tables: {t: {nodes: {state: {country: {name: '{name}'}}}}}"
    table = "name\nAtlantis\nFrance\n"
    dataset, account = read(write_mapping(tmp_path, mapping), write_table(tmp_path, table))
    assert [each.id for each in dataset.nodes] == ["france"]
    assert account.rejects[0].reason == "no such country: Atlantis"
    assert account.unknown == {"Atlantis": 1}


def test_id_is_never_that_of_a_country_by_chance(tmp_path):
    mapping = "tables: {t: {nodes: {place: {kind: place, name: '{name}'}}}}"
    table = "name\nGeorgia\nGEORGIA\n"
    dataset, _ = read(write_mapping(tmp_path, mapping), write_table(tmp_path, table))
    assert [(each.id, each.aliases) for each in dataset.nodes] == [("georgia-place", ("GEORGIA",))]


# nodes and relations


def test_two_keys_never_share_an_id_however_they_look(tmp_path):
    mapping = "tables: {t: {nodes: {place: {kind: place, id: '{id}', name: '{id}'}}}}"
    table = 'id\na b\na-b\nA B\n"a, b"\na b\n'
    dataset, _ = read(write_mapping(tmp_path, mapping), write_table(tmp_path, table))
    assert sorted(each.name for each in dataset.nodes) == ["A B", "a b", "a, b", "a-b"]


def test_later_rows_add_to_a_node_and_the_first_word_stands(tmp_path):
    mapping = """\
        vocabulary:
          attributes:
            colour: {label: colour, type: text}
            uses: {label: uses, type: text, many: true}
          kinds:
            place: {attributes: [colour, uses]}
        tables:
          t:
            nodes:
              place:
                kind: place
                id: '{id}'
                name: '{name}'
                note: '{note}'
                attributes: {colour: '{colour}', uses: '{use}'}
    """
    table = """\
        id,name,colour,use,note
        1,Hill,green,rest,
        1,The Hill,,walks,high
        1,Hill,red,rest,
    """
    dataset, account = read(write_mapping(tmp_path, mapping), write_table(tmp_path, table))
    place = node(dataset, "1")
    assert place.aliases == ("The Hill",)
    assert place.attributes == {"colour": "green", "uses": ("rest", "walks")}
    assert place.note == "high"
    assert account.differing == {"colour": 1}


def test_attributes_are_typed_by_the_vocabulary(tmp_path):
    mapping = """\
        vocabulary:
          attributes:
            size: {label: size, type: number}
            open: {label: open, type: flag}
          kinds:
            place: {attributes: [size, open]}
        tables:
          t:
            nodes:
              place: {kind: place, name: '{name}', attributes: {size: '{size}', open: '{open}'}}
    """
    table = """\
        name,size,open
        A,1e3,1
        B,-2.5,No
        C,big,
        D,,maybe
    """
    dataset, account = read(write_mapping(tmp_path, mapping), write_table(tmp_path, table))
    assert node(dataset, "a").attributes == {"size": 1000.0, "open": True}
    assert node(dataset, "b").attributes == {"size": -2.5, "open": False}
    assert [each.reason for each in account.rejects] == [
        "size does not fit: 'big' is not a number",
        "open does not fit: 'maybe' is not true or false",
    ]


def test_relation_between_kinds_that_its_type_does_not_take_is_rejected(tmp_path):
    mapping = write_mapping(
        tmp_path, VISITS.format(visit="").replace("kind: person", "kind: event")
    )
    dataset, account = read(mapping, write_table(tmp_path, "host,guest\nHere,Doe\n"))
    assert not dataset.nodes
    assert account.rejects[0].reason == "'from' is a event: Doe"


def test_end_that_is_empty_is_rejected_unless_the_relation_is_not_meant(tmp_path):
    table = write_table(tmp_path, "host,guest\nHere,\n,Doe\n")
    _, account = read(write_mapping(tmp_path, VISITS.format(visit="")), table)
    assert [each.reason for each in account.rejects] == [
        "nothing for 'from': guest",
        "nothing for 'to': host",
    ]
    when = "when: {guest: {not: ''}, host: {not: ''}}"
    dataset, account = read(write_mapping(tmp_path, VISITS.format(visit=when)), table)
    assert account.made == 2
    assert len(dataset.nodes) == 2
    assert not dataset.relations


def test_rows_that_say_the_same_are_folded_and_those_that_say_otherwise_are_not(tmp_path):
    visit = "id: 'v-{no}', date: '{day}', attributes: {rank: '{rank}'}"
    mapping = write_mapping(tmp_path, VISITS.format(visit=visit))
    table = """\
        host,guest,no,day,rank
        Here,Doe,1,1990,state
        Here,Doe,1,1990,state
        Here,Doe,1,1990,working
        There,Doe,Here,1990,
        Here,Roe,here,1990,
    """
    dataset, account = read(mapping, write_table(tmp_path, table))
    first = next(each for each in dataset.relations if each.id == "v-1")
    assert [pointer.at for pointer in first.evidence] == ["row 1", "row 2"]
    assert account.folded == 1
    assert account.rejects[0].reason == (
        "its id is taken by a row that says otherwise: mapping, row 1"
    )


def test_mirrored_rows_are_one_where_the_type_has_no_direction(tmp_path):
    mapping = """\
        tables:
          talks:
            nodes:
              one: {kind: person, name: '{a}'}
              other: {kind: person, name: '{b}'}
            relations:
              talk:
                type: '{what}'
                from: one
                to: other
                date: '{day}'
                status: happened
                fold: ['{story}']
    """
    table = """\
        a,b,what,day,story
        Doe,Roe,met,1990,1
        Roe,Doe,met,1990,1
        Roe,Doe,met,1990,2
        Roe,Doe,met,1991,1
        Doe,Roe,contacted,1990,1
        Roe,Doe,contacted,1990,1
    """
    dataset, account = read(write_mapping(tmp_path, mapping), write_table(tmp_path, table))
    assert account.folded == 1
    assert len(relations(dataset, "met")) == 3
    assert len(relations(dataset, "contacted")) == 2


def test_attribute_may_point_at_a_node_of_the_row_and_nowhere_else(tmp_path):
    dataset, account = one_visit(tmp_path, "attributes: {place: '{where}'}", "where", "here")
    assert dataset.relations[0].attributes == {"place": "here"}
    dataset, account = one_visit(tmp_path, "attributes: {place: '{where}'}", "where", "nowhere")
    assert account.rejects[0].reason == "place leads nowhere: nowhere"


def test_skips_are_counted_by_reason(tmp_path):
    mapping = """\
        tables:
          t:
            skip:
              - {when: {name: /^x/}, because: begins with x}
              - {when: {size: '0', name: {not: Big}}, because: is empty}
            nodes:
              place: {kind: place, name: '{name}'}
    """
    table = "name,size\nxa,1\nxb,0\nBig,0\nSmall,0\nPlain,1\n"
    dataset, account = read(write_mapping(tmp_path, mapping), write_table(tmp_path, table))
    assert account.files[0].skipped == {"begins with x": 2, "is empty": 1}
    assert [each.name for each in dataset.nodes] == ["Big", "Plain"]


def test_columns_that_no_part_mentions_are_reported(tmp_path):
    mapping = "tables: {t: {ignore: [b], nodes: {place: {kind: place, name: '{a}'}}}}"
    table = write_table(tmp_path, "a,b,c\n1,2,3\n")
    _, account = read(write_mapping(tmp_path, mapping), table)
    assert account.files[0].unused == ["c"]


# several tables


def test_tables_find_each_other_by_key_whatever_the_order_of_the_files(tmp_path):
    mapping = """\
        tables:
          people:
            key: '{no}'
            nodes:
              one: {kind: person, id: 'p-{no}', name: '{name}'}
          meetings:
            nodes:
              one: {row: {table: people, key: '{a}'}}
              others: {row: {table: people, key: {of: '{b}', split: ' '}}}
            relations:
              meeting: {type: met, from: one, to: others, status: happened}
    """
    people = write_table(tmp_path, "no,name\n1,Doe\n2,Roe\n3,Poe\n", "people.csv")
    meetings = write_table(tmp_path, "a,b\n1,2 3\n1,4\n", "meetings.csv")
    written = write_mapping(tmp_path, mapping)
    for files in ((people, meetings), (meetings, people)):
        dataset, account = read(written, *files)
        assert [each.targets for each in dataset.relations] == [("p-2", "p-3")]
        assert account.rejects[0].reason == "not in table people: '4'"
        assert sorted(dataset.sources) == ["mapping-meetings", "mapping-people"]


TWICE = """\
tables:
  t:
    nodes:
      one: {kind: person, id: '{a}', name: '{a}'}
      other: {kind: person, id: '{b}', name: '{b}'}
    relations:
      meeting: {id: '{m}', type: met, from: one, to: other, status: happened}
      call: {id: '{c}', type: contacted, from: one, to: other, status: happened}
"""


def test_one_id_is_one_thing(tmp_path):
    table = """\
        a,b,m,c
        doe,roe,x,x
        doe,roe,doe,y
        doe,roe,a meeting,a call
        a-meeting,roe,z,w
    """
    dataset, account = read(write_mapping(tmp_path, TWICE), write_table(tmp_path, table))
    assert [(each.row, each.reason.split(":")[0]) for each in account.rejects] == [
        (1, "one id for two things"),
        (2, "one id for two things"),
        (4, "its id is taken by a relation"),
    ]
    assert {each.id for each in dataset.relations} == {"a-meeting", "a-call"}


def test_one_id_has_one_kind(tmp_path):
    mapping = TWICE.replace("other: {kind: person", "other: {kind: place")
    table = "a,b,m,c\nx,x,,\n"
    _, account = read(write_mapping(tmp_path, mapping), write_table(tmp_path, table))
    assert account.rejects[0].reason.startswith("'to' is a place")
    nodes = "tables: {t: {nodes: {n: {kind: '{k}', id: '{a}', name: n}}}}"
    table = "a,k\nx,place\nx,person\n"
    _, account = read(write_mapping(tmp_path, nodes), write_table(tmp_path, table))
    assert account.rejects[0].reason == "its id is taken by a node of another kind: x"


def test_unknown_word_is_rejected_with_a_near_miss_or_becomes_a_word_of_its_own(tmp_path):
    text = "tables: {t: {nodes: {n: {kind: '{k}', name: '{a}'}}}}"
    table = write_table(tmp_path, "a,k\nx,plaice\ny,Place\nz,\n")
    _, account = read(write_mapping(tmp_path, text), table)
    assert [each.reason for each in account.rejects] == [
        "unknown kind: 'plaice'; did you mean 'place'?",
        "no kind",
    ]
    dataset, account = read(write_mapping(tmp_path, "new: {kinds: event}\n" + text), table)
    assert node(dataset, "x").kind == "plaice"
    assert node(dataset, "y").kind == "place"
    vocabulary = dataset.vocabulary
    assert vocabulary.kinds["plaice"].colour == vocabulary.kinds["event"].colour
    assert "plaice" in vocabulary.relations["participated_in"].targets


def test_rest_of_the_columns_become_attributes(tmp_path):
    mapping = """\
        tables:
          t:
            nodes:
              place: {kind: place, name: '{name}', rest: true}
    """
    table = write_table(tmp_path, "name,Height (m),value\nHill,300,much\n")
    dataset, account = read(write_mapping(tmp_path, mapping), table)
    # `value` is a number in the vocabulary: a text has another attribute
    assert dataset.nodes[0].attributes == {"height_m": "300", "value_": "much"}
    assert account.files[0].unused == []
