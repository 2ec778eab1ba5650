"""Which sheets of paper a lesson has for a class, and what stands on each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any, Literal

from mkdocs_hornbook import text as markdown
from mkdocs_hornbook.library import LessonEntry, Library, QuizEntry
from mkdocs_hornbook.model.block import Block
from mkdocs_hornbook.model.fields import Picture
from mkdocs_hornbook.sentences import sentences_of
from mkdocs_hornbook.text import count_words, inline, plain

Size = Literal["roomy", "snug", "tight"]

_GUIDES = {"lecture": "guide-lesson", "guide": "guide-family", "activity": "guide-activity"}
"""The template of the one-page guide, by kind of lesson; a reading has its book club for it."""

_LINE = 45
"""Columns of a line of a guide, which has two of them side by side."""
_SNUG, _TIGHT = 50, 72
"""From so many lines on, the letters of a guide have 9.5 and 9 points instead of 11: measured."""

_PIECE_LINE, _PIECE_SNUG, _PIECE_TIGHT = 31, 12, 16
"""The same of a quarter of a page: columns of a line at 12 points, and lines."""

_INSIDE = re.compile(r"</?(?:em|strong|a|code)\b[^>]*>")
"""Tags inside a line: unlike those of blocks, they part no words."""

SETUP = 600
"""Columns of how an exercise is done: a class cannot begin with half of it."""

SLIP_WORDS = 120
"""With more words, only two slips stand on a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One kind of sheet."""

    id: str
    """Its name in the address: `#worksheet`."""
    template: str
    """What is on it: `print/<template>.html`."""
    size: Size = "roomy"
    """How large its letters are, so that it fits a page."""
    cut: int = 0
    """How many equal pieces are cut out of a page; 0 for a sheet that stays whole."""
    blocks: tuple[Block, ...] = ()
    """The blocks of the lesson that it is made of."""
    quizzes: tuple[QuizEntry, ...] = ()
    """The quizzes that it is made of."""
    pictures: tuple[Card, ...] = ()
    """The cards, on a sheet of picture cards."""

    @property
    def name(self) -> str:
        """The key of its name in the catalogue: a guide is called by whom it is for."""
        return self.template if self.template in ("guide-family", "guide-activity") else self.id

    @property
    def block(self) -> Block:
        """The first block that it is made of."""
        return self.blocks[0]

    def short(self, text: str, columns: int = 120) -> str:
        """A text in plain words that takes at most so many columns; see `shortened`."""
        return shortened(text, columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A picture card."""

    picture: Picture
    text: str = ""
    """The words below it."""
    number: int = 0
    """Its place in an order that matters; 0 where none does."""


def sheets_of(entry: LessonEntry, library: Library) -> tuple[Sheet, ...]:
    """The sheets of a lesson in the order a teacher needs them; none for a tool."""
    if entry.lesson.kind == "tool":
        return ()
    return (*_to_lead(entry), *_of_quizzes(entry, library), *_to_hand_out(entry))


def _to_lead(entry: LessonEntry) -> Iterator[Sheet]:
    """What whoever leads the lesson holds."""
    lesson = entry.lesson
    if template := _GUIDES.get(lesson.kind):
        yield Sheet(id="guide", template=template, size=_size_of(entry))
    if clubs := _blocks(entry, "book-club"):
        yield Sheet(id="club", template="club", blocks=clubs)
    if plays := _blocks(entry, "roleplay"):
        yield Sheet(id="script", template="script", blocks=plays)
        yield Sheet(id="casting", template="casting", blocks=plays)
        yield Sheet(id="cues", template="cues", cut=2, blocks=plays)


def _of_quizzes(entry: LessonEntry, library: Library) -> Iterator[Sheet]:
    """The questions on paper, and their key; the key alone where no child may be marked."""
    named = dict.fromkeys(block.quiz for block in _blocks(entry, "quiz"))
    quizzes = tuple(library.quizzes[name] for name in named if name in library.quizzes)
    if quizzes and not entry.lesson.adult_led:
        yield Sheet(id="worksheet", template="worksheet", quizzes=quizzes)
    if quizzes:
        yield Sheet(id="key", template="key", quizzes=quizzes)


def _to_hand_out(entry: LessonEntry) -> Iterator[Sheet]:
    """What is cut up, hung up, or goes home."""
    if practise := _blocks(entry, "practise"):
        size = _size_of_piece(line for block in practise for line in block.success)
        yield Sheet(id="checklist", template="checklist", size=size, cut=4, blocks=practise)
    if cards := tuple(_cards(entry)):
        yield Sheet(id="pictures", template="pictures", cut=4, pictures=cards)
    if words := _blocks(entry, "glossary"):
        yield Sheet(id="words", template="words", cut=8, blocks=words)
    if slips := _blocks(entry, "slip"):
        longest = max(slips, key=lambda slip: width(slip.text)).text
        cut = 4 if count_words(longest) <= SLIP_WORDS else 2
        size = _size_of_piece(longest.split("\n\n")) if cut == 4 else "roomy"
        yield Sheet(id="slip", template="slip", size=size, cut=cut, blocks=slips)
    if entry.lesson.guest:
        yield Sheet(id="guest", template="guest")


def _blocks(entry: LessonEntry, type: str) -> tuple[Any, ...]:
    """The blocks of a type, which the caller knows by its name."""
    return tuple(block for block in entry.lesson.blocks if block.type == type)


def _cards(entry: LessonEntry) -> Iterator[Card]:
    """A card for each picture that a class talks about: steps and pages have numbers."""
    for block in entry.lesson.blocks:
        if block.type == "facts":
            yield from (Card(picture=f.picture, text=f.text) for f in block.items if f.picture)
        elif block.type == "steps":
            for number, step in enumerate(block.items, 1):
                if step.picture:
                    text = shortened(step.say or step.text, 90)
                    yield Card(picture=step.picture, text=text, number=number)
        elif block.type == "story":
            for number, leaf in enumerate(block.pages, 1):
                if leaf.picture:
                    yield Card(picture=leaf.picture, number=number)


def _size_of(entry: LessonEntry) -> Size:
    """Letters as large as a guide of this length can have on one page."""
    lines = sum(ceil(width(text) / _LINE) for text in _guide_texts(entry))
    return "tight" if lines > _TIGHT else "snug" if lines > _SNUG else "roomy"


def _size_of_piece(paragraphs: Iterable[str]) -> Size:
    """Letters as large as a quarter of a page can have: 12, 10.5 or 9.5 points."""
    lines = sum(ceil(width(text) / _PIECE_LINE) for text in paragraphs)
    return "tight" if lines > _PIECE_TIGHT else "snug" if lines > _PIECE_SNUG else "roomy"


def _guide_texts(entry: LessonEntry) -> Iterator[str]:
    """About what stands on a guide: short texts whole, the longer ones as far as they are shown."""
    lesson = entry.lesson
    yield from (lesson.title, lesson.goal or "", *lesson.objectives)
    for block in lesson.blocks:
        if block.type == "practise":
            yield shortened(block.setup, SETUP)
        shown = block.model_dump(include=_ON_GUIDES.get(block.type) or set())
        yield from (shortened(text) for text in _strings(shown))


_ON_GUIDES: dict[str, Any] = {
    "facts": {"items": {"__all__": {"text", "note"}}},
    "steps": {"items": {"__all__": {"text", "say"}}},
    "practise": {"roles", "words", "success", "feedback"},
    "discussion": {"questions"},
    "tips": {"items": {"__all__": {"title", "text"}}, "say_instead": True},
    "checklist": {"items"},
    "why": {"text"},
    "this-week": {"goal"},
    "seek-help": {"text", "signs", "today", "then"},
}
"""What of a block is on a guide, for pydantic's `include`."""


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for inner in value.values() for text in _strings(inner))
    elif isinstance(value, list):
        yield from (text for inner in value for text in _strings(inner))


def width(text: str) -> int:
    """How many columns a text takes: a Chinese, Japanese or full-width sign takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def shortened(text: str, columns: int = 120) -> str:
    """A text in plain words that takes about so many columns: as many whole sentences as fit.

    A first sentence may be longer by half. The rest stands where there is room for it, in the
    speaker's notes; so what is left out is shown by dots only where a sentence breaks off.
    """
    html = markdown.block(text) if "\n" in text else inline(text)
    words = " ".join(plain(_INSIDE.sub("", html)).split())
    if width(words) <= columns:
        return words
    kept = ""
    for sentence in sentences_of(words):
        longer = f"{kept} {sentence}" if kept and sentence[0].isascii() else kept + sentence
        if width(longer) > (columns if kept else columns * 3 // 2):
            break
        kept = longer
    return kept or _broken_off(words, columns)


def _broken_off(words: str, columns: int) -> str:
    """The beginning of a sentence that is too long, up to a space or a sign of its own width."""
    fits = ""
    for sign in words:
        if width(fits + sign) > columns - 1:
            break
        fits += sign
    before, space, _ = fits.rpartition(" ")
    if words[len(fits)] == " ":
        before = fits
    return (before if space and len(before) > len(fits) / 2 else fits).rstrip(" ,，、;；:：") + "…"
