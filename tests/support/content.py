"""Small content for tests: a lesson and a quiz that have no problems, and folders of such files."""

from __future__ import annotations

from pathlib import Path

from mkdocs_hornbook.collect import read_library
from mkdocs_hornbook.library import Library
from tests.support.sites import SMALLEST, Files

QUIZ = """\
title: Small quiz
questions:
  - type: single-choice
    id: first
    stem: What first?
    hints: Think of your voice.
    choices:
      - {id: shout, text: Shout, correct: true, feedback: People come.}
      - {id: run, text: Run, feedback: Shout first.}
    rationale: A voice is quick.
  - {type: true-false, id: ring, stem: A ring is enough., answer: false}
  - {type: short-text, id: word, stem: Which word?, accept: [help, 救命]}
  - {type: number, id: minutes, stem: How many minutes?, value: 20, tolerance: 1}
  - type: multiple-choice
    id: who
    stem: Who helps?
    choices:
      - {id: a, text: Grandpa, correct: true}
      - {id: b, text: A duck}
      - {id: c, text: Teacher, correct: true}
"""

GUIDE = """\
kind: guide
title: Small guide
summary: Two minutes.
minutes: 2
blocks:
  - {type: tips, items: [{title: Call, text: Call at six.}, {title: Ask}, {title: Listen}]}
  - {type: pause, text: Breathe.}
  - {type: why, text: It helps.}
  - {type: this-week, goal: I call.}
  - {type: seek-help, text: Ask the teacher.}
  - {type: quiz, quiz: a/small}
"""

HEARD = """\
kind: tool
title: A recorded text
summary: Words.
minutes: 2
audience: child
blocks:
"""
"""The head of a lesson whose blocks have recordings; the tests bring the blocks."""

SMALL: Files = {"lessons/a/guide.yml": GUIDE, "quizzes/a/small.yml": QUIZ}

LEARNERS: Files = {
    **SMALL,
    "mkdocs.yml": SMALLEST["mkdocs.yml"].replace(
        "- hornbook", "- hornbook: {id: small-school, learners: true}"
    ),
}
"""A small site whose learners share devices."""


def write(folder: Path, files: Files) -> Path:
    """Write files below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def read(folder: Path, files: Files) -> Library:
    """The library of files written below a folder."""
    write(folder, files)
    return read_library(folder, folder / "lessons", folder / "quizzes")


def found(library: Library) -> list[str]:
    """Its problems, short: `lessons/a/guide.yml:2:3 HB205`."""
    return [f"{p.location} {p.code}" for p in library.problems]
