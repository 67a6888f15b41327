"""The command line: help, exit statuses, output, completion, and what it takes to start."""

from __future__ import annotations

import gc
import importlib.metadata
import os
import re
import sys

import click
import pytest
from click.shell_completion import ShellComplete

import treatygraph as tg
from commands import assert_refused, python, run, run_process, run_terminal
from folders import node, write_folder
from treatygraph.cli import main

COMMANDS = main.list_commands(click.Context(main))
ANSWERING = sorted(
    set(COMMANDS) - {"page", "brief", "check", "convert", "diff", "import", "init", "schema"}
)
SELECTION = {"kind", "relation", "status", "since", "until", "source", "topic"}
OUTPUT = {"format", "output"}
OWN = {
    "path": {"all", "count", "max_length", "avoid", "through", "directed", "time_respecting"},
    "centrality": {"measure", "kind", "top", "weight"},
    "check": {"texts", "fix"},
}


def options(command: str) -> dict[str, click.Option]:
    context = click.Context(main)
    params = main.get_command(context, command).params
    return {param.name: param for param in params if isinstance(param, click.Option)}


# help


def test_help_lists_every_command_with_a_sentence():
    outcome = run("--help")
    assert outcome.status == 0
    text = outcome.stdout.split("Commands:")[1]
    listed = re.findall(r"^  ([a-z-]+) +(\S.*)$", text, re.MULTILINE)
    assert [name for name, _ in listed] == COMMANDS
    assert {"page", "path", "between", "timeline", "find", "check", "import"} <= set(COMMANDS)
    assert all(re.match(r"[A-Z].*[.…]$", about) for _, about in listed)
    for part in ("--data FOLDER", "TREATYGRAPH_DATA", "Exit status", "--version", "Try:"):
        assert part in outcome.stdout


def test_without_a_command_the_help_is_shown():
    outcome = run()
    assert outcome.status == 2
    assert "Commands:" in outcome.stdout + outcome.stderr


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_of_a_command_starts_with_a_sentence_and_explains_every_option(command, option):
    outcome = run(command, option)
    assert (outcome.status, outcome.stderr) == (0, "")
    usage, about, *_ = outcome.stdout.split("\n\n")
    assert usage.startswith(f"Usage: treatygraph {command} [OPTIONS]")
    assert re.match(r"[A-Z].*[.:]", " ".join(about.split()))
    for name, each in options(command).items():
        assert each.opts[0] in outcome.stdout
        assert each.help, f"--{name} of {command} says nothing"


def test_command_called_from_python_leaves_garbage_collection_on():
    run("stats")
    assert gc.isenabled()


def test_help_needs_no_data(tmp_path):
    assert run("path", "--help", data=tmp_path / "nowhere").status == 0
    assert run("--help", TREATYGRAPH_DATA=str(tmp_path / "nowhere")).status == 0


@pytest.mark.parametrize("command", ANSWERING)
def test_every_command_that_answers_takes_the_same_selection_and_output(command):
    assert set(options(command)) >= SELECTION | OUTPUT
    choice = options(command)["format"].type
    assert isinstance(choice, click.Choice)
    formats = set(choice.choices)
    assert {"table", "json", "csv", "markdown"} <= formats
    assert options(command)["output"].default == "-"
    for name in ("relation", "status", "source", "topic"):
        assert options(command)[name].multiple


@pytest.mark.parametrize("command", OWN)
def test_commands_have_the_options_of_the_interface(command):
    assert OWN[command] <= set(options(command))


def test_page_takes_a_selection_and_goes_to_a_file_by_default():
    assert set(options("page")) >= SELECTION
    assert options("page")["output"].default == "output/index.html"


def test_version_is_that_of_the_package():
    version = importlib.metadata.version("treatygraph")
    assert run("--version").stdout == f"treatygraph {version}\n"
    assert tg.__version__ == version


# exit status and output


def test_answer_goes_to_standard_output_and_messages_do_not(world_folder):
    outcome = run_process("stats", data=world_folder)
    assert (outcome.status, outcome.stderr) == (0, "")
    assert outcome.stdout.startswith("What there is\n")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["find", "Ada"], 0),
        (["find", "Xyzzyqwv"], 1),
        (["path", "ada", "treaty"], 0),
        (["path", "ada", "hermit"], 1),
        (["timeline", "--since", "2100", "--relation", "met"], 1),
        (["list", "relations", "--relation", "signed", "--source", "herald"], 1),
        (["centrality", "--kind", "person"], 0),
        (["show", "nobody"], 2),
        (["stats", "--kind", "nothing"], 2),
        (["nonsense"], 2),
        (["check"], 0),
    ],
)
def test_exit_status_reports_whether_there_is_an_answer(world_folder, words, status):
    assert run_process(*words, data=world_folder).status == status


@pytest.mark.parametrize("format", ["json", "csv"])
def test_empty_answer_is_valid_json_and_a_message_for_people(world_folder, format):
    outcome = run("find", "Xyzzyqwv", "--format", format, data=world_folder)
    assert outcome.status == 1
    assert outcome.stdout == {"json": "[]\n", "csv": "id,kind,name,matched,score\n"}[format]
    assert outcome.stderr == "treatygraph: nothing found\n"


def test_output_goes_to_a_file_whose_folders_are_made(world_folder, tmp_path):
    file = tmp_path / "new" / "folders" / "answer.json"
    outcome = run("stats", "-f", "json", "-o", file, data=world_folder)
    assert outcome == (0, "", "")
    expected = run("stats", "-f", "json", "-o", "-", data=world_folder).stdout
    assert file.read_text("utf-8") == expected
    assert [each.name for each in file.parent.iterdir()] == ["answer.json"]


def test_output_replaces_a_file_as_a_whole_and_keeps_it_readable_for_others(world_folder, tmp_path):
    file = tmp_path / "answer.txt"
    file.write_text("x" * 100_000)
    assert run("stats", "--output", file, data=world_folder).status == 0
    assert file.read_text("utf-8") == run("stats", data=world_folder).stdout
    fresh = tmp_path / "fresh.txt"
    fresh.write_text("")
    assert file.stat().st_mode == fresh.stat().st_mode


def test_page_is_written_to_a_file_and_its_path_printed(world_folder, tmp_path):
    file = tmp_path / "new" / "page.html"
    outcome = run("page", "--title", "Two neighbours", "--output", file, data=world_folder)
    assert outcome == (0, f"{file}\n", "")
    html = file.read_text("utf-8")
    assert html.lower().startswith("<!doctype html>")
    assert "<title>Two neighbours" in html
    assert run("page", "--title", "Two neighbours", "-o", "-", data=world_folder).stdout == html


def test_page_that_cannot_be_written_is_reported(world_folder, tmp_path):
    outcome = run("page", "--output", tmp_path, data=world_folder)
    assert_refused(outcome, f"{tmp_path} cannot be written: ")


def test_empty_answer_is_written_too(world_folder, tmp_path):
    file = tmp_path / "answer.json"
    outcome = run("find", "Xyzzyqwv", "-f", "json", "-o", file, data=world_folder)
    assert outcome.status == 1
    assert file.read_text("utf-8") == "[]\n"


def test_folder_comes_from_the_option_else_from_the_environment(world_folder, tmp_path):
    other = write_folder(tmp_path, [node("elsewhere")])
    named = run("list", "nodes", "-f", "json", TREATYGRAPH_DATA=str(other))
    assert [row["id"] for row in named.json] == ["elsewhere"]
    both = run("list", "nodes", "-f", "json", data=world_folder, TREATYGRAPH_DATA=str(other))
    assert len(both.json) == 15


def test_names_of_any_script_may_be_typed(world_folder):
    outcome = run_process("path", "Ада Риос", "борис борский", "-f", "json", data=world_folder)
    assert outcome.json["paths"][0]["nodes"] == ["ada", "boris"]


# a terminal


def test_terminal_gets_a_table_that_fits_and_a_file_gets_no_colours(world_folder, tmp_path):
    status, shown = run_terminal("list", "relations", data=world_folder)
    assert status == 0
    assert "\x1b[1mRelations\x1b[0m" in shown
    plain = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown)
    assert max(map(len, plain.split("\n"))) <= 60

    file = tmp_path / "answer.txt"
    status, _ = run_terminal("list", "relations", "--output", file, data=world_folder)
    assert status == 0
    assert file.read_text("utf-8") == run("list", "relations", data=world_folder).stdout


def test_terminal_gets_no_control_characters_from_names(tmp_path):
    folder = write_folder(tmp_path, [node("a", name="evil \x1b]0;title\x07 \x1b[2J")])
    _, shown = run_terminal("show", "a", data=folder)
    assert "\x1b]0;" not in shown
    assert "\x1b[2J" not in shown
    assert "\x07" not in shown


# near misses and completion


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["timelin"], "'timelin'. Did you mean 'timeline'?"),
        (["centralty"], "Did you mean 'centrality'?"),
        (["stats", "--relatoin", "met"], "'--relation'"),
        (["path", "a", "b", "--time-respect"], "Did you mean '--time-respecting'?"),
        (["centrality", "--measure", "betweeness"], "betweenness"),
        (["--dat", "x", "stats"], "Did you mean '--data'?"),
    ],
)
def test_slip_is_answered_with_what_may_be_meant(world_folder, words, message):
    outcome = run(*words, data=world_folder)
    assert_refused(outcome, "Try 'treatygraph")
    assert message in outcome.stderr.replace("(", "").replace(")", "")


def completed(folder, *words: str) -> list[str]:
    """What a shell offers in place of the last of the words."""
    complete = ShellComplete(main, {}, "treatygraph", "_TREATYGRAPH_COMPLETE")
    *typed, start = words
    return [item.value for item in complete.get_completions(["--data", str(folder), *typed], start)]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["pa"], ["page", "panel", "parties", "path"]),
        (["show", "b"], ["bank", "boris", "borduria"]),
        (["path", "ada", "tr"], ["treaty"]),
        (["between", "arc"], ["arcadia"]),
        (["timeline", "--relation", "s"], ["signed", "stated"]),
        (["stats", "--status", "p"], ["planned"]),
        (["stats", "--status", "an"], ["any"]),
        (["list", "nodes", "--kind", "p"], ["person", "place"]),
        (["stats", "--source", "g"], ["gazette"]),
        (["stats", "--topic", "w"], ["water"]),
        (["list", "re"], ["relations"]),
        (["centrality", "--measure", "be"], ["betweenness"]),
        (["show", "zz"], []),
    ],
)
def test_shell_completes_commands_ids_and_the_words_of_the_data(world_folder, words, offered):
    assert sorted(completed(world_folder, *words)) == sorted(offered)


def test_completion_offers_nothing_where_the_data_is_bad(tmp_path):
    assert completed(tmp_path / "nowhere", "show", "a") == []
    assert completed(tmp_path / "nowhere", "stats", "--kind", "p") == []


# what a command may load

HEAVY = (
    *("networkx", "pyvis", "IPython", "pandas", "scipy", "jinja2", "matplotlib"),
    *("pyarrow", "python_calamine"),
)
LOADS = {
    ("path", "ada", "port"): set(),
    ("path", "ada", "port", "--count", "3", "--time-respecting"): set(),
    ("path", "ada", "nobody"): set(),
    ("find", "Ada"): set(),
    ("find", "Ада", "--format", "csv"): set(),
    ("show", "ada"): set(),
    ("show", "treaty", "--format", "json"): set(),
    ("check",): set(),
    ("check", "--texts", "."): set(),
    ("list", "nodes"): set(),
    ("list", "relations", "--format", "markdown"): set(),
    ("timeline", "--since", "2023"): set(),
    ("between", "arcadia", "borduria"): set(),
    ("stats",): set(),
    ("centrality",): set(),
    ("export", "--format", "csv"): set(),
    ("--help",): set(),
    ("page", "--help"): set(),
    ("page", "--output", os.devnull): {"networkx", "pyvis", "IPython", "jinja2", "scipy"},
    ("export", "--format", "node-link"): {"networkx"},
    ("export", "--format", "graphml"): set(),
    ("export", "--format", "gexf"): {"scipy"},
    ("centrality", "--measure", "betweenness"): {"scipy"},
    ("centrality", "--measure", "pagerank"): {"scipy"},
    ("centrality", "--measure", "katz"): {"scipy"},
}
WATCHED = """
import atexit, sys
atexit.register(lambda: print("loaded:", *{name.split(".")[0] for name in sys.modules}))
from treatygraph.cli import main
main()
"""


@pytest.mark.parametrize("words", LOADS, ids=" ".join)
def test_command_loads_nothing_heavy_that_it_does_not_use(world_folder, words):
    done = python("-c", WATCHED, "--data", str(world_folder), *words)
    assert "Traceback" not in done.stderr
    loaded = set(done.stdout.split("loaded:")[-1].split())
    assert "click" in loaded
    assert loaded & set(HEAVY) <= LOADS[words]


@pytest.mark.parametrize("words", [("path", "ada", "port"), ("find", "Ada"), ("stats",)])
def test_store_needs_no_more_than_the_reader_of_its_columns(world_folder, tmp_path, words):
    assert run("convert", tmp_path / "store", data=world_folder).status == 0
    done = python("-c", WATCHED, "--data", str(tmp_path / "store"), *words)
    assert "Traceback" not in done.stderr
    loaded = set(done.stdout.split("loaded:")[-1].split())
    assert loaded & set(HEAVY) == {"pyarrow"}


def test_importing_the_package_loads_next_to_nothing():
    done = python("-c", "import sys, treatygraph; print(*sys.modules)")
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert not loaded & {*HEAVY, "numpy", "yaml", "click", "rich", "rapidfuzz", "edtf"}


def test_no_command_warns(world_folder, tmp_path):
    folder = write_folder(tmp_path, [node("a", note="in 201X")])
    for data, words in ((world_folder, ["centrality", "--measure", "katz"]), (folder, ["stats"])):
        command = ["-W", "error", "-m", "treatygraph", "--data", str(data), *words]
        done = python(*command)
        assert (done.returncode, done.stderr) == (0, "")


def test_installed_command_is_the_same_as_the_module():
    entries = importlib.metadata.entry_points(group="console_scripts", name="treatygraph")
    assert [entry.value for entry in entries] == ["treatygraph.cli:main"]
    done = python("-m", "treatygraph", "--version")
    assert done.stdout.split()[-1] == tg.__version__
    assert sys.version_info >= (3, 11)
