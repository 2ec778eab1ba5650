"""The question types of a quiz. A new type is one class here, one template, one client grader."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from mkdocs_hornbook.model.fields import (
    Accepted,
    InTranslation,
    Markdown,
    Model,
    Picture,
    Slug,
    Text,
    by_type,
)
from mkdocs_hornbook.model.places import Hotspot, MarkTheWords
from mkdocs_hornbook.model.question import Question
from mkdocs_hornbook.model.scenario import Scenario


class Choice(Model):
    """One answer that a child can tap."""

    id: Slug
    """Stable name of the choice."""
    text: Text
    """The words of the choice."""
    correct: bool = False
    """True for a right choice; the others are distractors."""
    fixed: bool = False
    """True keeps its place when the choices are shuffled."""
    feedback: Text | None = None
    """Said when this choice was taken."""
    feedback_not_chosen: Text | None = None
    """Said with the solution when this choice was not taken."""
    picture: Picture | None = None
    """A picture of the choice."""


Choices = Annotated[list[Choice], Field(min_length=2, max_length=8)]


class SingleChoice(Question):
    """One right choice among several."""

    type: Literal["single-choice"]
    choices: Choices
    """Two to eight choices, one of them correct."""


class MultipleChoice(Question):
    """Every right choice, and no other."""

    type: Literal["multiple-choice"]
    choices: Choices
    """Two to eight choices, one or more of them correct."""


class TrueFalse(Question):
    """A sentence that is true or false."""

    type: Literal["true-false"]
    answer: bool
    """Whether the stem is true."""


class Expected(Model):
    """A wrong answer that children give, with words for it."""

    text: Text
    """The answer, compared as the right ones are."""
    feedback: Text
    """Said to a child who wrote it."""


class ShortText(Question):
    """A word or a few words, typed."""

    type: Literal["short-text"]
    accept: Accepted
    """Answers that count as right. Case, width, spaces and punctuation do not matter."""
    expect: Annotated[list[Expected], Field(max_length=20), InTranslation.WHOLE] = []
    """Wrong answers that children give, each with words for it."""


class Number(Question):
    """A number, typed."""

    type: Literal["number"]
    value: Annotated[float, Field(allow_inf_nan=False)]
    """The right number."""
    tolerance: Annotated[str, Field(pattern=r"^\d+(\.\d+)?%?$")] = "0"
    """How far off is still right: `2` (absolute) or `5%` (of the value)."""
    unit: Text | None = None
    """The unit, shown behind the box and ignored when a child types it."""


class Word(NamedTuple):
    """A word to choose for a gap; it is its own name."""

    id: str


class Gap(Model):
    """A gap in the text of a cloze: typed into (`accept`), or with words to choose (`choices`)."""

    id: Slug
    """Stable name of the gap; `{id}` in the text is its place."""
    accept: Accepted | None = None
    """Words that count as right in a gap to type into, compared as in a short text."""
    choices: Annotated[list[Text], Field(min_length=2, max_length=8)] | None = None
    """Words to choose from, instead of `accept`."""
    answer: Text | None = None
    """The right one of the choices."""

    @property
    def words(self) -> list[Word]:
        """The choices, ready to be put in another order."""
        return [Word(choice) for choice in self.choices or ()]


class Cloze(Question):
    """Sentences with gaps."""

    type: Literal["cloze"]
    text: Text
    """The sentences, with the id of a gap in curly brackets in its place."""
    gaps: Annotated[list[Gap], Field(min_length=1, max_length=12)]
    """The gaps, each once in the text."""


class Target(Model):
    """What an item can be put to: a category, or a match that fits nothing."""

    id: Slug
    """Stable name of it."""
    text: Text
    """Its words."""


class Pair(Model):
    """Two things that belong together."""

    id: Slug
    """Stable name of the pair. Saved answers hold it."""
    text: Text
    """The words that stand in the row."""
    match: Text
    """The words that fit, among which a child chooses."""


class Sortable(Model):
    """A thing that belongs to one of the categories."""

    id: Slug
    """Stable name of the thing. Saved answers hold it."""
    text: Text
    """Its words."""
    category: Slug
    """The id of the category it belongs to."""


class Row(NamedTuple):
    """A row of a matching or categorise question: its id, its words, the id of what fits."""

    id: str
    text: str
    target: str


class Matching(Question):
    """Things that belong together, two and two."""

    type: Literal["matching"]
    pairs: Annotated[list[Pair], Field(min_length=2, max_length=6)]
    """Two to six pairs; the page shows what fits in another order."""
    distractors: Annotated[list[Target], Field(max_length=4)] = []
    """Up to four more to choose from, that fit nothing."""

    @property
    def rows(self) -> list[Row]:
        """The pairs, each with its own id as what fits."""
        return [Row(pair.id, pair.text, pair.id) for pair in self.pairs]

    @property
    def targets(self) -> list[Target]:
        """What a child can choose from, in the order of the file."""
        return [*(Target(id=p.id, text=p.match) for p in self.pairs), *self.distractors]


class Categorise(Question):
    """Things to put into categories."""

    type: Literal["categorise"]
    categories: Annotated[list[Target], Field(min_length=2, max_length=4)]
    """Two to four categories, shown in this order."""
    items: Annotated[list[Sortable], Field(min_length=2, max_length=10)]
    """Two to ten things; the page shows them in another order."""

    @property
    def rows(self) -> list[Row]:
        """The things, each with the id of its category."""
        return [Row(item.id, item.text, item.category) for item in self.items]

    @property
    def targets(self) -> list[Target]:
        """The categories."""
        return self.categories


class OrderItem(Model):
    """One thing that has a place in the order."""

    id: Slug
    """Stable name of the item."""
    text: Text
    """The words of the item."""
    picture: Picture | None = None
    """A picture of the item."""


class Ordering(Question):
    """Things to put in the right order."""

    type: Literal["ordering"]
    items: Annotated[list[OrderItem], Field(min_length=2, max_length=8)]
    """Two to eight items in the right order. The page shows them in another one."""


class Criterion(Model):
    """One thing to look for in what one has written."""

    id: Slug
    """Stable name of it. Saved answers hold it."""
    text: Text
    """What to tick when it is there: `I named a place.`"""


class Open(Question):
    """A few sentences of one's own, to compare with a good answer. Nobody marks them."""

    type: Literal["open"]
    model_answer: Markdown
    """One good answer, shown afterwards."""
    rubric: Annotated[list[Criterion], Field(min_length=1, max_length=6)]
    """One to six things to look for in one's own answer, and to tick."""
    lines: Annotated[int, Field(ge=1, le=12)] = 4
    """Height of the box, and the number of lines on paper."""

    @property
    def counts(self) -> bool:
        """Never: what nobody marks is in no score."""
        return False

    @property
    def has_tries(self) -> bool:
        """Never: what is compared with one's own eyes may be written anew."""
        return False


AnyQuestion = Annotated[
    SingleChoice
    | MultipleChoice
    | TrueFalse
    | ShortText
    | Number
    | Cloze
    | Matching
    | Categorise
    | Ordering
    | Hotspot
    | MarkTheWords
    | Open
    | Scenario,
    Field(discriminator="type"),
]


QUESTIONS: dict[str, type[Question]] = by_type(AnyQuestion)
"""Question class of each `type:`, in the order of the documentation."""
