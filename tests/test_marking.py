"""Words of a glossary, marked in the text of a story."""

from __future__ import annotations

import pytest

from mkdocs_hornbook import text
from mkdocs_hornbook.marking import mark_words
from mkdocs_hornbook.model.blocks import Word

WORDS = [
    Word(word="step", forms=["steps"], meaning="A flat stone."),
    Word(word="stone step", meaning="A step of stone."),
    Word(word="改到", meaning="换成另一个时间。"),
    Word(word="isn't", meaning="is not"),
]


def marked(source: str) -> str:
    """Its HTML with each mark written short: [0:step]."""
    html = str(text.block(source, None, [mark_words(WORDS)]))
    assert html.count("<span") == html.count("</span>")
    return (
        html.replace('<span class="hb-gloss" data-hb-gloss="', "[")
        .replace('">', ":")
        .replace("</span>", "]")
    )


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("One step.", "<p>One [0:step].</p>"),
        ("Step!", "<p>[0:Step]!</p>"),
        ("Two *steps* back", "<p>Two <em>[0:steps]</em> back</p>"),
        ("“**Step**”", "<p>“<strong>[0:Step]</strong>”</p>"),
        ("(step)", "<p>([0:step])</p>"),
        ("It isn't.", "<p>It [3:isn't].</p>"),
    ],
)
def test_a_word_is_found_where_it_stands(source: str, html: str) -> None:
    assert marked(source) == html


@pytest.mark.parametrize("source", ["footstep", "stepping", "step1", "re_step"])
def test_a_part_of_another_word_is_not_marked(source: str) -> None:
    assert "[" not in marked(source)


def test_only_the_first_place_on_a_page_is_marked() -> None:
    assert marked("A step.\n\nTwo steps.\n\n- step") == (
        "<p>A [0:step].</p>\n<p>Two steps.</p>\n<ul>\n<li>step</li>\n</ul>"
    )


def test_the_longer_of_two_words_is_marked_and_nothing_inside_it() -> None:
    assert marked("A stone step, a step.") == "<p>A [1:stone step], a [0:step].</p>"


def test_a_word_may_go_on_in_the_next_line_of_the_file() -> None:
    assert marked("A stone\nstep") == "<p>A [1:stone\nstep]</p>"


def test_chinese_words_are_found_inside_a_sentence() -> None:
    assert marked("星期六改到学校。改到") == "<p>星期六[2:改到]学校。改到</p>"


def test_nothing_is_marked_in_links_and_in_code() -> None:
    html = marked("[a step](https://example.org), `step`, [**step**](tel:110), step")

    assert html.count("[0:") == 1
    assert html.endswith(", [0:step]</p>")


def test_what_an_author_writes_as_html_stays_text() -> None:
    html = str(text.block('<span class="hb-gloss">step</span>', None, [mark_words(WORDS)]))

    assert html.count("<span") == 1
    assert "&lt;span" in html


def test_without_words_the_text_is_as_ever() -> None:
    source = "One *two*\n\n- three"

    assert text.block(source, None, [mark_words([])]) == text.block(source)
