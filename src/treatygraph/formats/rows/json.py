"""JSON, as the interface describes it for each command."""

from __future__ import annotations

import json

from ...result import Result


def render(result: Result, wrapped: bool = False) -> str:
    """Return the rows of a result as a JSON list of objects.

    If `wrapped`, they are the `answer` of an object with `title`, `note` and `left_out`.
    """
    data = result.data
    if wrapped:
        about = {"title": result.title, "note": result.note, "left_out": result.left_out}
        data = {**about, "answer": data}
    return json.dumps(data, ensure_ascii=False, indent=2)
