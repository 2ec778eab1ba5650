"""Hornbook's own source made into bare pages by this file alone, without mkdocs or any check.

A program: builds the course of the current folder into `site/`.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title></head>
<body><nav><a href="../../index.html">Course</a> / {unit}</nav><main><h1>{title}</h1>
<p>{summary}</p>
{content}</main><nav><ul>{nav}</ul></nav></body></html>
"""
MARKDOWN = MarkdownIt("commonmark", {"html": False})
TAG = re.compile(r"<[^>]*>")


def read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return loaded


def elements(tag: str, texts: Iterable[str]) -> str:
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


def question(asked: dict[str, Any]) -> str:
    kind = "checkbox" if asked["type"] == "multiple-choice" else "radio"
    html = f"<legend>{escape(asked['stem'])}</legend>"
    for choice in asked["choices"]:
        box = f'<input type="{kind}" name="{asked["id"]}" value="{choice["id"]}">'
        html += f"<label>{box} {escape(choice['text'])}</label>"
        html += f"<p hidden>{escape(choice['feedback'])}</p>"
    return f"<fieldset>{html}</fieldset>"


def prose(block: dict[str, Any]) -> str:
    picture = block.get("picture")
    image = f'<img src="{picture["src"]}" alt="{escape(picture["alt"])}">' if picture else ""
    text = MARKDOWN.render(block["text"]).replace('.yml"', '.html"')
    return f"<h2>{escape(block['title'])}</h2>{image}{text}"


def block_html(block: dict[str, Any]) -> str:
    match block["type"]:
        case "prose":
            return prose(block)
        case "tips":
            return "".join(
                f"<h3>{escape(tip['title'])}</h3><p>{escape(tip['text'])}</p>"
                for tip in block["items"]
            )
        case "checklist":
            return "<ul>" + elements("li", map(escape, block["items"])) + "</ul>"
        case _:
            asked = read(Path("quizzes", block["quiz"] + ".yml"))["questions"]
            return "".join(map(question, asked))


def save(path: Path, **fields: str) -> None:
    page = PAGE.format_map({"unit": "", "summary": "", "content": "", **fields})
    path.write_bytes(page.encode())


def build_unit(unit: Path, index: list[tuple[str, str, str]]) -> None:
    lessons = {path.stem: read(path) for path in sorted(unit.glob("lesson-*.yml"))}
    links = (f'<a href="{name}.html">{escape(each["title"])}</a>' for name, each in lessons.items())
    nav = elements("li", links)
    out = Path("site", unit)
    out.mkdir(parents=True)
    for name, lesson in lessons.items():
        content = "\n".join(map(block_html, lesson["blocks"]))
        fields = {key: escape(lesson[key]) for key in ("title", "summary")}
        save(out / f"{name}.html", unit=unit.name, content=content, nav=nav, **fields)
        shutil.copyfile(unit / f"{name}.png", out / f"{name}.png")
        index.append((f"{unit}/{name}.html", lesson["title"], TAG.sub("", content)))
    save(out / "index.html", title=unit.name, nav=nav)


def build() -> None:
    shutil.rmtree("site", ignore_errors=True)
    units = sorted(Path("lessons").iterdir())
    index: list[tuple[str, str, str]] = []
    for unit in units:
        build_unit(unit, index)
    links = (f'<a href="{unit}/index.html">{unit.name}</a>' for unit in units)
    save(Path("site/index.html"), title="Course", nav=elements("li", links))
    Path("site/search.json").write_text(json.dumps(index), encoding="utf-8")


if __name__ == "__main__":
    build()
