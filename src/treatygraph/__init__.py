"""Agreements, visits and cooperation between states as a dated, sourced graph.

Examples
--------
>>> import treatygraph as tg
>>> g = tg.load()  # the example data; or tg.load("my_folder")
>>> g.path("Rahmon", "Mirziyoyev")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import AmbiguousName, BadValue, DataError, OutputError, TreatygraphError, UnknownName
from .limits import limits
from .version import __version__

if TYPE_CHECKING:
    from .api import (
        TreatyGraph,
        check,
        convert,
        diff,
        from_networkx,
        from_pandas,
        import_tables,
        init,
        load,
    )
    from .result import Result
    from .states.countries import countries

__all__ = [
    "AmbiguousName",
    "BadValue",
    "DataError",
    "OutputError",
    "Result",
    "TreatyGraph",
    "TreatygraphError",
    "UnknownName",
    "__version__",
    "check",
    "convert",
    "countries",
    "diff",
    "from_networkx",
    "from_pandas",
    "import_tables",
    "init",
    "limits",
    "load",
]

LAZY = {
    "TreatyGraph": "api",
    "check": "api",
    "convert": "api",
    "countries": "states.countries",
    "diff": "api",
    "from_networkx": "api",
    "from_pandas": "api",
    "import_tables": "api",
    "init": "api",
    "load": "api",
    "Result": "result",
}


def __getattr__(name: str) -> Any:
    """Import public names that need numpy at their first use."""
    if name not in LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{LAZY[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *LAZY})
