"""A library in which a few files are read again: while an author writes, the others are as before.

It is for a look at once, not in place of a build: where anything is in doubt, there is none.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from mkdocs_hornbook.checks import check_lesson, check_quiz
from mkdocs_hornbook.collect import LibraryReader
from mkdocs_hornbook.editions import EditionMaker
from mkdocs_hornbook.library import Library
from mkdocs_hornbook.memo import Memo

Stamp = tuple[tuple[int, int], ...]
"""Time and size of a file and of its translations."""


def files_behind(library: Library) -> dict[str, set[Path]]:
    """By address of each page of a lesson or quiz in every language, the originals it shows."""
    found: dict[str, set[Path]] = {}
    for edition in (library, *library.editions.values()):
        for lesson in edition.lessons.values():
            for url in (lesson.url, lesson.present_url, lesson.print_url):
                found[url] = {lesson.file}
        for quiz in edition.quizzes.values():
            host = edition.hosts.get(quiz.id)
            for url in (host.url, host.present_url, host.print_url) if host else (quiz.url,):
                found.setdefault(url, set()).add(quiz.file)
    return found


def stamp(file: Path, languages: Collection[str]) -> Stamp:
    """What changes when a file or a translation of it is saved, made or deleted."""
    files = [file, *(path for lang in languages for path in _translations(file, lang))]
    return tuple(_stamp(path) for path in files)


def reread(
    library: Library,
    files: Collection[Path],
    root: Path,
    folders: dict[str, Path],
    words_to_avoid: list[str],
    memo: Memo,
) -> Library | None:
    """The library with some originals and their translations read again.

    None where that takes a whole build: there is a mistake, another id, or a file to publish.
    """
    reader = LibraryReader(root, folders, library.editions, memo)
    for home, folder in folders.items():
        for file in sorted(files):
            if file.is_relative_to(folder):
                reader.read_file(home, file)
    read = reader.library
    for lang in library.editions:
        found = ((file, path) for file in files for path in _translations(file, lang))
        overlays = {file: path for file, path in found if path.is_file()}
        maker = EditionMaker(root, reader.finder, read, lang, overlays, memo)
        read.editions[lang] = maker.edition({}, [])
    is_known = read.lessons.keys() <= library.lessons.keys()
    is_known &= read.quizzes.keys() <= library.quizzes.keys()
    is_known &= read.media.keys() <= library.media.keys()
    if read.problems or not is_known:
        return None
    made = library.with_entries_of(read)
    pairs = [(made, read), *((made.editions[lang], read.editions[lang]) for lang in read.editions)]
    return None if any(_problems(*pair, words_to_avoid) for pair in pairs) else made


def _problems(library: Library, read: Library, words: list[str]) -> bool:
    """Whether something is wrong with what was read, in the library that it belongs to."""
    lessons = (check_lesson(entry, library, words) for entry in read.lessons.values())
    quizzes = (check_quiz(entry, library, words) for entry in read.quizzes.values())
    return any(lessons) or any(quizzes)


def _translations(file: Path, lang: str) -> list[Path]:
    """Where the translation of a file may stand."""
    return [file.with_name(f"{file.stem}.{lang}{suffix}") for suffix in (".yml", ".yaml")]


def _stamp(file: Path) -> tuple[int, int]:
    try:
        found = file.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
