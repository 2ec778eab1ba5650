"""The pages about learners and classes: when they are there, and what their scripts are told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from mkdocs_hornbook.config import usual_id
from mkdocs_hornbook.course import quiz_mark
from mkdocs_hornbook.keys import key_of
from tests.support.content import GUIDE, LEARNERS, QUIZ, SMALL, found, read
from tests.support.sites import SMALLEST, Built, Files, lay_out, run_build

ALWAYS = ("me", "show", "class", "week", "stored")
CHINESE = """\
title: 小测验
questions:
  - id: first
    stem: 先做什么？
    hints: 想想你的声音。
    choices:
      - {id: shout, text: 大喊, feedback: 大家会来。}
      - {id: run, text: 跑, feedback: 先喊。}
    rationale: 声音最快。
  - {id: ring, stem: 有游泳圈就够了。}
  - {id: word, stem: 哪个词？, accept: [救命]}
  - {id: minutes, stem: 几分钟？}
  - id: who
    stem: 谁来帮忙？
    choices: [{id: a, text: 爷爷}, {id: b, text: 鸭子}, {id: c, text: 老师}]
"""
WITH_CHINESE: Files = {
    **SMALL,
    "content/index.zh.md": "# 首页\n",
    "quizzes/a/small.zh.yml": CHINESE,
}


def options(line: str) -> Files:
    """The small site with these options of the plugin."""
    config = SMALLEST["mkdocs.yml"].replace("- hornbook", f"- hornbook: {{{line}}}")
    return {**SMALL, "mkdocs.yml": config}


def build(folder: Path, files: Files, *, strict: bool = True) -> Built:
    lay_out(files, folder)
    built = run_build(folder, strict=strict)
    assert built.code == 0, built.output
    return built


def data(built: Built, name: str, call: str) -> dict[str, Any]:
    """What a data script hands to its page."""
    script = built.page(f"assets/hornbook/{name}.js")
    assert script.startswith(f"{call}({{") and script.endswith("});\n")
    value: dict[str, Any] = json.loads(script[len(call) + 1 : -3])
    return value


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small site in two languages, built once."""
    return build(tmp_path_factory.mktemp("tools"), WITH_CHINESE)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small site whose learners share devices, built once."""
    return build(tmp_path_factory.mktemp("shared"), LEARNERS)


@pytest.mark.parametrize("prefix", ["", "zh/"])
@pytest.mark.parametrize("name", ALWAYS)
def test_every_language_has_the_page_with_its_script(small: Built, name: str, prefix: str) -> None:
    page = small.page(f"{prefix}{name}.html")

    assert f"assets/hornbook/pages/{name}.js" in page
    assert f"course-data{'.zh' if prefix else ''}.js" in page
    assert ("class-data" in page) == (name == "class")


def test_the_pages_of_a_site_say_what_it_keeps_things_under(shared: Built) -> None:
    for name in ("index", "learners", "lessons/a/guide"):
        page = shared.page(f"{name}.html")

        assert 'data-hb-site="small-school"' in page
        assert 'data-hb-learners="on"' in page and 'data-hb-idle="5"' in page


def test_no_one_is_asked_who_is_learning_where_nobody_shares(small: Built) -> None:
    assert not (small.site / "learners.html").exists()
    assert 'data-hb-learners="off"' in small.page("index.html")
    assert f'data-hb-site="{usual_id("Test site")}"' in small.page("index.html")


def test_a_site_without_lessons_has_no_such_page(tmp_path: Path) -> None:
    built = build(tmp_path, {"mkdocs.yml": LEARNERS["mkdocs.yml"]})

    assert not [name for name in (*ALWAYS, "learners") if (built.site / f"{name}.html").exists()]
    assert not (built.site / "assets/hornbook/course-data.js").exists()
    assert "me.html" not in built.page("child.html")


@pytest.mark.parametrize("prefix", ["", "zh/"])
def test_every_language_offers_to_keep_topics_and_has_a_page_for_what_is_not(
    small: Built, prefix: str
) -> None:
    page = small.page(f"{prefix}keep.html")

    assert "assets/hornbook/pages/keep.js" in page
    assert f'data-hb-keep="{prefix}topic:a"' in page
    assert f'href="{"../" if prefix else ""}{prefix}keep.html"' in small.page(
        f"{prefix}not-saved.html"
    )
    assert "keep.html#topic-a" in small.page(f"{prefix}lessons/a/index.html")


def test_nothing_is_offered_where_the_option_says_no(tmp_path: Path) -> None:
    built = build(tmp_path, options("offline: false"))

    assert not (built.site / "keep.html").exists()
    assert "keep.html" not in built.page("index.html")


def test_children_and_teachers_find_their_page_from_home(small: Built) -> None:
    assert 'href="me.html"' in small.page("child.html")
    assert 'href="class.html"' in small.page("teacher.html")
    assert 'href="../zh/class.html"' in small.page("zh/teacher.html")
    assert 'href="../zh/review.html"' in small.page("zh/child.html")


def test_an_author_writes_the_words_above_and_the_search_finds_those_for_teachers(
    tmp_path: Path,
) -> None:
    words = "---\nhornbook: {}\n---\n# Mine\n\nWords above {}.\n"
    own = {f"content/{n}.md": words.format(n, n) for n in ("class", "me", "learners")}
    built = build(tmp_path, {**LEARNERS, **own})
    search = built.page("assets/hornbook/search-data.js")

    for name in ("class", "me", "learners"):
        assert f"Words above {name}." in built.page(f"{name}.html")
    assert "Words above class." in search
    assert "Words above me." not in search and "Words above learners." not in search


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("id: My School", "for example `id: village-school`"),
        ("id: 2027", "a number needs quotation marks"),
        ("learners: perhaps", "write `true` or `false`"),
        ("lessons_dir: lesson", "there is no 'lesson' in the folder of mkdocs.yml"),
        ("characters: signs.txt", "there is no 'signs.txt'"),
        ("translations: {zh: 草地}", "write, for example, `zh: {site_name: ...}`"),
        ("translations: {zh: {sitename: 草地}}", "It takes site_name, short_name"),
        ("idle_minutes: 241", "from 0 (never) to 240"),
        ("idle_minutes: soon", "for example `idle_minutes: 5`"),
        ("idle_minutes: true", "from 0 (never) to 240"),
    ],
)
def test_a_wrong_option_is_named_with_what_to_write(
    build_site: Callable[..., Built], line: str, words: str
) -> None:
    built = build_site(options(line))

    assert built.code != 0 and words in " ".join(built.output.split())


def test_a_site_of_any_name_has_an_id_of_its_own() -> None:
    assert usual_id("Village School").startswith("village-school-")
    assert usual_id("小书板").startswith("site-")
    assert usual_id("小书板") != usual_id("大书板")
    assert len(usual_id("a" * 200)) <= 64


def test_the_course_names_lessons_and_quizzes(small: Built) -> None:
    course = data(small, "course-data", "hornbookCourse")
    [lesson] = course["lessons"]
    [quiz] = course["quizzes"]

    assert (course["v"], course["site"], course["url"]) == (1, usual_id("Test site"), "")
    assert course["topics"] == [{"id": "a", "title": "A", "url": "lessons/a/index.html"}]
    assert (lesson["id"], lesson["url"]) == ("a/guide", "lessons/a/guide.html")
    assert lesson["key"] == hashlib.sha256(b"lesson:a/guide").hexdigest()[:8]
    assert (quiz["id"], quiz["lesson"], quiz["topic"]) == ("a/small", "a/guide", "a")
    assert quiz["key"] == hashlib.sha256(b"quiz:a/small").hexdigest()[:8]
    rows = [[row[0], row[2], *row[3:4]] for row in quiz["questions"]]
    assert rows == [
        ["first", "single-choice", 2],
        ["ring", "true-false", 2],
        ["word", "short-text"],
        ["minutes", "number"],
        ["who", "multiple-choice", 3],
    ]


def test_marks_and_keys_are_the_same_in_every_language(small: Built) -> None:
    [own] = data(small, "course-data", "hornbookCourse")["quizzes"]
    [other] = data(small, "course-data.zh", "hornbookCourse")["quizzes"]

    assert own | {"title": "", "url": ""} == other | {"title": "", "url": ""}
    assert other["title"] == "小测验" and other["url"] == "zh/quizzes/a/small.html"


def test_the_mark_of_a_quiz_changes_with_what_is_asked(tmp_path: Path) -> None:
    quizzes = [QUIZ, QUIZ.replace("A ring", "A rope"), QUIZ.replace("People come.", "They come.")]
    marks = []
    for number, text in enumerate(quizzes):
        library = read(tmp_path / str(number), {**SMALL, "quizzes/a/small.yml": text})
        marks.append(quiz_mark(library.quizzes["a/small"]))

    assert all(len(mark) == 4 for mark in marks)
    assert marks[0] == marks[2] != marks[1]


def test_a_teacher_reads_questions_choices_and_why(small: Built) -> None:
    words = data(small, "class-data", "hornbookClass")["a/small"]

    assert words[0] == {
        "id": "first",
        "stem": "What first?",
        "choices": [
            {"text": "Shout", "right": True},
            {"text": "Run", "right": False, "why": "Shout first."},
        ],
    }
    assert [choice["right"] for choice in words[1]["choices"]] == [False, True]
    assert "choices" not in words[2]


def test_nothing_of_a_sensitive_lesson_or_kept_elsewhere_is_in_the_data(tmp_path: Path) -> None:
    quiz = QUIZ.replace("id: word,", "id: word, store: session,")
    opened = (
        "  - {type: open, id: words, stem: Tell us., model_answer: Yes., "
        "rubric: [{id: a, text: A}]}\n"
    )
    secret = "sensitive: true\n" + GUIDE.replace("a/small", "a/secret")
    built = build(
        tmp_path,
        {
            **SMALL,
            "quizzes/a/small.yml": quiz + opened,
            "lessons/a/secret.yml": secret,
            "quizzes/a/secret.yml": QUIZ,
            "quizzes/a/none.yml": QUIZ.replace("title: Small quiz", "title: N\nstore: none"),
        },
    )
    course = data(built, "course-data", "hornbookCourse")

    assert [row["id"] for row in course["lessons"]] == ["a/guide"]
    assert [row["id"] for row in course["quizzes"]] == ["a/small"]
    names = [row[0] for row in course["quizzes"][0]["questions"]]
    assert names == ["first", "ring", "minutes", "who"]
    assert list(data(built, "class-data", "hornbookClass")) == ["a/small"]


def test_a_quiz_of_a_page_by_hand_is_in_the_course(tmp_path: Path) -> None:
    page = f"# Mine\n\n```quiz\n{QUIZ}```\n"
    built = build(tmp_path, {**SMALL, "content/mine.md": page})
    course = data(built, "course-data", "hornbookCourse")

    assert [(q["id"], q["url"]) for q in course["quizzes"]] == [
        ("a/small", "quizzes/a/small.html"),
        ("mine", "mine.html"),
    ]


def test_the_course_knows_where_the_site_will_stand(tmp_path: Path) -> None:
    config = SMALLEST["mkdocs.yml"] + "site_url: https://school.example/h\n"
    built = build(tmp_path, {**WITH_CHINESE, "mkdocs.yml": config})

    assert data(built, "course-data", "hornbookCourse")["url"] == "https://school.example/h/"
    other = data(built, "course-data.zh", "hornbookCourse")
    assert other["url"] == "https://school.example/h/zh/"


def test_two_builds_give_the_same_bytes(small: Built, tmp_path: Path) -> None:
    again = build(tmp_path, WITH_CHINESE)

    for name in ("course-data", "course-data.zh", "class-data", "class-data.zh"):
        file = f"assets/hornbook/{name}.js"
        assert again.page(file) == small.page(file)


def test_two_ids_with_the_same_short_name_are_a_problem(tmp_path: Path) -> None:
    first, second = twins()
    files = {
        f"quizzes/{id}.yml": QUIZ.replace("title:", f"id: {id}\ntitle:") for id in (first, second)
    }
    library = read(tmp_path, files)

    assert found(library) == [f"quizzes/{max(first, second)}.yml:1:5 HB108"]
    assert len({key_of(entry) for entry in library.quizzes.values()}) == 1


def twins() -> tuple[str, str]:
    """Two ids whose short names are the same."""
    seen: dict[str, str] = {}
    for number in count():
        id = f"q{number}"
        key = hashlib.sha256(f"quiz:{id}".encode()).hexdigest()[:8]
        if key in seen:
            return seen[key], id
        seen[key] = id
    raise AssertionError
