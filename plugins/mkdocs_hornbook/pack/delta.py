"""What changed since an older site: devices that keep it fetch these edits in place of whole files.

A title stands on a dozen pages, and a device would fetch each of them for three words. An edit says
which bytes of the old file to copy and what to put between; a device trusts the result only when it
has the hash of the list, and else fetches the file.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from mkdocs_hornbook.filelist import FOLDER, LIST, Row
from mkdocs_hornbook.pack.common import PackError, Site
from mkdocs_hornbook.progress import progress

_TEXTS = (".html", ".js", ".css", ".svg", ".json", ".xml", ".txt", ".webmanifest")
_TOKEN = re.compile(r"[^\n>.,;。，]*[\n>.,;。，]|[^\n>.,;。，]+")
_MOST = 4_000_000
"""Pairs of the same words in both that are looked at; a text with more is put in whole."""
_NAMED = re.compile(r'"delta":"([^"]*)",')

Edits = list[int | str]
"""Start and length in bytes of what is copied of the old file, and texts between."""


def write_delta(site: Site, olds: Sequence[Site]) -> int:
    """Write the edits that lead from older sites to this one; gives their bytes.

    They take the place of those that are there. Raises PackError for a site that is another one.
    """
    for old in olds:
        if old.id != site.id:
            raise PackError(f"{old.folder} is another site: `{old.id}`, not `{site.id}`.")
    rows = [row for old in olds for row in _edited(site, old)]
    text = "[\n" + ",\n".join(map(_json, rows)) + "\n]\n"
    name = f"{FOLDER}/{hashlib.sha256(text.encode()).hexdigest()[:16]}.json"
    listed = Path(site.folder, LIST)
    said = listed.read_text("utf-8")
    if there := _NAMED.search(said):
        Path(site.folder, there[1]).unlink(missing_ok=True)
    said = _NAMED.sub("", said)
    Path(site.folder, name).write_text(text, encoding="utf-8", newline="\n")
    said = said.replace('"groups":', f'"delta":{_json(name)},"groups":', 1)
    listed.write_text(said, encoding="utf-8", newline="\n")
    return len(text.encode())


def _edited(site: Site, old: Site) -> Iterator[tuple[str, str, Edits]]:
    """Hash of each changed text, hash of what it was, and its edits where they are much smaller."""
    before = _rows(old)
    for row in progress(list(_rows(site).values())):
        path, digest, size = row
        was = before.get(path)
        if not was or was[1] == digest or not path.endswith(_TEXTS):
            continue
        found = edits(*(one.content(of).decode("utf-8") for one, of in ((old, was), (site, row))))
        if len(_json(found)) * 2 < size:
            yield digest, was[1], found


def _rows(site: Site) -> dict[str, Row]:
    return {row[0]: row for group in site.groups for row in group.rows}


def edits(old: str, new: str) -> Edits:
    """What makes the bytes of `new` of those of `old`: by lines, then inside lines that differ."""
    lines = _pairs(old.splitlines(keepends=True), new.splitlines(keepends=True))
    found: Edits = []
    at = end = 0
    for was, now in lines:
        inside = [(was, now)] if was == now else _pairs(_TOKEN.findall(was), _TOKEN.findall(now))
        for one, other in inside:
            size = len(one.encode())
            if one != other:
                found += [other] if other else []
            elif found and at == end and isinstance(found[-1], int):
                found[-1] += size
            else:
                found += [at, size]
            at += size
            end = at if one == other else end
    return found


def _pairs(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """Parts of both, in their order and to their end, which are the same or take their place."""
    least = min(len(before), len(after))
    head = next((n for n in range(least) if before[n] != after[n]), least)
    rest = range(1, least - head + 1)
    tail = next((n - 1 for n in rest if before[-n] != after[-n]), least - head)
    olds, news = before[head : len(before) - tail], after[head : len(after) - tail]
    steps = [(0, len(olds), 0, len(news))]
    times = Counter(news)
    if sum(times[part] for part in olds) <= _MOST:
        steps = [step[1:] for step in SequenceMatcher(None, olds, news, False).get_opcodes()]
    same = "".join(before[:head])
    yield same, same
    for first, last, start, end in steps:
        yield "".join(olds[first:last]), "".join(news[start:end])
    same = "".join(before[len(before) - tail :])
    yield same, same


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
