"""What a device must fetch after a small change of the portal.

The goals are 30 KB for a sentence and 50 KB for a title. Edits, as `hornbook delta` writes them,
keep both by far; without them a sentence keeps its goal where no slides and sheets are kept, and a
title does not, for it stands on a dozen pages (see docs/offline.md). The other limits tell when
that grows.
"""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_hornbook.cli import main
from tests.support.sites import ROOT, Built, run_build

pytestmark = pytest.mark.long

SOURCE = ("content", "lessons", "overrides", "quizzes", "mkdocs.yml")


def groups(site: Path) -> dict[str, dict[str, str]]:
    """Of each group the hashes by their addresses."""
    named = json.loads((site / "offline/list.json").read_text("utf-8"))["groups"]
    lists = {one["id"]: json.loads((site / one["list"]).read_text("utf-8")) for one in named}
    return {id: {path: digest for path, digest, _ in rows} for id, rows in lists.items()}


def made(site: Path) -> set[str]:
    """Hashes of the files that the edits lead to."""
    delta = json.loads((site / "offline/list.json").read_text("utf-8")).get("delta")
    return {row[0] for row in json.loads((site / delta).read_text("utf-8"))} if delta else set()


def sent(old: Path, new: Path, *, sheets: bool = True) -> int:
    """Bytes on the way from a server that compresses: what is new, the lists and the edits."""
    before = {digest for rows in groups(old).values() for digest in rows.values()} | made(new)
    kept = [rows for id, rows in groups(new).items() if sheets or "class:" not in id]
    wanted = {digest: path for rows in kept for path, digest in rows.items()}
    files = [new / path for digest, path in wanted.items() if digest not in before]
    had = {file.name for file in (old / "offline").iterdir()}
    lists = [f for f in (new / "offline").iterdir() if f.name == "list.json" or f.name not in had]
    return sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in [*files, *lists])


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[str, str], Path]:
    """`changed(old, new)`: the portal with other words in the lesson on roads."""

    def build(old: str, new: str) -> Path:
        for name in SOURCE:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, tmp_path / name)
        lesson = tmp_path / "lessons/safety/roads.yml"
        words = lesson.read_text("utf-8")
        assert old in words
        lesson.write_text(words.replace(old, new, 1), "utf-8")
        built = run_build(tmp_path)
        assert built.code == 0, built.output
        return built.site

    return build


@pytest.mark.parametrize(
    ("old", "new", "goal", "all_of_it", "lessons"),
    [
        ("In a line, walk", "Go in one line. In a line, walk", 30_000, 60_000, 33_000),
        ('title: "Roads: ', 'title: "New roads: ', 50_000, 155_000, 130_000),
    ],
    ids=["a sentence", "a title"],
)
def test_a_small_change_is_a_small_update(
    portal: Built,
    changed: Callable[[str, str], Path],
    old: str,
    new: str,
    goal: int,
    all_of_it: int,
    lessons: int,
    say: Callable[[str], None],
) -> None:
    site = changed(old, new)
    whole, without_sheets = sent(portal.site, site), sent(portal.site, site, sheets=False)
    assert 1_000 < without_sheets <= lessons < whole <= all_of_it

    done = CliRunner().invoke(main, ["delta", str(portal.site), "--site", str(site)])
    assert done.exit_code == 0, done.output
    edited = sent(portal.site, site)
    assert 1_000 < edited <= goal * 0.6
    say(f"{edited} bytes with edits, {whole} without, {without_sheets} without sheets, too")
