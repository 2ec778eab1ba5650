"""A site as a folder, or a ZIP file of one, that opens from a USB stick with no server."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from mkdocs_hornbook.filelist import SHELL, Row, lists, row
from mkdocs_hornbook.filelist import Group as ListedGroup
from mkdocs_hornbook.pack.common import (
    Group,
    PackError,
    Site,
    file_aside,
    languages_of,
    written_aside,
    zip_folder,
)
from mkdocs_hornbook.pack.cut import Cut
from mkdocs_hornbook.pack.plain import start_page
from mkdocs_hornbook.progress import progress

START = "START-HERE.html"
README = "README.txt"
HOW_TO = Path(__file__).with_name("how-to-open.txt")

_LONGEST = 180
"""Letters of a path: Windows stops at 260, with the folder it lies in."""
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ](/|$)')
_RESERVED = re.compile(r"(^|/)(con|prn|aux|nul|com\d|lpt\d)(\.|/|$)", re.IGNORECASE)


def pack_usb(site: Site, groups: Sequence[Group], target: Path) -> int:
    """Write these groups of a site to a folder or a `.zip`; gives the bytes of the site in it.

    Raises PackError, and then leaves what was there.
    """
    here, there = site.folder.resolve(), target.resolve()
    if here == there or here in there.parents or there in here.parents:
        raise PackError(f"{target} and the site itself lie in one another. Name another place.")
    if target.suffix.lower() != ".zip":
        with written_aside(target) as folder:
            return write_copy(site, groups, folder)
    with file_aside(target) as file, tempfile.TemporaryDirectory(prefix="hornbook-") as made:
        size = write_copy(site, groups, Path(made))
        zip_folder(Path(made), file, top=site.id)
        return size


def write_copy(site: Site, groups: Sequence[Group], folder: Path) -> int:
    """Write the files of these groups and the lists of what is there; gives their bytes."""
    cut = Cut(site, groups)
    check_names(row[0] for row in cut.rows)
    shells = languages_of(groups)
    rows = {}
    for path, content in progress(chain(cut.files(), _own_files(site, shells)), len(cut.rows)):
        file = Path(folder, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        rows[path] = row(path, content)
    for name, text in lists(site.id, _listed(groups, rows), rows):
        Path(folder, name).parent.mkdir(exist_ok=True)
        Path(folder, name).write_text(text, encoding="utf-8", newline="\n")
    return sum(size for _, _, size in rows.values())


def _own_files(site: Site, shells: Sequence[Group]) -> list[tuple[str, bytes]]:
    """What only a copy to carry has. Windows' Notepad wants a mark for Chinese, and CRLF."""
    text = HOW_TO.read_text("utf-8").replace("{name}", site.name).replace("{start}", START)
    page = start_page(site, shells).encode("utf-8")
    own = [(START, page), (README, text.replace("\n", "\r\n").encode("utf-8-sig"))]
    return own if shells[0].prefix == "" else [*own, ("index.html", page)]


def _listed(groups: Iterable[Group], rows: dict[str, Row]) -> list[ListedGroup]:
    """The groups with what is there of them; what is in none is in the first shell."""
    found = [ListedGroup(id=g.id, title=g.title, lang=g.lang) for g in groups]
    for own, group in zip(found, groups, strict=True):
        own.files = {path for path, _, _ in group.rows} & rows.keys()
    rest = rows.keys() - set().union(*(group.files for group in found))
    next(group for group in found if group.id == SHELL).files |= rest
    return [group for group in found if group.files]


def check_names(paths: Iterable[str]) -> None:
    """Raise PackError for names that do not work on Windows, where most sticks end up."""
    paths = list(paths)
    for path in paths:
        if _FORBIDDEN.search(path) or _RESERVED.search(path):
            raise PackError(f"Windows cannot open `{path}`. Give the file another name.")
        if len(path) > _LONGEST:
            raise PackError(f"The path `{path}` is too long for Windows. Give it a shorter name.")
    for name, number in Counter(path.lower() for path in paths).items():
        if number > 1:
            twins = ", ".join(f"`{path}`" for path in paths if path.lower() == name)
            raise PackError(f"On Windows these are one file: {twins}. Give one another name.")
