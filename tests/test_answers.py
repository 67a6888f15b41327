"""Answers on the example data change on purpose only."""

from __future__ import annotations

import json

import pytest

from answer_list import COMMANDS, FILE, answer

PINNED = json.loads(FILE.read_text(encoding="utf-8"))


def test_every_pinned_command_is_listed_once() -> None:
    assert list(PINNED) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_json_answer_is_the_pinned_one(command: str) -> None:
    assert answer(command) == PINNED[command]
