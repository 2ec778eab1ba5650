"""The block `form`: a sheet to fill and print, of which nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from mkdocs_hornbook.model.block import Block
from mkdocs_hornbook.model.fields import Markdown, Model, Slug, Strength, Text


class FormField(Model):
    """One thing to write, to choose or to sign."""

    id: Slug
    """Stable name of the field, once in a lesson."""
    label: Text
    """What to write there."""
    type: Literal["line", "lines", "date", "number", "choice", "boxes", "signature"] = "line"
    """`choice` takes one option, `boxes` several; a `signature` is always written by hand."""
    options: list[Text] = []
    """What can be ticked, for `choice` and `boxes`."""
    rows: Annotated[int, Field(ge=2, le=12)] | None = None
    """Lines on paper, for `lines`; 3 when left out."""
    width: Literal["full", "half", "third"] = "full"
    """Share of the line that it takes on paper."""
    help: Text | None = None
    """A line that says more, on screen and on large sheets."""


class FormColumn(Model):
    """One column of a table to fill."""

    id: Slug
    """Stable name of the column, once in its table."""
    label: Text
    """Heading of the column."""
    type: Literal["line", "date", "tick"] = "line"
    """What each of its cells takes."""
    width: Literal["narrow", "usual", "wide"] = "usual"
    """Its width on paper, beside the others."""


class FormRow(Model):
    """One row of a table that is about something."""

    text: Text
    """What the row is about."""
    note: Text | None = None
    """A line that says more."""
    source: Slug | None = None
    """Id of a source in `lessons/sources.yml`."""
    strength: Strength | None = None
    """Strength of that source."""


class FormTable(Model):
    """A table to fill: numbered rows, or rows that are about something."""

    columns: Annotated[list[FormColumn], Field(min_length=1, max_length=6)]
    """The columns."""
    each: Text | None = None
    """What one row is, above the first column: Visit."""
    rows: Annotated[int, Field(ge=1, le=40)] | None = None
    """Number of empty rows, when there are no `items`."""
    items: list[FormRow] = []
    """The rows, when each is about something."""

    @property
    def length(self) -> int:
        """Number of its rows."""
        return len(self.items) or self.rows or 0


class FormGroup(Model):
    """Fields that belong together."""

    title: Text | None = None
    """Heading of the group."""
    note: Markdown | None = None
    """Words above its fields, on screen and on paper."""
    fields: list[FormField] = []
    """The fields, in order."""
    table: FormTable | None = None
    """A table below the fields."""


class FormBlock(Block):
    """A sheet to fill and print, or to print blank; nothing is kept or sent."""

    type: Literal["form"]
    intro: Markdown | None = None
    """Words above the form, on screen only."""
    sheet: Literal["A4", "half", "card"] = "A4"
    """Size of one: a page, half of it, or a card of which eight stand on a page."""
    repeat: Annotated[int, Field(ge=1, le=8)] = 1
    """How many of the same stand on a page: at most 2 halves or 8 cards."""
    copies: Annotated[list[Text], Field(max_length=4)] = []
    """Whose copy each page is, for a sheet that several people keep."""
    fields: list[FormField] = []
    """Fields before the groups."""
    groups: Annotated[list[FormGroup], Field(max_length=12)] = []
    """Groups of fields with titles."""
    note: Markdown | None = None
    """Words at the foot of each sheet."""
    sources: list[Slug] = []
    """Ids of the sources that the words of the form rest on."""

    @property
    def parts(self) -> list[FormGroup]:
        """All groups, the fields that stand before them first."""
        first = [FormGroup(fields=self.fields)] if self.fields else []
        return [*first, *self.groups]

    @property
    def cited_in_rows(self) -> list[str]:
        """The sources that rows of tables name, each once."""
        tables = [group.table for group in self.groups if group.table]
        return list(dict.fromkeys(r.source for table in tables for r in table.items if r.source))

    @property
    def cited(self) -> list[str]:
        """All sources, those of rows first."""
        return list(dict.fromkeys([*self.cited_in_rows, *self.sources]))

    def placed_fields(self) -> Iterator[tuple[tuple[str | int, ...], FormField]]:
        """Every field with its place in the block."""
        for number, field in enumerate(self.fields):
            yield ("fields", number), field
        for at, group in enumerate(self.groups):
            for number, field in enumerate(group.fields):
                yield ("groups", at, "fields", number), field
