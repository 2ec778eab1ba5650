"""The lesson as Markdown, for every peer that reads Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from course import Lesson


def bullets(items: tuple[str, ...]) -> str:
    return "\n".join(f"- {item}" for item in items)


def body(lesson: Lesson, link: str) -> str:
    """The lesson without its title and its quiz; `link` is the address of the next lesson."""
    parts = [lesson.summary, f"![{lesson.picture_alt}]({lesson.name}.png)"]
    for section in lesson.sections:
        parts += [f"## {section.title}", section.paragraphs[0].replace("{next}", link)]
        parts += section.paragraphs[1:]
        if section.items:
            parts.append(bullets(section.items))
    title, text = lesson.tip
    parts += ["## Tips", f"### {title}", text, "## Checklist", bullets(lesson.checklist)]
    return "\n\n".join(parts) + "\n"


def contents(lessons: list[tuple[str, str, str, str]]) -> Iterator[tuple[str, str]]:
    """Path and Markdown of the page of each unit, and of the home page that leads to them.

    `lessons` are part, unit, name and title, in their order.
    """
    home = ""
    for (part, unit), members in groupby(lessons, key=lambda lesson: lesson[:2]):
        links = "".join(f"- [{title}]({name}.md)\n" for _, _, name, title in members)
        yield f"{part}/{unit}/index.md", f"# {unit}\n\n{links}"
        home += f"- [{unit}]({part}/{unit}/index.md)\n"
    yield "index.md", f"# Course\n\n{home}"
