"""Pages that a template fills: each with its script, its style sheet and its data, by one name.

`theme/hornbook/<name>.html` is the template; `pages/<name>.css` and `pages/<name>.js` are loaded
where they are there. An author may write the words above: front matter `hornbook: <name>`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mkdocs_hornbook.course import has_course
from mkdocs_hornbook.due import has_due
from mkdocs_hornbook.frame import Site
from mkdocs_hornbook.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolPage:
    """One such page."""

    name: str
    is_there: Callable[[Library, Site], bool]
    """Whether a site has it: else it would stay empty for ever."""
    data: Sequence[str] = ()
    """Names of the data scripts that come after its own script: see Site.data."""
    found: bool = False
    """Whether the search finds it by its words."""
    more: Callable[[Library], str] = lambda library: ""
    """More words that the search finds it by."""
    sensitive: bool = False
    """Whether a child may have to leave it quickly."""
    blocks: Sequence[str] = ()
    """Types of blocks whose style sheets and scripts it takes."""


def helpline_words(library: Library) -> str:
    """What the search finds the page of the numbers by."""
    entries = [e for one in library.helplines.values() for e in one.helplines.entries]
    return "".join(f" {word}" for e in entries for word in (e.name, e.number, *e.uses))


def _has_course(library: Library, site: Site) -> bool:
    return has_course(library)


def _has_keep(library: Library, site: Site) -> bool:
    return site.offline and any(shelf.lessons for shelf in library.shelves)


_PAGES = (
    ToolPage(name="review", is_there=lambda library, site: has_due(library), data=["review"]),
    ToolPage(
        name="helplines",
        is_there=lambda library, site: bool(library.helplines),
        found=True,
        more=helpline_words,
        sensitive=True,
        blocks=["helplines"],
    ),
    ToolPage(
        name="learners",
        is_there=lambda library, site: site.learners and has_course(library),
    ),
    ToolPage(name="me", is_there=_has_course, data=["course"]),
    ToolPage(name="show", is_there=_has_course, data=["course"]),
    ToolPage(name="class", is_there=_has_course, data=["course", "class"], found=True),
    ToolPage(name="week", is_there=_has_course, data=["course"]),
    ToolPage(name="stored", is_there=_has_course, data=["course"]),
    ToolPage(name="keep", is_there=_has_keep, found=True),
    ToolPage(name="cards", is_there=lambda library, site: site.classroom, found=True),
    ToolPage(name="not-saved", is_there=_has_keep),
)
TOOL_PAGES = {page.name: page for page in _PAGES}
"""All tool pages, by name."""
