"""The swap: a folder that was made beside another takes its place."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import pytest

from mkdocs_hornbook import offline
from mkdocs_hornbook.offline import Swap
from tests.support.content import write

EXCHANGES = pytest.param(
    True, marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges folders")
)


def make(site: Path, words: str) -> None:
    """A site of one page."""
    swap = Swap(site)
    swap.mend()
    (swap.begin() / "index.html").write_text(words, "utf-8")
    swap.finish()


@pytest.fixture(params=[EXCHANGES, False])
def exchanges(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the system can exchange two folders."""
    if not request.param:
        monkeypatch.setattr(offline, "_exchange", lambda one, other: False)
    return bool(request.param)


def test_a_new_site_takes_the_place_of_the_last_one(tmp_path: Path, exchanges: bool) -> None:
    for words in ("one", "two", "three"):
        make(tmp_path / "site", words)
        assert (tmp_path / "site/index.html").read_text("utf-8") == words
        assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("exchanges", [EXCHANGES], indirect=True)
def test_no_rename_takes_the_site_away(
    tmp_path: Path, exchanges: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path / "site", "one")
    monkeypatch.setattr(Path, "rename", lambda *_: pytest.fail("between two renames is no site"))
    make(tmp_path / "site", "two")

    assert (tmp_path / "site/index.html").read_text("utf-8") == "two"


def test_a_site_behind_a_link_is_replaced_where_it_is(tmp_path: Path, exchanges: bool) -> None:
    (tmp_path / "public").mkdir()
    (tmp_path / "site").symlink_to("public")
    for words in ("one", "two"):
        make(tmp_path / "site", words)

    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "public/index.html").read_text("utf-8") == "two"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["public", "site"]


def test_a_folder_that_cannot_be_replaced_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path / "site", "one")
    monkeypatch.setattr(offline, "_exchange", lambda one, other: False)
    swap = Swap(tmp_path / "site")
    (swap.begin() / "index.html").write_text("two", "utf-8")
    swap.aside.rename(tmp_path / "gone")  # as when another program takes it away

    with pytest.raises(FileNotFoundError):
        swap.finish()
    assert (tmp_path / "site/index.html").read_text("utf-8") == "one"


@pytest.mark.parametrize("mine", ["lessons/safety/water.yml", "lessons/.git/config"])
def test_a_folder_that_is_no_site_is_not_replaced(tmp_path: Path, mine: str) -> None:
    write(tmp_path, {mine: "mine"})
    with pytest.raises(click.ClickException, match="another `site_dir`"):
        Swap(tmp_path / "lessons").begin()

    assert (tmp_path / mine).read_text("utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["lessons"]
