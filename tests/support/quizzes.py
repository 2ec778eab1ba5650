"""Questions that tests of a quiz put together as they need them."""

from __future__ import annotations

CHOICE = """\
  - type: single-choice
    id: {id}
    stem: What first, {id}?
    hints: [Think of your voice., It begins with S.]
    choices:
      - {{id: shout, text: Shout, correct: true, feedback: People come.}}
      - {{id: run, text: Run, feedback: Shout first.}}
      - {{id: swim, text: Swim, feedback: Stay out of the water.}}
      - {{id: wait, text: Wait{fixed}}}
    rationale: A voice is quick.
"""
WORD = "  - {type: short-text, id: word, stem: Which word?, accept: [help]}\n"
RING = "  - {type: true-false, id: ring, stem: A ring is enough., answer: false}\n"
ORDER = """\
  - type: ordering
    id: order
    stem: In which order?
    items: [{id: a, text: Look}, {id: b, text: Shout}, {id: c, text: Throw}, {id: d, text: Pull}]
"""


def quiz(head: str, *questions: str) -> str:
    """A quiz of these questions; the head holds its settings."""
    return f"title: Quiz\n{head}\nquestions:\n" + "".join(questions)


def choice(name: str, fixed: str = "") -> str:
    """A single choice of this id; `fixed` is written behind its last answer."""
    return CHOICE.format(id=name, fixed=fixed)
