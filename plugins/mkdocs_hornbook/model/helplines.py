"""Numbers to call, one file a country: `lessons/helplines/cn.yml`."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from mkdocs_hornbook.model.block import Block
from mkdocs_hornbook.model.fields import Model, Slug, Text

HelplineAudience = Literal["child", "adult"]
_PATH = re.compile(r"helplines/[a-z]{2}")


def is_helplines(path: str) -> bool:
    """Whether a path below `lessons/`, without its ending, is that of a country's numbers."""
    return _PATH.fullmatch(path) is not None


Number = Annotated[
    str,
    Field(pattern=r"^\+?[0-9](?:[0-9 -]{0,18}[0-9])?$"),
    WithJsonSchema({"type": ["string", "number"]}),
]
"""A telephone number: digits, with spaces or hyphens between them."""


class Helpline(Model):
    """One number to call."""

    id: Slug
    """Stable name: police."""
    number: Number
    """The number as it is dialled: 110."""
    name: Text
    """Who answers: Police."""
    uses: Annotated[list[Text], Field(max_length=5)] = Field(default=[], alias="for")
    """When to call it; a number that children see needs it."""
    audience: Annotated[list[HelplineAudience], Field(min_length=1, max_length=2)]
    """Who is shown it: child, adult, or both."""
    hours: Text | None = None
    """When somebody answers."""
    cost: Text | None = None
    """What a call costs."""
    scope: Literal["national", "regional", "pilot"]
    """Where it works: in the whole country, in some regions, in places that try it out."""
    region: Text | None = None
    """The region, where it is one."""
    source: Slug
    """Id of a source in `lessons/sources.yml`."""
    verified_on: Annotated[
        str,
        Field(
            pattern=r"^\d{4}-\d{2}-\d{2}$",
            description="Date when the number was last checked, 2026-11-22; the page shows it.",
        ),
    ]
    note: Text | None = None
    """What an adult should know: hours that vary, what to check first."""


class CallScript(Model):
    """What to say, and in which order."""

    steps: Annotated[list[Text], Field(min_length=1, max_length=7)]
    """What to say, first to last."""
    practise: list[Text] = []
    """What to practise before it is needed."""
    source: Slug | None = None
    """Id of a source in `lessons/sources.yml`."""


class Elsewhere(Model):
    """Where to look for a number in another country."""

    text: Text
    """One or two sentences."""
    source: Slug
    """Id of a source in `lessons/sources.yml`."""


class Helplines(Model):
    """The numbers of one country; the file's name is its code: cn.yml."""

    entries: Annotated[list[Helpline], Field(min_length=1, max_length=30)]
    """The numbers, most urgent first. Children are shown at most four."""
    call: CallScript | None = None
    """What a child says on the telephone."""
    elsewhere: Elsewhere | None = None
    """Where to look in another country."""


class HelplinesBlock(Block):
    """The numbers of the site's country, in any lesson."""

    type: Literal["helplines"]
    audience: HelplineAudience = "child"
    """Whose numbers: child or adult."""
