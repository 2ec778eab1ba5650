"""Zensical, the successor of mkdocs-material, with pruned navigation; its quiz is a plain form."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from course import Lesson

from peers.form import SCRIPT, form
from peers.markdown import body, contents
from peers.peer import Peer, save, save_picture

CONFIG = """\
[project]
site_name = "Course"
use_directory_urls = false
extra_javascript = ["course.js"]
[project.theme]
font = false
features = ["navigation.prune", "navigation.indexes"]
"""


class Zensical(Peer):
    name = "zensical"

    def write(self, folder: Path, lessons: Iterable[Lesson]) -> None:
        save(folder / "zensical.toml", CONFIG)
        save(folder / "docs" / "course.js", SCRIPT)
        written = []
        for lesson in lessons:
            written.append((lesson.part, lesson.unit, lesson.name, lesson.title))
            text = f"# {lesson.title}\n\n{body(lesson, lesson.next + '.md')}\n## Quiz\n\n"
            save(self.source(folder, lesson), text + form(lesson))
            save_picture(self.source(folder, lesson).with_suffix(".png"), lesson)
        for path, text in contents(written):
            save(folder / "docs" / path, text)

    def command(self, bin_folder: Path) -> list[str]:
        return [str(bin_folder / "python"), "-m", "zensical", "build"]

    def source(self, folder: Path, lesson: Lesson) -> Path:
        return folder / "docs" / lesson.part / lesson.unit / f"{lesson.name}.md"

    def page(self, folder: Path, lesson: Lesson) -> Path:
        return folder / self.site / lesson.part / lesson.unit / f"{lesson.name}.html"

    def versions(self) -> list[str]:
        return ["zensical"]
