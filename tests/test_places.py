"""Questions whose answers have a place: regions that can be tapped, words that can be marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_hornbook.mark import question_mark
from mkdocs_hornbook.model.places import MarkTheWords, Region
from tests.support.content import SMALL, read


def found(root: Path, quiz: str) -> list[str]:
    """The problems of the small content with this quiz, in a line each."""
    files = {
        "quizzes/a/small.yml": quiz,
        "quizzes/a/road.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    }
    return [str(problem) for problem in read(root, {**SMALL, **files}).problems]


def hotspot(regions: str) -> str:
    picture = "picture: {src: road.svg, alt: A road}"
    question = f"{{type: hotspot, id: q, stem: s, {picture}, regions: [{regions}]}}"
    return f"title: Q\nquestions:\n  - {question}\n"


@pytest.mark.parametrize(
    ("regions", "expected"),
    [
        ("{id: a, text: A, shape: circle, at: [20, 20, 8], correct: yes}", "none"),
        ("{id: a, text: A, shape: circle, at: [20, 20, 8]}", "HB203 No region of `q` is correct."),
        ("{id: a, text: A, shape: rect, at: [0, 0, 8, 8], correct: yes}", "none"),
        (
            "{id: a, text: A, shape: rect, at: [0, 0, 8, 7], correct: yes}",
            "HB221 The region `a` is",
        ),
        (
            "{id: a, text: A, shape: circle, at: [20, 20, 3.9], correct: yes}",
            "HB221 The region `a`",
        ),
        (
            "{id: a, text: A, shape: circle, at: [5, 20, 8], correct: yes}",
            "HB221 The region `a` le",
        ),
        (
            "{id: a, text: A, shape: rect, at: [95, 0, 9, 9], correct: yes}",
            "HB221 The region `a` le",
        ),
        (
            "{id: a, text: A, shape: circle, at: [20, 20, 8, 8], correct: yes}",
            "HB221 A circle is not",
        ),
        ("{id: a, text: A, shape: rect, at: [20, 20, 8], correct: yes}", "HB221 A rect is not"),
        (
            "{id: a, text: A, shape: polygon, at: [1, 1, 9, 9], correct: yes}",
            "HB221 A polygon is not",
        ),
        (
            "{id: a, text: A, shape: polygon, at: [1, 1, 9, 1, 9, 9, 1], correct: yes}",
            "HB221 A polyg",
        ),
        ("{id: a, text: A, shape: polygon, at: [1, 1, 9, 1, 5, 9], correct: yes}", "none"),
        (
            "{id: a, text: A, shape: rect, at: [62, 61, 20, 20], correct: yes}",
            "HB221 The regions `a`",
        ),
        ("{id: b, text: A, shape: circle, at: [20, 20, 8], correct: yes}", "HB202 The id `b`"),
        (
            "{id: a, text: b!, shape: circle, at: [20, 20, 8], correct: yes}",
            "HB204 `b!` and `B` say",
        ),
    ],
)
def test_a_hotspot(tmp_path: Path, regions: str, expected: str) -> None:
    other = "{id: b, text: B, shape: circle, at: [70, 70, 10]}"
    problems = found(tmp_path, hotspot(f"{regions}, {other}"))

    assert len(problems) == (expected != "none")
    assert all("quizzes/a/small.yml:3:" in p and expected in p for p in problems)


def test_a_large_region_may_hold_a_small_one_beside_its_middle(tmp_path: Path) -> None:
    regions = "{id: a, text: A, shape: rect, at: [0, 0, 100, 100], correct: yes}, "
    regions += "{id: b, text: B, shape: circle, at: [70, 70, 10]}"

    assert found(tmp_path, hotspot(regions)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bean *sings* for the duck.", "none"),
        ("爷爷|用|*耙子*|勾|鞋", "none"),
        ("Bean *sings for the duck.", "HB103 An asterisk has no partner."),
        ("Bean **sings** for the duck.", "HB103 An asterisk has no partner."),
        ("Bean *sings*.", "HB105 The text has 2 words"),
        ("爷爷用*耙子*勾鞋。", "none"),
        ("*a* " + "word " * 80, "HB105 The text has 81 words"),
        ("Bean sings for the duck.", "HB203 No word of `q` is right."),
        ("*Bean* *sings* *now*!", "HB203 Every word of `q` is right."),
        ("Bean sings *…* now.", "HB203 No word of `q` is right."),
    ],
)
def test_words_to_mark(tmp_path: Path, text: str, expected: str) -> None:
    question = f'  - {{type: mark-the-words, id: q, stem: s, text: "{text}"}}\n'
    quiz = f"title: Q\nquestions:\n{question}"
    problems = found(tmp_path, quiz)

    assert len(problems) == (expected != "none")
    assert all("quizzes/a/small.yml:3:" in p and expected in p for p in problems)


def marked(text: str) -> MarkTheWords:
    return MarkTheWords(type="mark-the-words", id="q", stem="s", text=text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Grandpa *hooks* the *rake*.", "[Grandpa] [+hooks] [the] [+rake]."),
        ("We *step back*, then shout.", "[We] [+step back], [then] [shout]."),
        ("“Don't go!” – he (*now*)…", "“[Don't] [go]!” – [he] ([+now])…"),
        ("He has 3.5 m, e-bikes *too*", "[He] [has] [3.5] [m], [e-bikes] [+too]"),
        ("爷爷|用|*耙子*|勾|鞋。", "[爷爷][用][+耙子][勾][鞋]。"),
        ("“爷爷|说：“*好*！”|鞋", "“[爷爷][说]：“[+好]！”[鞋]"),
        ("in the |bridge house| *at six*", "[in the] [bridge house] [+at six]"),
        ("*جديّ* يمسك الحذاء.", "[+جديّ] [يمسك] [الحذاء]."),
        ("*At six*| Bean| sings|. He| waits|.", "[+At six] [Bean] [sings]. [He] [waits]."),
        ("un*believ*able", "[un][+believ][able]"),
        ("- a *b*  c -", "- [a] [+b]  [c] -"),
    ],
)
def test_signs_stay_outside_the_words_to_tap(text: str, shown: str) -> None:
    words = marked(text).words
    parts = [(w.before, "+" if w.correct else "", w.text, w.after + w.space) for w in words]

    assert "".join(f"{a}[{mark}{word}]{b}" for a, mark, word, b in parts) == shown
    assert not any(sign.isspace() for word in words[1:] for sign in word.before)
    assert [word.id for word in words] == [f"w{n}" for n in range(len(words))]


def test_another_right_word_keeps_saved_answers_and_another_word_does_not() -> None:
    before = question_mark(marked("Bean *sings* now."))

    assert question_mark(marked("Bean sings *now*.")) == before
    assert question_mark(marked("Bean *sang* now.")) != before


@pytest.mark.parametrize(
    ("shape", "at", "box", "centre", "pin"),
    [
        ("circle", [20, 30, 10], (10, 20, 30, 40), (20, 30), (13, 23)),
        ("rect", [20, 30, 10, 20], (20, 30, 30, 50), (25, 40), (20, 30)),
        ("polygon", [40, 10, 30, 50, 10, 30], (10, 10, 40, 50), (25, 30), (10, 30)),
        ("rect", [0, 0, 10, 20], (0, 0, 10, 20), (5, 10), (5, 8)),
    ],
)
def test_a_letter_stands_on_the_edge_of_its_region(shape, at, box, centre, pin) -> None:
    region = Region(id="a", text="A", shape=shape, at=at)

    assert (region.box, region.centre, region.pin) == (box, centre, pin)
