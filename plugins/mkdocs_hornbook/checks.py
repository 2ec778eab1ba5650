"""Rules that one field alone cannot break: ids, references, right answers, sources, words."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from mkdocs_hornbook.errors import Problem
from mkdocs_hornbook.grading import fold
from mkdocs_hornbook.model.blocks import Fact, FactsBlock, Tip, TipsBlock
from mkdocs_hornbook.model.documents import REQUIRED_BLOCKS
from mkdocs_hornbook.model.questions import (
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
from mkdocs_hornbook.source import KeyPath, Source, walk_texts
from mkdocs_hornbook.text import GAP, YAML_LINK, count_words

if TYPE_CHECKING:
    from mkdocs_hornbook.library import Entry, LessonEntry, Library, QuizEntry

SLIP_WORDS = 120
WORDS_TO_AVOID = (
    *("left-behind", "left behind child", "corpse", "dead body", "blood", "killed", "murder"),
    *("your fault", "shame on", "stupid", "naughty", "留守儿童", "尸体", "鲜血", "都怪你", "笨蛋"),
)
"""Words that do not belong on a child's page (labels, fear, blame)."""

_STRENGTHS = "ABCU"
_ADULT_KEYS = {"note", "source"}

Found = Iterator[Problem]


def check_library(library: Library, words_to_avoid: Iterable[str]) -> list[Problem]:
    """The problems of all entries and of what they say of one another."""
    words = [word.lower() for word in words_to_avoid]
    found: list[Problem] = []
    for lesson in library.lessons.values():
        found += _lesson(lesson, library)
        if lesson.audience == "child":
            found += _words(lesson.source, words)
    for quiz in library.quizzes.values():
        found += check_quiz(quiz, library, words)
    return found


def check_quiz(entry: QuizEntry, library: Library, words: list[str]) -> list[Problem]:
    """The problems of one quiz; `words` in small letters do not belong into it."""
    return [*_quiz(entry, library), *_words(entry.source, words)]


def _at(source: Source, path: KeyPath, *, key: bool = False) -> Callable[[str, str, str], Problem]:
    place = source.place(path, key=key)
    return lambda code, what, fix: source.problem(place, code, what, fix)


def _lesson(entry: LessonEntry, library: Library) -> Found:
    lesson, source = entry.lesson, entry.source
    present = {block.type for block in lesson.blocks}
    for needed in REQUIRED_BLOCKS[lesson.kind]:
        if needed not in present:
            what = f"A {lesson.kind} needs a `{needed}` block."
            yield _at(source, ("kind",))("HB201", what, f"Add `- type: {needed}` to `blocks`.")
    yield from _repeated(source, ("blocks",), ((i, b.id) for i, b in enumerate(lesson.blocks)))
    for index, block in enumerate(lesson.blocks):
        path: KeyPath = ("blocks", index)
        if block.type == "quiz" and block.quiz not in library.quizzes:
            known = ", ".join(sorted(library.quizzes)[:8]) or "there is none yet"
            what = f"There is no quiz `{block.quiz}` ({known})."
            fix = "Correct the id, or write the quiz."
            yield _at(source, (*path, "quiz"))("HB205", what, fix)
        elif block.type == "slip" and (words := count_words(block.text)) > SLIP_WORDS:
            what = f"The slip has {words} words; at most {SLIP_WORDS} fit."
            yield _at(source, (*path, "text"))("HB207", what, "Shorten it.")
        elif block.type == "facts":
            ids = ((i, fact.id) for i, fact in enumerate(block.items))
            yield from _repeated(source, (*path, "items"), ids)
        if block.type in ("facts", "tips"):
            yield from _sources(entry, library, index)
    yield from _links(entry, library)


def _sources(entry: LessonEntry, library: Library, index: int) -> Found:
    block = entry.lesson.blocks[index]
    if not isinstance(block, FactsBlock | TipsBlock):
        return
    items: Sequence[Fact | Tip] = block.items
    for number, item in enumerate(items):
        path: KeyPath = ("blocks", index, "items", number)
        if item.source and item.source not in library.citations:
            what = f"There is no source `{item.source}` in lessons/sources.yml."
            at = _at(entry.source, (*path, "source"))
            yield at("HB205", what, "Add it there, or correct the id.")
        elif fault := _strength_fault(item, library):
            yield _at(entry.source, path)("HB206", *fault)


def _strength_fault(item: Fact | Tip, library: Library) -> tuple[str, str] | None:
    """What is wrong with the strength of a fact or tip, and what to do."""
    if isinstance(item, Fact) and item.strength == "U" and not item.local_rule:
        fix = "Find a source, or answer for it with `local_rule: true`."
        return "This fact is not verified (strength U).", fix
    if item.strength is None or item.strength == "U":
        return None
    if item.source is None:
        return f"Strength {item.strength} needs a `source`.", "Add `source: ...`."
    most = library.citations[item.source].strength
    if _STRENGTHS.index(item.strength) < _STRENGTHS.index(most):
        what = f"The source `{item.source}` gives strength {most}, not {item.strength}."
        return what, f"Write `strength: {most}`."
    return None


def _quiz(entry: QuizEntry, library: Library) -> Found:
    source = entry.source
    questions = entry.quiz.questions
    yield from _repeated(source, ("questions",), ((i, q.id) for i, q in enumerate(questions)))
    if entry.quiz.lesson and entry.quiz.lesson not in library.lessons:
        what = f"There is no lesson `{entry.quiz.lesson}`."
        yield _at(source, ("lesson",))("HB205", what, "Correct the id: its path below `lessons/`.")
    for index, question in enumerate(questions):
        path: KeyPath = ("questions", index)
        if isinstance(question, SingleChoice | MultipleChoice):
            yield from _choices(source, path, question)
        elif isinstance(question, Cloze):
            yield from _cloze(source, path, question)
        elif isinstance(question, Matching):
            yield from _matching(source, path, question)
        elif isinstance(question, Categorise):
            yield from _categorise(source, path, question)
        elif isinstance(question, Ordering):
            yield from _ordering(source, path, question)
        elif isinstance(question, Number) and not question.value and "%" in question.tolerance:
            what = "A percentage of 0 is 0."
            yield _at(source, (*path, "tolerance"))("HB208", what, "Write a plain number.")
    yield from _links(entry, library)


def _choices(source: Source, path: KeyPath, question: SingleChoice | MultipleChoice) -> Found:
    at = _at(source, (*path, "choices"), key=True)
    right = sum(choice.correct for choice in question.choices)
    if not right:
        what = f"No choice of `{question.id}` is correct."
        yield at("HB203", what, "Add `correct: true` to one.")
    elif right > 1 and isinstance(question, SingleChoice):
        fix = "Keep one, or use `type: multiple-choice`."
        yield at("HB203", f"{right} choices of `{question.id}` are correct.", fix)
    ids = ((i, c.id) for i, c in enumerate(question.choices))
    yield from _repeated(source, (*path, "choices"), ids)
    seen: dict[str, str] = {}
    for index, choice in enumerate(question.choices):
        folded = fold(choice.text)
        if folded in seen and not choice.picture:
            what = f"The choices `{seen[folded]}` and `{choice.id}` say the same."
            yield _at(source, (*path, "choices", index))("HB204", what, "Change one of them.")
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
        at = [((*path, key, i), thing) for i, thing in enumerate(things)]
        yield from _ids_once(source, [((*place, "id"), thing.id) for place, thing in at])
        yield from _alike(source, [((*place, "text"), thing.text) for place, thing in at])
    known = [category.id for category in question.categories]
    for index, item in enumerate(question.items):
        if item.category not in known:
            what = f"There is no category `{item.category}` ({', '.join(known)})."
            fix = "Correct the id, or add the category."
            yield _at(source, (*path, "items", index, "category"))("HB205", what, fix)


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
            yield _at(source, path)("HB204", what, "Change one of them.")
        seen.setdefault(folded, text)


def _ids_once(source: Source, ids: Iterable[tuple[KeyPath, str]]) -> Found:
    """The same for ids that stand in several lists of one question."""
    seen: set[str] = set()
    for path, id in ids:
        if id in seen:
            what = f"The id `{id}` stands twice in this question."
            yield _at(source, path)("HB202", what, "Give each its own id.")
        seen.add(id)


def _cloze(source: Source, path: KeyPath, question: Cloze) -> Found:
    named = GAP.findall(question.text)
    at = _at(source, (*path, "text"))
    for id in dict.fromkeys(named):
        if id not in {gap.id for gap in question.gaps}:
            yield at("HB205", f"There is no gap `{id[:60]}`.", "Add it to `gaps`.")
        elif named.count(id) > 1:
            what = f"The gap `{id}` stands {named.count(id)} times in the text."
            yield at("HB202", what, "Give each place a gap of its own.")
    ids = ((i, gap.id) for i, gap in enumerate(question.gaps))
    yield from _repeated(source, (*path, "gaps"), ids)
    for index, gap in enumerate(question.gaps):
        here: KeyPath = (*path, "gaps", index)
        if gap.id not in named:
            what = f"The gap `{gap.id}` has no place in the text."
            yield _at(source, here)("HB205", what, f"Write `{{{gap.id}}}` where it is.")
        yield from _gap(source, here, gap)


def _gap(source: Source, path: KeyPath, gap: Gap) -> Found:
    if (gap.accept is None) == (gap.choices is None):
        what = f"The gap `{gap.id}` is typed into or chosen from, one of the two."
        yield _at(source, path)("HB102", what, "Add `accept`, or `choices` and `answer`.")
    elif gap.choices is None:
        if gap.answer is not None:
            what = "`answer` belongs to `choices`."
            yield _at(source, (*path, "answer"))("HB101", what, "Use `accept` alone.")
    elif gap.answer not in gap.choices:
        what = f"The answer of `{gap.id}` is not one of its choices."
        where = (*path, "answer") if gap.answer else path
        yield _at(source, where)("HB203", what, "Write `answer` as in `choices`.")
    seen: dict[str, str] = {}
    for index, choice in enumerate(gap.choices or ()):
        if other := seen.get(fold(choice)):
            what = f"The choices `{other[:60]}` and `{choice[:60]}` say the same."
            yield _at(source, (*path, "choices", index))("HB204", what, "Change one of them.")
        seen.setdefault(fold(choice), choice)


def _repeated(source: Source, path: KeyPath, ids: Iterable[tuple[int, str | None]]) -> Found:
    seen: set[str] = set()
    for index, id in ids:
        if id in seen:
            what = f"The id `{id}` stands twice in this list."
            yield _at(source, (*path, index, "id"))("HB202", what, "Give each its own id.")
        if id:
            seen.add(id)


def link_target(entry: Entry, home: str, href: str) -> str:
    """The address of the page behind a link from an entry to a YAML file."""
    folder = posixpath.dirname(f"{home}/{entry.path}")
    return posixpath.splitext(posixpath.normpath(posixpath.join(folder, href)))[0] + ".html"


def _links(entry: LessonEntry | QuizEntry, library: Library) -> Found:
    if ".yml" not in entry.source.text and ".yaml" not in entry.source.text:
        return
    home = entry.url.partition("/")[0]
    for path, text in walk_texts(entry.source.root):
        for match in YAML_LINK.finditer(text):
            if library.address(link_target(entry, home, match[1])) is None:
                what = f"The link to `{match[1][:80]}` leads nowhere."
                fix = "Write the path from this file's folder, for example roads.yml."
                yield _at(entry.source, path)("HB205", what, fix)


def _words(source: Source, words: list[str]) -> Found:
    text = source.text.lower()
    if not any(word in text for word in words):
        return
    for path, line in walk_texts(source.root):
        found = next((word for word in words if word in line.lower()), None)
        if found and path[-1] not in _ADULT_KEYS:
            what = f"`{found}` does not belong on a child's page."
            yield _at(source, path)("HB401", what, "Say it calmly, without label, fear or blame.")
