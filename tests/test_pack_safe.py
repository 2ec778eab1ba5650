"""A packed copy that got hurt is known as such, and packing never hurts what was there."""

from __future__ import annotations

import errno
import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from mkdocs_hornbook.pack import usb
from mkdocs_hornbook.pack.common import PackError
from tests.support.sites import Built, environment
from tests.test_filelist import built as built
from tests.test_pack_usb import contents, pack, run


@pytest.fixture(params=["folder", "zip"])
def copy(request: pytest.FixtureRequest, built: Built, tmp_path: Path) -> Path:
    """A packed copy for a test to hurt, which then looks at it as a folder or in a ZIP file."""
    return pack(built, tmp_path / "copy")


def as_kind(copy: Path, request: pytest.FixtureRequest) -> Path:
    """The hurt copy as the folder that it is, or in a ZIP file."""
    if "zip" not in request.node.name:
        return copy
    target = copy.with_suffix(".zip")
    with zipfile.ZipFile(target, "w") as packed:
        for name, content in contents(copy).items():
            packed.writestr(f"top/{name}", content)
    return target


def test_a_whole_copy_verifies(copy: Path, request: pytest.FixtureRequest) -> None:
    (copy / ".DS_Store").write_bytes(b"macOS was here")
    result = run("verify", as_kind(copy, request))

    assert result.exit_code == 0, result.output
    assert "the copy is whole" in result.output


def test_verify_names_each_file_that_is_damaged_missing_or_added(
    copy: Path, request: pytest.FixtureRequest
) -> None:
    page = bytearray((copy / "index.html").read_bytes())
    page[100] ^= 1
    (copy / "index.html").write_bytes(page)
    (copy / "lessons/a/cover.svg").write_bytes(b"")
    (copy / "hub.html").unlink()
    (copy / "lessons/extra.html").write_text("mine")
    (copy / "sw.js").write_text("mine")
    result = run("verify", as_kind(copy, request))

    assert result.exit_code == 1
    assert result.output.splitlines()[:-1] == [
        "missing  hub.html",
        "damaged  index.html",
        "damaged  lessons/a/cover.svg",
        "added    lessons/extra.html",
        "added    sw.js",
    ]


def test_verify_sees_a_list_that_was_changed(copy: Path, request: pytest.FixtureRequest) -> None:
    lists = sorted((copy / "offline").glob("*.json"))
    lists[0].write_text(lists[0].read_text("utf-8").replace("sha256-", "sha256-A", 1), "utf-8")
    (copy / "offline/list.json").write_text(
        (copy / "offline/list.json").read_text("utf-8").replace("Topic A", "Topic X"), "utf-8"
    )
    result = run("verify", as_kind(copy, request))

    assert result.exit_code == 1
    assert f"damaged  offline/{lists[0].name}" in result.output
    assert "damaged  offline/list.json" in result.output


@pytest.mark.parametrize("text", ["", "{", "[]", '{"groups":[{"list":"../../x"}]}'])
def test_a_ruined_list_is_one_line_and_no_traceback(
    built: Built, tmp_path: Path, text: str
) -> None:
    copy = pack(built, tmp_path / "copy")
    (copy / "offline/list.json").write_text(text)
    for words in (["verify", copy], ["pack", "usb", "-o", tmp_path / "x", "--site", copy]):
        result = run(*words)
        assert result.exit_code == 1 and isinstance(result.exception, SystemExit)
        assert len(result.output.strip().splitlines()) == 1
    assert not (tmp_path / "x").exists()


def test_a_zip_file_with_a_broken_part_is_named(built: Built, tmp_path: Path) -> None:
    packed = pack(built, tmp_path / "copy.zip")
    with zipfile.ZipFile(packed) as opened:
        at = opened.getinfo("small-school/index.html").header_offset + 200
    content = bytearray(packed.read_bytes())
    content[at] ^= 0xFF
    packed.write_bytes(content)
    result = run("verify", packed)

    assert result.exit_code == 1
    assert result.output.splitlines()[0] == "damaged  index.html"


@pytest.mark.parametrize("name", ["note.zip", "folder"])
def test_what_is_no_copy_cannot_be_verified(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.mkdir() if name == "folder" else path.write_text("no zip")
    result = run("verify", path)

    assert result.exit_code == 1 and result.output.startswith("Error: ")


# What is not written


def test_a_folder_of_somebody_else_is_never_replaced(built: Built, tmp_path: Path) -> None:
    for target in (tmp_path / "photos", tmp_path / "photos.zip"):
        if target.suffix:
            target.write_text("mine")
        else:
            target.mkdir()
            (target / "one.jpg").write_text("mine")
        before = target.stat()
        result = run("pack", "usb", "-o", target, "--site", built.site)

        assert result.exit_code == 1 and "not a packed site" in result.output
        assert target.stat().st_ino == before.st_ino
    assert (tmp_path / "photos/one.jpg").read_text() == "mine"


def test_an_older_copy_is_replaced_and_nothing_of_it_stays(built: Built, tmp_path: Path) -> None:
    copy = pack(built, tmp_path / "copy")
    (copy / "old.html").write_text("old")
    pack(built, copy, "--topics", "b")

    assert not (copy / "old.html").exists() and run("verify", copy).exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--topics", "nope"], "The site has no topic `nope`. There are: a, b."),
        (["--languages", "fr"], "The site has no language `fr`. There are: en, zh-Hans."),
    ],
)
def test_a_wrong_choice_names_what_there_is(
    built: Built, tmp_path: Path, more: list[str], words: str
) -> None:
    result = run("pack", "usb", "-o", tmp_path / "x", "--site", built.site, *more)

    assert (result.exit_code, result.output) == (1, f"Error: {words}\n")
    assert not (tmp_path / "x").exists()


def test_a_damaged_site_is_not_packed(built: Built, tmp_path: Path) -> None:
    site = pack(built, tmp_path / "site")
    (site / "lessons/b/look.html").write_text("half")
    result = run("pack", "usb", "-o", tmp_path / "x", "--site", site)

    assert result.exit_code == 1 and "lessons/b/look.html is not the one" in result.output
    assert not (tmp_path / "x").exists()


def test_a_copy_is_not_written_into_the_site_itself(built: Built) -> None:
    for target in (built.site, built.site / "copy"):
        result = run("pack", "usb", "-o", target, "--site", built.site)
        assert result.exit_code == 1 and "in one another" in result.output


@pytest.mark.parametrize(
    "names",
    [["con.html"], ["lessons/aux/x.html"], ["a?.html"], ["a:b.html"], ["a./b.html"], ["a .html "]],
)
def test_names_that_windows_cannot_open_are_named(names: list[str]) -> None:
    with pytest.raises(PackError, match="Windows cannot open"):
        usb.check_names(names)


def test_names_that_windows_takes_for_one_are_named_and_good_ones_pass() -> None:
    with pytest.raises(PackError, match=r"one file: `A/b\.html`, `a/B\.html`"):
        usb.check_names(["A/b.html", "a/B.html"])
    with pytest.raises(PackError, match="too long"):
        usb.check_names(["x" * 200])
    usb.check_names(["content/中文 页.html", "lessons/a/console.html", "com.html"])


@pytest.mark.parametrize("name", ["copy", "copy.zip"])
def test_a_full_disk_keeps_the_old_copy(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    target = pack(built, tmp_path / name)
    before = state(target)
    written = 0
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        nonlocal written
        written += 1
        if written > 40:
            raise OSError(errno.ENOSPC, "No space left on device", str(self))
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    result = run("pack", "usb", "-o", target, "--site", built.site)
    monkeypatch.undo()

    assert result.exit_code == 1 and "No space left on device" in result.output
    assert len(result.output.strip().splitlines()) == 1
    assert state(target) == before and [p.name for p in tmp_path.iterdir()] == [name]


def state(target: Path) -> str:
    """A mark of all bytes of a copy."""
    if target.is_file():
        return hashlib.sha256(target.read_bytes()).hexdigest()
    return hashlib.sha256(repr(contents(target)).encode()).hexdigest()


STOPPED = """
import os, signal, sys
from pathlib import Path
from mkdocs_hornbook.cli import main
count, at, how = 0, int(sys.argv[1]), getattr(signal, sys.argv[2])
def step():
    global count
    count += 1
    if count == at:
        os.kill(os.getpid(), how)
def stop(name):
    real = getattr(Path, name)
    def wrapped(self, *rest, **more):
        step()
        return real(self, *rest, **more)
    setattr(Path, name, wrapped)
for name in ("write_bytes", "write_text"):
    stop(name)
sys.addaudithook(lambda event, _: step() if event == "os.rename" else None)
main(sys.argv[3:])
"""
"""Packs, and is stopped at the n-th thing that it writes or renames."""


@pytest.mark.parametrize("name", ["copy", "copy.zip"])
@pytest.mark.parametrize("how", ["SIGINT", "SIGKILL"])
def test_a_packing_that_is_stopped_leaves_the_old_copy_whole(
    built: Built, tmp_path: Path, how: str, name: str
) -> None:
    target = pack(built, tmp_path / name, "--topics", "b")
    before = state(target)
    written = len(contents(pack(built, tmp_path.with_name(f"{how}-{name}") / "whole")))
    for at in (1, written // 2, written + 1, written + 2):
        words = ["pack", "usb", "-o", str(target), "--site", str(built.site)]
        done = subprocess.run(
            [sys.executable, "-c", STOPPED, str(at), how, *words],
            env=environment(), capture_output=True, text=True, check=False,
        )  # fmt: skip
        finish(target)
        if done.returncode == 0:  # it takes its place in one step; a folder may need two
            assert at == written + 2
            break
        assert "Traceback" not in done.stderr
        assert state(target) == before, at
        assert how == "SIGKILL" or [path.name for path in tmp_path.iterdir()] == [name]
    pack(built, target)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def finish(target: Path) -> None:
    """What the next packing does first: put back a copy that was moved aside."""
    aside = target.with_name(f".{target.name}.hornbook-old")
    if aside.exists() and not target.exists():
        aside.rename(target)
