"""mkdocs-material with mkdocs-quiz and pruned navigation, the nearest neighbour of Hornbook."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from course import Lesson, Question

from peers.markdown import body, contents
from peers.peer import Peer, save, save_picture

CONFIG = """\
site_name: Course
use_directory_urls: false
theme:
  name: material
  font: false
  features:
    - navigation.prune
    - navigation.indexes
plugins:
  - search
  - mkdocs_quiz
"""


def quiz(question: Question) -> str:
    lines = ["<quiz>", question.stem]
    for choice in question.choices:
        lines += [f"- [{'x' if choice.correct else ' '}] {choice.text}", f"  > {choice.feedback}"]
    return "\n".join([*lines, "</quiz>", ""])


class MkdocsQuiz(Peer):
    name = "mkdocs-quiz"

    def write(self, folder: Path, lessons: Iterable[Lesson]) -> None:
        save(folder / "mkdocs.yml", CONFIG)
        written = []
        for lesson in lessons:
            written.append((lesson.part, lesson.unit, lesson.name, lesson.title))
            quizzes = "\n".join(quiz(question) for question in lesson.questions)
            text = f"# {lesson.title}\n\n{body(lesson, lesson.next + '.md')}\n## Quiz\n\n{quizzes}"
            save(self.source(folder, lesson), text)
            save_picture(self.source(folder, lesson).with_suffix(".png"), lesson)
        for path, text in contents(written):
            save(folder / "docs" / path, text)

    def command(self, bin_folder: Path) -> list[str]:
        return [str(bin_folder / "python"), "-m", "mkdocs", "build", "--quiet"]

    def source(self, folder: Path, lesson: Lesson) -> Path:
        return folder / "docs" / lesson.part / lesson.unit / f"{lesson.name}.md"

    def page(self, folder: Path, lesson: Lesson) -> Path:
        return folder / self.site / lesson.part / lesson.unit / f"{lesson.name}.html"

    def versions(self) -> list[str]:
        return ["mkdocs", "mkdocs-material", "mkdocs-quiz", "Markdown"]
