"""Finds and reads the YAML files of a site: from folders to a Library."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from mkdocs_hornbook import checks
from mkdocs_hornbook.advice import advise, advise_on_photos, advise_on_questions
from mkdocs_hornbook.editions import EditionMaker, SourcesFile, TopicFile, find_media
from mkdocs_hornbook.errors import Advice, Location, Problem, Problems, display_path
from mkdocs_hornbook.helpline_checks import check_helplines
from mkdocs_hornbook.levels import read_characters
from mkdocs_hornbook.library import (
    Entry,
    HelplineEntry,
    LessonEntry,
    Library,
    QuizEntry,
    arrange,
    connect,
)
from mkdocs_hornbook.media import MediaFinder, is_safe_name
from mkdocs_hornbook.memo import Memo
from mkdocs_hornbook.model.documents import Lesson, Sources, Topic
from mkdocs_hornbook.model.fields import SLUG, Model
from mkdocs_hornbook.model.helplines import Helplines, is_helplines
from mkdocs_hornbook.model.quiz import Quiz
from mkdocs_hornbook.model.reading import read_model
from mkdocs_hornbook.source import MAX_BYTES, Source
from mkdocs_hornbook.strings import languages_in
from mkdocs_hornbook.translation import OVERLAY

M = TypeVar("M", bound=Model)
_YAML = re.compile(r"\.ya?ml(?:\.txt)?$", re.IGNORECASE)
"""How a file ends that is meant to be read; some editors and systems add to the ending."""


def read_library(
    root: Path,
    lessons_dir: Path,
    quizzes_dir: Path,
    *,
    nav: Iterable[str] = (),
    words_to_avoid: Iterable[str] = checks.WORDS_TO_AVOID,
    languages: Collection[str] | None = None,
    wanted: Iterable[str] = (),
    today: date | None = None,
    strict: bool = False,
    characters: Path | None = None,
    lang: str | None = None,
    memo: Memo | None = None,
) -> Library:
    """Read and check every YAML file. Never raises; what is wrong is in `problems`.

    `nav` are addresses in the order in which lessons should stand; the others follow. `languages`
    are those that the interface has words in (those of the package). There is an edition for each
    language that some file is translated to, and for those that are `wanted`. The age of helplines
    counts to `today`, where it is given; `strict` makes a problem of one that is too old.
    `characters` names the list of those that readers know, `lang` the language of the originals.
    What has not changed since comes from `memo`.
    """
    known = languages_in([]) if languages is None else languages
    folders = {"lessons": lessons_dir, "quizzes": quizzes_dir}
    reader = LibraryReader(root, folders, known, memo or Memo())
    reader.overlays = {tag: {} for tag in wanted}
    reader.own = lang
    library = reader.read(list(nav), list(words_to_avoid))
    judge_helplines(library, today, strict=strict)
    read = reader.characters(characters or lessons_dir / "characters.txt")
    library.advice += advise(library, read, lang)
    for tag, edition in library.editions.items():
        library.advice += advise(edition, read, tag)
    library.advice += advise_on_photos(library)
    library.advice += advise_on_questions(library, display_path(quizzes_dir, root))
    library.problems = sorted(set(library.problems))
    library.advice = sorted(set(library.advice))
    return library


def judge_helplines(library: Library, today: date | None, *, strict: bool) -> None:
    """Add what is wrong or old in the helplines to the problems and the advice of a library."""
    for entry in library.helplines.values():
        found = list(
            check_helplines(entry.source, entry.helplines, library.lacks, today, strict=strict)
        )
        library.problems += [one for one in found if isinstance(one, Problem)]
        library.advice += [one for one in found if isinstance(one, Advice)]


class LibraryReader:
    """Reads files into a library, one after the other."""

    def __init__(
        self, root: Path, folders: dict[str, Path], languages: Collection[str], memo: Memo
    ) -> None:
        self.root = root
        self.memo = memo
        self.folders = folders
        self.languages = languages
        self.finder = MediaFinder(folders)
        self.library = Library()
        self.topics: dict[str, TopicFile] = {}
        self.sources: SourcesFile | None = None
        self.own: str | None = None
        """The language of the originals."""
        self.overlays: dict[str, dict[Path, Path]] = {}
        """By language, the translation of each file."""

    def read(self, nav: list[str], words_to_avoid: list[str]) -> Library:
        library = self.library
        for home, folder in self.folders.items():
            for file in self.yaml_files(folder):
                self.read_file(home, file)
        topics = {path: (topic.model, topic.media) for path, topic in self.topics.items()}
        library.shelves = arrange(library, topics, nav)
        connect(library)
        for lang, overlays in sorted(self.overlays.items()):
            make = EditionMaker(
                self.root, self.finder, library, lang, overlays, self.memo, self.sources
            )
            library.editions[lang] = make.edition(self.topics, nav)
        for edition in (library, *library.editions.values()):
            library.problems += checks.check_library(edition, words_to_avoid)
        library.problems = sorted(set(library.problems))
        return library

    def characters(self, file: Path) -> dict[int, set[str]]:
        """The characters that readers of each level know; empty where there is no such file."""
        if not file.exists() and not file.is_symlink():
            return {}
        where = Location(display_path(file, self.root))
        if file.is_symlink() or not file.is_file():
            what = "The list of characters is not a file of its own here."
            self.add(Problem(where, "HB302", what, "Put the file itself here."))
        elif file.stat().st_size > MAX_BYTES:
            what = "The list of characters is larger than 1 MiB."
            self.add(Problem(where, "HB004", what, "Leave out what is no character."))
        else:
            try:
                return read_characters(file.read_text(encoding="utf-8-sig"))
            except (OSError, UnicodeDecodeError):
                what = "The list of characters is not UTF-8 text that can be read."
                self.add(Problem(where, "HB002", what, "Save it as UTF-8."))
        return {}

    def yaml_files(self, folder: Path) -> Iterator[Path]:
        """Files in a stable order; links and names that do not travel become problems."""
        for here, folders, names in os.walk(folder):
            folders.sort()
            folders[:] = [n for n in folders if not n.startswith(".") and self.is_taken(here, n)]
            for name in sorted(names):
                is_yaml = _YAML.search(name) and not name.startswith(".")
                if is_yaml and self.is_taken(here, name):
                    if OVERLAY.fullmatch(Path(name).stem):
                        self.note_overlay(Path(here, name))
                    else:
                        yield from self.well_placed(Path(here, name), folder)

    def note_overlay(self, file: Path) -> None:
        """Keep a translation for its edition, if there is an original and the language is known."""
        stem, lang = file.stem.split(".")
        originals = [file.with_name(f"{stem}{suffix}") for suffix in (".yml", ".yaml")]
        original = next((path for path in originals if path.is_file()), None)
        where = Location(display_path(file, self.root))
        if original is None:
            what = f"This is a translation, but there is no {originals[0].name} beside it."
            self.add(Problem(where, "HB603", what, "Correct its name, or write the original."))
        elif lang == self.own:
            what = f"`{lang}` is the language of the site itself (`language` below `theme`)."
            self.add(Problem(where, "HB603", what, f"Write these words in {original.name}."))
        elif lang not in self.languages:
            what = f"The pages have no words of their own in `{lang}`."
            fix = f"Use one of {', '.join(sorted(self.languages))}, or add a catalogue."
            self.add(Problem(where, "HB603", what, fix))
        elif original in self.overlays.setdefault(lang, {}):
            what = "A file of this name with the other ending (.yml, .yaml) stands beside it."
            self.add(Problem(where, "HB306", what, "Delete or rename one."))
        else:
            self.overlays[lang][original] = file

    def well_placed(self, file: Path, folder: Path) -> Iterator[Path]:
        """The file, when the folders that it stands in make a good address."""
        parts = file.parent.relative_to(folder).parts
        bad = [name for name in parts if not (SLUG.fullmatch(name) and is_safe_name(name))]
        if not bad:
            yield file
            return
        where = Location(display_path(file, self.root))
        what = f"The folder name `{bad[0]}` does not make a good address."
        self.add(Problem(where, "HB305", what, "Use a-z, 0-9 and `-`, for example my-topic."))

    def is_taken(self, here: str, name: str) -> bool:
        if fault := _fault_of_name(here, name):
            where = Location(display_path(Path(here, name), self.root))
            self.add(Problem(where, *fault))
        return not fault

    def add(self, problem: Problem) -> None:
        self.library.problems.append(problem)

    def read_file(self, home: str, file: Path) -> None:
        folder = self.folders[home]
        path = file.relative_to(folder).with_suffix("").as_posix()
        if home == "lessons" and path == "sources":
            if read := self.load(file, Sources):
                self.library.citations = {s.id: s for s in read[1].sources}
                self.sources = SourcesFile(file=file, source=read[0], model=read[1])
            else:
                self.library.has_broken_sources = True
        elif home == "lessons" and path.partition("/")[0] == "helplines":
            self.read_helplines(file, path)
        elif home == "lessons" and file.stem == "topic":
            if read_topic := self.load(file, Topic):
                source, topic = read_topic
                media = self.media(source, file)
                found = TopicFile(file=file, source=source, model=topic, media=media)
                self.topics[path.rpartition("/")[0]] = found
        else:
            self.read_page(home, file, path)

    def read_helplines(self, file: Path, path: str) -> None:
        if not is_helplines(path):
            where = Location(display_path(file, self.root))
            what = "Helplines have a file for each country, named by its two letters."
            self.add(Problem(where, "HB305", what, "Name it, for example, helplines/cn.yml."))
        elif read := self.load(file, Helplines):
            source, helplines = read
            entry = HelplineEntry(path=path, file=file, source=source, helplines=helplines)
            self.library.helplines[entry.country] = entry

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
            entry = QuizEntry(
                path=path, file=file, source=source, media=media, quiz=quiz, versions=[quiz]
            )
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
            source = Source.open(file, self.root, self.memo)
            return source, self.memo.get((file, model), source, lambda: read_model(source, model))
        except Problems as problems:
            self.library.problems += problems
            return None

    def media(self, source: Source, file: Path) -> dict[str, str]:
        return find_media(self.finder, self.library, source, file)


def _fault_of_name(here: str, name: str) -> tuple[str, str, str] | None:
    """Code, what and fix of what is wrong with a file or folder as such; None when it is fine."""
    path = Path(here, name)
    if path.is_symlink():
        what = "This is a symbolic link; it could lead out of the content folders."
        return "HB302", what, "Put the file itself here."
    is_file = path.is_file()
    if is_file and not name.endswith((".yml", ".yaml")):
        what = f"The name of this file ends in `{''.join(_YAML.findall(name))}`."
        return "HB305", what, "Let it end in `.yml`. Windows may hide the end: show it first."
    stem = name.rpartition(".")[0] if is_file else name
    overlay = OVERLAY.fullmatch(stem)
    stem = overlay["stem"] if overlay else stem
    if is_file and not (SLUG.fullmatch(stem) and is_safe_name(name)):
        what = "The file name does not make a good address."
        return "HB305", what, "Use a-z, 0-9 and `-`, for example water.yml."
    if stem == "index":
        what = "The name `index` belongs to the shelf's own page."
        return "HB306", what, "Give the file another name."
    return None
