"""What the files say of one another: each rule with the place of its problem."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import GUIDE, QUIZ, SMALL, found, read, write

FACT = "  - {type: facts, items: [{id: f, text: x, strength: A, source: s1}]}\n"
SOURCES = "sources:\n  - {id: s1, text: A study., strength: B}\n"


def test_small_content_has_no_problems(tmp_path: Path) -> None:
    assert found(read(tmp_path, SMALL)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("quiz: a/small", "quiz: a/smal", "lessons/a/guide.yml:11:24 HB205"),
        ("  - {type: this-week, goal: I call.}\n", "", "lessons/a/guide.yml:1:7 HB201"),
        ("Call at six.", "'See [it](../b/none.yml).'", "lessons/a/guide.yml:6:46 HB205"),
        ("Call at six.", "'See [it](www.example.org).'", "lessons/a/guide.yml:6:46 HB205"),
        ("Call at six.", "'See [it](http://a.example).'", "lessons/a/guide.yml:6:46 HB205"),
        ("kind: guide", "kind: guide\naudience: child\ngoal: It is your fault", "HB401"),
        ("type: tips,", "type: tips, id: one,", "none"),
        (
            "type: quiz,",
            "type: slip, text: '" + "word " * 121 + "'}\n  - {type: quiz,",
            "lessons/a/guide.yml:11:24 HB207",
        ),
        ("{title: Call, text", "{title: Call, source: s9, text", "6:48 HB205"),
        ("{title: Call, text", "{title: Call, strength: A, text", "6:26 HB206"),
    ],
)
def test_a_lesson(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in GUIDE
    problems = found(read(tmp_path, {**SMALL, "lessons/a/guide.yml": GUIDE.replace(old, new)}))

    assert len(problems) == (expected != "none")
    assert all(expected in problem for problem in problems)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("text: Shout, correct: true", "text: Shout", "quizzes/a/small.yml:7:5 HB203"),
        ("text: Run,", "text: Run, correct: true,", "quizzes/a/small.yml:7:5 HB203"),
        ("text: Run,", "text: ' shout! ',", "quizzes/a/small.yml:9:9 HB204"),
        ("id: run", "id: shout", "quizzes/a/small.yml:9:14 HB202"),
        ("id: ring", "id: first", "quizzes/a/small.yml:11:28 HB202"),
        ("value: 20, tolerance: 1", "value: 0, tolerance: 5%", "HB208"),
        ("title: Small quiz", "title: Small quiz\nlesson: b/none", "small.yml:2:9 HB205"),
        ("A voice is quick.", "Silly and stupid.", "HB401"),
    ],
)
def test_a_quiz(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in QUIZ
    problems = found(read(tmp_path, {**SMALL, "quizzes/a/small.yml": QUIZ.replace(old, new)}))

    assert len(problems) == 1
    assert expected in problems[0]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("{id: a, text: Stop}, {id: b, text: Look}", []),
        ("{id: a, text: Stop}, {id: a, text: Look}", ["quizzes/a/small.yml:3:87 HB202"]),
        ("{id: a, text: Stop}, {id: b, text: ＳＴＯＰ!}", ["quizzes/a/small.yml:3:96 HB204"]),
        ("{id: a, text: Stop}, {id: b, text: stop, picture: {src: b.svg, alt: B}}", ["HB301"]),
    ],
)
def test_an_ordering(tmp_path: Path, items: str, expected: list[str]) -> None:
    question = f"  - {{type: ordering, id: order, stem: Which order?, items: [{items}]}}\n"
    quiz = f"title: Small quiz\nquestions:\n{question}"
    problems = found(read(tmp_path, {**SMALL, "quizzes/a/small.yml": quiz}))

    assert len(problems) == len(expected)
    assert all(place in problem for place, problem in zip(expected, problems, strict=True))


ROWS = """\
title: Rows
questions:
  - type: matching
    id: homes
    stem: Where?
    pairs:
      - {id: duck, text: Duck, match: Pond}
      - {id: cow, text: Cow, match: Barn}
    distractors:
      - {id: moon, text: Moon}
  - type: categorise
    id: wheels
    stem: Which?
    categories:
      - {id: yes-wheels, text: Wheels}
      - {id: no-wheels, text: None}
    items:
      - {id: cart, text: Cart, category: yes-wheels}
      - {id: bus, text: Bus, category: yes-wheels}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Rows", "A category may stay without things", "none"),
        ("id: cow", "id: duck", "8:14 HB202"),
        ("id: moon", "id: cow", "10:14 HB202"),
        ("text: Cow", "text: ' DUCK! '", "8:25 HB204"),
        ("match: Barn", "match: Ｐｏｎｄ", "8:37 HB204"),
        ("text: Moon", "text: barn.", "10:26 HB204"),
        ("id: no-wheels", "id: yes-wheels", "16:14 HB202"),
        ("text: None", "text: wheels!", "16:31 HB204"),
        ("id: bus", "id: cart", "19:14 HB202"),
        ("text: Bus", "text: cart", "19:25 HB204"),
        ("Bus, category: yes-wheels", "Bus, category: wings", "19:40 HB205"),
    ],
)
def test_rows(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in ROWS
    problems = found(read(tmp_path, {**SMALL, "quizzes/a/small.yml": ROWS.replace(old, new)}))

    assert len(problems) == (expected != "none")
    assert all(problem.endswith(expected) for problem in problems)


CLOZE = """\
title: Cloze
questions:
  - type: cloze
    id: rule
    stem: How?
    text: "Stop at the {place} and walk {how}."
    gaps:
      - {id: place, accept: edge}
      - {id: how, choices: [straight, back], answer: straight}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("walk {how}", "walk {haw} {how}", "6:11 HB205"),
        ("walk {how}", "walk {how} and {how}", "6:11 HB202"),
        ("{place} and", "edge and", "8:9 HB205"),
        ("{id: place,", "{id: how,", "6:11 HB205 9:14 HB202"),
        ("accept: edge", "answer: edge", "8:9 HB102"),
        ("accept: edge", "accept: edge, choices: [a, b]", "8:9 HB102"),
        ("accept: edge", "accept: edge, answer: edge", "8:43 HB101"),
        ("answer: straight", "answer: Straight", "9:54 HB203"),
        (", answer: straight", "", "9:9 HB203"),
        ("[straight, back]", "[straight, ' STRAIGHT! ']", "9:39 HB204"),
    ],
)
def test_a_cloze(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in CLOZE
    assert found(read(tmp_path, {**SMALL, "quizzes/a/cloze.yml": CLOZE})) == []
    problems = found(read(tmp_path, {"quizzes/a/cloze.yml": CLOZE.replace(old, new)}))

    assert " ".join(problems).replace("quizzes/a/cloze.yml:", "") == expected


@pytest.mark.parametrize(
    ("fact", "sources", "code"),
    [
        (FACT, "", "HB205"),
        (FACT, SOURCES, "HB206"),
        (FACT.replace("strength: A", "strength: B"), SOURCES, None),
        (FACT.replace("strength: A, source: s1", "strength: U"), "", "HB206"),
        (FACT.replace("strength: A, source: s1", "strength: U, local_rule: true"), "", None),
        (FACT.replace(", source: s1", ""), "", "HB206"),
    ],
)
def test_a_fact_rests_on_its_source(
    tmp_path: Path, fact: str, sources: str, code: str | None
) -> None:
    files = {**SMALL, "lessons/a/guide.yml": GUIDE + fact}
    if sources:
        files["lessons/sources.yml"] = sources

    problems = found(read(tmp_path, files))

    assert [problem.split()[1] for problem in problems] == ([code] if code else [])


def test_sources_that_cannot_be_read_are_not_said_to_lack_one(tmp_path: Path) -> None:
    files = {"lessons/a/guide.yml": GUIDE + FACT, "lessons/sources.yml": SOURCES + "more: x\n"}
    problems = found(read(tmp_path, {**SMALL, **files}))

    assert [problem.split(":")[0] for problem in problems] == ["lessons/sources.yml"]


NAMES = ["Water.yml", "wa ter.yml", "con.yml", "wasser_1.yml", "水.yml", "a.YML", "a.yaml.txt"]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_name_that_makes_no_address_is_refused(tmp_path: Path, name: str) -> None:
    problems = found(read(tmp_path, {**SMALL, f"lessons/a/{name}": GUIDE}))

    assert problems == [f"lessons/a/{name}:1:1 HB305"]


def test_a_folder_name_that_makes_no_address_is_refused(tmp_path: Path) -> None:
    problems = found(read(tmp_path, {**SMALL, "lessons/My Folder/x.yml": GUIDE}))

    assert problems == ["lessons/My Folder/x.yml:1:1 HB305"]


@pytest.mark.parametrize("name", ["helplines.yml", "helplines/china.yml"])
def test_helplines_are_named_by_their_country(tmp_path: Path, name: str) -> None:
    problems = found(read(tmp_path, {**SMALL, f"lessons/{name}": "title: Numbers\n"}))

    assert problems == [f"lessons/{name}:1:1 HB305"]


def test_two_files_with_one_address_are_refused(tmp_path: Path) -> None:
    problems = found(read(tmp_path, {**SMALL, "lessons/a/guide.yaml": GUIDE}))

    assert [problem.split()[1] for problem in problems] == ["HB306"]


def test_the_name_of_the_shelf_page_is_taken(tmp_path: Path) -> None:
    problems = found(read(tmp_path, {**SMALL, "lessons/a/index.yml": GUIDE}))

    assert problems == ["lessons/a/index.yml:1:1 HB306"]


def test_two_lessons_with_one_id_are_refused(tmp_path: Path) -> None:
    twin = "id: same\n" + GUIDE
    problems = found(read(tmp_path, {**SMALL, "lessons/a/b.yml": twin, "lessons/a/c.yml": twin}))

    assert problems == ["lessons/a/c.yml:1:5 HB202"]


def test_a_link_to_a_folder_outside_is_refused(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    outside = write(tmp_path / "outside", {"secret.yml": GUIDE})
    (tmp_path / "lessons" / "b").symlink_to(outside, target_is_directory=True)
    (tmp_path / "lessons" / "a" / "c.yml").symlink_to(outside / "secret.yml")

    problems = found(read(tmp_path, SMALL))

    assert problems == ["lessons/a/c.yml:1:1 HB302", "lessons/b:1:1 HB302"]


def test_a_question_names_a_source_that_is_there(tmp_path: Path) -> None:
    quiz = QUIZ.replace("    hints", "    source: s99\n    hints")
    problems = found(read(tmp_path, {**SMALL, "quizzes/a/small.yml": quiz}))

    assert problems == ["quizzes/a/small.yml:6:13 HB205"]


def test_a_file_that_cannot_be_read_is_not_called_missing_elsewhere(tmp_path: Path) -> None:
    lesson = GUIDE.replace("kind: guide", "kind guide")
    quiz = QUIZ.replace("title: Small quiz", "title: Small quiz\nlesson: a/guide")
    overlay = {"quizzes/a/small.zh.yml": "title: 题\n"}
    by_lesson = found(
        read(tmp_path / "1", {"lessons/a/guide.yml": lesson, "quizzes/a/small.yml": quiz})
    )
    broken_quiz = {**SMALL, "quizzes/a/small.yml": QUIZ.replace("title:", "titel:")}
    by_quiz = found(read(tmp_path / "2", {**broken_quiz, **overlay}))

    assert by_lesson == ["lessons/a/guide.yml:1:1 HB005"]
    assert [problem for problem in by_quiz if "guide.yml" in problem] == []
