"""What every block of a lesson may carry."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from mkdocs_hornbook.model.fields import Model, Slug, Text


class Block(Model):
    """What every block may carry."""

    id: Slug | None = None
    """Address of the block in the page (`#id`); made from the type when left out."""
    title: Text | None = None
    """Heading of the block; a usual one for its type when left out."""
    minutes: Annotated[int, Field(ge=1, le=60)] | None = None
    """Its share of the lesson's time: a teacher sees it beside the clock."""
    brings: ClassVar[tuple[str, ...]] = ()
    """Other types whose style sheet and script its page loads, because its template shows them."""
