"""Load mappings: source description, vocabulary additions and tables."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ... import dataset
from ...errors import BadValue, DataError, Problem, hint, quoted
from ...vocabulary import Vocabulary
from ...vocabulary.file import amend_vocabulary, load_vocabulary
from ...yamlio.fields import Field, name, read_fields, text
from ...yamlio.load import Entry, read_mapping
from .checks import check_words
from .extension import check_chain, extended
from .lookups import read_lookup
from .table_spec import TableSpec, read_tables
from .yaml_node import ANYTHING, YamlNode

SHIPPED = Path(__file__).parents[1] / "mappings"


@dataclass(frozen=True)
class Mapping:
    """How tables become nodes and relations.

    `new` names the blocks after which unknown words are modelled.
    """

    name: str
    about: dict[str, str]
    vocabulary: Vocabulary
    new: dict[str, str]
    tables: dict[str, TableSpec]


def shipped() -> list[str]:
    """Return the names of the shipped mappings."""
    return sorted(file.stem for file in SHIPPED.glob("*.yaml"))


def summaries() -> dict[str, str]:
    """Return the summary of each shipped mapping, by name."""
    entries = {name: read_mapping(*_file(name)) for name in shipped()}
    return {name: entry.data["summary"] for name, entry in entries.items()}  # type: ignore[call-overload, index]


def _file(name: str) -> tuple[Path, str]:
    return SHIPPED / f"{name}.yaml", f"{name}.yaml"


def load_mapping(chosen: str) -> Mapping:
    """Return the mapping of a name or a file.

    Raises DataError with every problem, BadValue for a name.
    """
    return read_file(*_chosen(chosen))


def mapping_files(chosen: str) -> list[Path]:
    """Return the files of a mapping: its own, and those of the mappings that it extends.

    Raises DataError, BadValue.
    """
    return [path for path, _ in _chain(*_chosen(chosen))]


def _chosen(chosen: str) -> tuple[Path, str]:
    if chosen in shipped():
        return _file(chosen)
    path = Path(chosen)
    if path.suffix in (".yaml", ".yml"):
        return path, chosen
    near = hint(chosen, shipped())
    raise BadValue(f"there is no mapping {quoted(chosen)}{near}; a file of your own ends in .yaml")


def read_file(path: Path, shown: str) -> Mapping:
    """Return the mapping of a YAML file.

    Raises DataError with every problem, each with its line.
    """
    entry = _read(path, shown)
    problems: list[Problem] = []
    yaml_part = YamlNode(entry, problems)
    given = read_fields(entry, FIELDS, problems)
    vocabulary = _vocabulary(entry, problems)
    lookups = {}
    if "lookups" in given:
        lookups = {key: read_lookup(key, part) for key, part in yaml_part["lookups"].parts()}
    tables = read_tables(yaml_part["tables"], lookups) if "tables" in given else {}
    new = yaml_part["new"].read(NEW) if "new" in given else {}
    if vocabulary:
        _check_models(yaml_part, new, vocabulary)
        check_words(tables.values(), vocabulary, new, problems)
    if problems or not vocabulary:
        raise DataError(problems)
    about = {key: given[key] for key in ABOUT if key in given}
    return Mapping(path.stem, about, vocabulary, new, tables)


def _read(path: Path, shown: str) -> Entry:
    """Return the entry of a mapping file, with all that the mappings say that it extends."""
    *others, (_, entry) = _chain(path, shown)
    for _, own in reversed(others):
        entry = extended(own, entry)
    return entry


def _chain(path: Path, shown: str) -> list[tuple[Path, Entry]]:
    """Return a mapping file, and each that the one before it extends."""
    chain: list[tuple[Path, Entry]] = []
    while True:
        entry = read_mapping(path, shown)
        chain.append((path, entry))
        asked = entry.data.get("extend")  # type: ignore[union-attr]
        if not isinstance(asked, str) or not asked:
            return chain
        path, shown = _extended_file(asked, path, entry)
        check_chain([each for each, _ in chain], path, entry)


def _extended_file(asked: str, path: Path, entry: Entry) -> tuple[Path, str]:
    """Return the file of a shipped mapping, or of one beside the mapping that extends it."""
    if asked in shipped():
        return _file(asked)
    base = path.parent / asked
    if base.suffix not in (".yaml", ".yml") or not base.is_file():
        near = hint(asked, shipped())
        message = f"extend: there is no mapping {quoted(asked)}{near}"
        raise DataError([entry.problem(message, "extend")])
    return base, str(base)


def _check_models(yaml_part: YamlNode, new: dict[str, str], vocabulary: Vocabulary) -> None:
    """Check that the models of new words exist."""
    for section, word in new.items():
        section_of_word = "relations" if section == "symmetric" else section
        known = getattr(vocabulary, section_of_word)
        if word not in known:
            what = {"kinds": "kind", "relations": "type", "statuses": "status"}[section_of_word]
            yaml_part["new"][section].reject(f"unknown {what} {quoted(word)}{hint(word, known)}")


def _vocabulary(entry: Entry, problems: list[Problem]) -> Vocabulary | None:
    shipped = dataset.example_folder() / "vocabulary.yaml"
    additions = entry.data.get("vocabulary")  # type: ignore[union-attr]
    if additions is None:
        return load_vocabulary(shipped, str(shipped))
    if not isinstance(additions, dict):
        problems.append(entry.problem("vocabulary should be a mapping", "vocabulary"))
        return None
    try:
        return amend_vocabulary(shipped, entry, "vocabulary")
    except DataError as error:
        problems.extend(error.problems)
        return None


ABOUT: dict[str, Field] = {
    "title": text(required=True),
    "citation": text(required=True),
    "terms": text(required=True),
    **dict.fromkeys(("publisher", "author", "date", "url", "language", "note"), text()),
}
NEW = {"kinds": name(), "relations": name(), "symmetric": name(), "statuses": name()}
FIELDS: dict[str, Field] = {
    "summary": text(),  # what help pages and tables say of a shipped mapping
    "extend": text(),
    **ABOUT,
    "vocabulary": ANYTHING,
    "new": ANYTHING,
    "lookups": ANYTHING,
    "tables": ANYTHING._replace(required=True),
}
