"""A small lecture, an adult-led one and a small play that have no problems, for tests."""

from __future__ import annotations

from tests.support.sites import Files

LECTURE = """\
kind: lecture
title: Stairs
summary: Walk.
minutes: 20
blocks:
  - type: facts
    id: facts
    items:
      - {id: rail, text: Hold the rail., strength: U, local_rule: true, note: Show it.}
      - {id: right, text: Keep right., strength: U, local_rule: true, note: Walk it.}
  - {type: steps, items: [{text: Stop.}, {text: Look.}]}
  - {type: practise, setup: x, roles: [a], words: [b], success: [c, d, e], minutes: 5}
  - {type: discussion, questions: [Why?]}
  - {type: quiz, id: quiz, quiz: a/stairs}
  - {type: slip, text: Ask me to show you.}
"""

STAIRS = """\
title: Stairs
questions:
  - {type: short-text, id: word, stem: Which word?, accept: [slowly]}
  - {type: true-false, id: run, stem: Run on stairs., answer: false}
  - type: scenario
    id: dark
    stem: The lights go out.
    nodes:
      - id: start
        text: It is dark.
        choices:
          - {id: run, text: Run, safe: false, feedback: You bump a friend. Nobody is hurt.}
          - {id: wait, text: Wait, safe: true, feedback: Well done., to: end}
      - {id: end, text: The light comes back., ending: safe, say: Slowly!}
  - type: single-choice
    id: side
    stem: Which side?
    choices: [{id: a, text: Right, correct: true}, {id: b, text: Left}]
"""

LECTURES: Files = {"lessons/a/stairs.yml": LECTURE, "quizzes/a/stairs.yml": STAIRS}

LED = (
    LECTURE.replace("a/stairs", "a/body")
    .replace("Stairs", "My body belongs to me")
    .replace(
        "minutes: 20",
        "minutes: 20\nsensitive: true\nadult_led: true\ngoal: I can say no.\n"
        "response_plan: Tell the designated person the same day.",
    )
)
"""An adult-led lecture; its quiz is `a/body`."""

LED_ZH = """\
title: 我的身体我做主
summary: 走路。
goal: 我会说“不”。
response_plan: 当天告诉负责的人。
blocks:
  - items: [{id: rail, text: 扶好。, note: 做一做。}, {id: right, text: 靠右。, note: 走一走。}]
  - items: [{text: 停。}, {text: 看。}]
  - {setup: 甲, roles: [乙], words: [丙], success: [丁, 戊, 己]}
  - {questions: [为什么？]}
  - {}
  - {text: 让我做给你看。}
"""

PLAY = """\
kind: script
title: Leave the shoe
summary: A play.
minutes: 20
blocks:
  - type: roleplay
    place: A chalk line is the bank.
    props: [a shoe]
    parts:
      - {id: rice, name: Rice, who: child, colour: red, cue: You are calm.}
      - {id: cloud, name: Cloud, who: child, colour: blue, cue: You lost a shoe.}
      - {id: monkey, name: Maybe Monkey, who: puppet, colour: yellow, cue: You are silly.}
      - {id: grandpa, name: Grandpa, who: adult, colour: green, cue: You have a rake.}
    lines:
      - {part: cloud, say: My shoe floats away., does: points}
      - {part: monkey, say: Run in and get it., kind: unsafe}
      - {part: rice, say: LONG, kind: refusal}
      - {part: [rice, cloud], say: "Grandpa, we need help.", kind: call}
      - {part: grandpa, say: I come with the rake.}
      - {part: all, say: A shoe can be bought.}
    again: Swap the parts.
""".replace("LONG", "No we do not go in. " * 50)
