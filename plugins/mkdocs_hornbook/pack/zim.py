"""A ZIM file for Kiwix, written by `zimwriterfs` of openZIM's zim-tools.

The program is called and not linked: it is under the GPL, and Hornbook is not (decision 0032).
"""

from __future__ import annotations

import hashlib
import html
import os
import re
import shutil
import struct
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from babel.core import get_global

from mkdocs_hornbook.pack.boxes import lay_out
from mkdocs_hornbook.pack.common import Group, PackError, Site, file_aside, languages_of

PROGRAM = "zimwriterfs"
MISSING = (
    f"{PROGRAM} is not there, which writes ZIM files. It is in the package zim-tools: on Debian "
    "and Ubuntu `sudo apt-get install zim-tools`; for other systems see openzim.org."
)
PICTURE = Path(__file__).with_name("hornbook-48.png")
_START = "index.html"
_OURS = b"assets/hornbook/hornbook.js"
_MAGIC = b"ZIM\x04"
_UUID_AT, _CHECKSUM_AT = 8, 72
"""Where a ZIM file has its UUID and the place of its checksum (openzim.org, ZIM file format)."""
_INDEX = re.compile(rb"\x0f\x0dXapian Glass..", re.DOTALL)
"""What stands before the UUID of an index of Xapian."""
_PNG = b"\x89PNG\r\n\x1a\n"
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
_LONGEST_TITLE = 30
_LONGEST_DESCRIPTION = 80
_BIBLIOGRAPHIC = "alb arm baq bur chi cze dut fre geo ger gre ice mac mao may per rum slo tib wel"
"""Older three-letter codes of languages that have a newer one, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What Kiwix shows of a ZIM file; what is left out is taken from the site."""

    title: str = ""
    description: str = ""
    creator: str = ""
    publisher: str = ""
    picture: Path = PICTURE
    """A PNG of 48 by 48 pixels."""


def pack_zim(site: Site, groups: Sequence[Group], target: Path, about: About) -> int:
    """Write these groups as a ZIM file; gives its bytes. Raises PackError."""
    program = writer()
    picture = read_picture(about.picture)
    with (
        file_aside(target, is_zim_of_ours) as aside,
        TemporaryDirectory(prefix="hornbook-") as made,
    ):
        folder, written = Path(made, "site"), Path(made, "site.zim")
        lay_out(site, groups, folder)
        Path(folder, PICTURE.name).write_bytes(picture)
        run([program, *options(site, groups, about, folder), str(folder), str(written)])
        aside.write_bytes(settled(written.read_bytes()))
        return aside.stat().st_size


def writer() -> str:
    """Path of zimwriterfs. Raises PackError when it is not there."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise PackError(MISSING)
    return program


def options(site: Site, groups: Sequence[Group], about: About, folder: Path) -> list[str]:
    """What zimwriterfs is told of the site that stands in a folder."""
    found = _DESCRIPTION.search(Path(folder, _START).read_text("utf-8"))
    described = about.description or (html.unescape(found[1]) if found else "") or site.name
    title = about.title or site.name
    tags = list(dict.fromkeys(shell.lang for shell in languages_of(groups)))
    words = {
        "welcome": _START,
        "illustration": PICTURE.name,
        "language": ",".join(map(iso_639_3, tags)),
        "title": shortened(title, _LONGEST_TITLE),
        "description": shortened(described, _LONGEST_DESCRIPTION),
        "creator": about.creator or site.name,
        "publisher": about.publisher or about.creator or site.name,
        "name": f"{site.id}_{tags[0].partition('-')[0] if len(tags) == 1 else 'mul'}",
        "scraper": "Hornbook",
        "threads": "1",  # or the pages come into the index in another order each time
    }
    if described != words["description"]:
        words["longDescription"] = described
    return [f"--{name}={value}" for name, value in words.items()]


def run(command: Sequence[str]) -> None:
    """Run zimwriterfs. Raises PackError with what it said last when it fails."""
    done = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "TZ": "UTC"},  # it writes the day, which is not the same everywhere
    )
    if done.returncode:
        said = [line.strip() for line in done.stdout.splitlines() if line.strip()]
        raise PackError(f"{PROGRAM} failed: {said[-1] if said else f'exit {done.returncode}'}")


def settled(zim: bytes) -> bytes:
    """The same ZIM file with names that are made of its content, where they were drawn by lot.

    That is the file's own UUID and those of its indexes; the checksum at the end covers them.
    """
    content = bytearray(zim)
    (end,) = struct.unpack_from("<Q", content, _CHECKSUM_AT)
    places = [_UUID_AT, *(found.end() for found in _INDEX.finditer(zim))]
    for place in places:
        content[place : place + 16] = bytes(16)
    name = UUID(bytes=hashlib.sha256(content[:end]).digest()[:16], version=5)
    for place in places:
        content[place : place + 16] = name.bytes
    return bytes(content[:end]) + hashlib.md5(content[:end], usedforsecurity=False).digest()


def read_picture(file: Path) -> bytes:
    """A PNG of 48 by 48 pixels. Raises PackError when it is anything else."""
    try:
        picture = file.read_bytes()
    except OSError as error:
        raise PackError(f"{file} cannot be read: {error.strerror}.") from None
    if picture[:8] != _PNG or struct.unpack(">II", picture[16:24].ljust(8, b"\0")) != (48, 48):
        raise PackError(f"{file} is not a PNG of 48 by 48 pixels, which Kiwix wants.")
    return picture


def shortened(text: str, longest: int) -> str:
    """A text in at most so many characters, ending at a word where there are words."""
    if len(text) <= longest:
        return text
    cut_off = text[: longest - 1]
    at_word = cut_off.rpartition(" ")[0]
    return f"{(at_word or cut_off).rstrip(' ,;:.')}…"


def iso_639_3(tag: str) -> str:
    """Three letters for the language of a tag: zho for zh-Hans; `und` for one nobody knows."""
    language = tag.partition("-")[0].lower()
    if len(language) == 3:
        return language
    aliases: dict[str, str] = dict(get_global("language_aliases"))
    found = [code for code, known in aliases.items() if known == language and len(code) == 3]
    newer = [code for code in found if code not in _BIBLIOGRAPHIC]
    # Of `ara` and `arb` the first is all of Arabic: it begins as the two letters do.
    return min(newer, key=lambda code: (not code.startswith(language), code), default="und")


def is_zim_of_ours(target: Path) -> bool:
    """Whether a file is a ZIM file that was packed here: it holds our script."""
    try:
        with target.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
            return content[:4] == _MAGIC and content.find(_OURS) >= 0
    except (OSError, ValueError):  # an empty file cannot be mapped
        return False
