"""Blocks of guides for families, and what a home hangs on the wall or reads together."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from mkdocs_hornbook.model.block import Block
from mkdocs_hornbook.model.fields import (
    Audio,
    Markdown,
    Model,
    Slug,
    Strength,
    Text,
    Texts,
)

CARD_LEVEL = 2
"""The reading level of a card: grandparents may have had little schooling."""

CARD_ICONS = {
    "book": "book-open-variant-outline",
    "calendar": "calendar-blank-outline",
    "clock": "clock-outline",
    "doctor": "medical-bag",
    "ear": "ear-hearing",
    "eat": "rice",
    "heart": "heart-outline",
    "house": "home-outline",
    "people": "account-group-outline",
    "phone": "phone-outline",
    "question": "chat-question-outline",
    "smile": "emoticon-happy-outline",
    "speak": "chat-outline",
    "sleep": "bed-outline",
    "sun": "white-balance-sunny",
    "warning": "alert-outline",
    "water": "waves",
}
"""Icon of the theme for each name that a line of a card may have."""

CardIcon = Literal[
    "book",
    "calendar",
    "clock",
    "doctor",
    "ear",
    "eat",
    "heart",
    "house",
    "people",
    "phone",
    "question",
    "smile",
    "speak",
    "sleep",
    "sun",
    "warning",
    "water",
]


class Sourced(Block):
    """A block whose words rest on a source."""

    source: Slug | None = None
    """Id of a source in `lessons/sources.yml`; it is shown."""
    strength: Strength | None = None
    """Strength of that source."""


class PauseBlock(Block):
    """A breathing minute before anything else."""

    type: Literal["pause"]
    text: Markdown
    """A few words: sit down, breathe slowly, what you need not do."""
    circle: bool = True
    """Whether a circle can be set in motion to breathe with; it never moves by itself."""
    audio: Audio | None = None
    """The words, spoken slowly."""


class WhyBlock(Sourced):
    """Why the advice of a guide matters."""

    type: Literal["why"]
    text: Markdown
    """A few sentences."""


class ThisWeekBlock(Block):
    """One goal for this week, with a box to tick."""

    type: Literal["this-week"]
    goal: Text
    """What to do, once: small enough for a week with much work."""
    brings: ClassVar[tuple[str, ...]] = ("checklist",)


class SeekHelpBlock(Sourced):
    """When to ask for help, and whom."""

    type: Literal["seek-help"]
    text: Markdown | None = None
    """What to do first."""
    signs: Annotated[list[Text], Field(max_length=8)] = []
    """What to look out for."""
    today: list[Text] = []
    """What cannot wait until tomorrow."""
    then: Markdown | None = None
    """Whom to ask. The helplines for adults follow, where the site has some."""
    brings: ClassVar[tuple[str, ...]] = ("helplines",)


class CardLine(Model):
    """One line of a card: a picture and few words."""

    icon: CardIcon
    """The picture."""
    text: Annotated[Text, Field(max_length=40)]
    """At most eight words or so."""


class CardBlock(Block):
    """A card in large type, to print alone and hang on the fridge."""

    type: Literal["card"]
    lines: Annotated[list[CardLine], Field(min_length=1, max_length=5)]
    """The lines, most important first."""
    write: Annotated[list[Text], Field(max_length=3)] = []
    """What is written on it by hand: a telephone number, a time."""
    audio: Audio | None = None
    """The card read aloud."""


class Prompt(Model):
    """One thing to say while reading together."""

    kind: Literal["completion", "recall", "open", "wh", "distancing"]
    """What it asks for: a missing word, something read, anything, who or where, one's own life."""
    say: Text
    """The words."""


class BookClubBlock(Sourced):
    """The leader's guide to a reading for a group: thirty minutes, on one page."""

    type: Literal["book-club"]
    predict: Text | None = None
    """What to ask before reading, with the cover in view."""
    questions: Texts | None = None
    """What to talk about; those of the lesson's `discussion` when left out."""
    prompts: Annotated[list[Prompt], Field(max_length=5)] = []
    """Things to say while reading, one for each kind."""
    make: Text | None = None
    """What to draw or act."""
    brings: ClassVar[tuple[str, ...]] = ("card",)
