"""The role-play: a short play that a class reads, acts, and plays again with other parts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from mkdocs_hornbook.model.block import Block
from mkdocs_hornbook.model.fields import Model, Slug, Text, listed

ALL = "all"
"""As the part of a line: everybody speaks it."""
LETTERS = "ABCDEFGH"

Colour = Literal["red", "orange", "yellow", "green", "teal", "blue", "purple", "brown"]
Speakers = Annotated[
    list[Slug],
    BeforeValidator(listed),
    Field(min_length=1, max_length=8, json_schema_extra={"type": ["array", "string"]}),
]
"""Who speaks a line: one part, several, or `all`."""


class Part(Model):
    """One part of a play. Its letter, A to H, comes from its place."""

    id: Slug
    """Stable name of the part; lines name it."""
    name: Text
    """Who it is: Rice, Grandpa, Maybe Monkey."""
    who: Literal["child", "adult", "puppet"]
    """Who plays it. What is unsafe is said by a puppet alone."""
    colour: Colour
    """Colour of the part, always beside its letter."""
    cue: Text
    """What the player has to know: who you are, what you hold, how you speak."""


class Line(Model):
    """What one part says, or several, or all together."""

    part: Speakers
    """Who speaks: the id of a part, a list of them, or `all`."""
    say: Text
    """The words."""
    does: Text | None = None
    """What the speaker does meanwhile."""
    kind: Literal["plain", "unsafe", "refusal", "call"] = "plain"
    """`unsafe`: an idea that nobody should follow; `refusal`: a No; `call`: a call for help."""

    @property
    def is_for_all(self) -> bool:
        """Whether everybody speaks it."""
        return ALL in self.part


class RoleplayBlock(Block):
    """A short play, line by line, with a cue card for each part."""

    type: Literal["roleplay"]
    place: Text
    """Where it is played, and what stands there."""
    props: Annotated[list[Text], Field(max_length=12)] = []
    """What is needed: a shoe, a rake, a sock as the puppet."""
    parts: Annotated[list[Part], Field(min_length=2, max_length=8)]
    """Who takes part, in the order of their letters."""
    lines: Annotated[list[Line], Field(min_length=2, max_length=80)]
    """What is said, first to last; the last line is spoken by all."""
    again: Text
    """How it is played a second time, with the parts swapped."""

    @property
    def letters(self) -> dict[str, str]:
        """The letter of each part, by its id."""
        return {part.id: letter for part, letter in zip(self.parts, LETTERS, strict=False)}

    def speakers(self, line: Line) -> list[Part]:
        """The parts that speak a line, in the order of their letters; all of them for `all`."""
        return [part for part in self.parts if line.is_for_all or part.id in line.part]
