"""A film that a reader keeps: it moves the bar, can be paused, and goes on where it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.kept_site import SEEK
from tests.support.link import Link
from tests.support.sites import Files
from tests.test_sentences import sound

LESSON = """\
kind: tool
title: Long
summary: S
minutes: 5
blocks: [{type: prose, text: One., audio: {src: long.wav, transcript: One.}}]
"""
ROW = "[data-hb-keep='topic:c']"
SOME = re.compile("^[2-8][0-9]$")
"""Percent of the bar: begun, and not done."""


@pytest.fixture(scope="module")
def site(small_site: Callable[[Files], Path]) -> Path:
    """A site with a recording of 20 MB."""
    topic = {"lessons/c/topic.yml": "title: Long ones\n", "lessons/c/long.yml": LESSON}
    return small_site({**topic, "lessons/c/long.wav": sound(2500)})


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A device of its own."""
    return context.new_page()


def test_a_pause_in_the_middle_of_a_large_recording_costs_nothing(page: Page, link: Link) -> None:
    row = page.locator(ROW)
    bar = row.get_by_role("progressbar")
    link.bytes_a_second = 1_500_000
    page.goto(link.address + "keep.html")
    row.get_by_role("button", name="Keep").click()
    expect(bar).to_have_attribute("value", SOME)
    row.get_by_role("button", name="Pause").click()
    expect(row).to_contain_text("Paused.")
    link.bytes_a_second = 0
    page.reload()
    expect(row).to_contain_text("Paused.")
    expect(bar).to_have_attribute("value", SOME)
    had = int(bar.get_attribute("value") or 0)

    link.count()
    row.get_by_role("button", name="Go on").click()
    expect(row).to_contain_text("Kept.")
    assert link.sent < 20_000_000 * (1.05 - had / 100)
    link.is_cut = True
    page.goto(link.address + "lessons/c/long.html")
    assert abs(page.locator("audio").evaluate(SEEK) - 6) < 0.5


def test_a_large_recording_that_changed_meanwhile_is_never_put_together_of_two(
    page: Page, link: Link, site: Path
) -> None:
    row = page.locator(ROW)
    recording = site / "lessons/c/long.wav"
    right = recording.read_bytes()
    link.bytes_a_second = 1_500_000
    page.goto(link.address + "keep.html")
    row.get_by_role("button", name="Keep").click()
    bar = row.get_by_role("progressbar")
    expect(bar).to_have_attribute("value", SOME)
    recording.write_bytes(right.replace(b"\x80", b"\x81"))
    link.bytes_a_second = 0
    expect(row).to_contain_text("could not be loaded")

    recording.write_bytes(right)
    row.get_by_role("button", name="Go on").click()
    expect(row).to_contain_text("Kept.")
