"""A fenced quiz in a hand-written page."""

from __future__ import annotations

import pytest

from tests.support.content import QUIZ, SMALL
from tests.support.sites import Built

PAGE = "---\ntitle: Hello\n---\n# Hello\n\nBefore.\n\n```quiz\n{quiz}```\n\nAfter.\n"


def page(quiz: str) -> dict[str, str | bytes]:
    return {**SMALL, "content/hello.md": PAGE.replace("{quiz}", quiz)}


@pytest.mark.parametrize("tool", ["mkdocs", "properdocs"])
def test_a_quiz_written_in_a_page_stands_in_its_place(build_site, tool: str) -> None:
    built: Built = build_site(page(QUIZ), tool=tool)

    assert built.code == 0, built.output
    html = built.page("hello.html")
    assert html.index("Before.") < html.index("What first?") < html.index("After.")
    assert 'data-hb-quiz="hello"' in html
    assert 'assets/hornbook/blocks/quiz.js"' in html
    assert "hb-embed" not in html


def test_a_quiz_of_the_quizzes_folder_stands_in_its_place(build_site) -> None:
    built: Built = build_site(page("src: a/small\n"))

    assert built.code == 0, built.output
    assert 'data-hb-quiz="a/small"' in built.page("hello.html")


@pytest.mark.parametrize(
    ("quiz", "problem"),
    [
        (QUIZ.replace("value: 20", "value: x"), "content/hello.md:21:65: HB103"),
        (QUIZ.replace("title:", "titel:"), "content/hello.md:9:1: HB101"),
        (QUIZ.replace("text: Shout, correct: true", "text: Shout"), "hello.md:15:5: HB203"),
        (QUIZ.replace("    hints", "    picture: {src: no.svg, alt: x}\n    hints"), "HB301"),
        ("src: a/none\n", "content/hello.md:9:6: HB205"),
        ("title： x\n", "content/hello.md:9:6: HB010"),
        (QUIZ + "```\n\n```quiz\n" + QUIZ, "HB202"),
        ("", "content/hello.md:8:1: HB008 This `quiz` block is empty."),
        ("only words\n", "content/hello.md:9:1: HB008"),
        (
            "src: a/small\n```\n\n````quiz\nsrc: a/small\n",
            "hello.md:12:1: HB005 This `quiz` block has no end.",
        ),
        (
            "src: a/small\n```\n\n- one\n\n    ```quiz\n    src: a/small\n    ",
            "hello.md:14:1: HB005",
        ),
    ],
)
def test_a_mistake_in_it_is_a_problem_at_its_line(build_site, quiz: str, problem: str) -> None:
    built: Built = build_site(page(quiz))

    assert built.code == 1
    assert problem in built.output
    assert "Traceback" not in built.output


def test_mistakes_of_several_pages_come_at_once(build_site) -> None:
    bad = PAGE.replace("{quiz}", "title： x\n")
    built: Built = build_site({**SMALL, "content/one.md": bad, "content/two.md": bad})

    assert "content/one.md:9:6" in built.output
    assert "content/two.md:9:6" in built.output


def test_first_lines_that_cannot_be_read_are_no_heading(build_site) -> None:
    built: Built = build_site({**SMALL, "content/child.md": "---\nhornbook：child\n---\n# Mine\n"})

    assert built.code == 1
    assert "content/child.md:2:1: HB502 The lines between `---` cannot be read." in built.output


def test_a_page_of_material_shows_the_block_as_text(build_site) -> None:
    files = page("src: a/small\n")
    files["content/hello.md"] = str(files["content/hello.md"]).replace(
        "title: Hello", "frame: material"
    )
    built: Built = build_site(files)

    assert built.code == 0, built.output
    assert "src: a/small" in built.page("hello.html")


def test_a_quiz_shown_as_an_example_stays_text(build_site) -> None:
    fenced = "# Hello\n\n````md\n```quiz\ntitle: x\n```\n````\n"
    built: Built = build_site({**SMALL, "content/hello.md": fenced})

    assert built.code == 0, built.output
    assert "hb-quiz" not in built.page("hello.html")
    assert "title: x" in built.page("hello.html")
