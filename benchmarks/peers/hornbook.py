"""Hornbook: one tool and one quiz a lesson; the quiz stands in the lesson's page (`show: here`).

A tool is the kind that asks for no blocks which the other peers would not have; its tips and its
checklist are part of the course for all of them. It has no slides and no sheets, nor have theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from course import Lesson, Section

from peers.peer import Peer, save, save_picture

CONFIG = """\
site_name: Course
docs_dir: content
use_directory_urls: false
theme:
  name: material
  font: false
plugins:
  - hornbook:
      classroom: false
"""


def block_text(text: str, indent: int) -> str:
    """A `|` scalar's lines."""
    return "\n".join(" " * indent + line if line else "" for line in text.split("\n"))


def prose(section: Section, lesson: Lesson) -> list[str]:
    text = "\n\n".join(section.paragraphs).replace("{next}", f"{lesson.next}.yml")
    if section.items:
        text += "\n\n" + "\n".join(f"- {item}" for item in section.items)
    return ["  - type: prose", f"    title: {section.title}", "    text: |", block_text(text, 6)]


def lesson_yaml(lesson: Lesson) -> str:
    lines = ["kind: tool", f"title: {lesson.title}", f"summary: {lesson.summary}", "minutes: 10"]
    lines.append("blocks:")
    for index, section in enumerate(lesson.sections):
        lines += prose(section, lesson)
        if index == 0:
            lines += ["    picture:", f"      src: {lesson.name}.png"]
            lines.append(f"      alt: {lesson.picture_alt}")
    title, text = lesson.tip
    lines += ["  - type: tips", "    items:", f"      - title: {title}", f"        text: {text}"]
    lines += ["  - type: checklist", "    items:"]
    lines += [f"      - {item}" for item in lesson.checklist]
    lines += ["  - type: quiz", f"    quiz: {lesson.unit}/{lesson.name}", "    show: here"]
    return "\n".join([*lines, ""])


def quiz_yaml(lesson: Lesson) -> str:
    lines = [f"title: Quiz of {lesson.title}", "questions:"]
    for question in lesson.questions:
        kind = "multiple-choice" if question.multiple else "single-choice"
        lines += [f"  - id: {question.id}", f"    type: {kind}", f"    stem: {question.stem}"]
        lines.append("    choices:")
        for choice in question.choices:
            lines += [f"      - id: {choice.id}", f"        text: {choice.text}"]
            if choice.correct:
                lines.append("        correct: true")
            lines.append(f"        feedback: {choice.feedback}")
    return "\n".join([*lines, ""])


class Hornbook(Peer):
    name = "hornbook"

    def write(self, folder: Path, lessons: Iterable[Lesson]) -> None:
        save(folder / "mkdocs.yml", CONFIG)
        save(folder / "content" / "index.md", "# Course\n\nAll the lessons.\n")
        for lesson in lessons:
            source = self.source(folder, lesson)
            save(source, lesson_yaml(lesson))
            save_picture(source.with_suffix(".png"), lesson)
            save(folder / "quizzes" / lesson.unit / f"{lesson.name}.yml", quiz_yaml(lesson))
            save(source.with_name("topic.yml"), f"title: {lesson.unit}\n")

    def command(self, bin_folder: Path) -> list[str]:
        return [str(bin_folder / "python"), "-m", "mkdocs", "build", "--quiet"]

    def source(self, folder: Path, lesson: Lesson) -> Path:
        return folder / "lessons" / lesson.unit / f"{lesson.name}.yml"

    def page(self, folder: Path, lesson: Lesson) -> Path:
        return folder / self.site / "lessons" / lesson.unit / f"{lesson.name}.html"

    def versions(self) -> list[str]:
        return ["mkdocs-hornbook", "mkdocs", "mkdocs-material", "pydantic", "markdown-it-py", "nh3"]
