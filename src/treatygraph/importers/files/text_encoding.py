"""Detect the encoding of a text: a byte order mark, UTF-8, UTF-16, or one byte a character.

What one byte a character means cannot be known for certain, so that the report names the guess.
"""

from __future__ import annotations

import codecs
import re
from io import BufferedIOBase, BytesIO
from typing import IO, cast

from ..report import Notice

HEAD = 2**18  # bytes that are looked at
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark is the beginning of this one
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
CYRILLIC = ("cp1251", "koi8-r", "cp866")
# Cyrillic words are runs of such bytes, while accents are single ones among ASCII letters
HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")
HIGH = re.compile(rb"[\x80-\xff]")
SMALL_WORD = re.compile("[\N{CYRILLIC CAPITAL LETTER A}-\N{CYRILLIC SMALL LETTER YA}]?"
                        "[\N{CYRILLIC SMALL LETTER A}-\N{CYRILLIC SMALL LETTER YA}]+")  # fmt: skip


def detect(head: bytes) -> str:
    """Return the encoding of these bytes."""
    for mark, encoding in MARKS.items():
        if head.startswith(mark):
            return encoding
    if wide := _wide(head):
        return wide
    # zeros are in no text of one byte a character: such a file is reported as no UTF-8
    return "utf-8-sig" if _is_utf8(head) or b"\0" in head else _single_byte(head)


def is_guess(encoding: str) -> bool:
    """Return whether another encoding would read the same bytes without an error."""
    return not encoding.startswith("utf")


def guess_notices(encoding: str, stated: str | None, shown: str) -> list[Notice]:
    """Return the notice of an encoding that was guessed."""
    if stated or not is_guess(encoding):
        return []
    detail = f"{shown} is not UTF-8 and was read as {encoding}; --encoding sets another"
    return [Notice("guessed-encoding", 1, detail)]


def decoded(content: bytes, stated: str | None) -> str:
    """Return a whole text; the encoding is detected unless the mapping states it."""
    return content.decode(stated or detect(content))


def looked_into(stream: IO[bytes]) -> tuple[bytes, str, IO[bytes]]:
    """Return the first bytes of a stream, its encoding, and a stream that still begins with them.

    Of a file that is not packed, all is looked at: the first accent may be in its last line.
    """
    head = stream.read(HEAD)
    encoding = detect(head)
    if not stream.seekable():
        return head, encoding, cast("IO[bytes]", Rejoined(head, stream))
    if encoding == "utf-8-sig" and (wrong := _first_wrong(stream, head)):
        encoding = detect(wrong)
    stream.seek(0)
    return head, encoding, stream


def _first_wrong(stream: IO[bytes], piece: bytes) -> bytes:
    """Return the first piece of a stream that is not UTF-8, or nothing."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    while piece:
        try:
            decoder.decode(piece)
        except UnicodeDecodeError:
            return piece
        piece = stream.read(HEAD)
    return b""


class Rejoined(BufferedIOBase):
    """The bytes that were taken from a stream, followed by the others."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = BytesIO(head), rest

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or size < 0:
            return self._head.read() + self._rest.read()
        return self._head.read(size) or self._rest.read(size)

    def read1(self, size: int = -1, /) -> bytes:
        return self.read(size if size > 0 else HEAD)


def _is_utf8(head: bytes) -> bool:
    try:
        # a character that is cut by the end of the head is no error
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _wide(head: bytes) -> str | None:
    """Return UTF-16 without a mark: every other byte of most texts is zero."""
    pairs = len(head) // 2
    if pairs and head[1::2].count(0) > pairs / 3 and not head[::2].count(0):
        return "utf-16-le"
    if pairs and head[::2].count(0) > pairs / 3 and not head[1::2].count(0):
        return "utf-16-be"
    return None


def _single_byte(head: bytes) -> str:
    in_runs = sum(map(len, HIGH_RUN.findall(head)))
    if in_runs * 2 < len(HIGH.findall(head)):
        return "cp1252" if _reads(head, "cp1252") else "latin-1"
    return max(CYRILLIC, key=lambda encoding: _small_letters(head, encoding))


def _reads(head: bytes, encoding: str) -> bool:
    try:
        head.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _small_letters(head: bytes, encoding: str) -> int:
    """Return how many letters are in words of small letters, which may begin with a capital."""
    text = head.decode(encoding, "replace")
    return sum(len(word) for word in SMALL_WORD.findall(text) if len(word) > 1)
