"""Rules of forms and check-ins: ids, options, settings that fit together, helpers."""

from __future__ import annotations

from mkdocs_hornbook.findings import Found, at, repeated
from mkdocs_hornbook.model.checkin import CheckInBlock
from mkdocs_hornbook.model.documents import Lesson
from mkdocs_hornbook.model.forms import FormBlock, FormField, FormTable
from mkdocs_hornbook.source import KeyPath, Source

MOST_ON_A_PAGE = {"A4": 1, "half": 2, "card": 8}
"""How many sheets of each size a page holds."""


def check_forms(source: Source, lesson: Lesson) -> Found:
    """The problems of all forms and check-ins of a lesson."""
    yield from _ids(source, lesson)
    for index, block in enumerate(lesson.blocks):
        path: KeyPath = ("blocks", index)
        if isinstance(block, FormBlock):
            yield from _form(source, path, block)
        elif isinstance(block, CheckInBlock):
            ids = ((i, mood.id) for i, mood in enumerate(block.moods))
            yield from repeated(source, (*path, "moods"), ids)
            if not any(mood.low for mood in block.moods):
                what = "No mood is `low: true`: nobody would be shown who can help."
                yield at(source, (*path, "moods"))("HB102", what, "Add it to the low moods.")


def _ids(source: Source, lesson: Lesson) -> Found:
    """A field's id is its name on the whole page, so it stands once in a lesson."""
    seen: set[str] = set()
    for index, block in enumerate(lesson.blocks):
        for path, field in block.placed_fields() if isinstance(block, FormBlock) else ():
            if field.id in seen:
                what = f"The id `{field.id}` stands twice in the forms of this lesson."
                place = ("blocks", index, *path, "id")
                yield at(source, place)("HB202", what, "Give each field its own id.")
            seen.add(field.id)


def _form(source: Source, path: KeyPath, form: FormBlock) -> Found:
    if not any(group.fields or group.table for group in form.parts):
        what = "This form has nothing to fill."
        yield at(source, path)("HB102", what, "Add `fields`, or `groups` with fields or a table.")
    if form.repeat > (most := MOST_ON_A_PAGE[form.sheet]):
        what = f"A page holds at most {most} of `sheet: {form.sheet}`, not {form.repeat}."
        fix = f"Write `repeat: {most}`, or another `sheet`."
        yield at(source, (*path, "repeat"))("HB105", what, fix)
    for place, field in form.placed_fields():
        yield from _field(source, (*path, *place), field)
    for index, group in enumerate(form.groups):
        if group.table:
            yield from _table(source, (*path, "groups", index, "table"), group.table)


def _field(source: Source, path: KeyPath, field: FormField) -> Found:
    chooses = field.type in ("choice", "boxes")
    if chooses and len(field.options) < 2:
        what = f"A field of type `{field.type}` needs two `options` or more."
        yield at(source, path)("HB102", what, "Add `options: [..., ...]`.")
    if field.options and not chooses:
        what = f"A field of type `{field.type}` has no options."
        fix = "Delete `options`, or write `type: choice` or `type: boxes`."
        yield at(source, (*path, "options"))("HB209", what, fix)
    if field.rows and field.type != "lines":
        what = f"A field of type `{field.type}` has no rows."
        yield at(source, (*path, "rows"))("HB209", what, "Delete `rows`, or write `type: lines`.")


def _table(source: Source, path: KeyPath, table: FormTable) -> Found:
    ids = ((i, column.id) for i, column in enumerate(table.columns))
    yield from repeated(source, (*path, "columns"), ids)
    if not table.length:
        what = "This table has no rows."
        yield at(source, path)("HB102", what, "Add `rows: 12` for empty ones, or `items`.")
    elif table.rows and table.items:
        what = "A table has `rows` or `items`, not both."
        yield at(source, (*path, "rows"))("HB209", what, "Delete one of the two.")
