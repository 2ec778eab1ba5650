"""The note of a week as a link holds it: the twin of client/src/state/week.ts."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from zlib import crc32

FOX_TEAL = 0 * 8 + 4
READ, PRACTISED = 1, 2
NOBODY = 255


def key(lesson: str) -> bytes:
    """The short name of a lesson in a link."""
    return sha256(f"lesson:{lesson}".encode()).digest()[:4]


def fragment(
    done: Sequence[tuple[bytes, int]],
    *,
    day: date,
    picture: int = FOX_TEAL,
    nickname: str = "",
    version: int = 1,
) -> str:
    """The end of the address: which lessons, and what was done with each."""
    name = nickname.encode()
    days = (day - date(2026, 1, 1)).days
    body = bytes([version]) + days.to_bytes(2) + bytes([picture, len(name)]) + name
    body += bytes([len(done)]) + b"".join(key + bytes([what]) for key, what in done)
    whole = body + crc32(body).to_bytes(4)
    return "#w=" + urlsafe_b64encode(whole).decode().rstrip("=")


def opened(link: str) -> tuple[int, str, list[tuple[bytes, int]]]:
    """Picture, nickname and lessons of a link."""
    text = link.partition("#w=")[2]
    whole = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    body = whole[:-4]
    assert crc32(body).to_bytes(4) == whole[-4:]
    rows = body[6 + body[4] :]
    assert len(rows) == 5 * body[5 + body[4]]
    pairs = [(rows[at : at + 4], rows[at + 4]) for at in range(0, len(rows), 5)]
    return body[3], body[5 : 5 + body[4]].decode(), pairs
