"""The page of a quiz as it is built: sections, pools, bands, expected answers."""

from __future__ import annotations

import re

import pytest

from tests.support.content import SMALL
from tests.support.sites import Built, lay_out, run_build

SECTIONS = """\
title: Two notices
score_bands: [{from: 0, text: Look *again*.}, {from: 60, text: Well read.}]
behaviour: interactive
sections:
  - id: clinic
    stimulus:
      title: Clinic Day
      text: "The nurse comes on **Thursday**, with {a book}."
    questions:
      - {type: number, id: hours, stem: How many hours?, value: 2}
      - type: cloze
        id: note
        stem: What is missing?
        text: "She comes on {day}."
        gaps: [{id: day, accept: Thursday}]
  - id: more
    title: Two more
    select: 2
    questions:
      - {type: true-false, id: day, stem: She comes on Friday., answer: false}
      - {type: true-false, id: time, stem: She comes early., answer: true}
      - type: short-text
        id: who
        stem: Who comes?
        accept: [nurse]
        expect: [{text: the <doctor>, feedback: Not *this* week.}]
"""
FILES = {**SMALL, "quizzes/a/small.yml": SECTIONS}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    source = tmp_path_factory.mktemp("quiz") / "source"
    lay_out(FILES, source)
    site = run_build(source)
    assert site.code == 0, site.output
    return site


def test_a_page_has_its_sections_in_order_with_what_they_are_about(built: Built) -> None:
    html = built.page("quizzes/a/small.html")
    order = ["Clinic Day", "<strong>Thursday</strong>", "How many hours?", "Two more"]
    order += ["Answer 2 of these.", "She comes on Friday."]

    places = [html.index(words) for words in order]
    assert places == sorted(places)
    assert html.count('class="hb-section"') == 2
    assert re.findall(r"Question (\d) of 5", html) == list("12345")


def test_the_pages_speak_of_the_questions_that_are_asked(built: Built) -> None:
    assert ">4 questions</h2>" in built.page("quizzes/a/small.html")
    assert "4 questions" in built.page("lessons/a/guide.html")


def test_answers_of_every_section_stand_at_the_end(built: Built) -> None:
    answers = built.page("quizzes/a/small.html").partition('class="hb-answers"')[2]

    assert re.findall('data-hb-answer="([a-z]+)"', answers) == [
        *("hours", "note", "day", "time", "who")
    ]
    assert 'data-hb-choice="the &lt;doctor&gt;"' in answers
    assert "Not <em>this</em> week." in answers


def test_words_for_the_score_wait_in_the_page(built: Built) -> None:
    html = built.page("quizzes/a/small.html")

    assert '<p data-hb-band="0" hidden>Look <em>again</em>.</p>' in html
    assert '<p data-hb-band="60" hidden>Well read.</p>' in html


def test_the_search_finds_a_section_and_not_its_answers(built: Built) -> None:
    words = built.page("assets/hornbook/search-data.js")

    assert "Clinic Day" in words
    assert "She comes on …" in words
    assert "{a book}" in words
    for hidden in ("Not this week", "doctor", "Well read", "interactive"):
        assert hidden not in words


def test_a_fenced_quiz_takes_sections_too(build_site) -> None:
    page = f"# Hello\n\n```quiz\n{SECTIONS}```\n"
    site: Built = build_site({**SMALL, "content/hello.md": page})

    assert site.code == 0, site.output
    html = site.page("hello.html")
    assert "Clinic Day" in html
    assert '"behaviour":"interactive"' in html


def test_a_mistake_in_a_section_of_a_fenced_quiz_has_its_line(build_site) -> None:
    page = f"# Hello\n\n```quiz\n{SECTIONS.replace('select: 2', 'select: 4')}```\n"
    site: Built = build_site({**SMALL, "content/hello.md": page})

    assert site.code == 1
    assert "content/hello.md:21:13: HB105" in site.output
