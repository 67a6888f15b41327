"""Every public function and method has an example, and the examples run."""

from __future__ import annotations

import doctest
import inspect

import pytest

import treatygraph as tg
from treatygraph import api, result
from treatygraph.graph import graph
from treatygraph.states import resolution

MODULES = [api, result, graph, resolution]
CLASSES = [tg.TreatyGraph, tg.Result]
# what a class offers beyond questions and answers
APART = {"limits", "countries"}


def methods():
    for owner in CLASSES:
        for name, member in inspect.getmembers(owner, callable):
            if not name.startswith("_") and inspect.getdoc(member):
                yield f"{owner.__name__}.{name}", inspect.getdoc(member)


def functions():
    for name in set(tg.__all__) - APART:
        member = getattr(tg, name)
        if inspect.isfunction(member):
            yield name, inspect.getdoc(member)


@pytest.mark.parametrize(("name", "text"), [*methods(), *sorted(functions())])
def test_public_name_has_an_example(name, text):
    assert ">>> " in text


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_examples_run(module, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TREATYGRAPH_DATA", raising=False)
    done = doctest.testmod(module)
    assert done.attempted > 5
    assert done.failed == 0
