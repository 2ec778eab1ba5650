"""The lists of a site: what keeping, updating and packing go by."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.content import GUIDE, QUIZ
from tests.support.sites import SMALLEST, Built, Files, lay_out, run_build

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h{}v9z"/></svg>'
LOOK = (
    GUIDE.replace("Small guide", "Look")
    .replace("a/small", "b/ask")
    .replace("It helps.", "'See [the guide](../a/guide.yml).'")
)
SITE: Files = {
    "mkdocs.yml": SMALLEST["mkdocs.yml"].replace("- hornbook", "- hornbook: {id: small-school}"),
    "content/index.zh.md": "# 首页\n",
    "content/about.md": "# About\n",
    "lessons/a/guide.yml": GUIDE,
    "lessons/a/topic.yml": "title: Topic A\ncover: {src: cover.svg, alt: A}\n",
    "lessons/a/cover.svg": SVG.format(1),
    "quizzes/a/small.yml": QUIZ,
    "lessons/b/look.yml": LOOK,
    "lessons/b/topic.zh.yml": "title: 乙\n",
    "lessons/b/topic.yml": "title: Topic B\n",
    "quizzes/b/ask.yml": QUIZ.replace("title: Small quiz", "title: Ask"),
}
"""A site of two topics in two languages."""


def build(folder: Path, files: Files = SITE) -> Built:
    lay_out(files, folder)
    built = run_build(folder, strict=False)
    assert built.code == 0, built.output
    return built


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site, built once."""
    return build(tmp_path_factory.mktemp("lists"))


def read_list(built: Built) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(built.page("offline/list.json"))
    return value


def rows(built: Built, id: str) -> dict[str, tuple[str, int]]:
    """The files of a group: hash and size by path."""
    [name] = [group["list"] for group in read_list(built)["groups"] if group["id"] == id]
    return {path: (digest, size) for path, digest, size in json.loads(built.page(name))}


def groups(built: Built) -> dict[str, dict[str, tuple[str, int]]]:
    return {group["id"]: rows(built, group["id"]) for group in read_list(built)["groups"]}


def published(site: Path) -> Iterator[str]:
    for home, _, names in os.walk(site):
        for name in names:
            yield Path(home, name).relative_to(site).as_posix()


def test_every_published_file_is_in_a_group_and_nothing_else_is(built: Built) -> None:
    listed = set().union(*groups(built).values())
    ours = {path for path in published(built.site) if path.startswith("offline/")} | {"sw.js"}

    assert listed == set(published(built.site)) - ours


def test_hashes_and_sizes_are_those_of_the_files(built: Built) -> None:
    for files in groups(built).values():
        for path, (digest, size) in files.items():
            content = (built.site / path).read_bytes()
            own = base64.b64encode(hashlib.sha256(content).digest()).decode()
            assert (f"sha256-{own}", len(content)) == (digest, size), path


def test_a_list_is_named_by_its_own_hash_and_counts_its_files(built: Built) -> None:
    names = set()
    for group in read_list(built)["groups"]:
        content = (built.site / group["list"]).read_bytes()
        assert group["list"] == f"offline/{hashlib.sha256(content).hexdigest()[:16]}.json"
        sizes = [size for _, _, size in json.loads(content)]
        assert (group["files"], group["bytes"]) == (len(sizes), sum(sizes))
        names.add(group["list"])

    assert {p for p in published(built.site) if p.startswith("offline/")} == {
        "offline/list.json",
        *names,
    }


def test_groups_are_shells_topics_and_their_slides_of_each_language(built: Built) -> None:
    found = read_list(built)

    assert (found["v"], found["site"], len(found["version"])) == (1, "small-school", 22)
    assert [(g["id"], g["title"], g["lang"]) for g in found["groups"]] == [
        ("shell", "Test site", "en"),
        ("./shell", "Test site", "en"),
        ("zh/shell", "Test site", "zh-Hans"),
        ("topic:a", "Topic A", "en"),
        ("class:a", "Slides and sheets for the class: Topic A", "en"),
        ("topic:b", "Topic B", "en"),
        ("class:b", "Slides and sheets for the class: Topic B", "en"),
        ("zh/topic:a", "Topic A", "zh-Hans"),
        ("zh/class:a", "上课用的幻灯片和打印材料：Topic A", "zh-Hans"),
        ("zh/topic:b", "乙", "zh-Hans"),
        ("zh/class:b", "上课用的幻灯片和打印材料：乙", "zh-Hans"),
    ]


def test_a_topic_has_its_lessons_and_quizzes_and_the_shells_all_else(built: Built) -> None:
    found = groups(built)

    pages = {id: {path for path in files if path.endswith(".html")} for id, files in found.items()}
    assert pages["topic:a"] == {"lessons/a/guide.html", "quizzes/a/small.html"}
    assert pages["zh/topic:b"] == {"zh/lessons/b/look.html", "zh/quizzes/b/ask.html"}
    assert pages["zh/class:b"] == {"zh/present/b/look.html", "zh/print/b/look.html"}
    assert {
        "404.html", "hub.html", "lessons/a/cover.svg", "assets/hornbook/hornbook.js",
    } <= set(found["shell"])  # fmt: skip
    assert {
        "index.html", "about.html", "child.html", "lessons/a/index.html", "manifest.webmanifest",
        "assets/hornbook/search-data.js",
    } <= set(found["./shell"])  # fmt: skip
    assert {
        "zh/index.html", "zh/lessons/b/index.html", "assets/hornbook/search-data.zh.js",
    } <= set(found["zh/shell"])  # fmt: skip


def test_what_all_languages_share_holds_no_page_of_one(built: Built) -> None:
    shared = set(groups(built)["shell"])

    assert {path for path in shared if path.endswith(".html")} == {"404.html", "hub.html"}
    assert not [path for path in shared if "-data" in path or path.endswith(".webmanifest")]


def test_a_site_in_one_language_has_one_shell(tmp_path: Path) -> None:
    one = {path: text for path, text in SITE.items() if ".zh." not in path}

    ids = list(groups(build(tmp_path, one)))
    assert ids == ["shell", "topic:a", "class:a", "topic:b", "class:b"]


def test_a_group_and_its_shells_have_all_that_its_pages_load(built: Built) -> None:
    found = {id: set(files) for id, files in groups(built).items()}
    shells = found["shell"] | found["./shell"] | found["zh/shell"]
    for id, files in found.items():
        for page in files:
            if page.endswith(".html"):
                loaded = re.findall(r'"(?:\.\./)*(assets/[^"]+)"', built.page(page))
                assert set(loaded) <= files | shells, (id, page)


def test_what_only_slides_and_sheets_load_is_kept_with_them(built: Built) -> None:
    found = groups(built)
    slides = {f"assets/hornbook/pages/{name}" for name in ("present.js", "vote.css", "print.css")}

    assert {id for id, files in found.items() if slides & set(files)} == {
        "class:a", "class:b", "zh/class:a", "zh/class:b",
    }  # fmt: skip


def test_a_picture_that_two_topics_show_is_in_both(tmp_path: Path) -> None:
    guide = GUIDE.replace("minutes: 2", "minutes: 2\ncover: {src: line.svg, alt: A}")
    shared = LOOK.replace("minutes: 2", "minutes: 2\ncover: {src: ../a/line.svg, alt: A}")
    files = {
        **SITE,
        "lessons/a/guide.yml": guide,
        "lessons/b/look.yml": shared,
        "lessons/a/line.svg": SVG.format(3),
    }
    found = groups(build(tmp_path, files))

    having = {id for id, files in found.items() if "lessons/a/line.svg" in files}
    assert having == {"topic:a", "topic:b", "zh/topic:a", "zh/topic:b"}


def test_two_builds_have_the_same_lists(built: Built, tmp_path: Path) -> None:
    again = build(tmp_path)

    assert again.page("offline/list.json") == built.page("offline/list.json")


def test_a_changed_lesson_changes_the_lists_of_its_topic_alone(
    built: Built, tmp_path: Path
) -> None:
    changed = {**SITE, "lessons/a/guide.yml": GUIDE.replace("Breathe.", "Breathe out.")}
    after = read_list(build(tmp_path, changed))
    before = read_list(built)

    lists = [{g["id"]: g["list"] for g in one["groups"]} for one in (before, after)]
    other = {id for id, name in lists[0].items() if lists[1][id] != name}
    assert before["version"] != after["version"]
    assert other == {
        "./shell", "zh/shell",  # the search has its words
        "topic:a", "class:a", "zh/topic:a", "zh/class:a",
    }  # fmt: skip


def test_pages_say_that_they_can_be_kept_unless_the_author_wants_otherwise(
    built: Built, build_site: Callable[..., Built]
) -> None:
    config = SMALLEST["mkdocs.yml"].replace("- hornbook", "- hornbook: {offline: false}")
    off = build_site({"mkdocs.yml": config})

    assert off.code == 0, off.output
    assert 'data-hb-offline=""' in built.page("lessons/a/guide.html")
    assert 'data-hb-offline="zh/"' in built.page("zh/lessons/a/guide.html")
    assert "data-hb-offline" not in off.page("index.html")
    assert (off.site / "offline/list.json").is_file()
