"""A vocabulary as the text of a `vocabulary.yaml`."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any

import yaml

from .file import OWN_NAMES, SECTIONS
from .words import Vocabulary

FILE_NAMES = {own: name for name, own in OWN_NAMES.items()}


def vocabulary_text(vocabulary: Vocabulary) -> str:
    """Return what `load_vocabulary` reads back as the same vocabulary."""
    data: dict[str, Any] = {
        section: {key: _changed(block) for key, block in getattr(vocabulary, section).items()}
        for section in SECTIONS
    }
    sections = {section: blocks for section, blocks in data.items() if blocks}
    if vocabulary.topics:
        sections["topics"] = dict(vocabulary.topics)
    return str(yaml.safe_dump(sections, sort_keys=False, allow_unicode=True, width=2**16))


def _changed(block: Any) -> dict[str, Any]:
    """Return the fields of a block that differ from the default."""
    return {
        FILE_NAMES.get(field.name, field.name): _plain(value)
        for field in fields(block)
        if (value := getattr(block, field.name)) != field.default or field.default is MISSING
    }


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
