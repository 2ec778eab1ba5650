"""`hornbook print`: the sheets of a lesson as PDF files, made by an installed browser."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import click

from mkdocs_hornbook.browsers import BrowserError, find_browser, is_pdf, print_pdf
from mkdocs_hornbook.pack.cli import in_one_line, names
from mkdocs_hornbook.pack.common import PackError, file_aside, site_of

_SHEET = re.compile(r'<section class="hb-sheet[^"]*" id="([a-z-]+)"')
_FILE = re.compile(r"(?:\.[A-Za-z-]+)?\.ya?ml$")
CARDS = "cards"
"""The vote cards, which belong to no lesson."""
PAPERS = ("a4", "letter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printable:
    """A built page with sheets."""

    name: str
    """As it is named on the command line: `safety/water`."""
    file: Path
    sheets: tuple[str, ...]

    def address(self, paper: str, sheet: str = "") -> str:
        """Where a browser finds one sheet, or all of them, laid out for a paper."""
        mark = f"#{sheet}" if sheet else ""
        return f"{self.file.resolve().as_uri()}?{paper}{mark}"


@click.command("print")
@click.argument("lesson")
@click.option("--pdf", is_flag=True, help="Write PDF files; without it, only list the sheets.")
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), default=Path(),
    help="Folder for the PDF files; this one when left out. Older ones are replaced.",
)  # fmt: skip
@click.option("--sheets", default="", callback=names, help="Only these: worksheet,key.")
@click.option("--together", is_flag=True, help="All sheets in one file, not one file each.")
@click.option("--paper", type=click.Choice(PAPERS), default="a4", show_default=True)
@click.option("--language", default="", help="Its language: zh; the site's own when left out.")
@click.option("--browser", type=click.Path(path_type=Path),
    help="A Chromium, Chrome or Edge; one of this machine when left out.",
)  # fmt: skip
@click.option("--site", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A built site; that of this folder, built anew, when left out.",
)  # fmt: skip
@in_one_line
def print_sheets(
    lesson: str,
    pdf: bool,
    output: Path,
    sheets: Sequence[str],
    together: bool,
    paper: str,
    language: str,
    browser: Path | None,
    site: Path | None,
) -> None:
    """The sheets of LESSON (safety/water) for a class; `cards` are the cards to vote with."""
    if together and sheets:
        raise click.UsageError("Choose `--sheets` or `--together`, not both.")
    try:
        program = find_browser(browser) if pdf else None  # before a site is built in vain
        with site_of(site) as found:
            page = find_page(found.folder, lesson, language)
            wanted = chosen_sheets(page, sheets)
            if not program:
                click.echo(f"{page.name} has: {', '.join(wanted)}. Add --pdf to write them.")
                return
            jobs = [""] if together else wanted
            written = write_all(program, page, jobs, output, paper, language)
    except BrowserError as error:
        raise PackError(str(error)) from None
    for file in written:
        click.echo(f"Wrote {file}")


def find_page(site: Path, lesson: str, language: str) -> Printable:
    """The page with the sheets of a lesson. Raises PackError that names those nearest to it."""
    pages = {page.name: page for page in _pages(site / language)}
    if not pages:
        others = sorted(folder.parent.name for folder in site.glob("*/print"))
        if language and (others or (site / "print").is_dir()):
            fix = f"Leave `--language` out{' or write ' if others else ''}{', '.join(others)}."
            raise PackError(f"The site has no sheets in `{language}`. {fix}")
        raise PackError("The site has no sheets. Sheets are made while `classroom` is on.")
    wanted = _FILE.sub("", lesson.replace("\\", "/")).removeprefix("lessons/").strip("/")
    if page := pages.get(wanted):
        return page
    names = {name.rpartition("/")[2]: name for name in sorted(pages, reverse=True)}
    near = [n for n in pages if n.rpartition("/")[2] == wanted.rpartition("/")[2]]
    near += get_close_matches(wanted, list(pages), n=3, cutoff=0.5)
    near += [names[last] for last in get_close_matches(wanted, list(names), n=3, cutoff=0.6)]
    listed = ", ".join(dict.fromkeys(near or sorted(pages)))
    ask = "Did you mean" if near else "There are"
    end = "?" if near else "."
    raise PackError(f"There is nothing to print of `{lesson}`. {ask}: {listed}{end}")


def chosen_sheets(page: Printable, wanted: Sequence[str]) -> tuple[str, ...]:
    """The sheets that are asked for; all when none is. Raises PackError for an unknown one."""
    for name in wanted:
        if name not in page.sheets:
            there = ", ".join(page.sheets)
            raise PackError(f"{page.name} has no sheet `{name}`. There are: {there}.")
    return tuple(wanted) or page.sheets


def write_all(
    browser: Path, page: Printable, sheets: Sequence[str], folder: Path, paper: str, language: str
) -> list[Path]:
    """Print each sheet (all of them for an empty name) aside, and then put all files in place."""
    ending = f".{language}.pdf" if language else ".pdf"
    stem = page.name.replace("/", "-")
    with tempfile.TemporaryDirectory(prefix="hornbook-print-") as made:
        printed: list[Path] = []
        for sheet in sheets:
            file = Path(made, f"{stem}-{sheet}{ending}" if sheet else f"{stem}{ending}")
            print_pdf(browser, page.address(paper, sheet), file)
            printed.append(file)
        targets = [folder / file.name for file in printed]
        _no_others(targets)
        for file, target in zip(printed, targets, strict=True):
            with file_aside(target, is_pdf) as aside:
                aside.write_bytes(file.read_bytes())
    return targets


def _no_others(targets: Sequence[Path]) -> None:
    """Raise PackError where something that is no PDF would be replaced."""
    for target in targets:
        if target.exists() and not is_pdf(target):
            raise PackError(f"{target} is there, and is no PDF. Take it away, or name a folder.")


def _pages(edition: Path) -> Iterator[Printable]:
    """Every page with sheets in one language of a built site."""
    home = edition / "print"
    found = {
        file.relative_to(home).with_suffix("").as_posix(): file for file in home.rglob("*.html")
    }
    for name, file in sorted({CARDS: edition / "cards.html", **found}.items()):
        if file.is_file() and (sheets := tuple(_SHEET.findall(file.read_text("utf-8")))):
            yield Printable(name=name, file=file, sheets=sheets)
