"""How a quiz asks: at once, with tries, or at the end; pools, attempts, shuffling."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Origin
from tests.browser.steps import answer, check, kept, question, respond, tab_to
from tests.support.axe import violations
from tests.support.quizzes import ORDER, RING, WORD, choice, quiz
from tests.support.sites import Files

POOL = """\
title: Pool
shuffle: both
sections:
  - {id: start, questions: [{type: true-false, id: first, stem: The first., answer: true}]}
  - id: pool
    select: 3
    questions:
""" + "".join(
    f"      - {{type: true-false, id: q{n}, stem: Number {n}., answer: false}}\n" for n in range(12)
)
BANDS = "score_bands: [{from: 0, text: A good start.}, {from: 100, text: All of it.}]"
SITE: Files = {
    "quizzes/a/deferred.yml": quiz("behaviour: deferred", choice("first"), WORD, RING, ORDER),
    "quizzes/a/interactive.yml": quiz(
        f"behaviour: interactive\npenalty: 25\n{BANDS}", choice("first"), RING
    ),
    "quizzes/a/once.yml": quiz("attempts: 2", choice("first"), RING),
    "quizzes/a/limited.yml": quiz("tries: 2", choice("first"), RING),
    "quizzes/a/pool.yml": POOL,
    "quizzes/a/choices.yml": quiz(
        "shuffle: choices", *(choice(f"q{n}", ", fixed: true") for n in range(6))
    ),
    "quizzes/a/sure.yml": quiz("confidence: yes", RING, choice("first"), WORD),
}
PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def take(site: Path, origin: Origin, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """`take("deferred")`: the quiz, opened in a window of its own."""

    def take_one(name: str, **options: object) -> Page:
        page = open_page(**options)
        page.goto(f"{origin.of(site)}quizzes/a/{name}.html")
        expect(page.get_by_role("button", name="See my results")).to_be_visible()
        return page

    return take_one


def see_results(page: Page) -> Locator:
    page.get_by_role("button", name="See my results").click()
    return page.get_by_role("region", name="My results")


def shown(page: Page) -> list[str]:
    """The ids of the questions on the page, from the top."""
    expect(page.get_by_role("button", name="See my results")).to_be_visible()
    items = page.locator("[data-hb-question]:visible")
    ids: list[str] = items.evaluate_all("items => items.map(item => item.dataset.hbQuestion)")
    return ids


def test_deferred_says_nothing_before_the_results_and_then_everything(
    take: Callable[..., Page],
) -> None:
    page = take("deferred", **PHONE)
    first = question(page, "first")
    first.get_by_text("Run", exact=True).tap()
    respond(question(page, "ring"), "False")
    expect(page.get_by_role("button", name="Check my answer")).to_have_count(0)
    expect(page.locator("[data-hb-verdict]")).to_have_count(0)

    page.get_by_role("button", name="See my results").tap()
    blanks = page.locator(".hb-blanks")
    expect(blanks).to_be_focused()
    expect(blanks).to_contain_text("2 questions have no answer yet")
    expect(page.locator("[data-hb-verdict]")).to_have_count(0)
    first.get_by_text("Shout", exact=True).tap()
    blanks.get_by_role("link").first.tap()
    expect(question(page, "word").get_by_role("textbox")).to_be_focused()
    page.keyboard.type("hello")
    page.keyboard.press("Enter")
    expect(blanks).to_contain_text("1 question has no answer yet")
    blanks.get_by_role("button", name="Show results anyway").tap()

    results = page.get_by_role("region", name="My results")
    expect(results).to_be_focused()
    expect(results).to_contain_text("2 of 4")
    expect(first).to_have_attribute("data-hb-verdict", "correct")
    expect(first.locator(".hb-feedback")).to_contain_text("A voice is quick.")
    expect(question(page, "word")).to_have_attribute("data-hb-verdict", "incorrect")
    expect(question(page, "word").locator(".hb-feedback")).to_contain_text("help")
    expect(question(page, "order").locator(".hb-feedback")).to_contain_text(
        "You left this one open"
    )
    expect(question(page, "order").get_by_role("button", name="Up Shout")).to_be_hidden()
    question(page, "ring").get_by_text("True", exact=True).click(force=True)
    expect(question(page, "ring").get_by_label("False", exact=True)).to_be_checked()


def test_deferred_keeps_choices_and_results_over_a_reload(take: Callable[..., Page]) -> None:
    page = take("deferred")
    respond(question(page, "first"), "Run")
    respond(question(page, "word"), "help")
    respond(question(page, "order"), ["Look", "Shout", "Throw", "Pull"])
    respond(question(page, "ring"), "True")
    kept(page)
    page.reload()
    expect(question(page, "first").get_by_label("Run", exact=True)).to_be_checked()
    expect(page.get_by_role("button", name="See my results")).to_be_visible()
    expect(page.locator("[data-hb-verdict]")).to_have_count(0)

    results = see_results(page)
    expect(results).to_contain_text("2 of 4")
    kept(page)
    page.reload()
    expect(results).to_contain_text("2 of 4")
    expect(question(page, "first")).to_have_attribute("data-hb-verdict", "incorrect")


def test_interactive_opens_a_hint_after_each_wrong_try_and_tells_after_the_last(
    take: Callable[..., Page],
) -> None:
    page = take("interactive", **PHONE)
    place = question(page, "first")
    voice, letter = (
        place.get_by_text("Think of your voice."),
        place.get_by_text("It begins with S."),
    )
    expect(place.get_by_text("Another hint")).to_be_hidden()
    answer(page, "first", "Run", "incorrect")
    expect(voice).to_be_visible()
    expect(letter).to_be_hidden()
    expect(place.get_by_role("status")).to_contain_text("2 more tries")
    expect(place.get_by_role("status")).not_to_contain_text("A voice is quick.")

    place.get_by_role("button", name="Try again").tap()
    answer(page, "first", "Swim", "incorrect")
    expect(letter).to_be_visible()
    kept(page)
    page.reload()
    expect(letter).to_be_visible()
    expect(place.get_by_role("status")).to_contain_text("one more try")
    place.get_by_text("Wait", exact=True).tap()
    check(place)
    expect(place.get_by_role("status")).to_contain_text("A voice is quick.")
    expect(place.get_by_role("button", name="Try again")).to_be_hidden()
    expect(place.get_by_role("status")).to_be_focused()


def test_interactive_takes_the_penalty_and_says_the_words_of_the_band(
    take: Callable[..., Page],
) -> None:
    page = take("interactive")
    tab_to(page, question(page, "first").get_by_role("radio").first)
    page.keyboard.press("ArrowDown")
    tab_to(page, question(page, "first").get_by_role("button", name="Check my answer"))
    page.keyboard.press("Enter")
    expect(question(page, "first").get_by_role("button", name="Try again")).to_be_focused()
    page.keyboard.press("Enter")
    answer(page, "first", "Shout", "correct")
    answer(page, "ring", "False", "correct")

    results = see_results(page)
    expect(results).to_contain_text("You earned 1.75 of 2 points.")
    expect(results.get_by_text("A good start.")).to_be_visible()
    expect(results.get_by_text("All of it.")).to_be_hidden()
    expect(results.locator(".hb-sprout")).to_be_visible()


def test_tries_are_limited_also_when_feedback_comes_at_once(take: Callable[..., Page]) -> None:
    page = take("limited")
    answer(page, "first", "Run", "incorrect")
    expect(question(page, "first").get_by_text("Think of your voice.")).to_be_hidden()
    answer(page, "first", "Swim", "incorrect")
    expect(question(page, "first").get_by_role("button", name="Try again")).to_be_hidden()
    expect(question(page, "first").get_by_role("status")).to_contain_text("A voice is quick.")


def test_attempts_that_are_used_up_leave_every_answer_to_look_at(
    take: Callable[..., Page],
) -> None:
    page = take("once")
    answer(page, "first", "Run", "incorrect")
    answer(page, "ring", "False", "correct")
    results = see_results(page)
    expect(results).to_contain_text("one more time")
    expect(question(page, "first").get_by_role("button", name="Try again")).to_be_hidden()
    results.get_by_role("button", name="Practise what I missed").click()
    answer(page, "first", "Swim", "incorrect")
    see_results(page)

    expect(results).to_contain_text("as often as it can be taken")
    kept(page)
    page.reload()
    expect(results).to_contain_text("as often as it can be taken")
    for name in ("Practise what I missed", "Start again"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    results.get_by_role("button", name="Look at every answer").click()
    answers = page.get_by_role("region", name="Answers")
    expect(answers).to_be_visible()
    expect(answers).to_contain_text("A voice is quick.")


def test_a_pool_draws_anew_when_started_again_and_stays_for_practice(
    take: Callable[..., Page],
) -> None:
    page = take("pool")
    draw = shown(page)
    assert len(draw) == 4 and draw[0] == "first"
    numbers = page.locator(".hb-number:visible").all_inner_texts()
    assert numbers == [f"Question {n} of 4" for n in range(1, 5)]
    for name in draw:
        answer(page, name, "True", "correct" if name == "first" else "incorrect")
    kept(page)
    page.reload()
    assert shown(page) == draw

    results = see_results(page)
    expect(results).to_contain_text("1 of 4")
    results.get_by_role("button", name="Practise what I missed").click()
    assert shown(page) == draw
    draws = {tuple(draw)}
    for _ in range(4):
        see_results(page)
        page.locator(".hb-blanks").get_by_role("button", name="Show results anyway").click()
        results.get_by_role("button", name="Start again").click()
        draws.add(tuple(shown(page)))
        assert shown(page)[0] == "first"
    assert len(draws) > 2
    last = shown(page)
    kept(page)
    page.reload()
    assert shown(page) == last


def test_shuffled_choices_leave_the_fixed_one_at_the_end(take: Callable[..., Page]) -> None:
    page = take("choices")
    shown(page)
    orders = [
        question(page, f"q{n}").locator(".hb-choice-text").all_inner_texts() for n in range(6)
    ]
    assert all(order[-1] == "Wait" for order in orders)
    assert all(sorted(order) == sorted(orders[0]) for order in orders)
    assert len({tuple(order) for order in orders}) > 1
    answer(page, "q0", "Shout", "correct")


def test_how_sure_a_child_is_is_asked_kindly_and_never_counts(take: Callable[..., Page]) -> None:
    page = take("sure", **PHONE)
    first = question(page, "first")
    respond(question(page, "ring"), "True")
    check(question(page, "ring"))
    first.get_by_text("Run", exact=True).tap()
    first.get_by_role("group", name="How sure are you?").get_by_text("Sure", exact=True).tap()
    check(first)
    expect(first.get_by_role("status")).to_contain_text("You were sure of this one.")
    expect(first.get_by_role("group", name="How sure are you?")).to_be_hidden()
    word = question(page, "word")
    word.get_by_role("textbox").fill("help")
    word.get_by_text("A guess", exact=True).tap()
    check(word)
    expect(word.get_by_role("status")).to_contain_text("You were not sure, and you were right.")
    kept(page)
    page.reload()

    expect(first.get_by_role("status")).to_contain_text("You were sure of this one.")
    results = see_results(page)
    expect(results).to_contain_text("1 of 3")
    expect(results.get_by_role("link").first).to_contain_text("What first")


def test_a_sprout_grows_once_and_never_for_those_who_want_no_motion(
    take: Callable[..., Page],
) -> None:
    growing = "section => section.getAnimations({subtree: true}).length"
    for motion, expected in (("no-preference", True), ("reduce", False)):
        page = take("limited", reduced_motion=motion)
        device = page.context.new_cdp_session(page)
        device.send("Animation.enable")
        device.send("Animation.setPlaybackRate", {"playbackRate": 0})  # or it may be over too soon
        answer(page, "first", "Shout", "correct")
        answer(page, "ring", "False", "correct")
        results = see_results(page)
        expect(results.locator(".hb-sprout")).to_be_visible()
        assert (results.evaluate(growing) > 0) is expected
        kept(page)
        page.reload()
        expect(results.locator(".hb-sprout")).to_be_visible()
        assert results.evaluate(growing) == 0


@pytest.mark.parametrize("name", ["deferred", "interactive", "once", "sure", "pool"])
def test_no_accessibility_problem_before_and_after(take: Callable[..., Page], name: str) -> None:
    page = take(name, **PHONE)
    expect(page.get_by_role("button", name="See my results")).to_be_visible()
    assert not violations(page)
    first = page.locator("[data-hb-question]:visible").first
    first.get_by_role("radio").nth(1).check(force=True)
    if name != "deferred":
        check(first)
    page.get_by_role("button", name="See my results").click()
    page.get_by_role("button", name="Show results anyway").click()
    expect(page.get_by_role("region", name="My results")).to_be_focused()
    assert not violations(page)
