"""The pages of the classroom: which lessons have them, and who knows of them."""

from __future__ import annotations

import json

from mkdocs_hornbook.screens import MOST, columns, screens, size_of
from tests.support.lectures import LECTURES, LED, STAIRS
from tests.support.sites import SMALLEST, Built


def test_each_lesson_has_slides_and_sheets_that_only_its_pages_know(build_site) -> None:
    built: Built = build_site(LECTURES)

    slides = built.page("present/a/stairs.html")
    assert [f'id="{id}"' in slides for id in ("start", "facts-rail", "five/")] == [True] * 3
    assert 'href="../../present/a/stairs.html"' in built.page("lessons/a/stairs.html")
    assert 'href="present/a/stairs.html"' in built.page("teacher.html")
    assert "present/" not in built.page("sitemap.xml")
    assert "present/" not in built.page("assets/hornbook/search-data.js")
    groups = json.loads(built.page("offline/list.json"))["groups"]
    sheets = next(group for group in groups if group["id"] == "class:a")
    kept = [path for path, *_ in json.loads(built.page(sheets["list"]))]
    assert {"present/a/stairs.html", "print/a/stairs.html"} <= set(kept)


def test_a_site_without_teachers_has_none_of_it(build_site) -> None:
    config = SMALLEST["mkdocs.yml"].replace("- hornbook", "- hornbook: {classroom: false}")
    built: Built = build_site({**LECTURES, "mkdocs.yml": config})

    assert not (built.site / "present").exists()
    assert not (built.site / "print").exists()
    assert "present/" not in built.page("lessons/a/stairs.html")


def test_a_lesson_that_an_adult_leads_says_on_each_slide_whom_to_tell(build_site) -> None:
    quiz = STAIRS.replace("Stairs", "My body")
    built: Built = build_site({"lessons/a/body.yml": LED, "quizzes/a/body.yml": quiz})
    slides = built.page("present/a/body.html")

    assert slides.count("<section") == slides.count("Somebody to tell") > 5
    assert "Never ask whom this has happened to" in slides


def test_long_prose_is_parted_evenly_and_a_heading_stays_with_its_list() -> None:
    calm, rule = "A calm sentence about the river. " * 9, "One rule here. " * 6
    text = f"{calm}\n\n**Rules**\n\n- {rule}\n- Two"
    parts = screens(text)

    assert len(parts) == 2
    assert parts[1].startswith("**Rules**\n\n- One rule")
    assert all(columns(part) <= MOST for part in parts)
    assert " ".join(" ".join(parts).split()) == " ".join(text.split())


def test_a_table_stays_a_table_and_each_part_of_it_has_the_head() -> None:
    head = "| Sign | What it tells |\n| --- | --- |"
    rows = [f"| Sign {n} | {'a few words more ' * 4}|" for n in range(6)]
    parts = screens("\n".join([head, *rows]), 210)

    assert len(parts) > 1
    assert all(part.startswith(head) for part in parts)
    assert [row for part in parts for row in part.splitlines()[2:]] == rows


def test_a_chinese_character_is_as_wide_as_two_letters() -> None:
    assert columns("离水远") == columns("abcdef")
    assert size_of(columns("离水远一点"), beside=False) == "huge"
