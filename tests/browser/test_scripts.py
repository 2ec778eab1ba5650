"""The plays of the portal: read from a screen line by line, and learnt from cue cards."""

from __future__ import annotations

from math import ceil
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.support.pdf import page_sizes
from tests.support.sites import ROOT

PLAYS = ("leave-the-shoe", "twenty-minute-tap", "check-first", "i-am-with-you")
EDITIONS = {"": "Everybody", "zh/": "大家一起"}
SCREENS = """all => all.map(slide => [
  [...slide.querySelectorAll(".hb-line-who > :is(.hb-letter:not([aria-hidden]), strong)")]
    .map(e => e.textContent).join(" "),
  slide.querySelector(".hb-line-say").textContent,
  slide.querySelector(".hb-line-does")?.textContent ?? "",
])"""
CARDS = "all => all.map(card => [...card.querySelectorAll('li strong')].map(e => e.textContent))"


def play_of(name: str, edition: str = "") -> dict[str, Any]:
    """The play as its author wrote it, in the words of the edition."""
    folder = ROOT / "lessons" / "scripts"
    written = [yaml.safe_load((folder / f"{name}.yml").read_text("utf-8"))]
    if edition:
        written.append(yaml.safe_load((folder / f"{name}.zh.yml").read_text("utf-8")))
    first, *rest = (next(b for b in w["blocks"] if b["id"] == "play") for w in written)
    for own in rest:
        for key in ("parts", "lines"):
            pairs = zip(first[key], own[key], strict=True)
            own[key] = [before | after for before, after in pairs]
        first |= own
    return dict(first)


def speakers(play: dict[str, Any], line: dict[str, Any], everybody: str) -> str:
    """Who a slide names above a line: `B Rice C Cloud`."""
    if line["part"] == "all":
        return everybody
    asked = [line["part"]] if isinstance(line["part"], str) else line["part"]
    named = zip("ABCDEF", play["parts"], strict=False)
    return " ".join(f"{letter} {part['name']}" for letter, part in named if part["id"] in asked)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", PLAYS)
def test_every_line_of_a_play_has_a_screen_with_its_speaker(
    page: Page, home: str, name: str, edition: str
) -> None:
    play = play_of(name, edition)
    page.goto(f"{home}{edition}present/scripts/{name}.html")

    shown = page.locator(".hb-slide--line").evaluate_all(SCREENS)

    assert shown == [
        [speakers(play, line, EDITIONS[edition]), line["say"], line.get("does", "")]
        for line in play["lines"]
    ]


def test_a_class_reads_on_with_a_clicker_and_sees_the_line_before(page: Page, home: str) -> None:
    play = play_of("i-am-with-you")
    names = [part["name"] for part in play["parts"]]
    page.goto(f"{home}present/scripts/i-am-with-you.html#play-1")
    now = page.locator(".hb-slide[data-hb-now]")
    expect(now.locator("li strong")).to_have_text([*names, "Everybody"])

    page.keyboard.press("PageDown")
    expect(now.locator(".hb-line-say")).to_have_text(play["lines"][0]["say"])
    expect(now.locator(".hb-line-before")).to_have_count(0)
    page.keyboard.press("PageDown")
    expect(now.locator(".hb-line-say")).to_have_text(play["lines"][1]["say"])
    expect(now.locator(".hb-line-before q")).to_have_text(play["lines"][0]["say"])
    page.keyboard.press("PageUp")
    expect(now.locator(".hb-line-say")).to_have_text(play["lines"][0]["say"])


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", PLAYS)
def test_each_part_has_a_cue_card_with_all_its_lines_and_two_stand_on_a_page(
    page: Page, home: str, name: str, edition: str
) -> None:
    play = play_of(name, edition)
    ids = [*(part["id"] for part in play["parts"]), "all"]
    page.goto(f"{home}{edition}print/scripts/{name}.html#cues")

    cards = page.locator("#cues .hb-cut").evaluate_all(CARDS)

    assert cards == [
        [line["say"] for line in play["lines"] if id in (line["part"], *line["part"])] for id in ids
    ]
    for paper in ("A4", "Letter"):
        assert len(page_sizes(page.pdf(format=paper))) == ceil(len(ids) / 2)


def test_nobody_can_miss_which_lines_to_learn(page: Page, home: str) -> None:
    play = play_of("check-first")
    page.goto(f"{home}print/scripts/check-first.html#script")
    rows = page.locator(".hb-stage-lines tbody tr")

    bold = rows.evaluate_all(
        "all => all.map(row => +getComputedStyle(row.querySelector('td p')).fontWeight > 600)"
    )

    strong = [line.get("kind") in ("refusal", "call") for line in play["lines"]]
    assert bold == strong
    assert any(strong)
