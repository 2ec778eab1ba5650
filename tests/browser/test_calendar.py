"""A parent far away plans calls, prints a month and takes them into a calendar."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Origin
from tests.browser.steps import tab_to
from tests.browser.storage import everything
from tests.browser.test_every_page import SMALL_CONTROLS, TOO_WIDE
from tests.support import axe
from tests.support.sites import SMALLEST, Files

PHONE = {"width": 360, "height": 640}
TABLET = {"width": 800, "height": 1280}
SHANGHAI, BERLIN = "Asia/Shanghai", "Europe/Berlin"
NEW_YORK, SYDNEY = "America/New_York", "Australia/Sydney"
SPRING = datetime(2027, 3, 1, 4, tzinfo=UTC)
AUTUMN = datetime(2027, 8, 20, 4, tzinfo=UTC)
LESSON = """\
kind: tool
title: Our calls
summary: Choose once.
minutes: 1
blocks:
  - type: call-calendar
    id: plan
    starters: ["What made you laugh, today?", Teach me one word.]
"""
STORY = """\
kind: tool
audience: child
title: Small story
summary: Short.
minutes: 2
call_starters: [Read me *a page*.]
blocks:
  - {type: prose, text: Once there was a cat.}
"""
SITE: Files = {
    "mkdocs.yml": SMALLEST["mkdocs.yml"].replace(
        "- hornbook", "- hornbook: {translations: {zh: {site_name: 小站}}}"
    ),
    "lessons/a/calls.yml": LESSON,
    "lessons/a/calls.zh.yml": """\
title: 通话
summary: 选一次。
blocks:
  - id: plan
    starters: [今天什么事把你逗笑了？, 教我一个词。]
""",
    "lessons/a/story.yml": STORY,
}


@pytest.fixture
def at(origin: Origin, site: Path) -> str:
    """Address of the page."""
    return origin.of(site) + "lessons/a/calls.html"


@pytest.fixture
def open_at(open_page: Callable[..., Page], at: str) -> Callable[..., Page]:
    """`open_at(zone, day, plan)`: the page on a device of that time zone, on that day."""

    def go(zone: str = SHANGHAI, day: datetime = SPRING, plan: str = "", **options: object) -> Page:
        given = {"viewport": PHONE, "timezone_id": zone, "has_touch": True} | options
        page = open_page(**given)
        page.clock.set_fixed_time(day)
        page.goto(at + plan)
        return page

    return go


def plan_of(child: str, mine: str, calls: str = "3t1140,7t1140,0t1140,5t1140") -> str:
    return f"#calls={calls}&me={mine}&child={child}"


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name, exact=True)


def week(page: Page) -> Locator:
    return page.get_by_role("region", name="Our week")


def cells(page: Page) -> list[list[str]]:
    rows = week(page).locator("tbody tr").all()
    return [[" ".join(c.split()) for c in r.locator("th, td").all_inner_texts()] for r in rows]


def events(page: Page, folder: Path) -> list[Event]:
    """The file that the page gives, read as a calendar program would."""
    with page.expect_download() as download:
        page.locator("[data-hb-file]").tap()
    assert download.value.suggested_filename == "calls-home.ics"
    file = folder / "calls.ics"
    download.value.save_as(file)
    raw = file.read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    calendar = Calendar.from_ical(raw)
    found = calendar.walk("VEVENT")
    assert all(not event.errors for event in found)
    return found


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_a_tired_parent_needs_one_tap(open_at: Callable[..., Page], tmp_path: Path) -> None:
    page = open_at()
    assert cells(page) == [
        ["Call", "Wednesday 7:00 PM"],
        ["Voice message", "Friday 7:00 PM"],
        ["Call", "Sunday 7:00 PM"],
    ]
    expect(week(page)).to_contain_text("These times suit work, school and sleep.")
    found = events(page, tmp_path)

    assert len(found) == 3 * 26
    expect(page.get_by_role("status").last).to_contain_text("78 dates")
    assert len({str(event["UID"]) for event in found}) == len(found)
    first, message = found[:2]
    assert str(first["SUMMARY"]) == "Call home"
    assert first["DTEND"].dt - first["DTSTART"].dt == timedelta(minutes=10)
    assert first["DTSTART"].dt.astimezone(ZoneInfo(SHANGHAI)).hour == 19
    assert str(message["SUMMARY"]) == "Voice message home"
    assert "To begin with: What made you laugh, today?" in str(first["DESCRIPTION"])
    assert "say when you ring again: Sunday 7:00\u00a0PM." in str(first["DESCRIPTION"])
    assert "To begin with: Teach me one word." in str(found[3]["DESCRIPTION"])
    assert [a["TRIGGER"].dt for a in first.walk("VALARM")] == [timedelta(minutes=-10)]


@pytest.mark.parametrize(
    ("child", "mine", "start", "first", "last"),
    [
        (SHANGHAI, NEW_YORK, SPRING, 6, 7),
        (SHANGHAI, NEW_YORK, AUTUMN, 7, 6),
        (SHANGHAI, BERLIN, SPRING, 12, 13),
        (SHANGHAI, BERLIN, AUTUMN, 13, 12),
        (SHANGHAI, SYDNEY, SPRING, 22, 21),
        (SHANGHAI, SYDNEY, AUTUMN, 21, 22),
        (BERLIN, SHANGHAI, SPRING, 2, 1),
        (NEW_YORK, SHANGHAI, AUTUMN, 7, 8),
        (SYDNEY, SHANGHAI, SPRING, 16, 17),
        (BERLIN, BERLIN, SPRING, 19, 19),
    ],
)
def test_times_are_right_on_both_sides_across_a_change_of_the_clocks(
    open_at: Callable[..., Page],
    tmp_path: Path,
    child: str,
    mine: str,
    start: datetime,
    first: int,
    last: int,
) -> None:
    page = open_at(mine, start, plan_of(child, mine))
    starts = [event["DTSTART"].dt for event in events(page, tmp_path)]

    here = [start.astimezone(ZoneInfo(child)) for start in starts]
    assert {(t.isoweekday(), t.hour, t.minute) for t in here} == {
        (3, 19, 0),
        (5, 19, 0),
        (7, 19, 0),
    }
    assert len({t.date() for t in here}) == len(starts) == 78
    far = [start.astimezone(ZoneInfo(mine)).hour for start in starts]
    assert (far[0], far[-1]) == (first, last)
    told = week(page).get_by_text("The clocks change")
    expect(told).to_have_count(0 if child == mine else 1)


def test_the_week_is_shown_on_both_clocks(open_at: Callable[..., Page]) -> None:
    page = open_at(NEW_YORK, SPRING, plan_of(SHANGHAI, NEW_YORK, "3t480,0t0,0t0,0t0"))

    assert cells(page) == [["Call", "Wed 8:00 AM", "Tue 7:00 PM"]]
    expect(week(page)).to_contain_text("from March 17, your clock shows Tue 8:00 PM")
    expect(page.get_by_text("All times are on your child’s clock.")).to_be_visible()


def test_a_call_in_the_shift_in_school_or_in_the_night_is_told_gently(
    open_at: Callable[..., Page],
) -> None:
    page = open_at()
    page.get_by_text("Late shift").tap()
    expect(week(page)).to_contain_text("Wednesday 7:00 PM is in your shift.")
    expect(row(page, "My shift")).to_be_visible()
    row(page, "My shift").get_by_label("To").select_option("7:00 PM")
    expect(week(page)).not_to_contain_text("in your shift")
    row(page, "First call").get_by_label("Time").select_option("10:00 AM")
    expect(week(page)).to_contain_text("Wednesday 10:00 AM is in school time.")
    row(page, "First call").get_by_label("Time").select_option("9:00 PM")
    expect(week(page)).to_contain_text("bedtime is 8:30 PM")
    page.get_by_text("It changes").tap()
    expect(week(page)).to_contain_text("Wed 9:00 PM, Fri 7:00 PM, Sun 7:00 PM suits these shifts")


def test_choices_stand_in_the_address_alone(open_at: Callable[..., Page], at: str) -> None:
    page = open_at()
    row(page, "First call").get_by_label("Day").select_option("Monday")
    page.reload()

    assert cells(page)[0] == ["Call", "Monday 7:00 PM"]
    assert page.url.startswith(at + "#calls=1t1140,7t1140")
    assert "1140" not in everything(page)
    assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0
    expect(page.get_by_text("Nothing is kept or sent.")).to_be_visible()


def test_the_keyboard_does_it_all(open_at: Callable[..., Page]) -> None:
    page = open_at(viewport=TABLET)
    tab_to(page, row(page, "First call").get_by_label("Day"))
    page.keyboard.press("ArrowDown")
    assert cells(page)[0] == ["Call", "Thursday 7:00 PM"] or cells(page)[1][1] == "Friday 7:00 PM"
    tab_to(page, page.get_by_role("button", name="Add a third call"))
    page.keyboard.press("Enter")
    expect(row(page, "Third call").get_by_label("Day")).to_be_focused()
    assert ["Call", "Monday 7:00 PM"] in cells(page)
    expect(page.get_by_role("button", name="Add a third call")).to_be_hidden()
    tab_to(page, page.locator("[data-hb-file]"))
    with page.expect_download():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("old", [False, True])
def test_time_zones_come_from_the_browser(
    open_page: Callable[..., Page], at: str, old: bool
) -> None:
    page = open_page(viewport=PHONE, timezone_id="Asia/Kathmandu")
    if old:
        page.add_init_script("delete Intl.supportedValuesOf")
    page.goto(at)
    page.get_by_text("Two time zones?").click()
    mine = page.get_by_label("Where I am")
    expect(mine.locator("option").first).to_contain_text("Nepal")
    expect(mine).to_have_value(re.compile("Asia/Kat"))
    expect(mine.locator("optgroup")).to_have_count(1 if old else 2)
    assert (mine.locator("option").count() > 100) is not old
    page.get_by_label("Where my child is").select_option(SHANGHAI)

    assert cells(page)[0] == ["Call", "Wed 7:00 PM", "Wed 4:45 PM"]


def test_chinese_has_its_own_times_and_keeps_the_choices(open_at: Callable[..., Page]) -> None:
    page = open_at(plan="#calls=1t1170,7t1140,0t1140,5t1140")
    page.get_by_role("link", name="中文").click()
    expect(page).to_have_url(re.compile(r"/zh/lessons/a/calls\.html#calls=1t1170"))
    rows = page.get_by_role("region", name="我们的一周").locator("tbody tr")

    expect(rows).to_have_count(3)
    for shown, (name, time) in zip(
        rows.all(), [("星期一", "19:30"), ("星期五", "19:00"), ("星期日", "19:00")], strict=True
    ):
        expect(shown).to_contain_text(re.compile(rf"{name}\s?{time}"))
    expect(page.get_by_role("heading", name="2027年3月")).to_be_visible()


def test_a_chosen_lesson_gives_the_first_starter(
    open_at: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_at()
    page.get_by_text("What my child is learning").tap()
    page.get_by_label("Small story").tap()

    expect(page.locator("[data-hb-talk] li").first).to_have_text("Read me a page.")
    assert "To begin with: Read me a page." in str(events(page, tmp_path)[0]["DESCRIPTION"])


def test_a_month_prints_on_one_page(open_at: Callable[..., Page]) -> None:
    page = open_at(NEW_YORK, SPRING, plan_of(SHANGHAI, NEW_YORK, "1t1140,7t1140,3t1140,5t1140"))
    for month in range(3, 12):
        name = f"{date(2027, month, 1):%B} 2027"
        expect(page.get_by_role("heading", name=name)).to_be_visible()
        assert pages_of(page.pdf(format="A4")) == 1, name
        page.get_by_role("button", name="The month after").tap()
    page.emulate_media(media="print")
    sheet = page.get_by_role("region", name="Our calls").first
    expect(
        sheet.get_by_role("cell", name=re.compile("^6 7:00 PM Call far away: 6:00 AM"))
    ).to_be_visible()
    expect(page.get_by_role("button", name="Save")).to_be_hidden()


def test_without_a_script_a_month_and_a_week_can_be_filled_by_hand(
    open_at: Callable[..., Page],
) -> None:
    page = open_at(viewport=TABLET, java_script_enabled=False)

    expect(page.get_by_text("You can print it and fill it in by hand.")).to_be_visible()
    expect(page.get_by_role("table", name="The month").locator("tbody td")).to_have_count(42)
    expect(page.get_by_role("row", name="Voice message")).to_be_visible()
    expect(page.get_by_text("Teach me one word.")).to_be_visible()
    expect(page.locator("main select:visible")).to_have_count(0)
    assert pages_of(page.pdf(format="A4")) == 1


@pytest.mark.parametrize("prefix", ["", "zh/"])
@pytest.mark.parametrize("width", [320, 800])
def test_it_is_accessible_narrow_and_large_enough(
    open_page: Callable[..., Page], at: str, prefix: str, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 640})
    plan = plan_of(SHANGHAI, NEW_YORK, "1t1320,7t600,3t1140,5t1140") + "&shift=early"
    page.goto(at.replace("lessons/", f"{prefix}lessons/") + plan)
    for details in page.locator("main summary").all():
        details.click()
    expect(page.locator("main optgroup").first).to_be_attached()

    assert axe.violations(page) == []
    assert page.evaluate(SMALL_CONTROLS) == []
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
