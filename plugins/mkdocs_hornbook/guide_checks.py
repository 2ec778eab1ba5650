"""Rules of guides: two minutes first, short enough for them, three to five tips."""

from __future__ import annotations

from mkdocs_hornbook.findings import Found, at
from mkdocs_hornbook.levels import is_chinese
from mkdocs_hornbook.model.blocks import AnyBlock, TipsBlock
from mkdocs_hornbook.model.documents import Lesson
from mkdocs_hornbook.model.family import PauseBlock, ThisWeekBlock, WhyBlock
from mkdocs_hornbook.source import Source
from mkdocs_hornbook.text import count_words

TWO_MINUTES = ("pause", "why", "tips", "this-week")
"""The blocks that are read in two minutes."""
MOST_WORDS = 250
MOST_CHARACTERS = 450
TIPS = range(3, 6)


def check_guide(source: Source, lesson: Lesson) -> Found:
    """The problems of a guide; other lessons have none."""
    if lesson.kind != "guide":
        return
    yield from _number_of_tips(source, lesson)
    yield from _place(source, lesson)
    texts = [text for block in lesson.blocks for text in two_minutes_of(block)]
    count = sum(map(count_words, texts))
    chinese = is_chinese(" ".join(texts))
    most, unit = (MOST_CHARACTERS, "characters") if chinese else (MOST_WORDS, "words")
    if count > most:
        first = next(n for n, b in enumerate(lesson.blocks) if b.type in TWO_MINUTES)
        what = f"The two minutes of this guide (pause, why, tips, this week) have {count} {unit}"
        fix = "Shorten them, or move something into a `prose` block behind them."
        yield at(source, ("blocks", first))("HB213", f"{what}; at most {most} fit.", fix)


def two_minutes_of(block: AnyBlock) -> list[str]:
    """What of a block is read in the two minutes; the pairs of words to say are not."""
    match block:
        case PauseBlock() | WhyBlock():
            return [block.text]
        case TipsBlock():
            return [text for tip in block.items for text in (tip.title, tip.text or "")]
        case ThisWeekBlock():
            return [block.goal]
        case _:
            return []


def _number_of_tips(source: Source, lesson: Lesson) -> Found:
    for index, block in enumerate(lesson.blocks):
        if isinstance(block, TipsBlock) and len(block.items) not in TIPS:
            what = f"A guide has three to five tips; here are {len(block.items)}."
            place = ("blocks", index, "items")
            yield at(source, place)("HB105", what, "Keep the tips that help most.")


def _place(source: Source, lesson: Lesson) -> Found:
    """The two minutes come first: nothing else stands before or among them."""
    early = [index for index, block in enumerate(lesson.blocks) if block.type in TWO_MINUTES]
    for index in range(max(early, default=0)):
        if lesson.blocks[index].type not in TWO_MINUTES:
            what = "A guide begins with its two minutes: pause, why, tips, this week."
            yield at(source, ("blocks", index))("HB214", what, "Move this block behind them.")
