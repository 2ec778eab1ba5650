"""All lessons and quizzes of a site, in their order. The module collect finds and reads them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from mkdocs_hornbook.errors import Advice, Problem
from mkdocs_hornbook.media import Media
from mkdocs_hornbook.model.blocks import QuizBlock
from mkdocs_hornbook.model.documents import DEFAULT_AUDIENCE, Lesson, Topic
from mkdocs_hornbook.model.documents import Source as Citation
from mkdocs_hornbook.model.fields import Audience
from mkdocs_hornbook.model.helplines import Helplines
from mkdocs_hornbook.model.quiz import Quiz
from mkdocs_hornbook.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What lessons and quizzes have in common: a file, its place in the site, its media."""

    path: str
    """Path below the content folder, without ending: `safety/water`."""
    file: Path
    source: Source
    media: dict[str, str] = field(default_factory=dict)
    """Address from the site's root of each `src` as it is written in the file."""
    prefix: str = ""
    """What the addresses of its edition begin with: `zh/`, or nothing."""
    translated: bool = True
    """False in an edition for what has no words in its language."""

    @property
    def topic(self) -> str:
        """Folder of the file below the content folder; empty at its top."""
        return self.path.rpartition("/")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonEntry(Entry):
    """A lesson and its file."""

    lesson: Lesson

    @property
    def id(self) -> str:
        """The authored id, or the path."""
        return self.lesson.id or self.path

    @property
    def url(self) -> str:
        """Address from the root of the site."""
        return f"{self.prefix}lessons/{self.path}.html"

    @property
    def for_class(self) -> bool:
        """Whether it can have slides and sheets: a tool is used on its own page."""
        return self.lesson.kind != "tool"

    @property
    def present_url(self) -> str:
        """Address of its slides, where the site has the pages of the classroom."""
        return f"{self.prefix}present/{self.path}.html"

    @property
    def print_url(self) -> str:
        """Address of its sheets, where the site has the pages of the classroom."""
        return f"{self.prefix}print/{self.path}.html"

    @property
    def audience(self) -> Audience:
        """Whose home shows the lesson. No child meets an adult-led one alone."""
        if self.lesson.adult_led:
            return "teacher"
        return self.lesson.audience or DEFAULT_AUDIENCE[self.lesson.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizEntry(Entry):
    """A quiz and its file."""

    quiz: Quiz
    versions: list[Quiz] = field(default_factory=list)
    """The quiz in every language, the original first: answers belong to all of them."""

    @property
    def id(self) -> str:
        """The authored id, or the path. Saved answers belong to it."""
        return self.quiz.id or self.path

    @property
    def url(self) -> str:
        """Address from the root of the site."""
        return f"{self.prefix}quizzes/{self.path}.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelplineEntry(Entry):
    """The numbers to call in one country, and their file."""

    helplines: Helplines

    @property
    def country(self) -> str:
        """The code of the country: the name of the file."""
        return self.file.stem


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The lessons of one folder, in their order."""

    path: str
    topic: Topic
    media: dict[str, str]
    lessons: list[LessonEntry]
    prefix: str = ""

    @property
    def listed(self) -> list[LessonEntry]:
        """The lessons that everybody may choose: all but those that an adult leads."""
        return [entry for entry in self.lessons if not entry.lesson.adult_led]

    @property
    def url(self) -> str:
        """Address from the root of the site."""
        return posixpath.join(self.prefix, "lessons", self.path, "index.html")


@dataclass(slots=True, kw_only=True)
class Library:
    """What the content folders hold. With `problems`, the rest is what could be read."""

    lessons: dict[str, LessonEntry] = field(default_factory=dict)
    quizzes: dict[str, QuizEntry] = field(default_factory=dict)
    shelves: list[Shelf] = field(default_factory=list)
    citations: dict[str, Citation] = field(default_factory=dict)
    has_broken_sources: bool = False
    """Whether lessons/sources.yml has problems of its own: then what it holds is not known."""
    helplines: dict[str, HelplineEntry] = field(default_factory=dict)
    """The numbers to call, by the code of the country."""
    media: dict[str, Media] = field(default_factory=dict)
    """Files to publish, by their address."""
    files: dict[str, Path] = field(default_factory=dict)
    """Every YAML file that is a page, by its address, also those with problems."""
    problems: list[Problem] = field(default_factory=list)
    advice: list[Advice] = field(default_factory=list)
    """What an author may want to think about, of all editions."""
    prefix: str = ""
    """What the addresses of this edition begin with; empty for the original."""
    editions: dict[str, Library] = field(default_factory=dict)
    """The same in other languages, by their tag."""
    coverage: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Of an edition, by original: how many texts it has, and how many of them are translated."""

    users: dict[str, LessonEntry] = field(default_factory=dict)
    """The first lesson that uses each quiz, by the id of the quiz."""
    hosts: dict[str, LessonEntry] = field(default_factory=dict)
    """The first lesson whose page holds each quiz (`show: here`), by the id of the quiz."""

    led: dict[str, LessonEntry] = field(default_factory=dict)
    """The adult-led lesson that asks a quiz, by the id of the quiz: it is asked aloud alone."""

    def lesson_of(self, quiz: QuizEntry) -> LessonEntry | None:
        """The lesson that a quiz belongs to: the one it names, or the first that uses it."""
        return self.lessons.get(quiz.quiz.lesson or "") or self.users.get(quiz.id)

    held: dict[str, str] = field(default_factory=dict)
    """Place in a lesson's page, by the address that the quiz's own page would have had."""

    def quiz_url(self, quiz: QuizEntry) -> str:
        """Address of a quiz: its own page, or its place in the lesson that holds it."""
        return self.held.get(quiz.url, quiz.url)

    def with_entries_of(self, other: Library) -> Library:
        """This library with the lessons and quizzes of another in place of its own."""
        made = replace(
            self,
            lessons=self.lessons | other.lessons,
            quizzes=self.quizzes | other.quizzes,
            files=dict(self.files),
            editions={
                lang: edition.with_entries_of(other.editions[lang])
                for lang, edition in self.editions.items()
            },
            users={},
            hosts={},
            led={},
            held={},
        )
        made.shelves = [
            replace(shelf, lessons=[made.lessons[entry.id] for entry in shelf.lessons])
            for shelf in self.shelves
        ]
        connect(made)
        return made

    def is_broken(self, home: Literal["lessons", "quizzes"], path: str) -> bool:
        """Whether the file is there, and a problem of its own keeps it out of the library."""
        url = f"{self.prefix}{home}/{path}.html"
        entries: Iterable[Entry] = (self.lessons if home == "lessons" else self.quizzes).values()
        return url in self.files and all(entry.path != path for entry in entries)

    def names(self, home: Literal["lessons", "quizzes"], id: str) -> bool:
        """Whether there is such a lesson or quiz, be it one that cannot be read yet."""
        entries = self.lessons if home == "lessons" else self.quizzes
        return id in entries or self.is_broken(home, id)

    def lacks(self, source: str) -> bool:
        """Whether there is no such source in lessons/sources.yml."""
        return source not in self.citations and not self.has_broken_sources

    def address(self, url: str) -> str | None:
        """Where the page of a YAML file is to be found; None where there is none."""
        return self.held.get(url) or (url if url in self.files else None)


def connect(library: Library) -> None:
    """Note which lessons use and hold each quiz; a quiz that is held has no page of its own."""
    for shelf in library.shelves:
        for entry in shelf.lessons:
            for block in entry.lesson.blocks:
                if isinstance(block, QuizBlock) and block.quiz in library.quizzes:
                    library.users.setdefault(block.quiz, entry)
                    if entry.lesson.adult_led:
                        library.led.setdefault(block.quiz, entry)
                    elif block.show == "here":
                        library.hosts.setdefault(block.quiz, entry)
    for quiz in library.quizzes.values():
        if (lesson := library.lesson_of(quiz)) and lesson.lesson.adult_led:
            library.led.setdefault(quiz.id, lesson)
    library.hosts |= library.led
    for id, host in library.hosts.items():
        url = library.quizzes[id].url
        place = "" if id in library.led else f"#quiz-{id.replace('/', '-')}"
        library.held[url] = host.url + place
        library.files.pop(url, None)


def arrange(
    library: Library, topics: Mapping[str, tuple[Topic, dict[str, str]]], nav: list[str]
) -> list[Shelf]:
    """The shelves: lessons by their place in `nav` (addresses), then by order and path."""
    place = {library.prefix + url: number for number, url in enumerate(nav)}
    by_topic: dict[str, list[LessonEntry]] = {topic: [] for topic in topics}
    for entry in library.lessons.values():
        by_topic.setdefault(entry.topic, []).append(entry)
    shelves = []
    for path, lessons in by_topic.items():
        topic, media = topics.get(path, (Topic(title=_title_of(path)), {}))
        lessons.sort(key=lambda e: (place.get(e.url, len(nav)), e.lesson.order, e.path))
        shelves.append(
            Shelf(path=path, topic=topic, media=media, lessons=lessons, prefix=library.prefix)
        )

    def key(shelf: Shelf) -> tuple[int, int, str]:
        first = min((place.get(e.url, len(nav)) for e in shelf.lessons), default=len(nav))
        return first, shelf.topic.order, shelf.path

    return sorted(shelves, key=key)


def _title_of(path: str) -> str:
    return path.rpartition("/")[2].replace("-", " ").capitalize() or "Lessons"
