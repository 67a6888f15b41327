"""Join the modules in `scripts/` into the one script of the page.

Each file there is a plain ES module, so that editors, type checkers and tests understand it. A page
opened from disk cannot load modules; so they are joined into one script, each as a function that
returns its exports, in the order of their imports. To keep the joiner this simple, a module imports
with `import { name } from "../folder/module.js";` at its head and exports at the declaration. Only
`main.js`, which nothing imports, may `await` outside of functions.
"""

from __future__ import annotations

import re
from functools import lru_cache
from graphlib import TopologicalSorter
from pathlib import Path
from posixpath import dirname, join, normpath

ENTRY = "main"
FOLDER = Path(__file__).parent / "scripts"
IMPORT = re.compile(r'^import (\{[^}]*\}) from "(\.\.?/[a-z/.-]+)\.js";$', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?(?:function|const|let|class) (\w+))", re.MULTILINE)


@lru_cache(maxsize=1)
def explorer() -> str:
    """Return all modules as one script."""
    modules = read_modules()
    imports = {name: imported(name, text) for name, text in modules.items()}
    ordered = TopologicalSorter(imports).static_order()
    joined = "".join(_as_function(name, modules[name]) for name in ordered)
    return f'"use strict";\n(() => {{\nconst modules = {{}};\n{joined}}})();\n'


def read_modules() -> dict[str, str]:
    """Return the text of each module by its path without suffix, such as `data/csr`."""
    paths = sorted(FOLDER.rglob("*.js"))
    return {_name(path): path.read_text(encoding="utf-8") for path in paths}


def imported(name: str, text: str) -> list[str]:
    """Return the names of the modules that a module imports from."""
    return [_resolved(name, path) for _, path in IMPORT.findall(text)]


def _name(path: Path) -> str:
    return path.relative_to(FOLDER).with_suffix("").as_posix()


def _resolved(name: str, path: str) -> str:
    return normpath(join(dirname(name), path))


def _as_function(name: str, module: str) -> str:
    exported = ", ".join(each[1] for each in EXPORT.findall(module))
    bound = IMPORT.sub(lambda found: _binding(name, *found.groups()), module)
    start = "async () =>" if name == ENTRY else "() =>"
    body = EXPORT.sub(r"\1", bound)
    return f'modules["{name}"] = ({start} {{\n{body}\nreturn {{ {exported} }};\n}})();\n'


def _binding(name: str, imported: str, path: str) -> str:
    return f'const {imported} = modules["{_resolved(name, path)}"];'
