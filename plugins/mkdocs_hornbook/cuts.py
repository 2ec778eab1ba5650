"""The three cuts of a lesson: what of it is shown in one minute, in five, in thirty.

A lecture has the usual cuts where its author names none: one fact and one question; the steps and
two questions; facts, practice, scenario and slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_hornbook.findings import Found, at
from mkdocs_hornbook.model.blocks import FactsBlock, QuizBlock
from mkdocs_hornbook.model.classroom import CUTS, Cut
from mkdocs_hornbook.model.documents import Lesson
from mkdocs_hornbook.model.questions import AnyQuestion
from mkdocs_hornbook.source import Source

if TYPE_CHECKING:
    from mkdocs_hornbook.library import QuizEntry

    Quizzes = Mapping[str, QuizEntry]

VOTED = ("single-choice", "true-false", "multiple-choice")
"""Question types that a class can answer by hands in one vote; the usual cuts prefer them."""


class Ref(NamedTuple):
    """A block by its position in the lesson; with an item, only that fact or question of it."""

    block: int
    item: str | None = None


def cut_of(lesson: Lesson, quizzes: Quizzes) -> dict[Cut, tuple[Ref, ...]]:
    """What each cut shows, in the order in which it is shown; a cut of nothing is left out.

    `quizzes` are those of the library, by their id. Names that do not exist are passed over:
    `check_cuts` reports them.
    """
    usual = _usual(lesson, quizzes) if lesson.kind == "lecture" else {}
    named = _names(lesson, quizzes)
    found = {}
    for cut in CUTS:
        refs = getattr(lesson.cuts, cut, None)
        own = None if refs is None else [named[name] for name in refs if name in named]
        found[cut] = tuple(usual.get(cut, ()) if own is None else own)
    return {cut: refs for cut, refs in found.items() if refs}


def cuts_with(
    cuts: Mapping[Cut, tuple[Ref, ...]], block: int, item: str | None = None
) -> frozenset[Cut]:
    """The cuts that show a block, or one fact or question of it."""
    return frozenset(
        cut
        for cut, refs in cuts.items()
        if any(ref.block == block and (item is None or ref.item in (None, item)) for ref in refs)
    )


def check_cuts(source: Source, lesson: Lesson, quizzes: Quizzes) -> Found:
    """Names in `cuts` that the lesson does not have."""
    known = _names(lesson, quizzes)
    for cut in CUTS:
        for number, name in enumerate(getattr(lesson.cuts, cut, None) or ()):
            if name in known:
                continue
            block = name.partition("#")[0]
            near = [n for n in known if n.startswith(f"{block}#")] if block in known else []
            names = near or [n for n in known if "#" not in n]
            what = f"This lesson has no `{name[:60]}` to cut."
            fix = f"Use one of: {', '.join(names)}."
            yield at(source, ("cuts", cut, number))("HB205", what, fix)


def _names(lesson: Lesson, quizzes: Quizzes) -> dict[str, Ref]:
    """All that a cut may name. A block without an id is named by its type; the first one has it."""
    found: dict[str, Ref] = {}
    for index, block in enumerate(lesson.blocks):
        name = block.id or block.type
        if found.setdefault(name, Ref(index)) == Ref(index):
            items = _items(lesson, index, quizzes)
            found |= {f"{name}#{item}": Ref(index, item) for item in items}
    return found


def _items(lesson: Lesson, index: int, quizzes: Quizzes) -> list[str]:
    """The ids of the facts or questions of a block."""
    match lesson.blocks[index]:
        case FactsBlock() as facts:
            return [fact.id for fact in facts.items]
        case QuizBlock() as block:
            return [question.id for question in _questions(block, quizzes)]
        case _:
            return []


def _questions(block: QuizBlock, quizzes: Quizzes) -> list[AnyQuestion]:
    return quizzes[block.quiz].quiz.all_questions if block.quiz in quizzes else []


def _usual(lesson: Lesson, quizzes: Quizzes) -> dict[Cut, list[Ref]]:
    first = {block.type: index for index, block in reversed(list(enumerate(lesson.blocks)))}
    facts = [Ref(first["facts"])] if "facts" in first else []
    fact = [Ref(ref.block, _items(lesson, ref.block, quizzes)[0]) for ref in facts]
    asked = list(_asked(lesson, quizzes))
    votes = [ref for ref, type in asked if type in VOTED] or [ref for ref, _ in asked]
    stories = [ref for ref, type in asked if type == "scenario"]
    story = stories[:1] or ([Ref(first["quiz"])] if "quiz" in first else [])

    def whole(*types: str) -> list[Ref]:
        return [Ref(first[type]) for type in types if type in first]

    return {
        "one": [*fact, *votes[:1]],
        "five": [*whole("steps"), *votes[:2]],
        "thirty": [*facts, *whole("practise"), *story, *whole("slip")],
    }


def _asked(lesson: Lesson, quizzes: Quizzes) -> Iterator[tuple[Ref, str]]:
    """Every question of the lesson with its type, in order."""
    for index, block in enumerate(lesson.blocks):
        if isinstance(block, QuizBlock):
            for question in _questions(block, quizzes):
                yield Ref(index, question.id), question.type
