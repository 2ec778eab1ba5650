"""Quizzes in hand-written pages: a fenced `quiz` block with its own YAML, or with `src:`.

While Markdown becomes HTML, a mark stands for the block; then the quiz takes the place of the mark.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from mkdocs_hornbook import checks
from mkdocs_hornbook.errors import Location, Problem, Problems
from mkdocs_hornbook.library import Library, QuizEntry
from mkdocs_hornbook.media import media_references
from mkdocs_hornbook.model.quiz import Quiz
from mkdocs_hornbook.model.reading import read_model
from mkdocs_hornbook.source import Source

_FENCE = re.compile(r"(`{3,}|~{3,})\s*(\S*)")
_INDENTED = re.compile(r"\s+(`{3,}|~{3,})\s*\{?\.?quiz\b", re.IGNORECASE)
_UNREAD = re.compile(r"---\s*\n(?:(?!---).*\n)*?(hornbook|frame)\s*[:：]")
"""First lines that MkDocs could not read, and so left in the Markdown."""
_MARK = '<div data-hb-embed="{}"></div>'

Fault = tuple[str, str, str]
"""Code of a problem, what is wrong and what to do."""
_IS_INDENTED: Fault = (
    "HB005",
    "This `quiz` block does not begin in the first column.",
    "Take away the spaces in front of all its lines.",
)
_IS_OPEN: Fault = (
    "HB005",
    "This `quiz` block has no end.",
    "Write as many ` as in this line, alone, in a line below it.",
)
_IS_EMPTY: Fault = (
    "HB008",
    "This `quiz` block is empty.",
    "Write `src: ...` in it, or a quiz that begins with `title: ...`.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handwritten:
    """A hand-written page: its file, the name it has in problems, and its path in the site."""

    file: Path
    name: str
    path: str
    """Path below the folder of pages, without ending: `guides/start`."""
    first_line: int
    """Lines of front matter above the Markdown."""


def take_out(
    markdown: str, page: Handwritten, library: Library, words_to_avoid: Iterable[str]
) -> tuple[str, list[QuizEntry]]:
    """The Markdown with a mark for each quiz block, and the quizzes.

    Raises Problems, each at its line of the page.
    """
    quizzes: list[QuizEntry] = []
    problems: list[Problem] = []
    lines: list[str] = []
    if match := _UNREAD.match(markdown):
        number = markdown.count("\n", 0, match.start(1))
        what = "The lines between `---` cannot be read."
        problems.append(_problem(page, number, "HB502", what, "Write each like `hornbook: child`."))
    for number, content in _split(markdown):
        if isinstance(content, str):
            lines.append(content)
            continue
        if isinstance(content, tuple):
            problems.append(_problem(page, number, *content))
            continue
        text = "\n" * (page.first_line + number + 1) + "\n".join(content)
        try:
            quizzes.append(_read(Source(page.name, text), page, library, list(words_to_avoid)))
        except Problems as found:
            problems += found
        lines += ["", _MARK.format(len(quizzes) - 1), ""]
    if problems:
        raise Problems(problems)
    ids = [entry.id for entry in quizzes]
    for place, entry in enumerate(quizzes):
        if entry.id in ids[:place]:
            what = f"The quiz `{entry.id}` stands on this page already."
            problem = entry.source.problem(entry.source.root.place, "HB202", what, "Add an `id`.")
            raise Problems([problem])
    return "\n".join(lines), quizzes


def _problem(page: Handwritten, number: int, code: str, what: str, fix: str) -> Problem:
    return Problem(Location(page.name, page.first_line + number + 1), code, what, fix)


def put_in(html: str, quizzes: Iterable[QuizEntry], render: Callable[[QuizEntry], str]) -> str:
    """The page's HTML with each quiz in the place of its mark."""
    for number, entry in enumerate(quizzes):
        html = html.replace(_MARK.format(number), render(entry))
    return html


def _split(markdown: str) -> Iterable[tuple[int, str | list[str] | Fault]]:
    """Lines with their number; a quiz block comes as the list of its lines, or as its fault."""
    fence = ""
    block: list[str] | None = None
    start = 0
    for number, line in enumerate(markdown.split("\n")):
        match = _FENCE.match(line)
        if fence:
            closes = match and match[1].startswith(fence) and not match[2]
            fence = "" if closes else fence
            if block is None:
                yield number, line
            elif closes:
                yield start, block if "".join(block).strip() else _IS_EMPTY
                block = None
            else:
                block.append(line)
            continue
        if match:
            fence, start = match[1], number
            if match[2].strip("{.}").lower() == "quiz":
                block = []
                continue
        yield number, _IS_INDENTED if _INDENTED.match(line) else line
    if block is not None:
        yield start, _IS_OPEN


def _read(source: Source, page: Handwritten, library: Library, words: list[str]) -> QuizEntry:
    src = source.root.get("src")
    if isinstance(src, str):
        return _referred(source, src, library)
    quiz = read_model(source, Quiz)
    media = {}
    for _, address, _ in media_references(source.root):
        media[address] = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), address))
    entry = QuizEntry(path=page.path, file=page.file, source=source, media=media, quiz=quiz)
    if problems := [*_missing_media(entry, page), *checks.check_quiz(entry, library, words)]:
        raise Problems(problems)
    return entry


def _referred(source: Source, src: str, library: Library) -> QuizEntry:
    entry = library.quizzes.get(src.removesuffix(".yml"))
    if entry is None:
        known = ", ".join(sorted(library.quizzes)[:8]) or "there is none yet"
        what = f"There is no quiz `{src[:80]}` ({known})."
        fix = "Write its path below `quizzes/`, without `.yml`."
        raise Problems([source.problem(source.place(("src",)), "HB205", what, fix)])
    if led := library.led.get(entry.id):
        what = f"The quiz belongs to the adult-led lesson `{led.id}`: a class answers it aloud."
        fix = "Write a quiz of its own for this page."
        raise Problems([source.problem(source.place(("src",)), "HB216", what, fix)])
    return entry


def _missing_media(entry: QuizEntry, page: Handwritten) -> Iterable[Problem]:
    for path, address, _ in media_references(entry.source.root):
        if not (page.file.parent / address).is_file():
            place = entry.source.place(path)
            what = f"`{address[:80]}` does not exist."
            yield entry.source.problem(place, "HB301", what, "Put it beside this page.")
