"""A small site with three stories on two shelves and at two levels, one of them in Chinese, too."""

from __future__ import annotations

from tests.support.sites import Files

STORY = "lessons/tales/kite.html"
"""Where the story in two languages is."""
LESSON = """\
kind: reading
title: {title}
summary: A short story.
minutes: 5
level: {level}
blocks:
  - type: story
    id: story
    title: The story
    pages:
      - text: The *kite* hangs in a tree. Bean looks up and waits.
        picture: {{src: kite.svg, alt: A kite.}}
      - text: |-
          Grandpa brings the rake. He calls and calls.

          Nobody climbs the tree today.
      - text: The kite comes down. Everybody claps for the kite.
  - type: glossary
    words:
      - {{word: rake, meaning: A long stick with teeth., example: The rake leans on the wall.}}
      - {{word: kite, meaning: Paper that flies on a string.}}
  - {{type: quiz, quiz: a/small}}
  - {{type: discussion, questions: [What would you do?]}}
"""
CHINESE = """\
title: 风筝
summary: 一个小故事。
blocks:
  - id: story
    title: 故事
    pages:
      - text: 一只风筝挂在树上。小豆抬头看。
        picture: {alt: 风筝。}
      - text: 爷爷拿来耙子，喊他别爬树。
      - text: 风筝下来了。
  - words:
      - {word: 耙子, meaning: 长长的、有齿的农具。, example: 耙子靠在墙上。}
      - {word: 风筝, meaning: 用线牵着飞的纸。}
  - {}
  - questions: [你会怎么做？]
"""
KITE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20">'
    '<path d="M15 2l9 8-9 8-9-8z"/></svg>'
)
FILES: Files = {
    "lessons/tales/kite.svg": KITE,
    "lessons/more/kite.svg": KITE,
    "content/child.md": "---\nhornbook: child\n---\n# I read\n",
    "lessons/tales/kite.yml": LESSON.format(title="The Kite", level=2),
    "lessons/tales/kite.zh.yml": CHINESE,
    "lessons/tales/tree.yml": LESSON.format(title="The Tree", level=3),
    "lessons/more/duck.yml": LESSON.format(title="The Duck", level=2),
}
