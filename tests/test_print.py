"""`hornbook print`: PDF files from an installed browser, whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_hornbook.cli import main
from mkdocs_hornbook.model.questions import QUESTIONS
from mkdocs_hornbook.pages import THEME
from mkdocs_hornbook.sheets import shortened, width
from mkdocs_hornbook.strings import catalogue
from tests.support.machine import find_chromium
from tests.support.paper import PAPER
from tests.support.pdf import folded, page_sizes, words
from tests.support.sites import lay_out, run_build

LETTER = (612, 792)
A4 = (595, 842)

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site with every kind of sheet."""
    source = tmp_path_factory.mktemp("paper") / "source"
    lay_out({**PAPER, "content/index.zh.md": "# 首页\n"}, source)
    built = run_build(source)
    assert built.code == 0, built.output
    return built.site


@pytest.fixture
def run(site: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("a/full", "--pdf", ...)`: the command on that site, with the browser of the tests."""
    monkeypatch.setenv("HORNBOOK_CHROMIUM", find_chromium() or "")

    def command(*options: str | Path) -> Result:
        return CliRunner().invoke(main, ["print", *map(str, options), "--site", str(site)])

    return command


def test_each_sheet_becomes_a_file_on_the_paper_that_is_asked_for(run: Run, tmp_path: Path) -> None:
    sheets = ("--sheets", "guide,slip", "--paper", "letter")
    done = run("a/full", "--pdf", *sheets, "-o", tmp_path / "new")

    assert done.exit_code == 0, done.output
    files = {file.name: file.read_bytes() for file in (tmp_path / "new").iterdir()}
    assert sorted(files) == ["a-full-guide.pdf", "a-full-slip.pdf"]
    assert [page_sizes(pdf) for pdf in files.values()] == [[LETTER], [LETTER]]
    assert folded("Teacher's guide") in words(files["a-full-guide.pdf"])
    assert folded("Please walk our way home") in words(files["a-full-slip.pdf"])


def test_all_sheets_fit_in_one_file(run: Run, tmp_path: Path) -> None:
    done = run("lessons/a/body.yml", "--pdf", "--together", "-o", tmp_path)

    assert done.exit_code == 0, done.output
    pdf = (tmp_path / "a-body.pdf").read_bytes()
    assert set(page_sizes(pdf)) == {A4}
    for part in ("Teacher's guide", "Answer key", "The observer", "Ask me to show you"):
        assert folded(part) in words(pdf)


def test_without_pdf_it_says_what_there_is(run: Run) -> None:
    done = run("a/full")

    listed = "guide, worksheet, key, checklist, pictures, words, slip, guest"
    assert done.output == f"a/full has: {listed}. Add --pdf to write them.\n"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["full"], "There is nothing to print of `full`. Did you mean: a/full?"),
        (["a/bodi"], "There is nothing to print of `a/bodi`. Did you mean: a/body"),
        (["zzz"], "There is nothing to print of `zzz`. There are: a/body, a/full, cards."),
        (["a/full", "--sheets", "sheet"], "a/full has no sheet `sheet`. There are: guide, "),
        (
            ["a/full", "--language", "fr"],
            "The site has no sheets in `fr`. Leave `--language` out or write zh.",
        ),
    ],
)
def test_what_is_not_there_is_named_with_what_is_near(
    run: Run, asked: list[str], said: str
) -> None:
    done = run(*asked)

    assert done.exit_code == 1
    assert f"Error: {said}" in done.output


def test_a_machine_without_a_browser_is_told_what_to_do(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("HORNBOOK_CHROMIUM")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("mkdocs_hornbook.browsers.FILES", {})
    done = run("a/full", "--pdf", "-o", tmp_path / "out")

    assert done.exit_code == 1
    assert "No Chromium, Chrome or Edge is installed here. Install one of them" in done.output
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands for the browser")
@pytest.mark.parametrize("ending", ["exit 0", "exit 3", "kill -9 $$"])
def test_a_browser_that_breaks_off_leaves_the_older_files_as_they_were(
    run: Run, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    older = b"%PDF-1.4 an older one %%EOF"
    (out / "a-full-guide.pdf").write_bytes(older)
    broken = tmp_path / "browser"
    half = 'case $a in --print-to-pdf=*) printf "%%PDF-1.4 half" > "${a#*=}";; esac'
    broken.write_text(f'#!/bin/sh\nfor a in "$@"; do {half}; done\n{ending}\n')
    broken.chmod(0o755)
    done = run("a/full", "--pdf", "--browser", broken, "--sheets", "guide,slip", "-o", out)

    assert done.exit_code == 1
    assert "made no PDF" in done.output
    assert [(file.name, file.read_bytes()) for file in out.iterdir()] == [
        ("a-full-guide.pdf", older)
    ]


def test_a_file_that_is_no_pdf_is_not_replaced(run: Run, tmp_path: Path) -> None:
    mine = tmp_path / "a-full-slip.pdf"
    mine.write_text("my own notes")
    done = run("a/full", "--pdf", "--sheets", "slip", "-o", tmp_path)

    assert done.exit_code == 1
    assert f"{mine} is there, and is no PDF." in done.output
    assert mine.read_text() == "my own notes"


@pytest.mark.parametrize("type", QUESTIONS)
def test_every_type_of_question_can_be_answered_with_a_pencil(type: str) -> None:
    assert (THEME / "hornbook/print/questions" / f"{type}.html").is_file()
    for lang in ("en", "zh"):
        assert catalogue(lang)["print"]["prompts"][type]


@pytest.mark.parametrize(
    ("text", "columns", "short"),
    [
        ("Hold the *rail*.", 40, "Hold the rail."),
        ("One thing. Two things. Three things.", 24, "One thing. Two things."),
        ("No sentence here is as short as that", 20, "No sentence here is…"),
        ("第一件事。第二件事。第三件事。", 22, "第一件事。第二件事。"),
        ("这一句话很长很长，一直不停，放不下", 17, "这一句话很长很长…"),
    ],
)
def test_a_text_is_shortened_at_the_end_of_a_sentence(text: str, columns: int, short: str) -> None:
    assert shortened(text, columns) == short
    assert width(short) <= columns
