"""Rules of one question: ids, references inside it, right answers, choices that are alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from mkdocs_hornbook.errors import Problem
from mkdocs_hornbook.grading import fold
from mkdocs_hornbook.model.questions import (
    AnyQuestion,
    Categorise,
    Cloze,
    Gap,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    SingleChoice,
    Sortable,
    Target,
)
from mkdocs_hornbook.source import KeyPath, Source
from mkdocs_hornbook.text import GAP

Found = Iterator[Problem]


def at(source: Source, path: KeyPath, *, key: bool = False) -> Callable[[str, str, str], Problem]:
    """Makes problems of that place in the file from a code, what is wrong and what to do."""
    place = source.place(path, key=key)
    return lambda code, what, fix: source.problem(place, code, what, fix)


def repeated(source: Source, path: KeyPath, ids: Iterable[tuple[int, str | None]]) -> Found:
    """Ids that stand twice in one list."""
    seen: set[str] = set()
    for index, id in ids:
        if id in seen:
            what = f"The id `{id}` stands twice in this list."
            yield at(source, (*path, index, "id"))("HB202", what, "Give each its own id.")
        if id:
            seen.add(id)


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
    yield from _ids_once(source, ids)
    yield from _alike(source, [((*path, "pairs", i, "text"), p.text) for i, p in pairs])
    matches: list[tuple[KeyPath, str]] = [((*path, "pairs", i, "match"), p.match) for i, p in pairs]
    matches += [((*path, "distractors", i, "text"), d.text) for i, d in others]
    yield from _alike(source, matches)


def _categorise(source: Source, path: KeyPath, question: Categorise) -> Found:
    lists: list[tuple[str, Sequence[Target | Sortable]]] = [
        ("categories", question.categories),
        ("items", question.items),
    ]
    for key, things in lists:
        placed = [((*path, key, i), thing) for i, thing in enumerate(things)]
        yield from _ids_once(source, [((*place, "id"), thing.id) for place, thing in placed])
        yield from _alike(source, [((*place, "text"), thing.text) for place, thing in placed])
    known = [category.id for category in question.categories]
    for index, item in enumerate(question.items):
        if item.category not in known:
            what = f"There is no category `{item.category}` ({', '.join(known)})."
            fix = "Correct the id, or add the category."
            yield at(source, (*path, "items", index, "category"))("HB205", what, fix)


def _ordering(source: Source, path: KeyPath, question: Ordering) -> Found:
    items = [((*path, "items", i), item) for i, item in enumerate(question.items)]
    yield from _ids_once(source, [((*place, "id"), item.id) for place, item in items])
    plain = [((*place, "text"), item.text) for place, item in items if not item.picture]
    yield from _alike(source, plain)


def _alike(source: Source, texts: Iterable[tuple[KeyPath, str]]) -> Found:
    """Texts that folding makes equal: nobody could tell which of them is right."""
    seen: dict[str, str] = {}
    for path, text in texts:
        folded = fold(text)
        if folded in seen:
            what = f"`{seen[folded][:60]}` and `{text[:60]}` say the same."
            yield at(source, path)("HB204", what, "Change one of them.")
        seen.setdefault(folded, text)


def _ids_once(source: Source, ids: Iterable[tuple[KeyPath, str]]) -> Found:
    """The same for ids that stand in several lists of one question."""
    seen: set[str] = set()
    for path, id in ids:
        if id in seen:
            what = f"The id `{id}` stands twice in this question."
            yield at(source, path)("HB202", what, "Give each its own id.")
        seen.add(id)


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
    seen: dict[str, str] = {}
    for index, choice in enumerate(gap.choices or ()):
        if other := seen.get(fold(choice)):
            what = f"The choices `{other[:60]}` and `{choice[:60]}` say the same."
            yield at(source, (*path, "choices", index))("HB204", what, "Change one of them.")
        seen.setdefault(fold(choice), choice)
