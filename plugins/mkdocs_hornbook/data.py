"""The data scripts of a language: what the search and the pages about a learner load."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_hornbook.course import class_words, course, has_course, script
from mkdocs_hornbook.due import due_rows, due_script
from mkdocs_hornbook.library import QuizEntry
from mkdocs_hornbook.offline import PARTS, SearchEntry, search_scripts
from mkdocs_hornbook.pages import Pages
from mkdocs_hornbook.search import search_entries

NAMES = ("search", *(f"search-{n}" for n in range(PARTS)), "review", "course", "class")
"""What there may be; a small site has fewer."""


def data_scripts(
    pages: Pages, written: Sequence[SearchEntry], embedded: Sequence[tuple[str, QuizEntry]]
) -> Iterator[tuple[str, str]]:
    """Name and text of each script; of hand-written pages, their search rows and their quizzes."""
    library, own = pages.library, pages.site
    yield from search_scripts([*written, *search_entries(library, pages.t("kind_quiz"))])
    if rows := due_rows(library, embedded):
        yield "review", due_script(rows)
    if has_course(library):
        url = own.address + own.prefix if own.address else ""
        yield "course", script("hornbookCourse", course(library, pages.t, own.id, url, embedded))
        yield "class", script("hornbookClass", class_words(library, pages.t, embedded))
