"""The lesson as Markdown, for every peer that reads Markdown."""

from __future__ import annotations

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
