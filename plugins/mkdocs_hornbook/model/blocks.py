"""The block types of a lesson. A new type is one class here, one template, one case file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mkdocs_hornbook.model.block import Block
from mkdocs_hornbook.model.calls import CallCalendarBlock
from mkdocs_hornbook.model.checkin import CheckInBlock
from mkdocs_hornbook.model.family import (
    BookClubBlock,
    CardBlock,
    PauseBlock,
    SeekHelpBlock,
    ThisWeekBlock,
    WhyBlock,
)
from mkdocs_hornbook.model.fields import (
    Audio,
    InTranslation,
    Markdown,
    Model,
    Name,
    Picture,
    Slug,
    Strength,
    Text,
    Texts,
    Video,
    by_type,
)
from mkdocs_hornbook.model.forms import FormBlock
from mkdocs_hornbook.model.helplines import HelplinesBlock
from mkdocs_hornbook.model.roleplay import RoleplayBlock


class ProseBlock(Block):
    """Paragraphs of text, with a picture or a recording if wanted."""

    type: Literal["prose"]
    text: Markdown
    """The paragraphs, in small Markdown."""
    picture: Picture | None = None
    """A picture beside the text."""
    audio: Audio | None = None
    """A recording of the text."""
    video: Video | None = None
    """A film that goes with the text."""


class Fact(Model):
    """One fact, short enough for a screen."""

    id: Slug
    """Stable name of the fact, used by cuts and translations."""
    text: Text
    """The fact in at most about 15 words."""
    source: Slug | None = None
    """Id of a source in `lessons/sources.yml`, for example s13."""
    strength: Strength
    """A study, B law or agency, C press or training site, U not verified."""
    note: Text | None = None
    """A line for the adult: why it matters, what to say."""
    picture: Picture | None = None
    """A picture of the fact."""
    local_rule: bool = False
    """True when a U fact is a rule of this place that somebody here answers for."""


class FactsBlock(Block):
    """Key facts, each with its source and the strength of that source."""

    type: Literal["facts"]
    items: Annotated[list[Fact], Field(min_length=1, max_length=12)]
    """The facts, most important first."""


class Step(Model):
    """One step that is shown, then done."""

    text: Text
    """What to do."""
    say: Text | None = None
    """Words to say aloud with it."""
    picture: Picture | None = None
    """What it looks like."""


class StepsBlock(Block):
    """Steps in their order, with pictures."""

    type: Literal["steps"]
    intro: Markdown | None = None
    """A line before the steps."""
    items: Annotated[list[Step], Field(min_length=2, max_length=12)]
    """The steps, first to last."""


class PractiseBlock(Block):
    """A rehearsal in small groups, with roles, words and ticks for an observer."""

    type: Literal["practise"]
    setup: Markdown
    """Place, things and safety of the exercise."""
    roles: Annotated[list[Text], Field(min_length=1, max_length=8)]
    """Who takes part: thrower, caller, observer."""
    words: Annotated[list[Text], Field(min_length=1, max_length=8)]
    """What is said aloud."""
    success: Annotated[list[Text], Field(min_length=3, max_length=8)]
    """What the observer ticks."""
    feedback: Text | None = None
    """What to say after a round: praise one thing, mend one thing, again."""
    picture: Picture | None = None
    """What the exercise looks like."""


class DiscussionBlock(Block):
    """Open questions to talk about; nothing is marked."""

    type: Literal["discussion"]
    intro: Markdown | None = None
    """A line before the questions."""
    questions: Texts
    """The questions."""


class SayInstead(Model):
    """Two ways to begin the same talk."""

    say: Text
    """Words that open a talk."""
    instead: Text
    """The words that these replace."""


class Tip(Model):
    """One piece of advice."""

    title: Text
    """The advice in a few words."""
    text: Markdown | None = None
    """A little more about it."""
    source: Slug | None = None
    """Id of a source in `lessons/sources.yml`."""
    strength: Strength | None = None
    """Strength of that source."""
    picture: Picture | None = None
    """A picture of it."""


class TipsBlock(Block):
    """Three to five tips, and words to say."""

    type: Literal["tips"]
    items: Annotated[list[Tip], Field(min_length=1, max_length=8)]
    """The tips."""
    say_instead: list[SayInstead] = []
    """Pairs of words: say this, instead of that."""


class ChecklistBlock(Block):
    """Boxes to tick; kept only on a device that its reader has called their own."""

    type: Literal["checklist"]
    intro: Markdown | None = None
    """A line before the boxes."""
    items: Annotated[list[Text], Field(min_length=1, max_length=20)]
    """One box each."""


class StoryPage(Model):
    """One page of a story."""

    text: Markdown
    """The words of the page."""
    picture: Picture | None = None
    """The picture of the page."""
    audio: Audio | None = None
    """The page read aloud."""


class StoryBlock(Block):
    """A story or an information text, page by page."""

    type: Literal["story"]
    pages: Annotated[list[StoryPage], Field(min_length=1, max_length=40)]
    """The pages, in order."""


class Word(Model):
    """One glossary word."""

    word: Text
    """The word as it stands in the text."""
    forms: Annotated[list[Name], Field(max_length=8), InTranslation.MAY] = []
    """Other forms of it in a story: mends, mending. A tap opens them, too."""
    meaning: Text
    """What it means, in a child's words."""
    example: Text | None = None
    """A sentence that uses it."""


class GlossaryBlock(Block):
    """Up to six words and what they mean."""

    type: Literal["glossary"]
    words: Annotated[list[Word], Field(min_length=1, max_length=6)]
    """The words."""


class QuizBlock(Block):
    """A quiz of the `quizzes` folder: a way to its page, or its questions here."""

    type: Literal["quiz"]
    quiz: Name
    """Id of the quiz: its path below `quizzes/` without `.yml`, for example safety/water."""
    show: Literal["link", "here"] = "link"
    """`link` leads to the quiz's own page; `here` puts the questions into the lesson."""


class SlipBlock(Block):
    """The note that goes home: what we practised, what to ask, what to check."""

    type: Literal["slip"]
    text: Markdown
    """At most 120 words."""


AnyBlock = Annotated[
    ProseBlock
    | FactsBlock
    | StepsBlock
    | PractiseBlock
    | DiscussionBlock
    | TipsBlock
    | ChecklistBlock
    | StoryBlock
    | GlossaryBlock
    | QuizBlock
    | SlipBlock
    | FormBlock
    | CheckInBlock
    | HelplinesBlock
    | PauseBlock
    | WhyBlock
    | ThisWeekBlock
    | SeekHelpBlock
    | CardBlock
    | BookClubBlock
    | CallCalendarBlock
    | RoleplayBlock,
    Field(discriminator="type"),
]


BLOCKS: dict[str, type[Block]] = by_type(AnyBlock)
"""Block class of each `type:`, in the order of the documentation."""
