"""Rules of one question: ids, references inside it, right answers, choices that are alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from mkdocs_hornbook.findings import Found, at, ids_once, repeated
from mkdocs_hornbook.model.places import Hotspot, MarkTheWords
from mkdocs_hornbook.model.questions import (
    AnyQuestion,
    Categorise,
    Cloze,
    Gap,
    Matching,
    MultipleChoice,
    Number,
    Open,
    Ordering,
    SingleChoice,
)
from mkdocs_hornbook.model.scenario import Scenario
from mkdocs_hornbook.place_checks import check_regions, check_words
from mkdocs_hornbook.scenario_checks import check_story
from mkdocs_hornbook.source import KeyPath, Source
from mkdocs_hornbook.text import GAP
from mkdocs_hornbook.typed import fold


class _Named(Protocol):
    """A part of a question that has an id and words."""

    @property
    def id(self) -> str: ...

    @property
    def text(self) -> str: ...


def check_question(source: Source, path: KeyPath, question: AnyQuestion) -> Found:
    """The problems of the question at the path."""
    match question:
        case SingleChoice() | MultipleChoice():
            yield from _choices(source, path, question)
        case Cloze():
            yield from _cloze(source, path, question)
        case Matching():
            yield from _matching(source, path, question)
        case Categorise():
            yield from _categorise(source, path, question)
        case Ordering():
            yield from _ordering(source, path, question)
        case Open():
            yield from _open(source, path, question)
        case Scenario():
            yield from _story(source, path, question)
        case Hotspot():
            yield from _hotspot(source, path, question)
        case MarkTheWords():
            yield from check_words(source, path, question)
        case Number() if not question.value and "%" in question.tolerance:
            what = "A percentage of 0 is 0."
            yield at(source, (*path, "tolerance"))("HB208", what, "Write a plain number.")


def _choices(source: Source, path: KeyPath, question: SingleChoice | MultipleChoice) -> Found:
    problem = at(source, (*path, "choices"), key=True)
    right = sum(choice.correct for choice in question.choices)
    if not right:
        what = f"No choice of `{question.id}` is correct."
        yield problem("HB203", what, "Add `correct: true` to one.")
    elif right > 1 and isinstance(question, SingleChoice):
        fix = "Keep one, or use `type: multiple-choice`."
        yield problem("HB203", f"{right} choices of `{question.id}` are correct.", fix)
    ids = ((i, c.id) for i, c in enumerate(question.choices))
    yield from repeated(source, (*path, "choices"), ids)
    seen: dict[str, str] = {}
    for index, choice in enumerate(question.choices):
        folded = fold(choice.text)
        if folded in seen and not choice.picture:
            what = f"The choices `{seen[folded]}` and `{choice.id}` say the same."
            yield at(source, (*path, "choices", index))("HB204", what, "Change one of them.")
        seen.setdefault(folded, choice.id)


def _matching(source: Source, path: KeyPath, question: Matching) -> Found:
    pairs = list(enumerate(question.pairs))
    others = list(enumerate(question.distractors))
    ids: list[tuple[KeyPath, str]] = [((*path, "pairs", i, "id"), p.id) for i, p in pairs]
    ids += [((*path, "distractors", i, "id"), d.id) for i, d in others]
    yield from ids_once(source, ids)
    yield from _alike(source, [((*path, "pairs", i, "text"), p.text) for i, p in pairs])
    matches: list[tuple[KeyPath, str]] = [((*path, "pairs", i, "match"), p.match) for i, p in pairs]
    matches += [((*path, "distractors", i, "text"), d.text) for i, d in others]
    yield from _alike(source, matches)


def _categorise(source: Source, path: KeyPath, question: Categorise) -> Found:
    yield from _differ(source, (*path, "categories"), question.categories)
    yield from _differ(source, (*path, "items"), question.items)
    known = [category.id for category in question.categories]
    for index, item in enumerate(question.items):
        if item.category not in known:
            what = f"There is no category `{item.category}` ({', '.join(known)})."
            fix = "Correct the id, or add the category."
            yield at(source, (*path, "items", index, "category"))("HB205", what, fix)


def _ordering(source: Source, path: KeyPath, question: Ordering) -> Found:
    items = [((*path, "items", i), item) for i, item in enumerate(question.items)]
    yield from ids_once(source, [((*place, "id"), item.id) for place, item in items])
    plain = [((*place, "text"), item.text) for place, item in items if not item.picture]
    yield from _alike(source, plain)


def _hotspot(source: Source, path: KeyPath, question: Hotspot) -> Found:
    if not question.right:
        what = f"No region of `{question.id}` is correct."
        fix = "Add `correct: true` to one."
        yield at(source, (*path, "regions"), key=True)("HB203", what, fix)
    yield from _differ(source, (*path, "regions"), question.regions)
    yield from check_regions(source, path, question)


def _open(source: Source, path: KeyPath, question: Open) -> Found:
    yield from _differ(source, (*path, "rubric"), question.rubric)
    for index, criterion in enumerate(question.rubric):
        if criterion.id == "text":
            what = "`text` is the name of what a child writes."
            place = (*path, "rubric", index, "id")
            yield at(source, place)("HB202", what, "Give this line another id.")
    if question.graded and "graded" in question.model_fields_set:
        what = "An open answer is never marked."
        yield at(source, (*path, "graded"))("HB104", what, "Delete `graded: true`.")


def _story(source: Source, path: KeyPath, question: Scenario) -> Found:
    nodes = [((*path, "nodes", i), node) for i, node in enumerate(question.nodes)]
    yield from ids_once(source, [((*place, "id"), node.id) for place, node in nodes], "story")
    for place, node in nodes:
        yield from _differ(source, (*place, "choices"), node.turns, "part")
    yield from check_story(source, path, question)


def _differ(
    source: Source, path: KeyPath, things: Sequence[_Named], whole: str = "question"
) -> Found:
    """The things of one list: each has an id and words of its own."""
    placed = [((*path, index), thing) for index, thing in enumerate(things)]
    yield from ids_once(source, [((*place, "id"), thing.id) for place, thing in placed], whole)
    yield from _alike(source, [((*place, "text"), thing.text) for place, thing in placed])


def _alike(source: Source, texts: Iterable[tuple[KeyPath, str]]) -> Found:
    """Texts that folding makes equal: nobody could tell which of them is right."""
    seen: dict[str, str] = {}
    for path, text in texts:
        folded = fold(text)
        if folded in seen:
            what = f"`{seen[folded][:60]}` and `{text[:60]}` say the same."
            yield at(source, path)("HB204", what, "Change one of them.")
        seen.setdefault(folded, text)


def _cloze(source: Source, path: KeyPath, question: Cloze) -> Found:
    named = GAP.findall(question.text)
    problem = at(source, (*path, "text"))
    for id in dict.fromkeys(named):
        if id not in {gap.id for gap in question.gaps}:
            yield problem("HB205", f"There is no gap `{id[:60]}`.", "Add it to `gaps`.")
        elif named.count(id) > 1:
            what = f"The gap `{id}` stands {named.count(id)} times in the text."
            yield problem("HB202", what, "Give each place a gap of its own.")
    ids = ((i, gap.id) for i, gap in enumerate(question.gaps))
    yield from repeated(source, (*path, "gaps"), ids)
    for index, gap in enumerate(question.gaps):
        here: KeyPath = (*path, "gaps", index)
        if gap.id not in named:
            what = f"The gap `{gap.id}` has no place in the text."
            yield at(source, here)("HB205", what, f"Write `{{{gap.id}}}` where it is.")
        yield from _gap(source, here, gap)


def _gap(source: Source, path: KeyPath, gap: Gap) -> Found:
    if (gap.accept is None) == (gap.choices is None):
        what = f"The gap `{gap.id}` is typed into or chosen from, one of the two."
        yield at(source, path)("HB102", what, "Add `accept`, or `choices` and `answer`.")
    elif gap.choices is None:
        if gap.answer is not None:
            what = "`answer` belongs to `choices`."
            yield at(source, (*path, "answer"))("HB101", what, "Use `accept` alone.")
    elif gap.answer not in gap.choices:
        what = f"The answer of `{gap.id}` is not one of its choices."
        where = (*path, "answer") if gap.answer else path
        yield at(source, where)("HB203", what, "Write `answer` as in `choices`.")
    choices = enumerate(gap.choices or ())
    yield from _alike(source, [((*path, "choices", index), text) for index, text in choices])
