"""A site to carry: what is in the copy, and that nothing in it leads nowhere."""

from __future__ import annotations

import html
import json
import posixpath
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_hornbook.cli import main
from mkdocs_hornbook.pack.common import chosen, read_site
from mkdocs_hornbook.webapp import is_of_app
from tests.support.sites import Built, environment
from tests.test_filelist import build
from tests.test_filelist import built as built

MAIN = "from mkdocs_hornbook.cli import main; main()"
LINK = re.compile(r'(?:href|src)="([^"]*)"')


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def pack(built: Built, target: Path, *more: str) -> Path:
    """Pack the site; it must work."""
    result = run("pack", "usb", "-o", target, "--site", built.site, *more)
    assert result.exit_code == 0, result.output
    return target


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def dead_ends(copy: Path) -> Iterator[str]:
    """Links and pictures of the copy that lead to no file of it."""
    there = contents(copy)
    for name, content in there.items():
        if name.endswith(".html"):
            for link in LINK.findall(content.decode()):
                path = html.unescape(link).partition("#")[0]
                target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
                if path and not path.startswith("data:") and target not in there:
                    yield f"{name}: {link}"


def test_the_whole_copy_is_the_site_with_a_way_in(built: Built, tmp_path: Path) -> None:
    copy = contents(pack(built, tmp_path / "小书板 copy"))
    site = contents(built.site)

    own = {"START-HERE.html", "README.txt"}
    only_served = {"404.html", "sitemap.xml", "sw.js"}
    pages = {name for name in copy if not name.startswith("offline/")}
    there = {name for name in site if not name.startswith("offline/")}
    assert pages == {name for name in there - only_served if not is_of_app(name)} | own
    assert all(copy[name] == site[name] for name in pages - own)


def test_the_way_in_is_in_every_language_and_the_readme_opens_in_notepad(
    built: Built, tmp_path: Path
) -> None:
    copy = contents(pack(built, tmp_path / "copy"))
    start = copy["START-HERE.html"].decode()
    readme = copy["README.txt"]

    assert 'href="index.html"' in start and 'href="zh/index.html"' in start
    assert "Open the lessons" in start and "打开课程" in start
    assert readme.startswith(b"\xef\xbb\xbfTest site\r\n")
    assert all(word in readme.decode() for word in ("Windows", "macOS", "Linux", "怎么打开"))
    assert b"\n" not in readme.replace(b"\r\n", b"")


def test_a_part_has_its_topic_and_no_way_leads_nowhere(built: Built, tmp_path: Path) -> None:
    copy = pack(built, tmp_path / "copy", "--topics", "b", "--languages", "en")
    pages = {name for name in contents(copy) if name.endswith(".html")}

    assert {"lessons/b/look.html", "quizzes/b/ask.html", "lessons/b/index.html"} <= pages
    assert not [name for name in pages if name.startswith(("zh/", "quizzes/a"))]
    assert list(dead_ends(copy)) == []
    for name in ("index.html", "parent.html", "lessons/index.html", "about.html", "keep.html"):
        assert "Topic A" not in (copy / name).read_text("utf-8"), name
        assert "中文" not in (copy / name).read_text("utf-8"), name


def test_what_a_lesson_still_links_to_says_that_it_is_not_in_this_copy(
    built: Built, tmp_path: Path
) -> None:
    copy = pack(built, tmp_path / "copy", "--topics", "b")

    assert "This page is not in this copy" in (copy / "lessons/a/guide.html").read_text("utf-8")
    assert "这一页不在这份里" in (copy / "zh/lessons/a/guide.html").read_text("utf-8")
    assert 'href="../../index.html"' in (copy / "lessons/a/guide.html").read_text("utf-8")
    assert not (copy / "lessons/a/index.html").exists()


def test_search_and_course_know_only_what_is_there(built: Built, tmp_path: Path) -> None:
    copy = pack(built, tmp_path / "copy", "--topics", "b")
    search = (copy / "assets/hornbook/search-data.js").read_text("utf-8")
    course = (copy / "assets/hornbook/course-data.js").read_text("utf-8")
    rows = json.loads(search.removeprefix("hornbookSearch(").removesuffix(");\n"))
    known = json.loads(course.removeprefix("hornbookCourse(").removesuffix(");\n"))

    assert "lessons/b/look.html" in [row[0] for row in rows]
    assert not [row for row in rows if row[0].startswith(("lessons/a", "quizzes/a"))]
    assert [topic["id"] for topic in known["topics"]] == ["b"]
    assert [lesson["id"] for lesson in known["lessons"]] == ["b/look"]
    assert [quiz["id"] for quiz in known["quizzes"]] == ["b/ask"]
    for name in ("class-data.js", "class-data.zh.js"):
        words = (copy / "assets/hornbook" / name).read_text("utf-8")
        questions = json.loads(words.removeprefix("hornbookClass(").removesuffix(");\n"))
        assert list(questions) == ["b/ask"], name


def test_the_page_of_what_is_kept_names_only_the_topics_and_languages_that_are_there(
    built: Built, tmp_path: Path
) -> None:
    both = (pack(built, tmp_path / "both", "--topics", "b") / "keep.html").read_text("utf-8")
    chinese = pack(built, tmp_path / "zh", "--languages", "zh")

    assert 'data-hb-keep="topic:b"' in both and 'data-hb-keep="topic:a"' not in both
    assert 'data-hb-keep-lang="zh-Hans"' in both
    assert "data-hb-keep-lang" not in (chinese / "zh/keep.html").read_text("utf-8")


def test_a_copy_in_another_language_alone_opens_in_it(built: Built, tmp_path: Path) -> None:
    copy = pack(built, tmp_path / "copy", "--languages", "zh")
    pages = {name for name in contents(copy) if name.endswith(".html")}

    assert list(dead_ends(copy)) == []
    assert {name for name in pages if not name.startswith("zh/")} == {
        "START-HERE.html",
        "index.html",
        "hub.html",
    }
    assert 'href="zh/index.html"' in (copy / "index.html").read_text("utf-8")


def test_the_copy_lists_what_it_has_and_can_be_packed_again(built: Built, tmp_path: Path) -> None:
    copy = pack(built, tmp_path / "copy", "--topics", "b")
    site = read_site(copy)
    again = run("pack", "usb", "-o", tmp_path / "again", "--site", copy, "--languages", "en")

    assert [group.id for group in site.groups] == [
        "shell",
        "./shell",
        "zh/shell",
        "topic:b",
        "class:b",
        "zh/topic:b",
        "zh/class:b",
    ]
    assert again.exit_code == 0, again.output
    assert list(dead_ends(tmp_path / "again")) == []


@pytest.mark.parametrize("name", ["copy", "copy.zip"])
def test_two_packings_are_the_same_bytes(built: Built, tmp_path: Path, name: str) -> None:
    copies = [pack(built, tmp_path / number / name) for number in ("1", "2")]
    first, second = (contents(copy) if copy.is_dir() else copy.read_bytes() for copy in copies)

    assert first == second


def test_a_zip_file_holds_one_folder_with_the_same_files(built: Built, tmp_path: Path) -> None:
    copy = contents(pack(built, tmp_path / "copy"))
    with zipfile.ZipFile(pack(built, tmp_path / "copy.zip")) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}

    assert files == {f"small-school/{name}": content for name, content in copy.items()}


def test_without_a_site_the_one_of_this_folder_is_built(tmp_path: Path) -> None:
    source = build(tmp_path / "source").source
    done = subprocess.run(
        [sys.executable, "-c", MAIN, "pack", "usb", "-o", "copy"],
        cwd=source, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert (source / "copy/START-HERE.html").is_file()


def test_the_groups_of_a_nested_topic_come_with_the_one_above(built: Built) -> None:
    site = read_site(built.site)

    one = ["shell", "zh/shell", "zh/topic:a", "zh/class:a"]
    assert [g.id for g in chosen(site, ["a"], ["zh"])] == one
    all_of_it = [g.id for g in chosen(site, [], ["zh-Hans"])][2:]
    assert all_of_it == ["zh/topic:a", "zh/class:a", "zh/topic:b", "zh/class:b"]
