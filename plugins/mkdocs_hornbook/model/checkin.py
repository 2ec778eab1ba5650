"""The block `check-in`: how somebody feels today, and what helps. Nothing is kept."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from mkdocs_hornbook.model.block import Block
from mkdocs_hornbook.model.fields import Markdown, Model, Picture, Slug, Text


class Mood(Model):
    """One face, and what to do when one feels like it."""

    id: Slug
    """Stable name of the mood."""
    text: Text
    """Its name in a word or two: the face alone is not enough."""
    picture: Picture
    """The face."""
    idea: Text
    """One calming or pleasant thing to do now."""
    tell: Text
    """One line about telling somebody."""
    low: bool = False
    """True for a mood in which a child should see at once who can help."""


class CheckInBlock(Block):
    """Faces to choose from; each shows one idea and one line about telling somebody."""

    brings: ClassVar[tuple[str, ...]] = ("helplines",)

    type: Literal["check-in"]
    intro: Markdown | None = None
    """Words above the faces."""
    moods: Annotated[list[Mood], Field(min_length=2, max_length=8)]
    """The faces, in the order of the page."""
    helpers: Markdown
    """Who can help; a low mood shows it always."""
    drawing: Text | None = None
    """A line above a box to draw in; no box when left out."""
    note: Markdown | None = None
    """For adults: what to do if a child tells something."""
