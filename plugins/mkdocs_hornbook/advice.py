"""Advice for an author: how hard a text is, what questions ask for, how long a lecture takes.

None of it is a problem: surface counts say little of a text's content, and nothing of its child.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from mkdocs_hornbook.aloud import is_right, minutes_aloud
from mkdocs_hornbook.errors import Advice, Location
from mkdocs_hornbook.findings import location
from mkdocs_hornbook.levels import (
    CHINESE,
    ENGLISH,
    Limits,
    Measure,
    distinct_characters,
    is_chinese,
    lines_of,
    measure_chinese,
    measure_english,
)
from mkdocs_hornbook.media import PICTURE, media_references
from mkdocs_hornbook.model.blocks import GlossaryBlock, StoryBlock
from mkdocs_hornbook.model.family import CARD_LEVEL, CardBlock
from mkdocs_hornbook.photo import tells_place
from mkdocs_hornbook.quiz_checks import placed
from mkdocs_hornbook.source import KeyPath, Source

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_hornbook.library import LessonEntry, Library

PROCESSES = {"retrieve": 20, "infer": 30, "integrate": 30, "evaluate": 20}
"""Percent of the questions for each process of reading (PIRLS 2021)."""
NEW_SHOWN = 20
HEAVY = 1_000_000
"""Bytes that no picture needs on a tablet."""

Known = Mapping[int, set[str]]
"""The characters that readers of each level know; empty where the site has no list."""


def advise(library: Library, known: Known, lang: str | None = None) -> list[Advice]:
    """Advice on all lessons and reading quizzes of a library, in one language.

    `lang` is that of the library; None where nothing says it: then texts in Chinese characters
    count as Chinese, and others as English.
    """
    found: list[Advice] = []
    for entry in library.lessons.values():
        if entry.translated:
            found += _texts(entry, known, entry.lesson.lang or lang)
            found += _time(entry, library)
    return found


def advise_on_photos(library: Library) -> Iterator[Advice]:
    """What to mend in pictures as they come from a telephone, where they are used."""
    faults = {url: list(_photo(media.file)) for url, media in library.media.items()}
    if not any(faults.values()):
        return
    for entry in (*library.lessons.values(), *library.quizzes.values()):
        for path, src, sort in media_references(entry.source.root):
            if sort is PICTURE:
                for text in faults.get(entry.media.get(src, ""), ()):
                    yield Advice(location(entry.source, path), f"`{src}` {text}")


def _photo(file: Path) -> Iterator[str]:
    """What is wrong with a picture, and what to do."""
    if (size := file.stat().st_size) > HEAVY:
        yield (
            f"has {size / 1_000_000:.1f} MB, and every child waits for it. "
            "Save it smaller: at most 1600 pixels wide."
        )
    if tells_place(file):
        yield (
            "says where it was taken, to everybody who opens it. Save it without its place: most "
            "programs that show photos can leave it out when they export or share one."
        )


def _time(entry: LessonEntry, library: Library) -> Iterator[Advice]:
    """That a lecture, read aloud, takes much more or less time than it names."""
    claimed = entry.lesson.minutes
    if entry.lesson.kind != "lecture":
        return
    aloud = minutes_aloud(entry, library)
    if not is_right(claimed, aloud):
        language = f" ({library.prefix.strip('/')})" if library.prefix else ""
        text = f"Reading it aloud{language} takes about {aloud:.0f} minutes, not {claimed}."
        fix = "Add or shorten something, or write other `minutes`."
        yield Advice(location(entry.source, ("minutes",)), f"{text} {fix}")


def _texts(entry: LessonEntry, known: Known, lang: str | None) -> Iterator[Advice]:
    level = entry.lesson.level
    glossaries = [block for block in entry.lesson.blocks if isinstance(block, GlossaryBlock)]
    explained = set("".join(word.word for block in glossaries for word in block.words))
    for index, block in enumerate(entry.lesson.blocks):
        path: KeyPath = ("blocks", index)
        if isinstance(block, StoryBlock) and level:
            lines = [line for page in block.pages for line in lines_of(page.text)]
            text = _Text(entry.source, path, lines, level, len(block.pages), lang)
            yield from text.length()
            yield from text.new_characters(known, explained)
        elif isinstance(block, CardBlock):
            lines = [line for item in block.lines for line in lines_of(item.text)]
            yield from _Text(entry.source, path, lines, CARD_LEVEL, 1, lang).sentences()


class _Text:
    """One text with the level that it is meant for."""

    def __init__(
        self,
        source: Source,
        path: KeyPath,
        lines: list[str],
        level: int,
        pages: int,
        lang: str | None,
    ) -> None:
        self.location = location(source, path)
        self.lines = lines
        self.level = level
        self.pages = pages
        self.chinese = is_chinese(" ".join(lines))
        self.counted = self.chinese or (lang or "en").partition("-")[0] == "en"
        """Whether there are limits for its language."""
        self.limits: Limits = (CHINESE if self.chinese else ENGLISH)[level]
        self.measure: Measure = (measure_chinese if self.chinese else measure_english)(lines)
        self.unit = "characters" if self.chinese else "words"

    def length(self) -> Iterator[Advice]:
        """What was counted, then what is more than the level has."""
        if not self.counted:
            return
        measure, limits, unit = self.measure, self.limits, self.unit
        grade = "" if self.chinese else f", Flesch-Kincaid grade about {measure.grade:.1f}"
        counts = f"{measure.words} {unit}, {measure.per_sentence:.1f} a sentence{grade}"
        yield Advice(self.location, f"level {self.level}: {counts}.", "note")
        if measure.words > limits.words:
            yield self.more(f"{measure.words} {unit}", f"{limits.words}")
        if limits.pages and self.pages > limits.pages:
            yield self.more(f"{self.pages} pages", f"{limits.pages}")
        yield from self.sentences()

    def sentences(self) -> Iterator[Advice]:
        """Sentences that are longer than those of the level."""
        most = self.limits.per_sentence
        if self.counted and most and self.measure.per_sentence > most:
            average = f"{self.measure.per_sentence:.1f} {self.unit} a sentence"
            yield self.more(average, f"{most}")

    def more(self, count: str, most: str) -> Advice:
        """The advice that something is more than the level has."""
        text = f"{count}; a text of level {self.level} has at most {most}."
        return Advice(self.location, f"{text} Shorten it, or give it a higher level.")

    def new_characters(self, known: Known, explained: set[str]) -> Iterator[Advice]:
        """How many of its characters are not in the author's list, and which nothing explains."""
        if not (self.chinese and known):
            return
        distinct = distinct_characters(self.lines)
        new = [character for character in distinct if character not in known[self.level]]
        rate = f"{len(new)} of {len(distinct)} characters ({len(new) / len(distinct):.0%}) are new"
        yield Advice(self.location, f"level {self.level}: {rate}.", "note")
        if hard := [character for character in new if character not in explained]:
            some = "".join(hard[:NEW_SHOWN]) + ("…" if len(hard) > NEW_SHOWN else "")
            text = f"New at level {self.level}, and in no word of the glossary: {some}"
            yield Advice(self.location, text)


def advise_on_questions(library: Library, home: str) -> list[Advice]:
    """How the questions of the readings share out over the processes; `home` is their folder."""
    found: list[Advice] = []
    total: Counter[str] = Counter()
    for quiz in library.quizzes.values():
        lesson = library.lesson_of(quiz)
        if lesson is None or lesson.lesson.kind != "reading":
            continue
        questions = [question for _, question in placed(quiz.quiz)]
        count = Counter(str(question.process or "none") for question in questions)
        total += count
        found += _mix(location(quiz.source, ()), "", count)
    if total:
        found += _mix(Location(home), "all readings: ", total)
    return found


def _mix(where: Location, prefix: str, count: Counter[str]) -> Iterator[Advice]:
    """The mix of one set of questions, and what it lacks."""
    declared = sum(count[process] for process in PROCESSES)
    parts = [
        f"{process} {count[process]} ({100 * count[process] / max(declared, 1):.0f} %, aim {aim})"
        for process, aim in PROCESSES.items()
    ]
    undeclared = f"; without a process {count['none']}" if count["none"] else ""
    yield Advice(where, f"{prefix}{', '.join(parts)}{undeclared}.", "note")
    lacking = [process for process in PROCESSES if not count[process]]
    if lacking:
        yield Advice(where, f"{prefix}no question asks a reader to {' or to '.join(lacking)}.")
