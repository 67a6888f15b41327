"""Inline scripts, style and data into one document, so that no text can end its element."""

from __future__ import annotations

import base64
import hashlib
import re


def inline_text(text: str) -> str:
    """Return the same JSON, fit for a script element: without `<`, no tag can begin in it."""
    return text.replace("<", "\\u003c")


def inline_script(text: str) -> str:
    """Return a script escaped for a script element, which `</script` and `<!--` would end.

    References to source maps are removed: browsers with open developer tools request them.
    """
    text = re.sub(r"\n?//# sourceMappingURL=\S+\s*$", "\n", text.replace("\r\n", "\n"))
    return re.sub(r"<(?=/script|!--)", r"\\x3c", text, flags=re.IGNORECASE)


def policy(style: str, *scripts: str) -> str:
    """Return a Content-Security-Policy under which only these run and nothing is ever requested."""
    allowed = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
