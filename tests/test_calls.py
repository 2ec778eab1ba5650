"""What the calendar of calls asks of the lessons."""

from __future__ import annotations

from pathlib import Path

from mkdocs_hornbook.calls import LESSONS, Calls
from mkdocs_hornbook.library import Library
from mkdocs_hornbook.strings import Strings
from tests.support.content import read

ABOUT = "Tell me about “Small cat”. What did you like?"
LESSON = """\
kind: tool
audience: child
title: Small *cat*
summary: S
minutes: 2
{keys}
blocks:
  - {{type: discussion, questions: [Who *is* there?, Why?, And then?]}}
"""


def library(folder: Path, *keys: str) -> Library:
    """A library with a lesson for each of these top keys."""
    files = {f"lessons/a/l{n:02}.yml": LESSON.format(keys=key) for n, key in enumerate(keys)}
    return read(folder, files)


def lines(folder: Path, *keys: str) -> list[list[str]]:
    return [talk.lines for talk in Calls(library(folder, *keys), Strings("en")).talks()]


def test_a_lesson_gives_its_title_and_its_first_questions(tmp_path: Path) -> None:
    assert lines(tmp_path, "order: 1") == [[ABOUT, "Who is there?", "Why?"]]


def test_an_authors_own_starters_are_taken_alone(tmp_path: Path) -> None:
    assert lines(tmp_path, "call_starters: [Read me *a page*.]") == [["Read me a page."]]


def test_what_is_not_for_children_or_sensitive_is_asked_only_in_the_authors_words(
    tmp_path: Path,
) -> None:
    keys = ("sensitive: true", "sensitive: true\ncall_starters: [Who helps you?]")

    assert lines(tmp_path, *keys) == [["Who helps you?"]]


def test_a_site_of_many_lessons_does_not_fill_the_phone(tmp_path: Path) -> None:
    assert len(lines(tmp_path, *["order: 1"] * (LESSONS + 5))) == LESSONS


def test_the_days_of_the_week_are_named_in_the_language_monday_first() -> None:
    days = Calls(Library(), Strings("zh")).days("wide")

    assert (days[0], days[6], len(days)) == ("星期一", "星期日", 7)
    assert Calls(Library(), Strings("xx")).days("wide")[0] == "Monday"


def test_the_words_of_the_script_cannot_close_its_element(tmp_path: Path) -> None:
    found = library(tmp_path, "call_starters: ['</script><b>']")
    calls = Calls(found, Strings("en"))
    page = read(tmp_path, {"lessons/a/c.yml": CALENDAR}).lessons["a/c"].lesson.blocks[0]

    assert "</script>" not in calls.data(page, calls.talks())


CALENDAR = """\
kind: tool
title: Calls
summary: S
minutes: 1
blocks:
  - {type: call-calendar, starters: ['</script>']}
"""
