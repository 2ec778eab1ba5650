"""Rules of helplines: who may see how many of them, and how old they may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from mkdocs_hornbook.errors import Advice, Problem
from mkdocs_hornbook.findings import Found, at, location, repeated
from mkdocs_hornbook.model.helplines import Helpline, Helplines
from mkdocs_hornbook.source import KeyPath, Source

MOST_FOR_CHILDREN = 4
DAYS_TO_ADVICE = 180
DAYS_TO_PROBLEM = 365

Judged = Iterator[Problem | Advice]


def check_helplines(
    source: Source,
    helplines: Helplines,
    lacks: Callable[[str], bool],
    today: date | None,
    *,
    strict: bool,
) -> Judged:
    """What is wrong with the numbers of a country, and what is to be looked at.

    `lacks`: whether there is no source of that id.

    An old number is advice; under `strict` a number that is older than a year is a problem. Without
    `today` nothing is old.
    """
    entries = helplines.entries
    yield from repeated(source, ("entries",), ((i, entry.id) for i, entry in enumerate(entries)))
    for number, entry in enumerate(entries):
        path: KeyPath = ("entries", number)
        yield from _source(source, path, entry.source, lacks)
        yield from _age(source, path, entry, today, strict=strict)
        if "child" in entry.audience and not entry.uses:
            what = f"Children see `{entry.number}`, and it does not say when to call it."
            yield at(source, path)("HB701", what, "Add `for: [...]`.")
    yield from _number_for_children(source, entries)
    for key, part in (("call", helplines.call), ("elsewhere", helplines.elsewhere)):
        if part and part.source:
            yield from _source(source, (key,), part.source, lacks)


def _number_for_children(source: Source, entries: Sequence[Helpline]) -> Found:
    for_children = [n for n, entry in enumerate(entries) if "child" in entry.audience]
    if len(for_children) > MOST_FOR_CHILDREN:
        what = f"{len(for_children)} numbers are for children; {MOST_FOR_CHILDREN} are enough."
        fix = "Keep the most needed; write `[adult]` for the others."
        place = ("entries", for_children[MOST_FOR_CHILDREN], "audience")
        yield at(source, place)("HB702", what, fix)


def _source(source: Source, path: KeyPath, id: str, lacks: Callable[[str], bool]) -> Found:
    if lacks(id):
        what = f"There is no source `{id}` in lessons/sources.yml."
        yield at(source, (*path, "source"))("HB205", what, "Add it there, or correct the id.")


def _age(
    source: Source, path: KeyPath, entry: Helpline, today: date | None, *, strict: bool
) -> Judged:
    path = (*path, "verified_on")
    problem = at(source, path)
    try:
        checked = date.fromisoformat(entry.verified_on)
    except ValueError:
        what = f"The day {entry.verified_on} is not in the calendar."
        yield problem("HB704", what, "Write year-month-day: 2026-11-22.")
        return
    days = (today - checked).days if today else 0
    if days < 0:
        what = f"{entry.verified_on} is after today, {today}."
        yield problem("HB704", what, "Write the day when the number was checked.")
    elif days > DAYS_TO_PROBLEM and strict:
        what = f"`{entry.number}` was last checked {days} days ago."
        yield problem("HB703", what, "Check it, and write the new day in `verified_on`.")
    elif days > DAYS_TO_ADVICE:
        text = f"`{entry.number}` was last checked {days} days ago; check it again."
        yield Advice(location(source, path), text)
