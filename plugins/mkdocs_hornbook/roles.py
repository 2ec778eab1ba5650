"""The home pages of the readers: what each begins with, and whose lessons it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup

from mkdocs_hornbook.library import LessonEntry, Library, Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Somebody for whom the site has a home page, `<name>.html`."""

    name: str
    audiences: Sequence[str] = ()
    """Whose lessons it shows, shelf by shelf."""
    kinds: Sequence[str] = ()
    """Only lessons of these kinds; all kinds when it is empty."""
    tools: Sequence[tuple[str, str]] = ()
    """Tool pages that it begins with, and an icon for each."""
    written: bool = False
    """Whether a site has it only where its author wrote `<name>.md`."""


_ROLES = (
    Role(
        name="child",
        audiences=["child"],
        tools=[("me", "map-marker-path"), ("review", "sprout-outline")],
    ),
    Role(
        name="teacher",
        audiences=["child", "teacher"],
        tools=[("class", "account-group-outline"), ("keep", "cellphone-arrow-down")],
    ),
    Role(name="parent", audiences=["parent"], tools=[("keep", "cellphone-arrow-down")]),
    Role(name="grandparent", written=True),
    Role(name="volunteer", audiences=["child", "teacher"], kinds=["activity"], written=True),
)
ROLES = {role.name: role for role in _ROLES}
"""All roles, by name, in the order of their doors."""


def roles_of(docs: Path) -> list[Role]:
    """The roles of a site whose hand-written pages lie in `docs`."""
    return [role for role in _ROLES if not role.written or (docs / f"{role.name}.md").is_file()]


def shelves_of(role: Role, library: Library) -> list[Shelf]:
    """The shelves with what a role finds on each; those where it finds nothing are left out."""
    shelves = [
        replace(
            shelf,
            lessons=[
                entry
                for entry in shelf.lessons
                if entry.audience in role.audiences
                and (not role.kinds or entry.lesson.kind in role.kinds)
            ],
        )
        for shelf in library.shelves
    ]
    return [shelf for shelf in shelves if shelf.lessons]


def taught(library: Library) -> list[LessonEntry]:
    """The lessons with a slip for the family; not those that an adult leads."""
    entries = [entry for shelf in library.shelves for entry in shelf.listed]
    return [e for e in entries if any(block.type == "slip" for block in e.lesson.blocks)]


def split(words: Markup) -> tuple[Markup, Markup]:
    """What stands above the first heading of the second level, and the rest from there on."""
    head, mark, rest = words.partition("<h2")
    return Markup(head), Markup(mark + rest)
