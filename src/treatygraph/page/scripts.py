"""The script of the page, joined from the modules in `scripts/`.

Each file there is a plain ES module, so that editors and type checkers understand it. A page that
opens from disk cannot load modules; so they are joined into one script, each as a function that
returns what it exports, after those that it imports from. To stay that simple, a module imports
with `import { name } from "./module.js";` at its head and exports with the declaration. Only
`main.js`, which nothing imports, may wait (`await`) outside of functions.
"""

from __future__ import annotations

import re
from functools import lru_cache
from graphlib import TopologicalSorter
from pathlib import Path

ENTRY = "main"
FOLDER = Path(__file__).parent / "scripts"
IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./([a-z]+)\.js";$', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?(?:function|const|let|class) (\w+))", re.MULTILINE)


@lru_cache(maxsize=1)
def explorer() -> str:
    """All modules as one script."""
    modules = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.js"))}
    needed = {name: [each[1] for each in IMPORT.findall(text)] for name, text in modules.items()}
    ordered = TopologicalSorter(needed).static_order()
    joined = "".join(_as_function(name, modules[name]) for name in ordered)
    return f'"use strict";\n(() => {{\nconst modules = {{}};\n{joined}}})();\n'


def _as_function(name: str, module: str) -> str:
    exported = ", ".join(each[1] for each in EXPORT.findall(module))
    body = EXPORT.sub(r"\1", IMPORT.sub(r"const \1 = modules.\2;", module))
    start = "async () =>" if name == ENTRY else "() =>"
    return f"modules.{name} = ({start} {{\n{body}\nreturn {{ {exported} }};\n}})();\n"
