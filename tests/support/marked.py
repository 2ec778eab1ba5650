"""A small school in two languages whose every page and script says which version it is of."""

from __future__ import annotations

from pathlib import Path

from tests.support.content import GUIDE, HEARD, QUIZ
from tests.support.sites import Files, lay_out, run_build
from tests.test_sentences import sound

CONFIG = """\
site_name: School {mark}
docs_dir: content
theme:
  name: material
extra_javascript: [mark.js]
plugins:
  - hornbook:
      id: marked
      translations: {{zh: {{site_name: 学校 {mark}}}}}
"""
RECORDED = f"""{HEARD}\
  - {{type: prose, text: One duck., audio: {{src: ten.wav, transcript: One duck.}}}}
"""
CHINESE = """\
title: 白鸭子
summary: 词。
blocks:
  - {text: 一只白鸭子。, audio: {transcript: 一只白鸭子。}}
"""
TOPIC = "title: {title}\nsummary: A shelf.\n"


def source(mark: int, *, offline: bool = True, broken: bool = False) -> Files:
    """The source of version `mark`; `broken` has the other answers right."""
    quiz = QUIZ.replace("answer: false", "answer: true") if broken else QUIZ
    config = CONFIG.format(mark=mark)
    return {
        "mkdocs.yml": config if offline else config + "      offline: false\n",
        "content/index.md": "---\nhornbook: home\n---\n# Home\n",
        "content/mark.js": f'document.documentElement.dataset.mark = "{mark}"\n',
        "lessons/a/topic.yml": TOPIC.format(title="Ducks"),
        "lessons/a/topic.zh.yml": "title: 鸭子\nsummary: 一个书架。\n",
        "lessons/a/guide.yml": GUIDE,
        "lessons/a/recorded.yml": RECORDED,
        "lessons/a/recorded.zh.yml": CHINESE,
        "lessons/a/ten.wav": sound(10),
        "lessons/b/topic.yml": TOPIC.format(title="Boats"),
        "lessons/b/boat.yml": RECORDED.replace("duck", "boat").replace("ten.wav", "boat.wav"),
        "lessons/b/boat.wav": sound(1),
        "quizzes/a/small.yml": quiz,
    }


def build(folder: Path, mark: int, *, offline: bool = True, broken: bool = False) -> Path:
    """Build version `mark` below `folder`; gives the built folder."""
    lay_out(source(mark, offline=offline, broken=broken), folder)
    built = run_build(folder, strict=False)
    assert built.code == 0, built.output
    return built.site
