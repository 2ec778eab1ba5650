"""Translations: the shape they must have, the editions they make, the command that writes them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mkdocs_hornbook.cli import main
from mkdocs_hornbook.library import Library
from tests.support.content import read, write
from tests.support.sites import ROOT, Built

LOCALES = ROOT / "plugins/mkdocs_hornbook/locales"
GUIDE = """\
kind: tool
title: A short call
summary: Ten warm minutes.
minutes: 2
cover: {src: sun.svg, alt: The sun rises.}
blocks:
  - type: tips
    items:
      - title: Begin small
        text: Tell one thing from your own day.
  - type: checklist
    items: [I called at six., I listened.]
  - type: quiz
    quiz: a/small
"""
ZH = """\
title: 一次短短的通话
summary: 十分钟，暖暖的。
cover: {alt: 太阳升起来了。}
blocks:
  - items:
      - title: 从小事说起
        text: 先说说您今天的一件事。
  - items: [我六点打了电话。, 我听孩子说了。]
  - {}
"""
QUIZ = """\
title: What do you remember?
questions:
  - type: single-choice
    id: first
    stem: What comes first?
    choices:
      - {id: marks, text: The marks}
      - {id: day, text: Something small, correct: true}
  - type: short-text
    id: word
    stem: One warm word
    accept: [hello, hi]
"""
QUIZ_ZH = """\
title: 还记得什么？
questions:
  - id: word
    stem: 一句暖心的话
    accept: [你好]
  - id: first
    stem: 先说什么？
    choices:
      - {id: day, text: 一件小事}
      - {id: marks, text: 分数}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
SITE = {
    "lessons/a/call.yml": GUIDE,
    "lessons/a/call.zh.yml": ZH,
    "lessons/a/sun.svg": SVG,
    "quizzes/a/small.yml": QUIZ,
    "quizzes/a/small.zh.yml": QUIZ_ZH,
}


def problems(folder: Path, **changes: str) -> list[str]:
    """What is wrong with the site when the named files have another text."""
    return [str(problem) for problem in read(folder, SITE | changes).problems]


def edition(folder: Path) -> Library:
    library = read(folder, SITE)
    assert library.problems == []
    return library.editions["zh"]


def test_a_translation_has_the_texts_of_its_own_and_the_rest_of_the_original(tmp_path) -> None:
    zh = edition(tmp_path)
    lesson = zh.lessons["a/call"].lesson
    question = zh.quizzes["a/small"].quiz.questions[0]

    assert (lesson.title, lesson.minutes) == ("一次短短的通话", 2)
    assert lesson.cover is not None and lesson.cover.alt == "太阳升起来了。"
    assert [(c.id, c.text, c.correct) for c in question.choices] == [
        ("marks", "分数", False),
        ("day", "一件小事", True),
    ]
    assert zh.lessons["a/call"].url == "zh/lessons/a/call.html"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("summary: 十分钟，暖暖的。\n", "", "call.zh.yml:1:1: HB602 `summary` is not translated"),
        ("十分钟，暖暖的。", "", "call.zh.yml:2:9: HB602 `summary` is not translated"),
        ("cover: ", "minutes: 3\ncover: ", "call.zh.yml:3:1: HB601 `minutes` is the same"),
        ("cover: ", "goal: x\ncover: ", "call.zh.yml:3:1: HB601 The original has no `goal`"),
        ("我六点打了电话。, ", "", "call.zh.yml:8:12: HB601 `blocks 2 items` has 2 items in the"),
        ("{alt: 太阳升起来了。}", "太阳", "call.zh.yml:3:8: HB601 `cover` is a group of keys"),
        ("  - {}\n", "", "call.zh.yml:5:3: HB601 `blocks` has 3 items in the"),
        ("title: 一次短短的通话", f"title: {'长' * 2001}", "call.zh.yml:1:8: HB105"),
    ],
)
def test_a_slip_in_a_translation_is_a_problem_of_its_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    found = problems(tmp_path, **{"lessons/a/call.zh.yml": ZH.replace(old, new)})

    assert said in found[0]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: word", "id: wort", "small.zh.yml:3:5: HB601 The original has no `wort`"),
        ("id: marks", "id: day", "small.zh.yml:10:9: HB202 The id `day` stands twice"),
        ("accept: [你好]", "accept: []", "small.zh.yml:5:13: HB105"),
        ("分数", "一件小事", "small.zh.yml:9:9: HB204"),
        ("    stem: 先说什么？\n", "", "small.zh.yml:6:5: HB602 `questions 1 stem`"),
    ],
)
def test_items_are_matched_by_their_id(tmp_path: Path, old: str, new: str, said: str) -> None:
    found = problems(tmp_path, **{"quizzes/a/small.zh.yml": QUIZ_ZH.replace(old, new)})

    assert any(said in problem for problem in found), found


def test_a_translation_of_nothing_and_an_unknown_language_are_problems(tmp_path: Path) -> None:
    found = problems(tmp_path, **{"lessons/a/cal.zh.yml": ZH, "lessons/a/call.zz.yml": ZH})

    assert [problem.split(": ")[1][:5] for problem in found] == ["HB603", "HB603"]


def test_a_build_makes_every_language_and_leads_from_each_page_to_its_other(build_site) -> None:
    built: Built = build_site({**SITE, "content/index.zh.md": "# 学习的地方\n"})

    assert built.code == 0, built.output
    assert 'href="../../zh/lessons/a/call.html"' in built.page("lessons/a/call.html")
    zh = built.page("zh/lessons/a/call.html")
    assert '<html lang="zh-Hans" dir="ltr"' in zh
    assert 'href="../../../lessons/a/call.html"' in zh
    assert 'href="../../../zh/child.html"' in zh
    assert "一次短短的通话" in zh and "A short call" not in zh
    assert 'src="../../../lessons/a/sun.svg"' in zh
    assert "学习的地方" in built.page("zh/index.html")
    assert "一次短短的通话" in (built.site / "assets/hornbook/search-data.zh.js").read_text("utf-8")


def test_a_link_in_a_translation_leads_to_the_page_of_its_language(build_site) -> None:
    lesson = """\
kind: tool
title: More
summary: S
minutes: 1
blocks:
  - {type: prose, text: "[The call](call.yml)"}
"""
    words = "title: 更多\nsummary: S\nblocks:\n  - {text: '[通话](call.yml)'}\n"
    built = build_site({**SITE, "lessons/a/more.yml": lesson, "lessons/a/more.zh.yml": words})

    assert built.code == 0, built.output
    link = '<a href="../../../zh/lessons/a/call.html" rel="noopener">通话</a>'
    assert link in built.page("zh/lessons/a/more.html")


def test_what_is_not_translated_is_shown_as_it_was_written_and_says_so(build_site) -> None:
    files = {name: text for name, text in SITE.items() if name != "lessons/a/call.zh.yml"}
    zh = build_site(files).page("zh/lessons/a/call.html")

    assert 'id="content" tabindex="-1" lang="en"' in zh
    assert "A short call" in zh


def test_typed_answers_of_every_language_count(build_site) -> None:
    built: Built = build_site(SITE)

    assert '"accept":["hello","hi","你好"]' in built.page("quizzes/a/small.html")
    assert '"accept":["你好","hello","hi"]' in built.page("zh/quizzes/a/small.html")


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    return result.output


def test_translate_writes_every_text_that_is_missing_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = "# Checked by Ms Li\n" + ZH.replace("summary: 十分钟，暖暖的。\n", "")
    write(tmp_path, {**SITE, "lessons/a/call.zh.yml": old})
    file = tmp_path / "lessons/a/call.zh.yml"

    said = run(tmp_path, monkeypatch, "translate", "zh", "lessons")

    assert said == "lessons/a/call.zh.yml: 1 text to translate.\n"
    lines = file.read_text("utf-8").split("\n")
    assert [line for line in lines if line in old.split("\n")] == old.split("\n")
    assert lines[lines.index("summary:") - 1] == "# Ten warm minutes."


def test_a_translation_written_anew_has_a_place_for_every_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {k: v for k, v in SITE.items() if ".zh." not in k})

    run(tmp_path, monkeypatch, "translate", "zh", "lessons", "quizzes/a/small.yml")

    found = [str(problem) for problem in read(tmp_path, {}).problems]
    assert len(found) == 7 + 6
    assert all("HB602" in problem for problem in found)


def test_a_damaged_translation_is_not_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {**SITE, "lessons/a/call.zh.yml": "title: [\n"})

    said = run(tmp_path, monkeypatch, "translate", "zh", "lessons/a/call.yml")

    assert "call.zh.yml:2:1" in said
    assert (tmp_path / "lessons/a/call.zh.yml").read_text("utf-8") == "title: [\n"


def test_check_says_how_much_is_translated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {k: v for k, v in SITE.items() if k != "quizzes/a/small.zh.yml"})

    said = run(tmp_path, monkeypatch, "check", "--languages")

    assert "zh: 53 % (7 of 13 texts)" in said
    assert "  quizzes/a/small.yml: 0 % (0 of 6 texts)" in said


def keys_of(words: Any, path: str = "") -> dict[str, set[str]]:
    """The places to fill of each text of a catalogue; a plural form is its general one."""
    if isinstance(words, str):
        return {path.replace("_one", "_other"): set(re.findall(r"\{\w+\}", words))}
    found: dict[str, set[str]] = {}
    for key, value in (words if isinstance(words, dict) else dict(enumerate(words))).items():
        for name, places in keys_of(value, f"{path}.{key}").items():
            found[name] = found.get(name, set()) | places
    return found


def test_the_chinese_catalogue_says_all_that_the_english_one_says() -> None:
    english, chinese = (
        keys_of(json.loads((LOCALES / f"{tag}.json").read_text("utf-8"))) for tag in ("en", "zh")
    )

    assert english == chinese
