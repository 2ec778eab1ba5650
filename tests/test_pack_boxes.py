"""`hornbook pack zim` and `hornbook pack kolibri`: files for apps that schools already have."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_hornbook.cli import main
from mkdocs_hornbook.pack.common import chosen, read_site
from mkdocs_hornbook.pack.zim import (
    MISSING,
    PICTURE,
    About,
    iso_639_3,
    options,
    read_picture,
    shortened,
)
from tests.support.content import GUIDE, QUIZ, SMALL
from tests.support.sites import SMALLEST, lay_out, run_build

SIGN = """\
title: A sign
questions: [{type: true-false, id: stop, stem: A red sign says stop., answer: true}]
"""
SIGN_ZH = """\
title: 一个标志
questions: [{id: stop, stem: 红色标志表示停。}]
"""
SITE = {
    **SMALL,
    "mkdocs.yml": SMALLEST["mkdocs.yml"].replace("- hornbook", "- hornbook: {id: small-school}")
    + "site_url: https://school.example/hornbook/\n"
    "site_description: Lessons & stories.\n",
    "quizzes/c/sign.yml": SIGN,
    "quizzes/c/sign.zh.yml": SIGN_ZH,
    "lessons/b/other.yml": GUIDE.replace("Small", "Other").replace("a/small", "b/small"),
    "quizzes/b/small.yml": QUIZ,
}
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="zim-tools are Debian's")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site of two topics, and a quiz that is in Chinese, too."""
    source = tmp_path_factory.mktemp("boxes") / "source"
    lay_out(SITE, source)
    built = run_build(source, strict=False)  # the lessons have no Chinese yet
    assert built.code == 0, built.output
    return built.site


def run(*words: str | Path) -> Result:
    """`hornbook pack` with these words."""
    return CliRunner().invoke(main, ["pack", *map(str, words)], catch_exceptions=False)


def packed(target: Path, site: Path, *words: str) -> Path:
    """Pack a site to a file named after its kind: x.zim or x.zip."""
    kind = {".zim": "zim", ".zip": "kolibri"}[target.suffix]
    done = run(kind, "--site", site, "-o", target, *words)
    assert done.exit_code == 0, done.output
    return target


def read(archive: Path) -> dict[str, bytes]:
    """All files of a ZIP file."""
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def test_a_kolibri_app_has_its_start_page_at_the_root_and_every_page(
    site: Path, tmp_path: Path
) -> None:
    files = read(packed(tmp_path / "x.zip", site))

    assert "index.html" in files
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert {name for name in files if name.endswith(".html")} == pages - {"404.html"}


def test_a_kolibri_app_has_nothing_of_worker_lists_and_the_sites_address(
    site: Path, tmp_path: Path
) -> None:
    files = read(packed(tmp_path / "x.zip", site))

    assert not [name for name in files if name.startswith("offline/") or "sitemap" in name]
    assert not {"sw.js", "404.html", "assets/hornbook/offline.js"} & files.keys()
    assert b"serviceWorker" not in files["assets/hornbook/hornbook.js"]
    for name, content in files.items():
        if name.endswith(".html"):
            page = content.decode()
            assert "school.example" not in page
            assert not re.search(r'offline\.js|data-hb-offline|rel="manifest"', page)
            assert not re.search(r'(?:href|src)="/', page)
            assert "<form" not in page


def test_every_link_in_a_kolibri_app_leads_to_a_file_of_it(site: Path, tmp_path: Path) -> None:
    files = read(packed(tmp_path / "x.zip", site, "--topics", "a"))

    for name, content in files.items():
        if not name.endswith(".html"):
            continue
        for link in re.findall(r'(?:href|src)="([^"#?:]+)[#?"]', content.decode()):
            target = Path("/", name).parent.joinpath(link).as_posix()
            steps: list[str] = []
            for step in target.split("/"):
                steps = steps[:-1] if step == ".." else [*steps, *([step] if step else [])]
            assert "/".join(steps) in files, f"{name} leads to {link}"


def test_only_chosen_topics_go_along(site: Path, tmp_path: Path) -> None:
    files = read(packed(tmp_path / "x.zip", site, "--topics", "a"))

    assert "lessons/a/guide.html" in files
    assert "lessons/b/other.html" not in files
    assert b"Other guide" not in files["assets/hornbook/search-data.js"]


def test_an_app_in_chinese_alone_begins_there(site: Path, tmp_path: Path) -> None:
    files = read(packed(tmp_path / "x.zip", site, "--languages", "zh"))
    found = read_site(site)
    told = options(found, chosen(found, languages=["zh"]), About(), site)

    assert b'href="zh/index.html"' in files["index.html"]
    assert "zh/quizzes/c/sign.html" in files
    assert "quizzes/c/sign.html" not in files
    assert "--language=zho" in told
    assert "--name=small-school_zh" in told


def test_the_page_to_keep_says_that_all_is_here(site: Path, tmp_path: Path) -> None:
    page = read(packed(tmp_path / "x.zip", site))["keep.html"].decode()

    assert re.search(r'data-hb-keep-when="carried">', page)
    assert re.search(r'data-hb-keep-when="off" hidden>', page)
    assert "keep.js" not in page


def test_packing_twice_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    one = packed(tmp_path / "one.zip", site)
    two = packed(tmp_path / "two.zip", site)

    assert one.read_bytes() == two.read_bytes()


def test_an_older_app_is_replaced_and_another_archive_is_not(site: Path, tmp_path: Path) -> None:
    target = packed(tmp_path / "x.zip", site)
    packed(target, site)
    with zipfile.ZipFile(target, "w") as other:
        other.writestr("letter.txt", "Dear grandma")
    before = target.read_bytes()
    done = run("kolibri", "--site", site, "-o", target)

    assert done.exit_code == 1
    assert "x.zip is there" in done.output
    assert target.read_bytes() == before


def test_a_damaged_site_is_named_and_nothing_is_left(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(site, copy)
    Path(copy, "lessons/a/guide.html").write_text("<p>Half", "utf-8")
    done = run("kolibri", "--site", copy, "-o", tmp_path / "out/x.zip")

    assert done.exit_code == 1
    assert "lessons/a/guide.html" in done.output
    assert not list(tmp_path.glob("out/*")) + list(tmp_path.glob("out/.*"))


def test_without_zimwriterfs_one_line_says_where_it_is(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    done = run("zim", "--site", site, "-o", tmp_path / "x.zim")

    assert done.exit_code == 1
    assert MISSING in done.output
    assert "zim-tools" in MISSING
    assert not list(tmp_path.iterdir())


@on_linux
def test_zimwriterfs_that_fails_leaves_nothing_and_is_quoted(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin/zimwriterfs"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\necho no room left\nexit 1\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    done = run("zim", "--site", site, "-o", tmp_path / "out/x.zim")

    assert done.exit_code == 1
    assert "no room left" in done.output
    assert not list(tmp_path.glob("out/*")) + list(tmp_path.glob("out/.*"))


@on_linux
def test_zimcheck_finds_nothing_wrong(site: Path, tmp_path: Path) -> None:
    target = packed(tmp_path / "x.zim", site)
    checked = subprocess.run(["zimcheck", "-A", str(target)], capture_output=True, text=True)

    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "[ERROR]" not in checked.stdout


def test_a_zim_file_says_what_it_is(site: Path) -> None:
    found = read_site(site)
    told = options(found, chosen(found), About(publisher="Village school"), site)
    about = dict(option[2:].split("=", 1) for option in told)

    assert about["title"] == about["creator"] == "Test site"
    assert about["description"] == "Lessons & stories."
    assert about["publisher"] == "Village school"
    assert about["language"] == "eng,zho"
    assert about["name"] == "small-school_mul"


@on_linux
def test_packing_a_zim_file_twice_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    one = packed(tmp_path / "one.zim", site)
    two = packed(tmp_path / "two.zim", site)

    assert one.read_bytes() == two.read_bytes()


@on_linux
def test_an_older_zim_file_is_replaced_and_another_is_not(site: Path, tmp_path: Path) -> None:
    target = packed(tmp_path / "x.zim", site)
    packed(target, site, "--topics", "a")
    target.write_bytes(b"ZIM\x04 of somebody else")
    done = run("zim", "--site", site, "-o", target)

    assert done.exit_code == 1
    assert target.read_bytes() == b"ZIM\x04 of somebody else"


@on_linux
def test_a_picture_of_another_size_is_refused(site: Path, tmp_path: Path) -> None:
    picture = tmp_path / "big.png"
    picture.write_bytes(a_png_of(64))
    done = run("zim", "--site", site, "-o", tmp_path / "x.zim", "--picture", picture)

    assert done.exit_code == 1
    assert "48 by 48" in done.output


def a_png_of(size: int) -> bytes:
    """The beginning of a PNG of that size."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + size.to_bytes(4, "big") * 2


def test_the_picture_that_comes_along_is_as_kiwix_wants_it() -> None:
    assert read_picture(PICTURE).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en", "eng"), ("zh-Hans", "zho"), ("pt-BR", "por"), ("ar", "ara"), ("ceb", "ceb")],
)
def test_languages_have_the_codes_of_three_letters_that_zim_wants(tag: str, code: str) -> None:
    assert iso_639_3(tag) == code


@pytest.mark.parametrize(
    ("text", "short"),
    [("Water", "Water"), ("Lessons, stories and games", "Lessons, stories…"), ("水" * 30, None)],
)
def test_a_long_text_ends_at_a_word(text: str, short: str | None) -> None:
    assert shortened(text, 20) == (short or "水" * 19 + "…")
