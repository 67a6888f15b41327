"""Canonical form, disagreements between sources, and evidence held against the texts."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import treatygraph as tg
from commands import assert_refused, run
from folders import VOCABULARY, files_of, node, relation, source, write, write_folder
from treatygraph.dataset.yaml.canonical import engineering
from world import write_world

NODES = """\
- id: a
  kind: country
  name: Arcadia
- id: b
  kind: country
  name: Borduria
"""
RELATIONS = """\
- id: r
  type: trades_with
  from: a
  to: b
  date: 2022
  status: happened
  measure: turnover
  value: 1.385e9
  inferred: [date]
  note: The year follows from the figures.
  evidence:
    - {source: s, at: ¶4}
    - {source: s, at: ¶6, says: {value: 1.4e9}}
"""
SOURCES = """\
- id: s
  title: Gazette
"""


def folder_with(
    folder: Path, nodes: str = NODES, relations: str = RELATIONS, sources: str = SOURCES
) -> Path:
    return write_folder(folder, nodes, relations, sources)


def fixed(folder: Path, file: str = "relations/all.yaml") -> str:
    """What a file holds after `check --fix`, which has to please `check`."""
    before = tg.load(folder).dataset
    assert run("check", "--fix", data=folder).status == 0
    assert tg.load(folder).dataset == before
    assert run("check", data=folder).status == 0
    return (folder / file).read_bytes().decode("utf-8")


# canonical form


def test_folder_in_canonical_form_passes_and_is_left_alone(tmp_path):
    folder = folder_with(tmp_path)
    before = files_of(folder)
    outcome = run("check", data=folder)
    assert outcome.status == 0
    assert f"{folder}: valid; 2 nodes, 1 relations, 1 sources" in outcome.stdout
    assert "0 files rewritten" in run("check", "--fix", data=folder).stdout
    assert files_of(folder) == before


def test_world_of_the_tests_is_in_canonical_form(world_folder):
    assert run("check", data=world_folder).status == 0


CANONICAL = {
    "order of keys": (
        "- {status: happened, to: b, value: 5, type: trades_with, id: r, from: a}\n",
        "- id: r\n  type: trades_with\n  from: a\n  to: b\n  status: happened\n  value: 5\n",
    ),
    "attributes by name, then why": (
        "- id: r\n  note: why\n  value: 5\n  type: trades_with\n  from: a\n  to: b\n"
        "  measure: exports\n  status: happened\n",
        "- id: r\n  type: trades_with\n  from: a\n  to: b\n  status: happened\n"
        "  measure: exports\n  value: 5\n  note: why\n",
    ),
    "one end is no list": (
        "- {id: r, type: trades_with, from: [a], to: [b, a], status: happened}\n",
        "- id: r\n  type: trades_with\n  from: a\n  to: [b, a]\n  status: happened\n",
    ),
    "evidence by the line": (
        "- id: r\n  type: trades_with\n  from: a\n  to: b\n  status: happened\n"
        "  evidence: [{at: ¶4, source: s}, {source: s,\n     sic: true, says: {value: 7}}]\n",
        "- id: r\n  type: trades_with\n  from: a\n  to: b\n  status: happened\n"
        "  evidence:\n    - {source: s, at: ¶4}\n    - {source: s, says: {value: 7}, sic: true}\n",
    ),
    "quotes where they are needed": (
        '- {"id": "r", type: \'trades_with\', from: a, to: b, status: happened,\n'
        "   unit: '12', note: \"yes: and #no\"}\n",
        "- id: r\n  type: trades_with\n  from: a\n  to: b\n  status: happened\n"
        "  unit: '12'\n  note: 'yes: and #no'\n",
    ),
    "one line a text": (
        "- id: r\n  type: trades_with\n  from: a\n  to: b\n  status: happened\n"
        "  note: >-\n    folded\n    over lines\n",
        "- id: r\n  type: trades_with\n  from: a\n  to: b\n  status: happened\n"
        "  note: folded over lines\n",
    ),
    "dates and flags without quotes": (
        "- {id: r, type: trades_with, from: a, to: b, date: '2022', status: happened,"
        " approximate: 'true'}\n",
        "- id: r\n  type: trades_with\n  from: a\n  to: b\n  date: 2022\n  status: happened\n"
        "  approximate: true\n",
    ),
    "no blank lines and no marks": (
        "---\n- id: r\n\n  type: trades_with\n  from: a\n  to: b\n  status: happened\n\n\n",
        "- id: r\n  type: trades_with\n  from: a\n  to: b\n  status: happened\n",
    ),
}


@pytest.mark.parametrize(("written", "wanted"), CANONICAL.values(), ids=CANONICAL)
def test_another_form_is_refused_and_mended(tmp_path, written, wanted):
    folder = folder_with(tmp_path, relations=written)
    before = files_of(folder)
    outcome = run("check", data=folder)
    assert_refused(outcome, f"{folder / 'relations' / 'all.yaml'}:", "is not in canonical form")
    assert files_of(folder) == before
    assert fixed(folder) == wanted


def test_check_reports_the_first_line_that_is_not_canonical(tmp_path):
    written = RELATIONS.replace("  value: 1.385e9\n", "  value: 1385000000\n")
    outcome = run("check", data=folder_with(tmp_path, relations=written))
    assert_refused(
        outcome,
        "relations/all.yaml:8: is not in canonical form",
        "would write here: value: 1.385e9",
    )


def test_every_file_that_is_not_in_canonical_form_is_reported(tmp_path):
    folder = folder_with(tmp_path, nodes=NODES + "\n", sources=SOURCES + "\n")
    lines = run("check", data=folder).stderr.splitlines()
    expected = [line for line in lines if "canonical form" in line]
    assert len(expected) == 2
    assert "nodes/all.yaml" in expected[0]
    assert "sources.yaml" in expected[1]


@pytest.mark.parametrize(
    ("mark", "ending", "expected"),
    [
        ("\ufeff", "\n", "all.yaml:1: begins with a byte order mark"),
        ("", "\r\n", "all.yaml:1: has line ends of another system"),
        ("", "\r", "all.yaml:1: has line ends of another system"),
        ("\ufeff", "\r\n", "all.yaml:1: begins with a byte order mark"),
    ],
)
def test_marks_and_line_ends_of_other_systems_are_refused_and_mended(
    tmp_path, mark, ending, expected
):
    commented = (
        f"# how much\n{RELATIONS}# and\n# more\n{RELATIONS.replace('id: r', 'id: q')}# end\n"
    )
    folder = folder_with(tmp_path, relations=mark + commented.replace("\n", ending))
    assert_refused(run("check", data=folder), expected)
    assert fixed(folder) == commented


def test_comments_before_records_and_at_the_end_are_kept(tmp_path):
    written = f"""\
# The economy, from the gazette.
#   (all in dollars)
{RELATIONS}
# one more
- {{id: q, type: trades_with, from: b, to: a, status: happened, note: "not # a comment"}}

# nothing further
"""
    wanted = f"""\
# The economy, from the gazette.
#   (all in dollars)
{RELATIONS}# one more
- id: q
  type: trades_with
  from: b
  to: a
  status: happened
  note: 'not # a comment'
# nothing further
"""
    assert fixed(folder_with(tmp_path, relations=written)) == wanted


def test_comment_after_a_name_of_two_lines_stays_where_it_is(tmp_path):
    nodes = f'- {{id: c, kind: country, name: "one\u2028two"}}\n# the rest\n{NODES}'
    wanted = f'- id: c\n  kind: country\n  name: "one\\Ltwo"\n# the rest\n{NODES}'
    assert fixed(folder_with(tmp_path, nodes=nodes), "nodes/all.yaml") == wanted


DISAGREEMENTS = [
    "disagreement: rank: herald ¶5 says official; the relation says state",
    "disagreement: value: gazette ¶6 says 1.25 billion; the relation says 1.2 billion",
]


def test_disagreement_is_listed_whether_or_not_the_files_are_canonical(tmp_path):
    folder = write_world(tmp_path)
    run("check", "--fix", data=folder)
    canonical = run("check", "--format", "json", data=folder)
    assert [f"disagreement: {row['message']}" for row in canonical.json] == DISAGREEMENTS
    path = folder / "relations" / "all.yaml"
    path.write_text(path.read_text("utf-8").replace("rank: state", "rank:   state"), "utf-8")
    assert_refused(run("check", data=folder), "not in canonical form", *DISAGREEMENTS)


def test_disagreement_is_listed_beside_a_comment_without_a_place(tmp_path):
    folder = write_world(tmp_path)
    path = folder / "relations" / "all.yaml"
    before = path.read_text("utf-8").replace("  rank: state\n", "  # why\n  rank: state\n")
    path.write_text(before, "utf-8")
    assert_refused(run("check", "--fix", data=folder), "comment", *DISAGREEMENTS)
    assert path.read_text("utf-8") == before  # nothing is written


def test_comment_between_records_that_is_indented_belongs_to_neither(tmp_path):
    written = RELATIONS + "  # about r\n" + RELATIONS.replace("id: r", "id: q")
    outcome = run("check", "--fix", data=folder_with(tmp_path, relations=written))
    assert_refused(outcome, "all.yaml:14: a comment inside a record would be lost")


def test_comments_inside_records_are_refused_and_nothing_is_written(tmp_path):
    written = RELATIONS.replace("  from: a\n", "  from: a  # the larger\n  # one of the two\n")
    folder = folder_with(
        tmp_path,
        nodes=NODES.replace("name: Arcadia", "name:   Arcadia"),
        relations=written,
        sources="- {id: s, title: Gazette} # the paper\n",
    )
    before = files_of(folder)
    for words in (["check"], ["check", "--fix"]):
        outcome = run(*words, data=folder)
        assert_refused(
            outcome,
            "relations/all.yaml:3: a comment inside a record would be lost",
            "relations/all.yaml:4: a comment inside a record would be lost",
            "sources.yaml:1: a comment inside a record would be lost",
        )
    assert files_of(folder) == before


def test_fix_writes_nothing_where_the_data_is_wrong(tmp_path):
    folder = folder_with(tmp_path, nodes=NODES + "\n", relations=RELATIONS + "- {id: q}\n")
    before = files_of(folder)
    assert_refused(run("check", "--fix", data=folder), "'type' is missing")
    assert files_of(folder) == before


def test_fix_writes_complete_files_and_leaves_no_temporary_file(tmp_path):
    folder = folder_with(tmp_path, nodes=NODES + "\n")
    names = set(files_of(folder))
    fixed(folder)
    assert set(files_of(folder)) == names


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_number_is_written_to_its_last_digit(value):
    assert float(engineering(value)) == value


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (972.0, "972"),
        (0.4, "0.4"),
        (-12.5, "-12.5"),
        (999_999.0, "999999"),
        (1_000_000.0, "1e6"),
        (464.6e6, "464.6e6"),
        (1.385e9, "1.385e9"),
        (2.5e12, "2.5e12"),
        (0.0, "0"),
    ],
)
def test_number_is_written_as_the_field_writes_it(value, written):
    assert engineering(value) == written


# any text, and some that YAML could take for something else
texts = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=12),
    st.sampled_from(["NO", "~", "null", "12", "1e5", "0899", "2023-11-02", "yes: no", "# x"]),
    st.sampled_from(["- a", "a #b", "'", "&a", "*a", "!x", "a\n  - b", " a ", "\ta", "{", "]"]),
    st.sampled_from(["%", "@", "`", ">", "?", "|", "---", "...", "a: b", "=", "<<"]),
)
words = st.from_regex(r"[a-zA-Z0-9é¶:#&*!|>%@'\"~?.-]{1,6}", fullmatch=True)
numbers = st.floats(allow_nan=False, allow_infinity=False).map(repr)
dates = st.sampled_from(["2022", "2022-05", "2022-05-03", "2022~", "../2021", "2022/..", "201X"])


@st.composite
def valid_folders(draw: st.DrawFn) -> tuple[list, list, list]:
    """Nodes, relations and sources that fit together, with any text in every place for one."""
    ids = draw(st.lists(words, min_size=4, max_size=7, unique=True))
    source_id, relation_id, *countries = ids

    def optional(**fields):
        return draw(st.fixed_dictionaries({}, optional=fields))

    sources = [source(source_id, **optional(author=texts, note=texts, date=dates, url=texts))]
    nodes = [
        node(key, name=draw(texts), **optional(aliases=st.lists(texts), demonyms=st.lists(texts)))
        for key in countries
    ]
    own = optional(value=numbers, approximate=st.sampled_from(["true", "false"]), date=dates)
    says = {"measure": "exports", **optional(unit=texts)}
    places = st.sampled_from(["¶4", "¶4:1-9"])
    evidence = {"source": source_id, **optional(at=places, quote=texts, says=st.just(says))}
    ends = st.lists(st.sampled_from(countries), min_size=1, max_size=2, unique=True)
    fields = own | optional(note=texts, evidence=st.just([evidence, {"source": source_id}]))
    relations = [relation(relation_id, "trades_with", draw(ends), draw(ends), **fields)]
    return nodes, relations, sources


@given(valid_folders())
@settings(max_examples=150)
def test_canonical_form_means_the_same_and_is_its_own_canonical_form(tmp_path_factory, records):
    folder = write_folder(tmp_path_factory.mktemp("any"), *records)
    text = fixed(folder)
    assert fixed(folder) == text


RECORDS = [
    "- {{id: n{0}, kind: country, name: N{0}}}\n",
    "- id: n{0}\n  kind: country\n  name: |\n    text # not a comment\n    # nor this\n",
    '- id: n{0}\n  kind: country\n  name: "two # lines\n    # of text"\n',
    "- id: n{0}\n  kind: country\n  name: 'it''s # N'\n",
    "- id: n{0}\n  kind: country\n  name: a#b\n",
    "-\n  id: n{0}\n  kind: country\n  name: N\n",
]
comments = st.lists(st.sampled_from(["# one\n", "#two # three\n", "\n", "# - id: x\n"]), max_size=3)


@given(st.lists(st.tuples(comments, st.sampled_from(RECORDS)), min_size=1, max_size=5), comments)
def test_every_comment_stays_before_its_record(tmp_path_factory, pieces, last):
    text, kept = "", []
    for number, (before, record) in enumerate(pieces):
        text += "".join(before) + record.format(number)
        kept += [*before, f"- id: n{number}\n"]
    text += "".join(last)
    folder = write_folder(tmp_path_factory.mktemp("comments"), text)
    after = fixed(folder, "nodes/all.yaml").splitlines(keepends=True)
    marks = [line for line in after if line.startswith(("#", "- id: n"))]
    assert marks == [line for line in [*kept, *last] if line.strip()]


# disagreements


def test_disagreements_and_slips_are_listed_with_their_places(tmp_path):
    relations = """\
- id: r
  type: trades_with
  from: a
  to: b
  date: 2022
  status: happened
  value: 1.385e9
  evidence:
    - {source: s, at: ¶4}
    - {source: s, at: ¶6, says: {date: 2021, value: 1.4e9}}
    - {source: s, says: {value: 1.4e6}, sic: true}
"""
    folder = folder_with(tmp_path, relations=relations)
    outcome = run("check", "--format", "json", data=folder)
    assert outcome.status == 0
    file = str(folder / "relations" / "all.yaml")
    rows = [(row["finding"], row["file"], row["line"], row["id"]) for row in outcome.json]
    assert rows == [
        ("disagreement", file, 10, "r"),
        ("disagreement", file, 10, "r"),
        ("slip", file, 11, "r"),
    ]
    messages = [row["message"] for row in outcome.json]
    assert messages[0] == "date: s ¶6 says 2021; the relation says 2022"
    assert messages[1] == "value: s ¶6 says 1.4 billion; the relation says 1.385 billion"


def test_agreeing_sources_are_reported(tmp_path):
    plain = RELATIONS[: RELATIONS.index("    - {source: s, at: ¶6")]
    outcome = run("check", data=folder_with(tmp_path, relations=plain))
    assert outcome.status == 0
    assert "no disagreement between sources" in outcome.stdout


# evidence

TEXT = """\
A visit and its figures

President Ada Ríos of Arcadia visited Borduria on October 5, 2022.

Arcadia's trade with Borduria reached $1.385 billion in 2022, twelve percent up, Borsky said.
The Bordurians sold 464.6 million tonnes and 1,250 wagons; he often called it a start.
"""
SHA = hashlib.sha256(TEXT.encode()).hexdigest()
# a type of which the lexicon has no cues, so that each test is about one field
LINKED = """\
relations:
  linked_to:
    label: linked to
    from: [country, person]
    to: [country, person]
    colour: '#3a8a4d'
    attributes: [value]
"""
PEOPLE = [
    node("arcadia", name="Arcadia"),
    node("borduria", name="Borduria", demonyms=["Bordurian", "Bordurians"]),
    node("ada", "person", name="Ada Rios"),
    node("boris", "person", name="Boris Borsky", aliases=["Borsky"]),
]


def check_texts(tmp_path: Path, relations: list, *words: str, sha256: str = SHA, text: str = TEXT):
    """`check --texts` on relations whose one source is the text above."""
    folder = write_folder(
        tmp_path / "data",
        PEOPLE,
        relations,
        [source("s", file="s.txt", sha256=sha256)],
        VOCABULARY.replace("relations:\n", LINKED),
    )
    write(tmp_path / "texts" / "s.txt", text)
    assert run("check", "--fix", data=folder).status == 0
    return run("check", "--texts", tmp_path / "texts", *words, data=folder)


def claim(type: str = "linked_to", at: str = "¶2", **fields):
    """A relation with one piece of evidence."""
    start, end = fields.pop("ends", ("arcadia", "borduria"))
    pointer = {"source": "s", "at": at, **fields.pop("pointer", {})}
    return relation("r", type, start, end, evidence=[pointer], **fields)


FOUND = {
    "names": claim(at="¶2"),
    "names with a genitive": claim(at="¶3"),
    "a demonym": claim(at="¶4", ends=("borduria", "borduria")),
    "an alias": claim(at="¶3", ends=("boris", "boris")),
    "a name without its accent": claim(at="¶2", ends=("ada", "arcadia")),
    "a day": claim(at="¶2", date="2022-10-05"),
    "a month": claim(at="¶2", date="2022-10"),
    "a year": claim(at="¶3", date="2022"),
    "a year with a mark of doubt": claim(at="¶2", date="2022~"),
    "both ends of an interval": claim(at="¶2", date="2022-10-05/2022-10"),
    "a figure with its size": claim(at="¶3", value="1.385e9"),
    "a figure in words": claim(at="¶3", value="12"),
    "a figure with a comma": claim(at="¶4", value="1250", ends=("borduria", "borduria")),
    "a fall expected in words": claim(at="¶4", value="-464.6e6", ends=("borduria", "borduria")),
    "a piece of a paragraph": claim(at="¶2:10-18", ends=("ada", "ada")),
    "a quote": claim(at="¶2", pointer={"quote": "visited Borduria on October"}),
    "a speaker": claim(at="¶3", pointer={"speaker": "boris"}),
}


@pytest.mark.parametrize("record", FOUND.values(), ids=FOUND)
def test_names_figures_and_dates_in_the_paragraph_are_found(tmp_path, record):
    outcome = check_texts(tmp_path, [record])
    assert outcome.status == 0, outcome.stderr
    assert "1 fully grounded, 0 partly grounded, 0 not grounded" in outcome.stdout


NOT_FOUND = {
    "name": (claim(at="¶4", ends=("arcadia", "borduria")), "arcadia"),
    "other paragraph": (claim(at="¶1"), "arcadia, borduria"),
    "day": (claim(at="¶2", date="2022-10-06"), "2022-10-06"),
    "month": (claim(at="¶2", date="2022-11"), "2022-11"),
    "year": (claim(at="¶2", date="2021"), "2021"),
    "end of an interval": (claim(at="¶2", date="2022-10-05/2022-10-09"), "2022-10-05/2022-10-09"),
    "season": (claim(at="¶2", date="2022-23"), "2022-23"),
    "decade": (claim(at="¶2", date="202X"), "202X"),
    "figure": (claim(at="¶4", value="464.7e6", ends=("borduria", "borduria")), "value 464700000"),
    "figure of another size": (
        claim(at="¶4", value="464.6e9", ends=("borduria", "borduria")),
        "value 464600000000",
    ),
    "figure within a word": (
        claim(at="¶4", value="10", ends=("borduria", "borduria")),
        "value 10",
    ),
    "name beyond the piece": (claim(at="¶2:0-13", ends=("ada", "ada")), "ada"),
    "speaker": (claim(at="¶2", pointer={"speaker": "boris"}), "speaker boris"),
}


@pytest.mark.parametrize(("record", "missing"), NOT_FOUND.values(), ids=NOT_FOUND)
def test_missing_name_figure_or_date_is_a_problem_even_with_a_note(tmp_path, record, missing):
    line = f"r: its evidence does not hold {missing}; list what you worked out under `inferred`"
    for noted in (record, {**record, "note": "The text says it otherwise."}):
        outcome = check_texts(tmp_path, [noted])
        assert_refused(outcome, "relations/all.yaml:1: " + line)
        assert len(outcome.stderr.splitlines()) == 1


EXCUSED = {
    "name": (["from"], claim(at="¶4")),
    "both ends": (["from", "to"], claim(at="¶1")),
    "date": (["date"], claim(at="¶2", date="2022-11")),
    "figure": (["value"], claim(at="¶4", value="464.7e6", ends=("borduria", "borduria"))),
}


@pytest.mark.parametrize(("fields", "record"), EXCUSED.values(), ids=EXCUSED)
def test_note_explains_the_fields_that_are_listed_as_inferred(tmp_path, fields, record):
    noted = {**record, "inferred": fields, "note": "Of November 2022, as the context has it."}
    assert check_texts(tmp_path, [noted]).status == 0
    other = {**noted, "inferred": ["status"]}
    assert_refused(check_texts(tmp_path, [other]), "its evidence does not hold")


def test_inferred_date_is_given_in_pieces_by_evidence_note_or_source(tmp_path):
    record = claim(at="¶2", date="2021-10-05", inferred=["date"], note="The year before 2022.")
    assert_refused(check_texts(tmp_path, [record]), "2021-10-05 (2021-10-05)")
    assert check_texts(tmp_path, [{**record, "note": "It was 2021, he said later."}]).status == 0


def test_month_is_no_piece_of_another_word_and_a_year_of_another_number(tmp_path):
    text = "Arcadia and Borduria decided in 2022 to market juniper on a mayor's augury, 12019 t.\n"
    sha = hashlib.sha256(text.encode()).hexdigest()
    for date in ("2022-12", "2022-03", "2022-06", "2022-05", "2022-08", "2019"):
        outcome = check_texts(tmp_path, [claim(at="¶1", date=date)], text=text, sha256=sha)
        assert_refused(outcome, f"does not hold {date}")


@pytest.mark.parametrize(
    "expected", ["Sept. 2022", "September 2022", "Sep 2022", "09.2022", "on 30.09.2022"]
)
def test_month_may_be_abbreviated_or_a_number(tmp_path, expected):
    text = f"Arcadia traded with Borduria in {expected}, it says.\n"
    sha = hashlib.sha256(text.encode()).hexdigest()
    outcome = check_texts(tmp_path, [claim(at="¶1", date="2022-09")], text=text, sha256=sha)
    assert outcome.status == 0, outcome.stderr


def test_figure_that_one_source_says_differently_is_looked_for_there(tmp_path):
    evidence = [
        {"source": "s", "at": "¶2"},
        {"source": "s", "at": "¶3", "says": {"value": "1.385e9"}},
        {"source": "s", "at": "¶4", "says": {"value": "1.385e8"}},
    ]
    record = relation("r", "linked_to", "arcadia", "borduria", evidence=evidence)
    outcome = check_texts(tmp_path, [record])
    assert_refused(outcome, "does not hold value 138500000; list what")


def test_inferred_field_counts_as_not_found_and_is_explained_by_its_note(tmp_path):
    record = claim(at="¶2", date="2022", inferred=["date"], note="From another article.")
    outcome = check_texts(tmp_path, [record], "--explained", "--format", "json")
    assert outcome.status == 0
    (row,) = outcome.json
    assert row["finding"] == "partly grounded"
    assert row["message"] == "not found: 2022. From another article."


def test_answer_counts_how_many_relations_are_grounded(tmp_path):
    records = [
        claim(at="¶2"),
        {**claim(at="¶1", inferred=["from", "to"], note="A headline."), "id": "headline"},
        {**claim(at="¶4", inferred=["from"], note="He is Ada."), "id": "pronoun"},
    ]
    outcome = check_texts(tmp_path, records)
    assert outcome.status == 0
    assert "1 fully grounded, 1 partly grounded, 1 not grounded" in outcome.stdout
    assert "A headline" not in outcome.stdout
    assert "A headline" in check_texts(tmp_path, records, "--explained").stdout


POINTERS = {
    "paragraph": (claim(at="¶5"), "s has no ¶5"),
    "piece of a paragraph": (claim(at="¶2:10-500"), "s has no ¶2:10-500"),
    "no place": ({**claim(), "evidence": [{"source": "s"}]}, "'at' is missing"),
    "quote": (claim(at="¶2", pointer={"quote": "never said"}), "the quote is not in s ¶2"),
    "no evidence": (relation("r", "linked_to", "arcadia", "borduria"), "has no evidence"),
}


@pytest.mark.parametrize(("record", "expected"), POINTERS.values(), ids=POINTERS)
def test_pointer_that_leads_nowhere_is_a_problem_even_with_a_note(tmp_path, record, expected):
    outcome = check_texts(tmp_path, [{**record, "note": "A note."}])
    assert_refused(outcome, f"relations/all.yaml:{line_of(tmp_path, record)}: {expected}")


def line_of(tmp_path: Path, record: dict) -> int:
    """The line of the first piece of evidence, or of the record where there is none."""
    lines = (tmp_path / "data" / "relations" / "all.yaml").read_text("utf-8").splitlines()
    return lines.index("  evidence:") + 2 if record.get("evidence") else 1


def test_another_text_than_the_one_that_was_read_is_refused(tmp_path):
    outcome = check_texts(tmp_path, [claim(at="¶2")], text=TEXT + "More.\n")
    file = tmp_path / "texts" / "s.txt"
    expected = f"sources.yaml:4: {file} is not the text that was read: its SHA-256 is another"
    assert_refused(outcome, expected)
    assert len(outcome.stderr.splitlines()) == 1


HOLDS = claim("holds_office", "¶2", ends=("ada", "borduria"))


def test_text_without_a_known_hash_is_read_as_it_is(tmp_path):
    folder = write_folder(tmp_path, PEOPLE, [HOLDS], [source("s", file="s.txt")])
    write(tmp_path / "s.txt", TEXT)
    assert run("check", "--fix", data=folder).status == 0
    assert run("check", "--texts", tmp_path, data=folder).status == 0


def test_missing_text_is_reported_once(tmp_path):
    folder = write_folder(tmp_path, PEOPLE, [HOLDS], [source("s", file="gone.txt")])
    assert run("check", "--fix", data=folder).status == 0
    outcome = run("check", "--texts", tmp_path / "nowhere", data=folder)
    expected = f"{tmp_path / 'nowhere' / 'gone.txt'}: cannot be read: "
    assert_refused(outcome, expected)
    assert len(outcome.stderr.splitlines()) == 1


def test_text_that_is_not_utf8_is_reported_with_its_line(tmp_path):
    folder = write_folder(tmp_path, PEOPLE, [HOLDS], [source("s", file="s.txt")])
    (tmp_path / "s.txt").write_bytes("Title\nRíos\n".encode("latin-1"))
    assert run("check", "--fix", data=folder).status == 0
    outcome = run("check", "--texts", tmp_path, data=folder)
    assert_refused(outcome, f"{tmp_path / 's.txt'}:2: is not UTF-8 text")


def test_paragraphs_are_the_lines_that_are_not_empty(tmp_path):
    text = "\n\r\n  \nArcadia\n\n\t\nBorduria\n"
    sha = hashlib.sha256(text.encode()).hexdigest()
    records = [
        {**claim(at="¶1", ends=("arcadia", "arcadia")), "id": "first"},
        {**claim(at="¶2", ends=("borduria", "borduria")), "id": "second"},
    ]
    assert check_texts(tmp_path, records, text=text, sha256=sha).status == 0


def test_byte_order_mark_is_no_character_of_the_text(tmp_path):
    text = "\ufeffArcadia trades.\n"
    sha = hashlib.sha256(text.encode()).hexdigest()
    record = claim(at="¶1:0-7", ends=("arcadia", "arcadia"))
    assert check_texts(tmp_path, [record], text=text, sha256=sha).status == 0


def test_python_interface_checks_as_the_command_does(tmp_path):
    folder = write_world(tmp_path)
    result = tg.check(folder)
    assert [(row["finding"], row["id"]) for row in result] == [
        ("disagreement", "visit-2022"),
        ("disagreement", "trade-2022"),
    ]
    (tmp_path / "nodes" / "all.yaml").write_text("- {id: a}\n")
    with pytest.raises(tg.DataError):
        tg.check(folder)


def test_check_texts_verifies_only_the_hash_of_table_sources(tmp_path):
    table = "from;to\nAda;Borduria\n\xff"
    sha = hashlib.sha256(table.encode()).hexdigest()
    rows = [claim(at="row 1", date="2022-09")]
    assert check_texts(tmp_path, rows, text=table, sha256=sha).status == 0
    assert_refused(check_texts(tmp_path, rows, text=table, sha256=SHA), "its SHA-256 is another")


# facts that have to fit the text and each other

REPORT = """\
Ada Rios of Arcadia paid a state visit to Borduria on 5 October 2022, and met Boris Borsky.
Exports from Arcadia to Borduria fell by 5 percent to over $3 million in 2022.
Arcadia will invest $7 million in Borduria in 2023.
"""
VISIT = relation("v", "visited", "ada", "borduria", date="2022-10-05", rank="state")
EXPORTS = relation("x", "trades_with", "arcadia", "borduria", date="2022", measure="exports")
EXPORTS |= {"value": "3e6", "unit": "USD", "qualifier": "over", "change": "-5"}
PLAN = relation("p", "invested_in", "arcadia", "borduria", date="2023")
PLAN |= {"status": "planned", "measure": "investment", "value": "7e6", "unit": "USD"}
MEETING = relation("m", "met", "ada", "boris", date="2022-10-05", during="v")
OFFICE = relation("o", "holds_office", "ada", "arcadia", date="2022-10-05")
PLACES = {"v": "¶1", "x": "¶2", "p": "¶3", "m": "¶1", "o": "¶1"}


def check_report(tmp_path: Path, *changed: dict, nodes: list = PEOPLE, date: str = "2022-12"):
    """`check --texts` with the shipped vocabulary on the facts of the report, some changed."""
    facts = {each["id"]: each for each in (VISIT, EXPORTS, PLAN, MEETING, OFFICE, *changed)}
    relations = [
        {**each, "evidence": [{"source": "s", "at": PLACES[key]}]} for key, each in facts.items()
    ]
    sources = [source("s", date=date, file="s.txt")]
    folder = write_folder(tmp_path / "data", nodes, relations, sources, vocabulary="")
    write(tmp_path / "texts" / "s.txt", REPORT)
    assert run("check", "--fix", data=folder).status == 0
    return run("check", "--texts", tmp_path / "texts", data=folder)


def test_facts_of_the_report_raise_no_alarm(tmp_path):
    outcome = check_report(tmp_path)
    assert outcome.status == 0, outcome.stderr
    assert "5 fully grounded" in outcome.stdout


MISFITS = {
    "rank": (VISIT | {"rank": "working"}, "rank working"),
    "measure": (EXPORTS | {"measure": "imports"}, "measure imports"),
    "unit": (EXPORTS | {"unit": "EUR"}, "unit EUR"),
    "qualifier": (EXPORTS | {"qualifier": "up to"}, "qualifier up to"),
    "change": (EXPORTS | {"change": "-6"}, "change -6"),
    "sign": (EXPORTS | {"change": "5"}, "sign of change 5"),
    "direction": (EXPORTS | {"from": "borduria", "to": "arcadia"}, "direction"),
    "type": (VISIT | {"type": "interested_in", "rank": None}, "type interested_in"),
    "status of the past": (EXPORTS | {"status": "planned", "date": "2023"}, "status planned"),
    "status of the future": (PLAN | {"status": "happened", "date": None}, "status happened"),
    "within a visit": (MEETING | {"date": "2022-11"}, "m: 2022-11 is not within v, 2022-10-05"),
    "office": (OFFICE | {"date": "2021"}, "o: 2021 does not cover v, 2022-10-05"),
    "office of others": (OFFICE | {"office": "President"}, "office President"),
}


@pytest.mark.parametrize(("changed", "expected"), MISFITS.values(), ids=MISFITS)
def test_field_that_the_text_contradicts_is_a_problem(tmp_path, changed, expected):
    record = {key: value for key, value in changed.items() if value is not None}
    assert_refused(check_report(tmp_path, record), expected)


def test_status_has_to_fit_the_date_of_the_source(tmp_path):
    early = check_report(tmp_path, date="2022-09")
    assert_refused(early, "v: happened on 2022-10-05 is after its source s of 2022-09")
    late = check_report(tmp_path, date="2024")
    assert_refused(late, "p: planned on 2023 is before its source s of 2024")


def test_codes_of_a_state_are_those_of_the_table(tmp_path):
    states = [node("france", name="France", ids={"iso3": "FRA", "m49": "276"})]
    outcome = check_report(tmp_path, nodes=PEOPLE + states)
    assert_refused(outcome, "france: m49 of France is 250, not 276")


def test_explain_shows_each_field_with_its_sentence(tmp_path):
    record = claim(at="¶2", date="2022-10-06")
    outcome = check_texts(tmp_path, [record], "--explain", "r", "--format", "json")
    assert outcome.status == 0
    found = {row["message"].split(":")[0]: row["finding"] for row in outcome.json}
    assert found == {
        "from arcadia": "found",
        "to borduria": "found",
        "date 2022-10-06": "not found",
    }
    assert "“President Ada Ríos of Arcadia visited" in outcome.json[0]["message"]


def test_explain_needs_texts_and_a_relation(tmp_path):
    assert_refused(check_texts(tmp_path, [claim()], "--explain", "q"), "has the id 'q'")
    folder = tmp_path / "data"
    assert_refused(run("check", "--explain", "r", data=folder), "explain needs the texts")
