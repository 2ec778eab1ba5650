"""What every question may carry, whatever its type."""

from __future__ import annotations

from mkdocs_hornbook.model.fields import Markdown, Model, Picture, Slug, Text


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
