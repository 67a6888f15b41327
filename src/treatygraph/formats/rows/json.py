"""JSON, as the interface describes it for each command."""

from __future__ import annotations

import json

from ...result import Result


def render(result: Result) -> str:
    """Return the rows of a result as a JSON list of objects."""
    return json.dumps(result.data, ensure_ascii=False, indent=2)
