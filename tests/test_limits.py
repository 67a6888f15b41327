"""Limits on input: what they bound, how they are raised, and what the message says."""

from __future__ import annotations

import re
import time

import pytest

import treatygraph as tg
from commands import assert_refused, python, run
from folders import node, relation, write_folder
from importing import read, write_mapping, write_table
from treatygraph import dates
from treatygraph.errors import BadValue, DataError, Problem, SlowPattern, quoted
from treatygraph.limits import DEFAULTS, exceeded, limit, parse
from treatygraph.patterns import TimedPattern, compile_pattern

HARD = "(?:a|aa|b)+$"  # re takes hours for it on a few dozen letters


# the limits themselves


def test_limits_change_inside_a_with_block_and_are_restored():
    with tg.limits(columns=5, unpacked="2GB"):
        assert (limit("columns"), limit("unpacked")) == (5, 2 * 2**30)
    assert (limit("columns"), limit("unpacked")) == (DEFAULTS["columns"], DEFAULTS["unpacked"])


def test_limits_are_restored_after_an_error():
    with pytest.raises(KeyError), tg.limits(columns=5):
        raise KeyError
    assert limit("columns") == DEFAULTS["columns"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("columns=20000", {"columns": 20000}),
        ("unpacked=4GB", {"unpacked": 4 * 2**30}),
        ("unpacked=1.5mb", {"unpacked": 1.5 * 2**20}),
        ("seconds=0.5", {"seconds": 0.5}),
    ],
)
def test_limit_is_a_name_and_a_number_with_or_without_unit(word, expected):
    assert parse([word]) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("columns", "is no limit, such as"),
        ("colums=5", "there is no limit 'colums'; there are"),
        ("columns=0", "should be a positive number, not '0'"),
        ("columns=-3", "should be a positive number"),
        ("columns=many", "should be a positive number, not 'many'"),
        ("columns=nan", "should be a positive number"),
        ("columns=inf", "should be a positive number"),
    ],
)
def test_bad_limit_is_refused_on_the_command_line_and_in_the_environment(word, expected):
    assert_refused(run("--limit", word, "stats"), expected)
    assert_refused(run("stats", TREATYGRAPH_LIMITS=word), expected, "TREATYGRAPH_LIMITS")


def test_limits_of_the_environment_hold_in_python():
    program = "from treatygraph.limits import limit; print(limit('columns'), limit('unpacked'))"
    done = python("-c", program, TREATYGRAPH_LIMITS="columns=20000 unpacked=4GB")
    assert done.stdout.split() == ["20000", str(4 * 2**30)]


def test_message_of_a_limit_names_it_and_says_how_to_raise_it():
    assert exceeded("unpacked", "it is large") == (
        "it is large: the limit is unpacked=1GB; raise it with --limit unpacked=…"
    )


def test_limits_of_a_command_end_with_it():
    assert run("--limit", "quoted=5", "stats").status == 0
    assert limit("quoted") == DEFAULTS["quoted"]


# where they hold


def test_error_lists_a_number_of_problems_and_counts_the_others():
    problems = [Problem("a.yaml", line, "is wrong") for line in range(1, 1335)]
    error = DataError(problems)
    lines = str(error).splitlines()
    assert len(lines) == 101
    assert lines[-1] == "and 1,234 more problems"
    assert len(error.problems) == 1334
    with tg.limits(problems=2000):
        assert len(str(DataError(problems)).splitlines()) == 1334


def test_message_quotes_the_beginning_of_a_long_text(tmp_path):
    long = "x" * 100_000
    assert quoted(long) == repr("x" * 60 + "…")
    folder = write_folder(tmp_path, [node("a", "person", **{long: "1"})], [], [])
    outcome = run("stats", data=folder)
    assert_refused(outcome, "unknown key 'xxx")
    assert len(outcome.stderr) < 500
    assert len(str(Problem("a.yaml", 1, long))) < 3000


def test_relation_has_a_limited_number_of_ends(tmp_path):
    people = [node(f"p{number}", "person") for number in range(4)]
    ends = [each["id"] for each in people]
    met = relation("m", "met", ends[:3], ends[3])
    folder = write_folder(tmp_path, people, [met], [])
    outcome = run("--limit", "ends=2", "stats", data=folder)
    assert_refused(outcome, "from: 3 ids: the limit is ends=2; raise it with --limit ends=…")
    assert run("--limit", "ends=3", "stats", data=folder).status == 0


def test_row_with_too_many_ends_is_rejected_alone(tmp_path):
    mapping = write_mapping(
        tmp_path,
        """\
        tables:
          t:
            nodes:
              a: {each: {of: '{a}', split: ;}, kind: person, name: '{each}'}
              b: {kind: person, name: '{b}'}
            relations:
              r: {type: met, from: a, to: b, status: happened}
        """,
    )
    table = write_table(tmp_path, "a,b\nv;w;x,y\nv;w,y\n")
    with tg.limits(ends=3):
        account = read(mapping, table).account
    assert (account.made, account.rejects[0].row) == (1, 1)
    assert account.rejects[0].reason.startswith("too many ends: 4 ends of met")


def test_set_of_dates_has_a_limited_number_of_members():
    dates.span.cache_clear()
    with tg.limits(members=3):
        assert dates.span("[1990,1992,1994]").first == dates.span("1990").first
        with pytest.raises(BadValue, match="a set of 4 dates: the limit is members=3"):
            dates.span("[1990,1992,1994,1996]")
    dates.span.cache_clear()


@pytest.mark.parametrize("text", ["Y17E999999999", "Y-17E999999999", "[" * 5000, "x" * 10**6])
def test_hostile_date_is_refused_at_once(text):
    start = time.monotonic()
    with pytest.raises(BadValue):
        dates.span(text)
    assert time.monotonic() - start < 60


# regular expressions


@pytest.mark.parametrize(
    ("pattern", "is_timed"),
    [
        ("[A-Z]{2}", False),
        (r"\d{4}-\d{2}", False),
        (r"a\+\*\(", False),
        ("[(*+?]", False),
        ("Q[1-9][0-9]*", True),
        ("a?a?aa", True),
        ("(a+)+$", True),
        ("(a|b)", True),
        ("a{1,500}a{1,500}b", True),
    ],
)
def test_only_patterns_without_repetition_and_groups_run_without_a_limit(pattern, is_timed):
    assert isinstance(compile_pattern(pattern), TimedPattern) == is_timed


@pytest.mark.parametrize("method", ["search", "fullmatch", "split"])
def test_pattern_that_takes_too_long_is_stopped(method):
    start = time.monotonic()
    with tg.limits(seconds=0.3), pytest.raises(SlowPattern, match=r"takes more than 0\.3 s"):
        getattr(compile_pattern(HARD), method)("a" * 60 + "!")
    assert time.monotonic() - start < 60  # it would take hours


def test_slow_calls_of_a_pattern_share_the_limit():
    pattern = compile_pattern(HARD)
    start = time.monotonic()
    with tg.limits(seconds=0.5), pytest.raises(SlowPattern):
        list(map(pattern.fullmatch, ["a" * 29 + "!"] * 50))
    assert time.monotonic() - start < 60


@pytest.mark.parametrize("pattern", ["a+b", "x*y", r"\s+$"])
def test_one_repetition_is_stopped_on_a_long_text_too(pattern):
    text = ("a" if pattern == "a+b" else " " if "s" in pattern else "x") * 400_000
    start = time.monotonic()
    try:
        with tg.limits(seconds=0.3):
            compile_pattern(pattern).search(text + "!")
    except SlowPattern:
        pass
    assert time.monotonic() - start < 60  # it would take hours


@pytest.mark.parametrize(
    ("pattern", "text"), [(r"(\w+)-(\d+)", "ab-12 cd-3"), (r",\s*(?![^(]*\))", "a, b (c, d), e")]
)
def test_timed_pattern_finds_what_re_finds(pattern, text):
    timed, plain = compile_pattern(pattern), re.compile(pattern)
    assert timed.split(text) == plain.split(text)
    assert timed.sub("-", text) == plain.sub("-", text)
    assert timed.search(text).span() == plain.search(text).span()
    assert timed.groups == plain.groups


def test_slow_code_pattern_of_a_vocabulary_is_one_message(tmp_path):
    (tmp_path / "nodes").mkdir()
    (tmp_path / "vocabulary.yaml").write_text(
        "statuses: {happened: {label: h, established: true}}\n"
        f"codes: {{c: {{label: c, pattern: '{HARD}'}}}}\n"
        "kinds: {k: {label: k, plural: ks, colour: '#123456', codes: [c]}}\n"
        "relations: {r: {label: r, from: [k], to: [k], colour: '#123456'}}\n",
        encoding="utf-8",
    )
    text = "".join(
        f"- {{id: n{number}, kind: k, name: A, ids: {{c: '{'a' * 80}!'}}}}\n"
        for number in range(20)
    )
    (tmp_path / "nodes" / "a.yaml").write_text(text, encoding="utf-8")
    start = time.monotonic()
    outcome = run("--limit", "seconds=0.3", "stats", data=tmp_path)
    assert_refused(outcome, "a.yaml:1: c: the regular expression", "--limit seconds=…")
    assert outcome.stderr.count("\n") == 1
    assert time.monotonic() - start < 60


@pytest.mark.parametrize(
    "value",
    [
        f"{{of: '{{name}}', match: '/{HARD}/'}}",
        f"{{of: '{{name}}', split: '/{HARD}/'}}",
        f"{{of: '{{name}}', replace: {{'/{HARD}/': x}}}}",
        f"{{of: '{{name}}', when: {{name: '/{HARD}/'}}}}",
    ],
)
def test_slow_pattern_of_a_mapping_names_file_and_row(value, tmp_path):
    mapping = write_mapping(
        tmp_path,
        f"tables: {{t: {{nodes: {{x: {{kind: place, name: '{{name}}', aliases: {value}}}}}}}}}",
    )
    table = write_table(tmp_path, f"name\nParis c\n{'a' * 80}!\n")
    out = tmp_path / "store"
    outcome = run("--limit", "seconds=0.3", "import", mapping, table, "--out", out)
    assert_refused(outcome, "table.csv: row 2: the regular expression", "--limit seconds=…")
    assert not out.exists()


def test_example_data_is_loaded_without_the_package_regex():
    program = "import treatygraph as tg, sys; tg.load(cache=False); print('regex' in sys.modules)"
    assert python("-c", program).stdout.strip() == "False"
