"""What every question may carry, whatever its type."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from mkdocs_hornbook.model.fields import (
    Audio,
    Markdown,
    Model,
    Picture,
    Slug,
    Text,
    Texts,
    Video,
)


class Feedback(Model):
    """Words for the whole answer; a choice's own feedback comes first."""

    correct: Text | None = None
    """Said after a right answer."""
    partial: Text | None = None
    """Said when some of it is right."""
    incorrect: Text | None = None
    """Said after a wrong answer."""


Store = Literal["device", "session", "none"]
"""Where answers are kept: on this device, until the window is closed, or nowhere."""


class Score(Model):
    """What an answer is worth."""

    max: Annotated[float, Field(ge=0.5, le=100, allow_inf_nan=False)] = 1.0
    """Points for a right answer."""
    mode: Literal["whole", "share"] = "whole"
    """`whole`: all points or none. `share`: a part of the points for an answer partly right."""


class Meaning(Model):
    """A word and what it means."""

    word: Text
    """The word."""
    meaning: Text
    """What it means, in easy words."""


class Stimulus(Model):
    """What several questions are about: a text, a picture, a recording or a film."""

    title: Text | None = None
    """Its heading."""
    text: Markdown | None = None
    """What to read, in small Markdown."""
    picture: Picture | None = None
    """What to look at."""
    audio: Audio | None = None
    """What to listen to."""
    video: Video | None = None
    """What to watch."""

    @model_validator(mode="after")
    def _is_something(self) -> Self:
        if not (self.text or self.picture or self.audio or self.video):
            raise ValueError("a stimulus needs a `text`, `picture`, `audio` or `video`")
        return self


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
    audio: Audio | None = None
    """A recording that belongs to the question."""
    video: Video | None = None
    """A film that belongs to the question."""
    glossary: Annotated[list[Meaning], Field(max_length=6)] = []
    """Words of the question that a child may not know, to open under the stem."""
    hints: Annotated[Texts, Field(max_length=5)] | None = None
    """Help that a child may open before answering, one line after another."""
    feedback: Feedback = Feedback()
    """Words after a right, partly right or wrong answer."""
    rationale: Markdown | None = None
    """Why the answer is right, shown to everybody after answering."""
    process: Literal["retrieve", "infer", "integrate", "evaluate"] | None = None
    """What a reader does to answer it (PIRLS 2021); only `hornbook check` shows it."""
    objective: Text | None = None
    """What a child can do who answers it, in the child's voice: `I can ...`."""
    source: Slug | None = None
    """Id of a source in `lessons/sources.yml` that the answer rests on, for example s13."""
    score: Score = Score()
    """What the answer is worth."""
    tries: Annotated[int, Field(ge=1, le=10)] | None = None
    """Tries for this question, instead of those of the quiz."""
    graded: bool = True
    """Whether it counts for the score."""
    store: Store | None = None
    """Where its answer is kept, instead of where the quiz keeps answers."""
    fixed: bool = False
    """True keeps its place when the questions are shuffled."""

    @property
    def counts(self) -> bool:
        """Whether the answer counts for the score."""
        return self.graded

    @property
    def has_tries(self) -> bool:
        """Whether tries are counted."""
        return True
