"""While serving, a mistake is a page in the browser, and the site comes back by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import GUIDE, QUIZ, SMALL
from tests.support.live import live_site
from tests.support.sites import lay_out


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A small site to edit."""
    lay_out(SMALL, tmp_path / "source")
    return tmp_path / "source"


@pytest.mark.parametrize("tool", ["mkdocs", "properdocs"])
def test_a_mistake_is_shown_and_goes_when_it_is_mended(source: Path, tool: str) -> None:
    lesson = source / "lessons/a/guide.yml"
    with live_site(source, tool=tool) as site:
        assert "Call at six." in site.wait_for("Call at six.", "lessons/a/guide.html")

        lesson.write_text(GUIDE.replace("kind:", "knd:"), encoding="utf-8")
        page = site.wait_for("hb-problems", "lessons/a/guide.html")
        assert "lessons/a/guide.yml:1:1" in page
        assert "Did you mean `kind`?" in page
        assert "hb-problems" in site.wait_for("hb-problems", "index.html")
        site.wait_for_output("lessons/a/guide.yml:1:1: HB101")

        lesson.write_text(GUIDE.replace("at six", "at seven"), encoding="utf-8")
        site.wait_for("Call at seven.", "lessons/a/guide.html")
    assert "Traceback" not in site.output


def test_a_site_that_begins_with_a_mistake_is_served(source: Path) -> None:
    quiz = source / "quizzes/a/small.yml"
    quiz.write_text("title： x\n", encoding="utf-8")
    with live_site(source) as site:
        site.wait_for("HB010", "quizzes/a/small.html")
        quiz.write_text(QUIZ, encoding="utf-8")
        site.wait_for("What first?", "quizzes/a/small.html")


def test_a_translation_is_shown_as_soon_as_it_is_saved(source: Path) -> None:
    overlay = source / "lessons/a/topic.zh.yml"
    (source / "lessons/a/topic.yml").write_text("title: Water\n", encoding="utf-8")
    overlay.write_text("title: 水\n", encoding="utf-8")
    with live_site(source) as site:
        site.wait_for("<h1>水</h1>", "zh/lessons/a/index.html")
        overlay.write_text("title: 小河\n", encoding="utf-8")
        site.wait_for("<h1>小河</h1>", "zh/lessons/a/index.html")
        overlay.write_text("titel: 小河\n", encoding="utf-8")
        assert "topic.zh.yml:1:1" in site.wait_for("HB601", "zh/lessons/a/index.html")


def test_a_new_lesson_and_a_new_folder_are_noticed(source: Path) -> None:
    with live_site(source) as site:
        (source / "lessons/b").mkdir()
        text = GUIDE.replace("Small guide", "Newest guide")
        (source / "lessons/b/new.yml").write_text(text, encoding="utf-8")

        assert "Newest guide" in site.wait_for("Newest guide", "parent.html")


def test_a_broken_template_of_the_site_is_shown_with_its_line(source: Path) -> None:
    config = source / "mkdocs.yml"
    theme = "theme:\n  name: material\n  custom_dir: overrides\n"
    config.write_text(
        config.read_text("utf-8").replace("theme:\n  name: material\n", theme), "utf-8"
    )
    override = source / "overrides/hornbook/base.html"
    override.parent.mkdir(parents=True)
    override.write_text("{% block main %}\n{% endfor %}", encoding="utf-8")
    with live_site(source) as site:
        assert "base.html:2:1" in site.wait_for("HB501", "lessons/a/guide.html")


def test_slides_search_and_homes_follow_an_edit_when_they_are_asked_for(source: Path) -> None:
    lesson = source / "lessons/a/guide.yml"
    with live_site(source) as site:
        assert "Small guide" in site.wait_for("Small guide", "parent.html")
        text = GUIDE.replace("Small guide", "Evening guide").replace("at six", "at nine")
        lesson.write_text(text, encoding="utf-8")

        for page in ("parent.html", "assets/hornbook/search-data.js", "print/a/guide.html"):
            assert "Evening guide" in site.wait_for("Evening guide", page)
        site.wait_for("This page is not here", "present/a/nothing.html")
