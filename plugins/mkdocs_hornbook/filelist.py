"""What a site is made of, in groups: the list that keeping, updating and packing go by.

`offline/list.json` names the groups; `offline/<hash>.json` lists the files of one, each with its
hash and its size. A group is a topic in one language; the slides and sheets of that topic, which
a child's tablet can do without; or a shell: what all topics need. A site in several languages has
one shell of what they share, and one of the pages of each language, so that a device need not keep
those of all.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs_hornbook.frame import Site
from mkdocs_hornbook.library import Entry, Library

VERSION = 1
FOLDER = "offline"
LIST = f"{FOLDER}/list.json"
WORKER = "sw.js"
SHELL = "shell"
HERE = "./"
"""In the id of a shell, the language whose addresses begin with nothing."""

_LOADED = re.compile(rb"assets/hornbook/(?:blocks|pages|sets)/[\w.-]+\.(?:css|js)")
"""A style or a script that a page names, of those that not every page does."""
_DATA = re.compile(r"assets/hornbook/[a-z]+(-\d+)?-data\.js")
_SHARED = frozenset({"404.html", "hub.html"})
"""Pages that all languages have one of."""

Row = tuple[str, str, int]
"""Path from the root of the site, `sha256-<base64>` of the file, its size in bytes."""
Edition = tuple[Library, Site, str]
"""What a site has in one language, and what its slides and sheets of a `{title}` are called."""


@dataclass(slots=True, kw_only=True)
class Group:
    """Files that come and go together."""

    id: str
    """`shell`; of a site in several languages `./shell` and `zh/shell`; `zh/topic:safety`, and
    `zh/class:safety` of its slides and sheets."""
    title: str
    lang: str
    files: set[str] = field(default_factory=set)


def groups_of(
    editions: Iterable[Edition], published: Iterable[str], loads: Mapping[str, Collection[str]]
) -> list[Group]:
    """The groups of a site, shells first; a file that two topics show is in both.

    `loads` are the styles and scripts that a page names. What no page of a shell does goes with
    the topics whose pages do.
    """
    editions = list(editions)
    shells = _shells([site for _, site, _ in editions])
    topics = [group for edition in editions for group in _topics(*edition)]
    there = set(published)
    shell = there.difference(*(group.files for group in topics))
    everywhere = {path for page in shell for path in loads.get(page, ())}
    for group in topics:
        group.files |= {path for page in group.files for path in loads.get(page, ())} - everywhere
        group.files &= there
    for path in there.difference(*(group.files for group in topics)):
        shells[_language_of(path, shells)].files.add(path)
    return [group for group in (*shells.values(), *topics) if group.files]


def _topics(library: Library, site: Site, for_class: str) -> list[Group]:
    """Each topic, and behind it its slides and sheets."""
    shelves = {shelf.path: shelf.topic.title for shelf in library.shelves if shelf.lessons}

    def made(kind: str, path: str, title: str) -> Group:
        return Group(id=f"{site.prefix}{kind}:{path}", title=title, lang=site.lang)

    found = {path: made("topic", path, title) for path, title in shelves.items()}
    sheets = {p: made("class", p, for_class.format(title=t)) for p, t in shelves.items()}
    for lesson in library.lessons.values():
        found[lesson.topic].files |= _files_of(lesson, lesson.url)
        sheets[lesson.topic].files |= {lesson.present_url, lesson.print_url}
    for quiz in library.quizzes.values():
        owner = library.lesson_of(quiz)
        if group := found.get(owner.topic if owner else quiz.topic):
            group.files |= _files_of(quiz, quiz.url)
    return [group for path in found for group in (found[path], sheets[path])]


def _files_of(entry: Entry, url: str) -> set[str]:
    return {url, *entry.media.values()}


def _shells(sites: list[Site]) -> dict[str, Group]:
    """By what ids of its language begin with, each shell; what all share stands below `""`."""
    own = {"": sites[0]}
    if len(sites) > 1:
        own |= {site.prefix or HERE: site for site in sites}
    return {at: Group(id=at + SHELL, title=s.name, lang=s.lang) for at, s in own.items()}


def _language_of(path: str, shells: Collection[str]) -> str:
    """What the id of the shell begins with that a file of no topic belongs to."""
    for prefix in shells:
        if prefix and (path.startswith(prefix) or path.endswith(f"-data.{prefix.rstrip('/')}.js")):
            return prefix
    is_of_language = path.endswith((".html", ".webmanifest")) or _DATA.fullmatch(path)
    return HERE if HERE in shells and is_of_language and path not in _SHARED else ""


def published(folder: Path) -> list[str]:
    """Every file of a site by its path, sorted, but for the lists and the worker."""
    found = []
    for home, _, names in os.walk(folder):
        at = Path(home).relative_to(folder).as_posix()
        found += [name if at == "." else f"{at}/{name}" for name in names]
    return sorted(p for p in found if p != WORKER and not p.startswith(f"{FOLDER}/"))


def row(path: str, content: bytes) -> Row:
    """What a list says of a file."""
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    return path, f"sha256-{digest}", len(content)


def lists(site: str, groups: Iterable[Group], rows: Mapping[str, Row]) -> Iterator[tuple[str, str]]:
    """Path and text of each list, the one that names the others last."""
    entries = []
    for group in groups:
        own = [rows[path] for path in sorted(group.files)]
        text = "[\n" + ",\n".join(map(_json, own)) + "\n]\n"
        name = f"{FOLDER}/{hashlib.sha256(text.encode()).hexdigest()[:16]}.json"
        about = {"id": group.id, "title": group.title, "lang": group.lang, "list": name}
        entries.append({**about, "files": len(own), "bytes": sum(size for _, _, size in own)})
        yield name, text
    named = ",\n".join(map(_json, entries))
    head = f'"v":{VERSION},"site":{_json(site)},"version":{_json(version_of(entries))}'
    yield LIST, f'{{{head},"groups":[\n{named}\n]}}\n'


def version_of(groups: list[dict[str, Any]]) -> str:
    """The version of a site with these groups: it changes with any byte of any file."""
    digest = hashlib.sha256(_json(groups).encode()).digest()
    return base64.urlsafe_b64encode(digest).decode()[:22]


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write_lists(folder: Path, site: str, editions: Iterable[Edition]) -> None:
    """Write the lists of a whole site; the last thing a build writes."""
    rows: dict[str, Row] = {}
    loads: dict[str, set[str]] = {}
    for path in published(folder):
        content = Path(folder, path).read_bytes()
        rows[path] = row(path, content)
        if path.endswith(".html"):
            loads[path] = {found.decode() for found in _LOADED.findall(content)}
    Path(folder, FOLDER).mkdir(exist_ok=True)
    for name, text in lists(site, groups_of(editions, rows, loads), rows):
        Path(folder, name).write_text(text, encoding="utf-8", newline="\n")
