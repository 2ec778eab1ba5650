"""All lessons and quizzes of a site: found, read, checked, in their order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from mkdocs_hornbook import checks
from mkdocs_hornbook.errors import Location, Problem, Problems, display_path
from mkdocs_hornbook.media import Media, MediaFinder, is_safe_name, media_references
from mkdocs_hornbook.model.blocks import QuizBlock
from mkdocs_hornbook.model.documents import DEFAULT_AUDIENCE, Lesson, Sources, Topic
from mkdocs_hornbook.model.documents import Source as Citation
from mkdocs_hornbook.model.fields import SLUG, Audience, Model
from mkdocs_hornbook.model.quiz import Quiz
from mkdocs_hornbook.model.reading import read_model
from mkdocs_hornbook.source import Source

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What lessons and quizzes have in common: a file, its place in the site, its media."""

    path: str
    """Path below the content folder, without ending: `safety/water`."""
    file: Path
    source: Source
    media: dict[str, str] = field(default_factory=dict)
    """Address from the site's root of each `src` as it is written in the file."""

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
        return f"lessons/{self.path}.html"

    @property
    def audience(self) -> Audience:
        """Whose home shows the lesson."""
        return self.lesson.audience or DEFAULT_AUDIENCE[self.lesson.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizEntry(Entry):
    """A quiz and its file."""

    quiz: Quiz

    @property
    def id(self) -> str:
        """The authored id, or the path. Saved answers belong to it."""
        return self.quiz.id or self.path

    @property
    def url(self) -> str:
        """Address from the root of the site."""
        return f"quizzes/{self.path}.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The lessons of one folder, in their order."""

    path: str
    topic: Topic
    media: dict[str, str]
    lessons: list[LessonEntry]

    @property
    def url(self) -> str:
        """Address from the root of the site."""
        return f"lessons/{self.path}/index.html" if self.path else "lessons/index.html"


@dataclass(slots=True, kw_only=True)
class Library:
    """What the content folders hold. With `problems`, the rest is what could be read."""

    lessons: dict[str, LessonEntry] = field(default_factory=dict)
    quizzes: dict[str, QuizEntry] = field(default_factory=dict)
    shelves: list[Shelf] = field(default_factory=list)
    citations: dict[str, Citation] = field(default_factory=dict)
    media: dict[str, Media] = field(default_factory=dict)
    """Files to publish, by their address."""
    files: dict[str, Path] = field(default_factory=dict)
    """Every YAML file that is a page, by its address, also those with problems."""
    problems: list[Problem] = field(default_factory=list)

    users: dict[str, LessonEntry] = field(default_factory=dict)
    """The first lesson that uses each quiz, by the id of the quiz."""
    hosts: dict[str, LessonEntry] = field(default_factory=dict)
    """The first lesson whose page holds each quiz (`show: here`), by the id of the quiz."""

    def lesson_of(self, quiz: QuizEntry) -> LessonEntry | None:
        """The lesson that a quiz belongs to: the one it names, or the first that uses it."""
        return self.lessons.get(quiz.quiz.lesson or "") or self.users.get(quiz.id)

    held: dict[str, str] = field(default_factory=dict)
    """Place in a lesson's page, by the address that the quiz's own page would have had."""

    def quiz_url(self, quiz: QuizEntry) -> str:
        """Address of a quiz: its own page, or its place in the lesson that holds it."""
        return self.held.get(quiz.url, quiz.url)

    def address(self, url: str) -> str | None:
        """Where the page of a YAML file is to be found; None where there is none."""
        return self.held.get(url) or (url if url in self.files else None)


def read_library(
    root: Path,
    lessons_dir: Path,
    quizzes_dir: Path,
    *,
    nav: Iterable[str] = (),
    words_to_avoid: Iterable[str] = checks.WORDS_TO_AVOID,
) -> Library:
    """Read and check every YAML file. Never raises; what is wrong is in `problems`.

    `nav` are addresses in the order in which lessons should stand; the others follow.
    """
    return _LibraryReader(root, lessons_dir, quizzes_dir).read(list(nav), list(words_to_avoid))


class _LibraryReader:
    def __init__(self, root: Path, lessons_dir: Path, quizzes_dir: Path) -> None:
        self.root = root
        self.folders = {"lessons": lessons_dir, "quizzes": quizzes_dir}
        self.finder = MediaFinder(self.folders)
        self.library = Library()
        self.topics: dict[str, tuple[Topic, dict[str, str]]] = {}

    def read(self, nav: list[str], words_to_avoid: list[str]) -> Library:
        library = self.library
        for home, folder in self.folders.items():
            for file in self.yaml_files(folder):
                self.read_file(home, file)
        library.shelves = self.arrange(nav)
        self.connect()
        library.problems += checks.check_library(library, words_to_avoid)
        library.problems = sorted(set(library.problems))
        return library

    def yaml_files(self, folder: Path) -> Iterator[Path]:
        """Files in a stable order; links and names that do not travel become problems."""
        for here, folders, names in os.walk(folder):
            folders.sort()
            folders[:] = [n for n in folders if not n.startswith(".") and self.is_taken(here, n)]
            for name in sorted(names):
                is_yaml = name.endswith((".yml", ".yaml")) and not name.startswith(".")
                if is_yaml and self.is_taken(here, name):
                    yield from self.well_placed(Path(here, name), folder)

    def well_placed(self, file: Path, folder: Path) -> Iterator[Path]:
        """The file, when the folders that it stands in make a good address."""
        bad = [n for n in file.parent.relative_to(folder).parts if not SLUG.fullmatch(n)]
        if not bad:
            yield file
            return
        where = Location(display_path(file, self.root))
        what = f"The folder name `{bad[0]}` does not make a good address."
        self.add(Problem(where, "HB305", what, "Use a-z, 0-9 and `-`, for example my-topic."))

    def is_taken(self, here: str, name: str) -> bool:
        path = Path(here, name)
        where = Location(display_path(path, self.root))
        if path.is_symlink():
            what = "This is a symbolic link; it could lead out of the content folders."
            self.add(Problem(where, "HB302", what, "Put the file itself here."))
            return False
        stem = name.rpartition(".")[0] if path.is_file() else name
        if path.is_file() and not (SLUG.fullmatch(stem) and is_safe_name(name)):
            what = "The file name does not make a good address."
            self.add(Problem(where, "HB305", what, "Use a-z, 0-9 and `-`, for example water.yml."))
            return False
        if stem == "index":
            what = "The name `index` belongs to the shelf's own page."
            self.add(Problem(where, "HB306", what, "Give the file another name."))
            return False
        return True

    def add(self, problem: Problem) -> None:
        self.library.problems.append(problem)

    def read_file(self, home: str, file: Path) -> None:
        folder = self.folders[home]
        path = file.relative_to(folder).with_suffix("").as_posix()
        if home == "lessons" and path == "sources":
            if read := self.load(file, Sources):
                self.library.citations = {s.id: s for s in read[1].sources}
        elif home == "lessons" and file.stem == "topic":
            if read_topic := self.load(file, Topic):
                source, topic = read_topic
                self.topics[path.rpartition("/")[0]] = (topic, self.media(source, file))
        else:
            self.read_page(home, file, path)

    def read_page(self, home: str, file: Path, path: str) -> None:
        url = f"{home}/{path}.html"
        if url in self.library.files:
            where = Location(display_path(file, self.root))
            what = "A file of this name with the other ending (.yml, .yaml) stands beside it."
            self.add(Problem(where, "HB306", what, "Delete or rename one."))
            return
        self.library.files[url] = file
        entry: LessonEntry | QuizEntry
        if home == "lessons":
            if not (read := self.load(file, Lesson)):
                return
            media = self.media(read[0], file)
            entry = LessonEntry(path=path, file=file, source=read[0], media=media, lesson=read[1])
            if not self.is_repeated(entry, self.library.lessons.get(entry.id)):
                self.library.lessons[entry.id] = entry
        else:
            if not (read_quiz := self.load(file, Quiz)):
                return
            source, quiz = read_quiz
            media = self.media(source, file)
            entry = QuizEntry(path=path, file=file, source=source, media=media, quiz=quiz)
            if not self.is_repeated(entry, self.library.quizzes.get(entry.id)):
                self.library.quizzes[entry.id] = entry

    def is_repeated(self, entry: LessonEntry | QuizEntry, other: Entry | None) -> bool:
        if other is None:
            return False
        place = entry.source.place(("id",))
        what = f"The id `{entry.id}` is that of {other.source.name}, too."
        self.add(entry.source.problem(place, "HB202", what, "Give one of them another id."))
        return True

    def load(self, file: Path, model: type[M]) -> tuple[Source, M] | None:
        try:
            source = Source.open(file, self.root)
            return source, read_model(source, model)
        except Problems as problems:
            self.library.problems += problems
            return None

    def media(self, source: Source, file: Path) -> dict[str, str]:
        urls: dict[str, str] = {}
        for reference in media_references(source.root):
            found = self.finder.find(source, file.parent, reference)
            if isinstance(found, Problem):
                self.add(found)
                continue
            urls[reference[1]] = found.url
            self.library.media[found.url] = found
        return urls

    def connect(self) -> None:
        """Note which lessons use and hold each quiz; a quiz that is held has no page of its own."""
        library = self.library
        for shelf in library.shelves:
            for entry in shelf.lessons:
                for block in entry.lesson.blocks:
                    if isinstance(block, QuizBlock) and block.quiz in library.quizzes:
                        library.users.setdefault(block.quiz, entry)
                        if block.show == "here":
                            library.hosts.setdefault(block.quiz, entry)
        for id, host in library.hosts.items():
            url = library.quizzes[id].url
            library.held[url] = f"{host.url}#quiz-{id.replace('/', '-')}"
            library.files.pop(url, None)

    def arrange(self, nav: list[str]) -> list[Shelf]:
        place = {url: number for number, url in enumerate(nav)}
        by_topic: dict[str, list[LessonEntry]] = {topic: [] for topic in self.topics}
        for entry in self.library.lessons.values():
            by_topic.setdefault(entry.topic, []).append(entry)
        shelves = []
        for path, lessons in by_topic.items():
            topic, media = self.topics.get(path, (Topic(title=_title_of(path)), {}))
            lessons.sort(key=lambda e: (place.get(e.url, len(nav)), e.lesson.order, e.path))
            shelves.append(Shelf(path=path, topic=topic, media=media, lessons=lessons))

        def key(shelf: Shelf) -> tuple[int, int, str]:
            first = min((place.get(e.url, len(nav)) for e in shelf.lessons), default=len(nav))
            return first, shelf.topic.order, shelf.path

        return sorted(shelves, key=key)


def _title_of(path: str) -> str:
    return path.rpartition("/")[2].replace("-", " ").capitalize() or "Lessons"
