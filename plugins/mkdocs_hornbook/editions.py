"""The same library in another language: originals with the words of their translations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from mkdocs_hornbook.errors import Problem, Problems
from mkdocs_hornbook.library import Entry, Library, arrange, connect
from mkdocs_hornbook.media import MediaFinder, media_references
from mkdocs_hornbook.memo import Memo
from mkdocs_hornbook.model.documents import Sources, Topic
from mkdocs_hornbook.model.fields import Model
from mkdocs_hornbook.model.reading import read_model
from mkdocs_hornbook.source import Source
from mkdocs_hornbook.translation import translate

M = TypeVar("M", bound=Model)
EntryT = TypeVar("EntryT", bound=Entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFile:
    """A `topic.yml`: its file, its values, its model, the addresses of its pictures."""

    file: Path
    source: Source
    model: Topic
    media: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesFile:
    """`lessons/sources.yml`: its file, its values, its model."""

    file: Path
    source: Source
    model: Sources


def find_media(finder: MediaFinder, library: Library, source: Source, file: Path) -> dict[str, str]:
    """The address of each `src` of a file; what is wrong with one goes to the problems."""
    urls: dict[str, str] = {}
    for reference in media_references(source.root):
        found = finder.find(source, file.parent, reference)
        if isinstance(found, Problem):
            library.problems.append(found)
            continue
        urls[reference[1]] = found.url
        library.media[found.url] = found
    return urls


@dataclass(frozen=True, slots=True)
class EditionMaker:
    """Makes one edition of a library; its problems and media go to the library."""

    root: Path
    finder: MediaFinder
    library: Library
    lang: str
    overlays: dict[Path, Path]
    """The translation of each file that has one."""
    memo: Memo
    sources: SourcesFile | None = None

    def edition(self, topics: dict[str, TopicFile], nav: list[str]) -> Library:
        """The library in the language. What has no translation keeps the words it has."""
        edition = Library(
            prefix=f"{self.lang}/",
            citations=self.library.citations,
            has_broken_sources=self.library.has_broken_sources,
        )
        if self.sources:
            file, source, sources = self.sources.file, self.sources.source, self.sources.model
            own = self.words(edition, file, source, sources)[1]
            edition.citations = {citation.id: citation for citation in own.sources}
        for id, entry in self.library.lessons.items():
            source, lesson = self.words(edition, entry.file, entry.source, entry.lesson)
            edition.lessons[id] = replace(self.moved(entry, source, edition.prefix), lesson=lesson)
        for id, quiz in self.library.quizzes.items():
            source, words = self.words(edition, quiz.file, quiz.source, quiz.quiz)
            quiz.versions.append(words)
            edition.quizzes[id] = replace(self.moved(quiz, source, edition.prefix), quiz=words)
        for country, numbers in self.library.helplines.items():
            source, helplines = self.words(edition, numbers.file, numbers.source, numbers.helplines)
            moved = self.moved(numbers, source, edition.prefix)
            edition.helplines[country] = replace(moved, helplines=helplines)
        edition.files = {edition.prefix + url: file for url, file in self.library.files.items()}
        edition.files |= {quiz.url: quiz.file for quiz in edition.quizzes.values()}
        edition.shelves = arrange(edition, self.topics(edition, topics), nav)
        connect(edition)
        return edition

    def topics(
        self, edition: Library, topics: dict[str, TopicFile]
    ) -> dict[str, tuple[Topic, dict[str, str]]]:
        """The topics by their folder, each with the addresses of its pictures."""
        found = {}
        for path, topic in topics.items():
            source, words = self.words(edition, topic.file, topic.source, topic.model)
            media = find_media(self.finder, self.library, source, topic.file)
            found[path] = (words, media)
        return found

    def words(self, edition: Library, file: Path, source: Source, model: M) -> tuple[Source, M]:
        """The values and the model of a file in the language, or those of the original."""
        kind, memo, own = type(model), self.memo, self.overlays.get(file)
        try:
            overlay = Source.open(own, self.root, memo) if own else None
            name = (file, self.lang)
            translation = memo.get(
                name, (source, overlay), lambda: translate(source, overlay, kind)
            )
            edition.coverage[source.name] = (translation.texts, translation.translated)
            self.library.problems += translation.problems
            if overlay is None:
                return source, model
            made = translation.source
            return made, memo.get((*name, kind), made, lambda: read_model(made, kind))
        except Problems as problems:
            self.library.problems += problems
            return source, model

    def moved(self, entry: EntryT, source: Source, prefix: str) -> EntryT:
        """The entry at its address in the edition."""
        media = find_media(self.finder, self.library, source, entry.file)
        translated = entry.file in self.overlays
        return replace(entry, source=source, media=media, prefix=prefix, translated=translated)
