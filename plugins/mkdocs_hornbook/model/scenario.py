"""The scenario: a story in parts, in which a child chooses how it goes on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mkdocs_hornbook.model.fields import Model, Picture, Slug, Text
from mkdocs_hornbook.model.question import Question


class Turn(Model):
    """What a child may do at a part of the story."""

    id: Slug
    """Stable name of the choice. Saved answers hold it."""
    text: Text
    """What is done, in the words of a child."""
    safe: bool
    """Whether it is the safe thing to do."""
    feedback: Text
    """What happens then: a near miss or an adult who steps in, never somebody hurt."""
    to: Slug | None = None
    """The part that follows. Without it, an unsafe choice leads back to try again."""


class StoryPart(Model):
    """One part of the story: what happens, and what can be done, or how it ends."""

    id: Slug
    """Stable name of the part. Saved answers hold it."""
    text: Text
    """What happens."""
    picture: Picture | None = None
    """A picture of it."""
    choices: Annotated[list[Turn], Field(min_length=2, max_length=3)] | None = None
    """Two or three things to do, one of them safe at least."""
    ending: Literal["safe"] | None = None
    """`safe`: here the story ends well."""
    say: Text | None = None
    """At the ending: the sentence to say aloud."""

    @property
    def turns(self) -> list[Turn]:
        """The choices; none at an ending."""
        return self.choices or []


class Scenario(Question):
    """A story in which a child chooses what to do, and may always try again."""

    type: Literal["scenario"]
    start: Slug | None = None
    """The part with which it begins; the first one when left out."""
    nodes: Annotated[list[StoryPart], Field(min_length=2, max_length=12)]
    """Two to twelve parts; three to six are best."""

    @property
    def has_tries(self) -> bool:
        """Never: the way back is always there."""
        return False

    @property
    def first(self) -> str:
        """The part with which the story begins."""
        return self.start or self.nodes[0].id

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each part, as it is printed."""
        return {node.id: number for number, node in enumerate(self.nodes, 1)}
