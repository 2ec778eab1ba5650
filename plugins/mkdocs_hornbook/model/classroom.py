"""What a lesson carries for a class: its three cuts, and the sheet for a guest."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mkdocs_hornbook.model.fields import Model, Name, Text

Cut = Literal["one", "five", "thirty"]

CUTS: dict[Cut, int] = {"one": 1, "five": 5, "thirty": 30}
"""The minutes of each cut."""

Refs = Annotated[list[Name], Field(min_length=1, max_length=20)]
"""Blocks by their id, and what is in them: `facts`, `facts#no-hand-chains`, `quiz#first`."""


class Cuts(Model):
    """What of a lesson is shown when there is less time; the usual cut where one is left out."""

    one: Refs | None = None
    """For one minute: a fact and a question when left out."""
    five: Refs | None = None
    """For five minutes: the steps and two questions when left out."""
    thirty: Refs | None = None
    """For half an hour: facts, practice, a scenario and the slip when left out."""


class Guest(Model):
    """An expert who visits the class, and what the class asks."""

    who: Text
    """Who could come: a lifeguard or a doctor."""
    questions: Annotated[list[Text], Field(min_length=1, max_length=10)]
    """What the class may ask; ten at most."""
