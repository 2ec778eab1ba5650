"""What every way of packing needs: a built site read back, what was chosen, safe writing.

Nothing here knows MkDocs: a site is a folder with its lists (see the module filelist).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mkdocs_hornbook.filelist import HERE, LIST, SHELL, VERSION, Row, row
from mkdocs_hornbook.offline import Swap
from mkdocs_hornbook.progress import progress

_BUILD = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PACKED = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".mp3", ".ogg", ".opus", ".m4a")
_STORED = (*_PACKED, ".mp4", ".webm", ".woff2", ".zip", ".gz")


class PackError(Exception):
    """A site cannot be packed; the text says why and what to do, in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One group of a site's list, with its files."""

    id: str
    title: str
    lang: str
    rows: tuple[Row, ...]

    @property
    def prefix(self) -> str:
        """What the addresses of its language begin with: `zh/`, or nothing."""
        kind = self.id.partition(":")[0]
        return kind[: kind.rfind("/") + 1].removeprefix(HERE)

    @property
    def topic(self) -> str | None:
        """Path of the topic that it is, or whose slides and sheets; None for a shell."""
        return self.id.partition(":")[2] if ":" in self.id else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A built site on disk."""

    folder: Path
    id: str
    version: str
    groups: tuple[Group, ...]

    @property
    def name(self) -> str:
        """The name of the site."""
        return self.groups[0].title

    def content(self, row: Row) -> bytes:
        """A file of the site. Raises PackError when it is not what the list says."""
        return read_checked(self.folder, row)


def read_checked(folder: Path, wanted: Row) -> bytes:
    """The content of a listed file. Raises PackError when it is missing or another."""
    try:
        content = Path(folder, wanted[0]).read_bytes()
    except FileNotFoundError:
        content = None
    if content is None or row(wanted[0], content) != wanted:
        what = "is missing" if content is None else "is not the one that was built"
        raise PackError(f"The site is damaged: {wanted[0]} {what}. Build it again.")
    return content


def read_site(folder: Path) -> Site:
    """The site in a folder. Raises PackError when there is none."""
    try:
        found = json.loads(Path(folder, LIST).read_text("utf-8"))
        if found["v"] != VERSION:
            raise PackError(f"{folder} was built by another version of Hornbook. Build it again.")
        groups = tuple(_read_group(folder, entry) for entry in found["groups"])
        return Site(folder=folder, id=found["site"], version=found["version"], groups=groups)
    except FileNotFoundError as error:
        raise PackError(f"{folder} holds no built site: {error.filename} is missing.") from None
    except (ValueError, KeyError, TypeError, UnicodeDecodeError):
        raise PackError(f"The lists of {folder} cannot be read. Build the site again.") from None


def _read_group(folder: Path, entry: dict[str, str]) -> Group:
    rows = json.loads(Path(folder, entry["list"]).read_text("utf-8"))
    files = tuple((str(path), str(digest), int(size)) for path, digest, size in rows)
    if not all(map(is_inside, (entry["list"], *(path for path, _, _ in files)))):
        raise ValueError
    return Group(id=entry["id"], title=entry["title"], lang=entry["lang"], rows=files)


def is_inside(path: str) -> bool:
    """Whether a path stays in the folder that it is read from, on every system."""
    parts = path.split("/")
    return "\\" not in path and ":" not in path and not {"", ".", ".."} & set(parts)


def chosen(site: Site, topics: Sequence[str] = (), languages: Sequence[str] = ()) -> list[Group]:
    """The groups of these topics and languages; of all where none is named.

    The shell that all languages share always goes along.
    """
    _known("topic", topics, {g.topic for g in site.groups if g.topic is not None}, _is_within)
    _known("language", languages, {g.lang for g in site.groups}, _is_language)
    wanted = []
    for group in site.groups:
        is_topic = group.topic is None or _any(topics, group.topic, _is_within)
        is_language = _any(languages, group.lang, _is_language)
        if group.id == SHELL or (is_topic and is_language):
            wanted.append(group)
    return wanted


def languages_of(groups: Sequence[Group]) -> list[Group]:
    """The shell of each language; on a site in one language, the only one."""
    shells = [group for group in groups if group.topic is None]
    return [shell for shell in shells if shell.id != SHELL] or shells


def _is_within(topic: str, wanted: str) -> bool:
    return topic == wanted or topic.startswith(f"{wanted}/")


def _is_language(tag: str, wanted: str) -> bool:
    return tag.lower() == wanted.lower() or tag.lower().startswith(f"{wanted.lower()}-")


def _any(wanted: Sequence[str], value: str, fits: Callable[[str, str], bool]) -> bool:
    return not wanted or any(fits(value, one) for one in wanted)


def _known(
    kind: str, wanted: Iterable[str], there: set[str], fits: Callable[[str, str], bool]
) -> None:
    for one in wanted:
        if not any(fits(value, one) for value in there):
            names = ", ".join(sorted(there)) or "none"
            raise PackError(f"The site has no {kind} `{one}`. There are: {names}.")


@contextmanager
def site_of(folder: Path | None) -> Iterator[Site]:
    """The site in a folder; without one, that of this folder's mkdocs.yml, built for the while."""
    if folder:
        yield read_site(folder)
        return
    if not Path("mkdocs.yml").is_file():
        raise PackError("Here is no mkdocs.yml. Go to its folder, or name a site by --site.")
    with tempfile.TemporaryDirectory(prefix="hornbook-") as made:
        target = Path(made, "site")
        if sys.stderr.isatty():
            print("Building the site ...", file=sys.stderr)  # noqa: T201 -- a word while one waits
        done = subprocess.run(
            [*_BUILD, str(target)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            encoding="utf-8", errors="replace", env={**os.environ, "PYTHONUTF8": "1"},
        )  # fmt: skip
        if done.returncode:
            raise PackError(f"The site cannot be built:\n\n{done.stdout.strip()}")
        yield read_site(target)


@contextmanager
def written_aside(target: Path, is_ours: Callable[[Path], bool] | None = None) -> Iterator[Path]:
    """A new folder beside `target` that takes its place when the block ends well.

    Raises PackError where something else would be lost: see `replaceable`. For a file, write it
    below the folder that `file_aside` gives.
    """
    target = target.absolute()
    replaceable(target, is_ours or is_copy)
    swap = Swap(target)
    swap.mend()
    try:
        yield swap.begin()
        swap.finish()
    finally:
        swap.mend()  # also when Ctrl+C came after the old one was moved aside


@contextmanager
def file_aside(target: Path, is_ours: Callable[[Path], bool] | None = None) -> Iterator[Path]:
    """The path of a file beside `target` that takes its place when the block ends well."""
    target = target.absolute()
    replaceable(target, is_ours or is_copy)
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.hornbook-new")
    try:
        yield aside
        with aside.open("rb+") as file:
            os.fsync(file.fileno())
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def replaceable(target: Path, is_ours: Callable[[Path], bool]) -> None:
    """Raise PackError unless nothing is there, or nothing but an older copy of ours."""
    if not target.name or os.path.ismount(target):
        raise PackError(f"{target} is a whole disk. Name a folder on it: {target / 'hornbook'}")
    if target.is_dir() and not any(target.iterdir()):
        return
    if target.exists() and not is_ours(target):
        raise PackError(f"{target} is there, and not a packed site. Take it away, or name another.")


def is_copy(target: Path) -> bool:
    """Whether a folder or a ZIP file is a packed site."""
    if target.is_dir():
        return Path(target, LIST).is_file()
    try:
        with zipfile.ZipFile(target) as packed:
            return any(name == LIST or name.endswith(f"/{LIST}") for name in packed.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


def zip_folder(folder: Path, target: Path, top: str = "") -> None:
    """Write a folder as a ZIP file, the same bytes each time; below the folder `top` in it."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    with zipfile.ZipFile(target, "w") as packed:
        for name in progress([name for name in files if Path(folder, name).is_file()]):
            about = zipfile.ZipInfo(f"{top}/{name}" if top else name, _EPOCH)
            about.create_system = 3  # the same on every system; gives the permissions a meaning
            about.external_attr = 0o100644 << 16
            about.compress_type = zipfile.ZIP_DEFLATED
            if name.lower().endswith(_STORED):
                about.compress_type = zipfile.ZIP_STORED
            packed.writestr(about, Path(folder, name).read_bytes(), compresslevel=9)
