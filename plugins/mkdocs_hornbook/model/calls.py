"""The block `call-calendar`: a plan of calls between a child and a parent far away."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mkdocs_hornbook.model.block import Block
from mkdocs_hornbook.model.fields import Markdown, Text


class CallCalendarBlock(Block):
    """Days and times of calls on two clocks, as a month to print and a file for a calendar."""

    type: Literal["call-calendar"]
    intro: Markdown | None = None
    """A line above the choices."""
    minutes: Annotated[int, Field(ge=1, le=60)] = 10
    """How long a call takes."""
    starters: Annotated[list[Text], Field(min_length=1, max_length=20)]
    """Ways to begin a talk, for weeks in which no lesson is chosen."""
