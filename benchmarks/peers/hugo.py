"""Hugo with a bare theme of our own (`hugo_theme/`): section navigation, JSON index, quiz form.

Less a page than Material or Hornbook carries, so it is a hard yardstick: no link is checked,
addresses are absolute, and the quiz is not saved.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from course import Lesson

from peers.markdown import body
from peers.peer import Peer, save, save_picture

THEME = Path(__file__).with_name("hugo_theme")
CONFIG = """\
baseURL = "/"
title = "Course"
uglyURLs = true
disableKinds = ["taxonomy", "term", "rss", "sitemap"]
[outputs]
home = ["html", "json"]
"""


def quiz_yaml(lesson: Lesson) -> list[str]:
    """Title and quiz, as in Hornbook; json.dumps quotes a string the way YAML wants it."""
    quote = json.dumps
    lines = [f"title: {quote(lesson.title)}", "quiz:"]
    for question in lesson.questions:
        lines += [f"  - id: {question.id}", f"    stem: {quote(question.stem)}"]
        lines += [f"    multiple: {quote(question.multiple)}", "    choices:"]
        for choice in question.choices:
            lines += [f"      - id: {choice.id}", f"        text: {quote(choice.text)}"]
            lines += [f"        correct: {quote(choice.correct)}"]
            lines += [f"        feedback: {quote(choice.feedback)}"]
    return lines


def front_matter(lesson: Lesson) -> str:
    return "\n".join(["---", f"weight: {lesson.number}", *quiz_yaml(lesson), "---", ""])


class Hugo(Peer):
    name = "hugo"
    site = "public"

    def write(self, folder: Path, lessons: Iterable[Lesson]) -> None:
        shutil.copytree(THEME, folder, dirs_exist_ok=True)
        save(folder / "hugo.toml", CONFIG)
        save(folder / "content" / "_index.md", "---\ntitle: Course\n---\n")
        for lesson in lessons:
            text = f"{front_matter(lesson)}\n{body(lesson, lesson.next + '.html')}"
            source = self.source(folder, lesson)
            save(source, text)
            save_picture(
                folder / "static" / lesson.part / lesson.unit / f"{lesson.name}.png", lesson
            )
            for section in (source.parent, source.parent.parent):
                save(section / "_index.md", f"---\ntitle: {section.name}\n---\n")

    def command(self, bin_folder: Path) -> list[str]:
        packages = next((bin_folder.parent / "lib").glob("python3*/site-packages"))
        return [str(packages / "hugo" / "binaries" / "hugo"), "build", "--quiet", "--noBuildLock"]

    def source(self, folder: Path, lesson: Lesson) -> Path:
        return folder / "content" / lesson.part / lesson.unit / f"{lesson.name}.md"

    def page(self, folder: Path, lesson: Lesson) -> Path:
        return folder / self.site / lesson.part / lesson.unit / f"{lesson.name}.html"

    def versions(self) -> list[str]:
        return ["hugo"]
