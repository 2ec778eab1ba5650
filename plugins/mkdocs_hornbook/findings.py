"""What checks find: problems at a place of a file, and ids that stand twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from mkdocs_hornbook.errors import Location, Problem
from mkdocs_hornbook.source import KeyPath, Source

Found = Iterator[Problem]


def at(source: Source, path: KeyPath, *, key: bool = False) -> Callable[[str, str, str], Problem]:
    """Makes problems of that place in the file from a code, what is wrong and what to do."""
    place = source.place(path, key=key)
    return lambda code, what, fix: source.problem(place, code, what, fix)


def location(source: Source, path: KeyPath) -> Location:
    """Where the value at the path stands, for what is said of it without being a problem."""
    return at(source, path)("", "", "").location


def ids_once(source: Source, ids: Iterable[tuple[KeyPath, str]], whole: str = "question") -> Found:
    """Ids that stand twice in one whole, which may be several lists, each with its place."""
    seen: set[str] = set()
    for path, id in ids:
        if id in seen:
            what = f"The id `{id}` stands twice in this {whole}."
            yield at(source, path)("HB202", what, "Give each its own id.")
        seen.add(id)


def repeated(source: Source, path: KeyPath, ids: Iterable[tuple[int, str | None]]) -> Found:
    """Ids that stand twice in the list at the path; what has none is passed over."""
    placed: list[tuple[KeyPath, str]] = [((*path, index, "id"), id) for index, id in ids if id]
    yield from ids_once(source, placed, "list")
