"""Every type of question is for everybody in every state, in both languages.

A part of `python3 tasks.py access`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.long_access import measuring, seen_by_all, visit, walk
from tests.browser.steps import Response, question, respond
from tests.browser.test_every_page import WIDE
from tests.support.paper import EVERY_TYPE, PICTURE
from tests.support.sites import Files
from tests.support.web import file_site

HINTED = re.sub(r"^    (id: \w+)$", r"    \1\n    hints: Think.", EVERY_TYPE, flags=re.MULTILINE)
HINTED = re.sub(r"^(  - \{type: [\w-]+, id: \w+)", r"\1, hints: Think.", HINTED, flags=re.MULTILINE)
"""A quiz of every type; each question has a hint."""
QUIZ = "quizzes/a/every.html"
CONFIG = """\
site_name: School
docs_dir: content
theme: {{name: material, language: {lang}}}
plugins: [{{hornbook: {{id: everybody}}}}]
"""
"""The language is that of all that Hornbook says; the questions stay English."""
Answers = Mapping[str, Response]
RIGHT: Answers = {
    "one": "Shout",
    "many": ["Grandpa"],
    "ring": "false",
    "word": "lifebelt",
    "steps": "4711",
    "gaps": ["retreat", "ring"],
    "pairs": {"Fire": "number one", "Ill": "number two"},
    "groups": {"A bed": "Indoors", "A tree": "Outdoors"},
    "order": ["a", "b"],
    "spot": "The path",
    "marks": ["jump", "sit"],
    "own": "I ask.",
    "story": ["Wait there"],
}
WRONG: Answers = {
    **RIGHT,
    "one": "Run",
    "many": ["A duck"],
    "ring": "true",
    "word": "rope",
    "steps": "1",
    "gaps": ["run", "sing"],
    "pairs": {"Fire": "number two", "Ill": "number one"},
    "groups": {"A bed": "Outdoors", "A tree": "Indoors"},
    "order": ["b", "a"],
    "spot": "The pond",
    "marks": ["We", "here"],
    "story": ["Run on", "Wait there"],
}
VERDICT = re.compile("correct|incorrect|partial|noted")


def give(place: Locator, name: str, response: Response) -> None:
    """Answer a question, whatever language its buttons speak."""
    if name == "ring":
        place.locator(f"input[value={response}]").check()
    elif name == "gaps":
        place.get_by_role("textbox").fill(response[0])  # type: ignore[index] # a list, see above
        place.get_by_role("combobox").select_option(label=response[1])  # type: ignore[index] # so
    elif name == "order":
        for row in reversed(list(response)):
            up = place.locator(f"[data-hb-item={row}] [data-hb-move=up]")
            while up.get_attribute("aria-disabled") != "true":
                up.click()
    elif name == "spot":
        place.get_by_label(str(response)).check()
    elif name == "story":
        for words in response:
            place.get_by_text(words, exact=True).locator("visible=true").click()
            place.locator("[data-hb-story]:visible").first.click()
    else:
        respond(place, response)
    if name != "story":
        do(place, "check")
    expect(place).to_have_attribute("data-hb-verdict", VERDICT)


def do(place: Page | Locator, action: str) -> None:
    """Press the button that does this."""
    place.locator(f"[data-hb-action={action}]:visible").first.click()


def untouched(page: Page) -> Iterator[str]:
    """The states before the first answer."""
    yield "as it comes"
    for hint in page.locator(".hb-hint summary").all():
        hint.click()
    yield "with its hints"
    do(page, "results")
    yield "with questions left open"


def answered(page: Page, answers: Answers) -> Iterator[str]:
    """The states from the last answer on."""
    for name, response in answers.items():
        give(question(page, name), name, response)
    yield "answered"
    do(page, "results")
    yield "with its results"
    do(page, "review")
    expect(page.locator(".hb-answers").first).to_be_visible()
    yield "with the right answers"


STATES: Mapping[str, Callable[[Page], Iterator[str]]] = {
    "untouched": untouched,
    "wrong": lambda page: answered(page, WRONG),
    "right": lambda page: answered(page, RIGHT),
}


@pytest.fixture(scope="module", params=["en", "zh"])
def quiz(request: pytest.FixtureRequest, small_site: Callable[[Files], Path]) -> str:
    """Where the quiz is."""
    files = {
        "mkdocs.yml": CONFIG.format(lang=request.param),
        "quizzes/a/every.yml": HINTED,
        "quizzes/a/place.svg": PICTURE,
    }
    return file_site(small_site(files)) + QUIZ


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A device of its own: what is answered in one test is not there in another."""
    with measuring(browser) as made:
        made.set_viewport_size(WIDE)
        yield made


@pytest.mark.parametrize("outcome", STATES)
def test_every_type_of_question_is_for_everybody(page: Page, quiz: str, outcome: str) -> None:
    visit(page, quiz)
    found = []
    for state in STATES[outcome](page):
        found += [f"{state}: {line}" for line in [*seen_by_all(page), *walk(page)]]

    assert found == []


def test_each_verdict_has_its_own_word_and_sign(page: Page, quiz: str) -> None:
    visit(page, quiz)
    told = []
    answers: Answers = {"one": "Run", "many": ["Grandpa", "A duck"], "ring": "false"}
    for name, response in answers.items():  # wrong, partly right, right
        give(question(page, name), name, response)
        verdict = question(page, name).locator(".hb-verdict").first
        told.append(
            verdict.evaluate("e => [e.textContent, getComputedStyle(e, '::before').maskImage]")
        )
    assert len({words for words, _ in told}) == len({sign for _, sign in told}) == len(told)
