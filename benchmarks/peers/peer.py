"""What a peer must be able to do, and the check that it really carries the lesson."""

from __future__ import annotations

import html
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from pathlib import Path

from course import Lesson

TAG = re.compile(r"<[^>]*>")
CODE = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL)


class Peer(ABC):
    """One generator. `folder` is always the folder that holds its whole source."""

    name: str
    site = "site"
    """Folder of the built site, inside `folder`."""

    @abstractmethod
    def write(self, folder: Path, lessons: Iterable[Lesson]) -> None:
        """Write the source of the site into an empty folder."""

    @abstractmethod
    def command(self, bin_folder: Path) -> list[str]:
        """The build, to be run in `folder`; programs come from the venv's `bin_folder`."""

    @abstractmethod
    def source(self, folder: Path, lesson: Lesson) -> Path:
        """The file that holds the words of a lesson."""

    @abstractmethod
    def page(self, folder: Path, lesson: Lesson) -> Path:
        """The built page of a lesson."""

    @abstractmethod
    def versions(self) -> list[str]:
        """Names of the Python distributions that do its work."""


def save(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def save_picture(path: Path, lesson: Lesson) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(lesson.picture)


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def missing_words(page: Path, lesson: Lesson) -> list[str]:
    """Words of the lesson that a reader of the page would not find; empty when all is well."""
    source = page.read_text(encoding="utf-8")
    text = _squeezed(html.unescape(TAG.sub("", CODE.sub("", source))))
    wanted = [lesson.title, *lesson.tip, *lesson.checklist]
    for section in lesson.sections:
        wanted += [section.title, *section.paragraphs[1:], *section.items]
    for question in lesson.questions:
        wanted.append(question.stem)
        for choice in question.choices:
            wanted += [choice.text, choice.feedback]
    missing = [words for words in wanted if _squeezed(words) not in text]
    if f"{lesson.name}.png" not in source or not any(page.parent.glob(f"{lesson.name}*.png")):
        missing.append("the picture")
    if not re.search(rf'href="[^"]*\b{lesson.next}\.html"[^>]*>{lesson.link_words}</a>', source):
        missing.append("the link to the next lesson")
    return missing
