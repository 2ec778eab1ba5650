"""Adult-led lessons: what they must carry, and that no child meets them alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_hornbook.course import class_words, course
from mkdocs_hornbook.due import due_rows, has_due
from mkdocs_hornbook.library import Library
from mkdocs_hornbook.search import search_entries
from mkdocs_hornbook.strings import Strings
from tests.support.content import found, read
from tests.support.lectures import LECTURE, LECTURES, LED, PLAY, STAIRS
from tests.support.sites import SMALLEST, lay_out, run_build

FILE = "lessons/a/body.yml"
BODY = {FILE: LED, "quizzes/a/body.yml": STAIRS.replace("Stairs", "My body")}
TOOL = "kind: tool\ntitle: T\nsummary: S\nminutes: 2\n{}\nblocks: [{{type: prose, text: x}}]\n"


def problems(folder: Path, *changes: tuple[str, str]) -> list[str]:
    text = LED
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return found(read(folder, {**BODY, FILE: text}))


def test_an_adult_led_lecture_that_has_all_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("adult_led: true\n", "", "5:12 HB215"),
        ("sensitive: true\n", "", "5:12 HB215"),
        ("response_plan: Tell the designated person the same day.\n", "", "6:12 HB215"),
        (", note: Show it.", "", "13:9 HB215"),
        ("minutes: 20", "audience: child\nminutes: 20", "4:11 HB209"),
        ("goal: I can say no.", "goal: It is your fault.", "7:7 HB401"),
    ],
)
def test_what_an_adult_led_lecture_lacks_is_shown_at_its_place(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert f"{FILE}:{expected}" in problems(tmp_path, (old, new))


def test_a_plan_for_adults_may_name_what_a_childs_page_may_not(tmp_path: Path) -> None:
    assert (
        problems(tmp_path, ("Tell the designated", "It is not your fault, we say. Tell the")) == []
    )


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("adult_led: true", 1),
        ("response_plan: x", 1),
        ("guest: {who: a nurse, questions: [Why?]}", 1),
        ("script: a/play", 1),
    ],
)
def test_what_only_a_lecture_has_is_a_problem_elsewhere(
    tmp_path: Path, line: str, column: int
) -> None:
    made = read(tmp_path, {"lessons/a/tool.yml": TOOL.format(line)})

    assert found(made) == [f"lessons/a/tool.yml:5:{column} HB209"]


def test_a_lecture_goes_with_a_script_that_is_there(tmp_path: Path) -> None:
    files = {**LECTURES, "lessons/a/play.yml": PLAY}
    text = LECTURE.replace("minutes: 20", "minutes: 20\nscript: NAME", 1)

    for name, expected in (("a/play", []), ("a/stairs", ["lessons/a/stairs.yml:5:9 HB205"])):
        made = read(tmp_path, {**files, "lessons/a/stairs.yml": text.replace("NAME", name)})
        assert found(made) == expected


def test_a_quiz_that_a_class_answers_aloud_stands_in_no_other_lesson(tmp_path: Path) -> None:
    other = LECTURE.replace("a/stairs", "a/body")

    assert found(read(tmp_path, {**BODY, "lessons/a/stairs.yml": other})) == [
        "lessons/a/stairs.yml:14:34 HB216"
    ]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """An adult-led lesson beside another one; the child's pages know the other alone."""
    made = read(tmp_path_factory.mktemp("led"), {**LECTURES, **BODY})
    assert found(made) == []
    return made


def test_it_stands_on_the_teachers_shelf_and_its_quiz_has_no_page(library: Library) -> None:
    led, other = library.lessons["a/body"], library.lessons["a/stairs"]

    assert (led.audience, other.audience) == ("teacher", "child")
    assert [shelf.listed for shelf in library.shelves] == [[other]]
    assert set(library.files) == {led.url, other.url, "quizzes/a/stairs.html"}
    assert library.quiz_url(library.quizzes["a/body"]) == led.url


def test_the_search_and_the_data_of_children_do_not_know_it(library: Library) -> None:
    known = (
        list(search_entries(library)),
        due_rows(library),
        course(library, Strings("en"), "site", ""),
        class_words(library, Strings("en")),
    )

    for part in known:
        assert "tairs" in str(part)
        assert "body" not in str(part)


def test_a_quiz_answered_aloud_alone_does_not_come_back(tmp_path: Path) -> None:
    assert not has_due(read(tmp_path, BODY))


def test_a_site_without_slides_and_sheets_warns_of_a_lesson_that_needs_them(
    tmp_path: Path,
) -> None:
    config = SMALLEST["mkdocs.yml"].replace("- hornbook", "- hornbook: {classroom: false}")
    lay_out({**BODY, "mkdocs.yml": config}, tmp_path / "site")

    assert "adult-led lessons have no slides and no sheets" in run_build(tmp_path / "site").output
