"""The question types of a quiz. A new type is one class here, one template, one client grader."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from mkdocs_hornbook.model.fields import Markdown, Model, Picture, Slug, Text, Texts


class Feedback(Model):
    """Words for the whole answer; a choice's own feedback comes first."""

    correct: Text | None = None
    """Said after a right answer."""
    partial: Text | None = None
    """Said when some of it is right."""
    incorrect: Text | None = None
    """Said after a wrong answer."""


class Question(Model):
    """What every question may carry."""

    id: Slug
    """Stable name. Saved answers belong to it, so keep it when you edit the question."""
    stem: Text
    """The question itself."""
    prompt: Text | None = None
    """The instruction under the stem; a usual one for its type when left out."""
    picture: Picture | None = None
    """A picture that belongs to the question."""
    hint: Text | None = None
    """Help that a child may open before answering."""
    feedback: Feedback = Feedback()
    """Words after a right, partly right or wrong answer."""
    rationale: Markdown | None = None
    """Why the answer is right, shown to everybody after answering."""


class Choice(Model):
    """One answer that a child can tap."""

    id: Slug
    """Stable name of the choice."""
    text: Text
    """The words of the choice."""
    correct: bool = False
    """True for a right choice; the others are distractors."""
    feedback: Text | None = None
    """Said when this choice was taken."""
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


class ShortText(Question):
    """A word or a few words, typed."""

    type: Literal["short-text"]
    accept: Annotated[Texts, Field(max_length=20)]
    """Answers that count as right. Case, width, spaces and punctuation do not matter."""


class Number(Question):
    """A number, typed."""

    type: Literal["number"]
    value: Annotated[float, Field(allow_inf_nan=False)]
    """The right number."""
    tolerance: Annotated[str, Field(pattern=r"^\d+(\.\d+)?%?$")] = "0"
    """How far off is still right: `2` (absolute) or `5%` (of the value)."""
    unit: Text | None = None
    """The unit, shown behind the box and ignored when a child types it."""


AnyQuestion = Annotated[
    SingleChoice | MultipleChoice | TrueFalse | ShortText | Number, Field(discriminator="type")
]


def _registry() -> dict[str, type[Question]]:
    union: Any = AnyQuestion
    classes = union.__origin__.__args__
    return {cls.model_fields["type"].annotation.__args__[0]: cls for cls in classes}


QUESTIONS: dict[str, type[Question]] = _registry()
"""Question class of each `type:`, in the order of the documentation."""
