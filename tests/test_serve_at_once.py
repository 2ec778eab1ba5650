"""An edit is shown before the site is built again, as the build will show it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_hornbook.collect import read_library
from mkdocs_hornbook.library import Library
from mkdocs_hornbook.memo import Memo
from mkdocs_hornbook.reread import reread
from tests.support.content import GUIDE, SMALL, write
from tests.support.live import LiveSite, live_site
from tests.support.sites import ROOT, SMALLEST, Files, lay_out

GATE = """\
from pathlib import Path

def on_pre_build(config):
    gate = Path(__file__).with_name("gate")
    if gate.exists():
        gate.read_bytes()
"""
"""A hook that lets no build go on until somebody opens the gate."""
LESSON = GUIDE.replace("kind: guide", "kind: guide\nid: small-guide").replace(
    "quiz: a/small}", "quiz: a/small, show: here}"
)
CHINESE = """\
title: 小指南
summary: 两分钟。
blocks:
  - items: [{title: 打电话, text: 六点打。}, {title: 问一问}, {title: 听一听}]
  - {text: 深呼吸。}
  - {text: 这样有用。}
  - {goal: 我打电话。}
  - {text: 找老师。}
  - {}
"""
SITE: Files = {
    **SMALL,
    "lessons/a/guide.yml": LESSON,
    "lessons/a/guide.zh.yml": CHINESE,
    "mkdocs.yml": f"{SMALLEST['mkdocs.yml']}hooks: [gate.py]\n",
    "gate.py": GATE,
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A small site in two languages to edit."""
    lay_out(SITE, tmp_path / "source")
    return tmp_path / "source"


@contextmanager
def no_build(site: LiveSite, source: Path) -> Iterator[None]:
    """Nothing is built inside the block; behind it, the build that an edit has caused is over."""
    os.mkfifo(source / "gate")
    yield
    with (source / "gate").open("wb"):
        (source / "gate").unlink()
    site.wait_for_output("Reloading browsers")


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def without_number(page: str) -> str:
    """A page without the number that each request gets; that of the site's version stays."""
    return re.sub(r"(livereload\(\d+), \d+\)", r"\1)", page)


@pytest.mark.parametrize(
    ("file", "old", "new", "page"),
    [
        ("lessons/a/guide.yml", "at six", "at seven", "lessons/a/guide.html"),
        ("lessons/a/guide.zh.yml", "小指南", "晚上的指南", "zh/lessons/a/guide.html"),
        ("lessons/a/guide.yml", "Small guide", "Evening guide", "print/a/guide.html"),
        ("quizzes/a/small.yml", "What first?", "What next?", "lessons/a/guide.html"),
        ("quizzes/a/small.yml", "What first?", "What next?", "zh/lessons/a/guide.html"),
    ],
)
def test_an_edit_is_shown_at_once_and_once(
    source: Path, file: str, old: str, new: str, page: str
) -> None:
    with live_site(source) as site:
        site.wait_for(old, page)
        with no_build(site, source):
            edit(source / file, old, new)
            at_once = site.wait_for(new, page)
            assert "--hb-" in site.wait_for("--hb-", "assets/hornbook/hornbook.css")
        # The build shows the same: browsers that have loaded the page need not do it again.
        assert without_number(site.wait_for(new, page)) == without_number(at_once)


def test_what_else_shows_the_edit_follows(source: Path) -> None:
    with live_site(source, tool="properdocs") as site:
        site.wait_for("Small guide", "lessons/a/guide.html")
        site.wait_for("Small guide", "parent.html")
        with no_build(site, source):
            edit(source / "lessons/a/guide.yml", "Small guide", "Evening guide")
            site.wait_for("Evening guide", "lessons/a/guide.html")
            edit(source / "content/index.md", "# Home", "# Welcome")
        for page in ("parent.html", "assets/hornbook/search-data.js", "present/a/guide.html"):
            site.wait_for("Evening guide", page)
        site.wait_for("Welcome", "index.html")


def test_a_mistake_after_an_edit_is_shown_at_its_line(source: Path) -> None:
    lesson = source / "lessons/a/guide.yml"
    with live_site(source) as site:
        site.wait_for("at six", "lessons/a/guide.html")
        with no_build(site, source):
            edit(lesson, "at six", "at seven")
            site.wait_for("at seven", "lessons/a/guide.html")
            edit(lesson, "kind:", "knd:")
        assert "lessons/a/guide.yml:1:1" in site.wait_for("hb-problems", "lessons/a/guide.html")
        edit(lesson, "knd:", "kind:")
        site.wait_for("at seven", "lessons/a/guide.html")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of the demo portal, to edit."""
    folder = tmp_path_factory.mktemp("portal")
    for name in ("lessons", "quizzes"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def test_a_file_read_again_makes_the_library_that_a_whole_build_makes(copy: Path) -> None:
    memo, folders = Memo(), {name: copy / name for name in ("lessons", "quizzes")}

    def read() -> Library:
        return read_library(copy, *folders.values(), memo=memo, lang="en")

    library = read()
    for entry in [*library.lessons.values(), *library.quizzes.values()][::7]:
        edit(entry.file, entry.source.text, f"{entry.source.text}\n# edited\n")
        again = reread(library, [entry.file], copy, folders, [], memo)

        library = read()
        assert again, entry.path
        assert shown(again) == shown(library), entry.path


def shown(library: Library) -> list[Library]:
    """What pages show of a library: not what the terminal says of it."""
    editions = (library, *library.editions.values())
    return [replace(e, advice=[], coverage={}, editions={}) for e in editions]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("lessons/a/guide.yml", "kind: guide", "knd: guide"),
        ("lessons/a/guide.yml", "id: small-guide", "id: other-guide"),
        ("lessons/a/guide.yml", "quiz: a/small", "quiz: a/other"),
        ("quizzes/a/small.yml", "A duck", "A stupid duck"),
        ("lessons/a/guide.yml", "summary: Two", "cover: {src: a.svg, alt: A}\nsummary: Two"),
        ("lessons/a/guide.zh.yml", "title:", "titel:"),
        ("quizzes/a/small.yml", "correct: true, feedback", "feedback"),
    ],
)
def test_what_takes_a_whole_build_is_left_to_it(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    write(tmp_path, SITE)
    write(tmp_path, {"lessons/a/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'})
    memo, folders = Memo(), {name: tmp_path / name for name in ("lessons", "quizzes")}
    library = read_library(tmp_path, *folders.values(), memo=memo, lang="en")
    assert not library.problems
    original = tmp_path / file.replace(".zh", "")

    assert reread(library, [original], tmp_path, folders, ["stupid"], memo)
    edit(tmp_path / file, old, new)
    assert reread(library, [original], tmp_path, folders, ["stupid"], memo) is None
