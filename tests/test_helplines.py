"""Helplines: the rules of their file, the day that their age counts to, the page, the way there."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_hornbook.cli import main
from mkdocs_hornbook.collect import read_library
from mkdocs_hornbook.library import Library
from tests.support.content import SMALL, found, write
from tests.support.sites import ROOT, SMALLEST, Built, lay_out, run_build

SOURCES = "sources:\n  - {id: s1, text: A list of numbers., strength: B}\n"
POLICE = """\
  - id: police
    number: 110
    name: Police
    for: [You are in danger.]
    audience: [child, adult]
    scope: national
    source: s1
    verified_on: 2026-11-22
"""
WOMEN = POLICE.replace("police", "women").replace("110", "12338").replace("child, ", "")
NUMBERS = f"entries:\n{POLICE}{WOMEN}"
NUMBERS_ZH = """\
entries:
  - {id: police, name: 报警, for: [遇到危险的时候。]}
  - {id: women, name: 妇联, for: [有事想问的时候。]}
"""
FILE = "lessons/helplines/cn.yml"
FILES = {**SMALL, "lessons/sources.yml": SOURCES, FILE: NUMBERS}


def read(
    folder: Path, numbers: str, *, today: date | None = date(2026, 11, 23), strict: bool = False
) -> Library:
    write(folder, {**FILES, FILE: numbers})
    return read_library(folder, folder / "lessons", folder / "quizzes", today=today, strict=strict)


def check(folder: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["check", str(folder), *options])
    return result.exit_code, result.output


def test_numbers_without_fault_are_read(tmp_path: Path) -> None:
    library = read(tmp_path, NUMBERS)

    assert found(library) == []
    assert library.advice == []
    assert [e.number for e in library.helplines["cn"].helplines.entries] == ["110", "12338"]


@pytest.mark.parametrize("key", ["source", "verified_on", "scope", "audience", "number", "name"])
def test_a_number_without_this_is_a_problem_where_its_entry_stands(
    tmp_path: Path, key: str
) -> None:
    numbers = re.sub(rf"^    {key}: .*\n", "", f"entries:\n{POLICE}", flags=re.MULTILINE)

    assert found(read(tmp_path, numbers)) == [f"{FILE}:2:5 HB102"]


@pytest.mark.parametrize(
    ("written", "wrong", "where"),
    [
        ("for: [You are in danger.]", "for: []", "2:5 HB701"),
        ("source: s1", "source: s9", "8:13 HB205"),
        ("verified_on: 2026-11-22", "verified_on: 22 November", "9:18 HB106"),
        ("verified_on: 2026-11-22", "verified_on: 2026-02-31", "9:18 HB704"),
        ("verified_on: 2026-11-22", "verified_on: 2026-11-24", "9:18 HB704"),
        ("number: 110", "number: call us", "3:13 HB106"),
        ("audience: [child, adult]", "audience: [children]", "6:16 HB104"),
    ],
)
def test_a_mistake_is_shown_where_it_stands(
    tmp_path: Path, written: str, wrong: str, where: str
) -> None:
    numbers = f"entries:\n{POLICE}".replace(written, wrong)

    assert found(read(tmp_path, numbers)) == [f"{FILE}:{where}"]


def test_a_number_for_adults_need_not_say_when_to_call(tmp_path: Path) -> None:
    assert (
        found(read(tmp_path, f"entries:\n{WOMEN}".replace("    for: [You are in danger.]\n", "")))
        == []
    )


def test_the_fifth_number_for_children_is_a_problem(tmp_path: Path) -> None:
    entries = [POLICE.replace("police", f"line-{n}") for n in range(5)]

    assert found(read(tmp_path, "entries:\n" + "".join(entries[:4]))) == []
    assert found(read(tmp_path, "entries:\n" + "".join(entries))) == [f"{FILE}:38:15 HB702"]


def test_an_id_that_stands_twice_is_a_problem(tmp_path: Path) -> None:
    assert found(read(tmp_path, f"entries:\n{POLICE}{POLICE}")) == [f"{FILE}:10:9 HB202"]


@pytest.mark.parametrize(("days", "old"), [(180, False), (181, True), (366, True)])
def test_a_number_not_checked_for_half_a_year_is_advice(
    tmp_path: Path, days: int, old: bool
) -> None:
    today = date.fromordinal(date(2026, 11, 22).toordinal() + days)
    library = read(tmp_path, f"entries:\n{POLICE}", today=today)

    assert found(library) == []
    assert [str(one.location) for one in library.advice] == [f"{FILE}:9:18"] * old


@pytest.mark.parametrize(("days", "problems"), [(181, 0), (365, 0), (366, 1)])
def test_under_strict_a_number_not_checked_for_a_year_is_a_problem(
    tmp_path: Path, days: int, problems: int
) -> None:
    today = date.fromordinal(date(2026, 11, 22).toordinal() + days)
    library = read(tmp_path, f"entries:\n{POLICE}", today=today, strict=True)

    assert found(library) == [f"{FILE}:9:18 HB703"] * problems


def test_the_command_takes_another_day_than_today(tmp_path: Path) -> None:
    write(tmp_path, FILES)

    code, output = check(tmp_path, "--today", "2027-07-01")
    assert code == 0
    assert f"{FILE}:9:18: warning: `110` was last checked 221 days ago" in output
    assert check(tmp_path, "--strict", "--today", "2027-07-01")[0] == 0
    code, output = check(tmp_path, "--strict", "--today", "2028-01-01")
    assert code == 1
    assert "HB703 `110` was last checked 405 days ago." in output


def build(folder: Path, options: str, *, strict: bool) -> Built:
    config = SMALLEST["mkdocs.yml"].replace("  - hornbook\n", f"  - hornbook: {{{options}}}\n")
    lay_out({**FILES, "mkdocs.yml": config}, folder)
    return run_build(folder, strict=strict)


def test_a_build_says_what_is_old_and_strict_fails_after_a_year(tmp_path: Path) -> None:
    half = build(tmp_path / "half", "today: 2027-07-01", strict=True)
    assert half.code == 0, half.output
    assert "`110` was last checked 221 days ago" in half.output

    year = build(tmp_path / "year", "today: 2028-01-01", strict=True)
    assert year.code == 1
    assert "HB703" in year.output

    assert build(tmp_path / "loose", "today: 2028-01-01", strict=False).code == 0


def test_a_day_that_is_none_is_a_problem_of_the_options(tmp_path: Path) -> None:
    built = build(tmp_path, "today: soon", strict=True)

    assert built.code == 1
    assert "`today: soon` is not a day" in built.output


def test_a_translation_brings_texts_only(tmp_path: Path) -> None:
    overlay = "lessons/helplines/cn.zh.yml"
    write(tmp_path, {**FILES, overlay: NUMBERS_ZH})
    library = read_library(tmp_path, tmp_path / "lessons", tmp_path / "quizzes")
    entries = library.editions["zh"].helplines["cn"].helplines.entries

    assert found(library) == []
    assert next((e.number, e.name, *e.uses) for e in entries) == ("110", "报警", "遇到危险的时候。")

    write(tmp_path, {overlay: NUMBERS_ZH.replace("name: 报警", "name: 报警, number: 111")})
    library = read_library(tmp_path, tmp_path / "lessons", tmp_path / "quizzes")
    assert found(library) == [f"{overlay}:2:28 HB601"]


def test_translate_writes_the_texts_of_numbers(tmp_path: Path, monkeypatch) -> None:
    write(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["translate", "zh", FILE])

    assert result.exit_code == 0, result.output
    written = (tmp_path / "lessons/helplines/cn.zh.yml").read_text("utf-8")
    assert "# Police" in written
    assert "number" not in written


def test_every_page_of_the_portal_has_the_way_to_the_numbers(portal: Built) -> None:
    neutral = ("leaves.html", "hub.html")
    pages = [f for f in portal.site.rglob("*.html") if f.name not in neutral]
    for page in pages:
        text = page.read_text("utf-8")
        ways = 1 if "present" in page.parts else 3  # slides have no menu and no end
        assert len(re.findall(r'href="[^"]*helplines\.html"', text)) >= ways, page


def test_a_child_of_the_portal_is_shown_at_most_four_numbers() -> None:
    library = read_library(ROOT, ROOT / "lessons", ROOT / "quizzes")
    for entry in library.helplines.values():
        children = [e for e in entry.helplines.entries if "child" in e.audience]
        assert 1 <= len(children) <= 4
        assert all(e.uses for e in children)


def test_numbers_that_are_not_verified_are_not_published(portal: Built) -> None:
    text = portal.page("helplines.html")

    assert set(re.findall(r'href="tel:(\d+)"', text)) == {
        *("110", "119", "120", "122", "12355", "12356", "12345", "12349", "12338", "96110")
    }


def test_a_site_without_numbers_has_no_way_to_them(tmp_path: Path) -> None:
    lay_out(SMALL, tmp_path)
    built = run_build(tmp_path)

    assert built.code == 0, built.output
    assert not (built.site / "helplines.html").exists()
    assert "helplines.html" not in built.page("index.html")


def test_numbers_of_another_country_stand_apart(tmp_path: Path) -> None:
    other = {"lessons/helplines/np.yml": NUMBERS.replace("12338", "1098")}
    lay_out(
        {
            **FILES,
            **other,
            "mkdocs.yml": SMALLEST["mkdocs.yml"].replace("- hornbook", "- hornbook: {country: np}"),
        },
        tmp_path,
    )
    built = run_build(tmp_path)

    assert built.code == 0, built.output
    page = built.page("helplines.html")
    assert page.index("1098") < page.index("<summary>China</summary>") < page.index("12338")


def test_the_page_is_found_by_a_number(portal: Built) -> None:
    parts = Path(portal.site, "assets/hornbook").glob("search-*-data.js")
    rows = [row for part in parts for row in part.read_text("utf-8").splitlines()]

    assert any('"helplines.html"' in row and "12356" in row for row in rows)
