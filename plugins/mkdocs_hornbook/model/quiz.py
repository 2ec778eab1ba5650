"""A quiz: how it asks, what it counts, and its questions, in one list or in sections."""

from __future__ import annotations

import re
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, ConfigDict, Field, WithJsonSchema

from mkdocs_hornbook.model.fields import Markdown, Model, Name, Review, Slug, Text
from mkdocs_hornbook.model.question import Question, Stimulus, Store
from mkdocs_hornbook.model.questions import AnyQuestion

Behaviour = Literal["immediate", "deferred", "interactive"]
Questions = Annotated[list[AnyQuestion], Field(min_length=1, max_length=60)]

INTERACTIVE_TRIES = 3
"""Tries of a question in an interactive quiz that says nothing of them."""
INTERACTIVE_PENALTY = 33
"""Percent off a question's points for each wrong try, where the quiz says nothing of it."""

_COUNT = re.compile(r"(\d{1,2}) of (\d{1,2})")


class Goal(NamedTuple):
    """What counts as mastery: a percentage, or `right` of the `of` questions that count."""

    percent: int | None = None
    right: int | None = None
    of: int | None = None


def read_goal(mastery: str) -> Goal:
    """The goal behind `80`, `4 of 5` or `all`. Raises ValueError for anything else."""
    if mastery == "all":
        return Goal(percent=100)
    if match := _COUNT.fullmatch(mastery):
        return Goal(right=int(match[1]), of=int(match[2]))
    if re.fullmatch(r"[0-9]{1,3}", mastery) and 1 <= int(mastery) <= 100:
        return Goal(percent=int(mastery))
    raise ValueError("mastery is a percentage from 1 to 100 (80), a count (4 of 5), or all")


def _mastery(value: str) -> str:
    read_goal(value)
    return value


_MASTERY_SCHEMA = {
    "anyOf": [
        {"type": "integer", "minimum": 1, "maximum": 100},
        {"type": "string", "pattern": r"^(all|[0-9]{1,3}|[0-9]{1,2} of [0-9]{1,2})$"},
    ]
}


class Band(Model):
    """Words for everybody whose score is at least this high."""

    start: Annotated[int, Field(ge=0, le=100, alias="from")]
    """From this percentage of the score on."""
    text: Text
    """What the result says then."""


class Section(Model):
    """Questions that stay together, below a title and what they are about."""

    id: Slug
    """Stable name of the section."""
    title: Text | None = None
    """Heading above its questions."""
    stimulus: Stimulus | None = None
    """What its questions are about: a text, a picture, a recording or a film."""
    select: Annotated[int, Field(ge=1, le=60)] | None = None
    """How many of its questions each attempt asks; all of them when left out."""
    questions: Questions
    """The questions, in order."""


class Part(NamedTuple):
    """A section, or all questions of a quiz that has none."""

    title: str | None
    stimulus: Stimulus | None
    select: int | None
    questions: list[AnyQuestion]
    first: int
    """The number of its first question in the quiz."""

    @property
    def asked(self) -> int:
        """How many of the questions one attempt asks."""
        return self.select or len(self.questions)


class Quiz(Model):
    """One quiz: metadata and questions."""

    # For editors; the checks say it to an author in better words.
    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["questions"]}, {"required": ["sections"]}]}
    )

    id: Slug | None = None
    """Stable name, kept when the file moves; the file's path when left out."""
    title: Text
    """Title of the page."""
    summary: Text | None = None
    """One sentence for shelves and search."""
    lang: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] | None = None
    """Language of the words, as a BCP 47 tag; that of the site when left out."""
    lesson: Name | None = None
    """Id of the lesson it belongs to; the first lesson that uses it when left out."""
    intro: Markdown | None = None
    """Words above the questions."""
    behaviour: Behaviour = "immediate"
    """When a child hears how it went: after each answer, after each try, or at the end."""
    tries: Annotated[int, Field(ge=1, le=10)] | None = None
    """Tries for each question; no limit when left out, three in an interactive quiz."""
    penalty: Annotated[int, Field(ge=0, le=100)] | None = None
    """Percent of a question's points that each wrong try takes, in an interactive quiz; 33."""
    attempts: Annotated[int, Field(ge=1, le=20)] | None = None
    """How often the quiz can be taken on one device; no limit when left out."""
    mastery: Annotated[str, AfterValidator(_mastery), WithJsonSchema(_MASTERY_SCHEMA)] = "80"
    """The goal: a percentage (80), a count (4 of 5) or all; below it, the result says so."""
    score_bands: Annotated[list[Band], Field(min_length=1, max_length=10)] | None = None
    """Words for the result, by the percentage from which each is said; the first is from 0."""
    confidence: bool = False
    """Whether a child may say how sure each answer is. It never counts."""
    shuffle: Literal["none", "questions", "choices", "both"] = "none"
    """What stands in another order at each attempt."""
    store: Store = "device"
    """Where answers are kept: on this device, until the window is closed, or nowhere."""
    review: Review | None = None
    """Who checked it; a draft banner is shown until then."""
    questions: Questions | None = None
    """The questions, in order."""
    sections: Annotated[list[Section], Field(min_length=1, max_length=20)] | None = None
    """Groups of questions, instead of `questions`."""

    @property
    def goal(self) -> Goal:
        """The mastery, read."""
        return read_goal(self.mastery)

    @property
    def parts(self) -> list[Part]:
        """The sections with the number of their first question; one part when there are none."""
        if self.sections is None:
            return [Part(None, None, None, self.questions or [], 1)]
        parts, first = [], 1
        for section in self.sections:
            parts.append(
                Part(section.title, section.stimulus, section.select, section.questions, first)
            )
            first += len(section.questions)
        return parts

    @property
    def all_questions(self) -> list[AnyQuestion]:
        """Every question of every section, in order."""
        return [question for part in self.parts for question in part.questions]

    @property
    def asked(self) -> int:
        """How many questions one attempt asks."""
        return sum(part.asked for part in self.parts)

    @property
    def shuffles(self) -> list[str]:
        """What is put in another order: `questions`, `choices`, both, or nothing."""
        whats = ["questions", "choices"]
        return whats if self.shuffle == "both" else [what for what in whats if what == self.shuffle]

    def tries_of(self, question: Question) -> int | None:
        """How often the question may be tried; None for as often as a child likes."""
        if not question.has_tries:
            return None
        usual = INTERACTIVE_TRIES if self.behaviour == "interactive" else None
        return question.tries or self.tries or usual
