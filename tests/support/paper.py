"""A lecture with every kind of sheet, and a quiz with every type of question, for paper."""

from __future__ import annotations

from tests.support.lectures import LED, STAIRS
from tests.support.sites import ROOT, SMALLEST, Files

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400">'
    '<rect width="600" height="400" fill="#9cf"/></svg>'
)

EVERY_TYPE = """\
title: Every type
questions:
  - type: single-choice
    id: one
    stem: What first?
    choices:
      - {id: shout, text: Shout, correct: true, feedback: People come at once.}
      - {id: run, text: Run, feedback: Shouting comes before running.}
    rationale: A voice is quick.
  - type: multiple-choice
    id: many
    stem: Who helps?
    choices:
      - {id: a, text: Grandpa, correct: true}
      - {id: b, text: A duck, feedback: It only quacks.}
  - {type: true-false, id: ring, stem: A ring is enough., answer: false}
  - {type: short-text, id: word, stem: Which word?, accept: [lifebelt]}
  - {type: number, id: steps, stem: How many steps back?, value: 4711, unit: steps}
  - type: cloze
    id: gaps
    stem: Fill.
    text: "We {do} and we {call}."
    gaps: [{id: do, accept: [retreat]}, {id: call, choices: [ring, sing], answer: ring}]
  - type: matching
    id: pairs
    stem: What fits?
    pairs: [{id: a, text: Fire, match: number one}, {id: b, text: Ill, match: number two}]
  - type: categorise
    id: groups
    stem: Where?
    categories: [{id: in, text: Indoors}, {id: out, text: Outdoors}]
    items: [{id: bed, text: A bed, category: in}, {id: tree, text: A tree, category: out}]
  - type: ordering
    id: order
    stem: In which order?
    items: [{id: a, text: Look}, {id: b, text: Go}]
  - type: hotspot
    id: spot
    stem: Where is it dry?
    picture: {src: place.svg, alt: A pond and a path.}
    regions:
      - {id: path, text: The path, shape: rect, at: [10, 10, 30, 30], correct: true}
      - {id: pond, text: The pond, shape: circle, at: [70, 60, 15], feedback: Water is wet.}
  - {type: mark-the-words, id: marks, stem: Mark the verbs., text: "We *jump* and *sit* here."}
  - type: open
    id: own
    stem: What will you do?
    lines: 5
    model_answer: I ask Grandma.
    rubric: [{id: place, text: I named a place.}]
  - type: scenario
    id: story
    stem: The lights go out.
    nodes:
      - id: start
        text: It is dark.
        choices:
          - {id: run, text: Run on, safe: false, feedback: You bump a friend.}
          - {id: wait, text: Wait there, safe: true, feedback: Your eyes get used to it., to: end}
      - {id: end, text: The light comes back., ending: safe, say: Slowly does it!}
"""

_LONG = "Please walk our way home with me on the phone and name each pond and ditch. " * 7

FULL = f"""\
kind: lecture
title: Everything on paper
summary: A lesson with every sheet.
minutes: 40
goal: I know.
objectives: [I can say it., I can do it.]
guest: {{who: a lifeguard, questions: [{", ".join(["What do you do first?"] * 10)}]}}
blocks:
  - type: facts
    items:
      - {{id: f1, text: Step back., strength: U, local_rule: true, note: "{_LONG}",
          picture: {{src: place.svg, alt: A pond.}}}}
      - {{id: f2, text: Shout., strength: U, local_rule: true, note: Say it.,
          picture: {{src: place.svg, alt: x}}}}
  - type: steps
    items:
      - {{text: Stop., say: I stop., picture: {{src: place.svg, alt: x}}}}
      - {{text: Look., picture: {{src: place.svg, alt: x}}}}
      - {{text: Go., picture: {{src: place.svg, alt: x}}}}
  - {{type: practise, setup: x, roles: [a], words: [b], success: [Stayed back, Shouted, Threw it]}}
  - {{type: discussion, questions: [Why?]}}
  - {{type: glossary, words: [{{word: bank, meaning: The ground beside a river.}}]}}
  - {{type: quiz, quiz: a/every}}
  - {{type: slip, text: "{_LONG}"}}
"""

_NUMBERS = ("lessons/helplines/cn.yml", "lessons/sources.yml")

PAPER: Files = {
    "mkdocs.yml": SMALLEST["mkdocs.yml"],
    "content/index.md": "# Home\n",
    "lessons/a/full.yml": FULL,
    "lessons/a/place.svg": PICTURE,
    "lessons/a/body.yml": LED,
    **{name: (ROOT / name).read_bytes() for name in _NUMBERS},
    "quizzes/a/every.yml": EVERY_TYPE,
    "quizzes/a/place.svg": PICTURE,
    "quizzes/a/body.yml": STAIRS,
}
"""A site with an adult-led lesson beside it."""

NOT_ON_A_WORKSHEET = (
    "People come at once",
    "Shouting comes before running",
    "A voice is quick",
    "It only quacks",
    "lifebelt",
    "4711",
    "retreat",
    "Water is wet",
    "I ask Grandma",
)
"""Answers and feedback: they belong on the key alone."""
