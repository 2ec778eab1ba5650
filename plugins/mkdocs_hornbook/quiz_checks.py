"""Rules of a whole quiz: its sections, what it counts, and what its answers have in common."""

from __future__ import annotations

from itertools import pairwise

from mkdocs_hornbook.answer_checks import check_answers
from mkdocs_hornbook.findings import Found, at, ids_once, repeated
from mkdocs_hornbook.model.questions import AnyQuestion, SingleChoice, TrueFalse
from mkdocs_hornbook.model.quiz import Quiz
from mkdocs_hornbook.source import KeyPath, Source

MANY = 4
"""From so many questions of a type on, a child notices that the right answers are all alike."""

Placed = tuple[KeyPath, AnyQuestion]
"""Where a question stands in the file, and the question."""


def placed(quiz: Quiz) -> list[Placed]:
    """All questions of a quiz with the path of each."""
    if quiz.sections is None:
        return [(("questions", i), question) for i, question in enumerate(quiz.questions or ())]
    return [
        (("sections", number, "questions", i), question)
        for number, section in enumerate(quiz.sections)
        for i, question in enumerate(section.questions)
    ]


def check_whole(source: Source, quiz: Quiz) -> Found:
    """The problems of a quiz that no question has alone."""
    questions = placed(quiz)
    yield from _lists(source, quiz)
    yield from ids_once(source, (((*p, "id"), q.id) for p, q in questions), "quiz")
    yield from _goal(source, quiz)
    yield from _bands(source, quiz)
    yield from _no_use(source, quiz)
    yield from _same_place(source, quiz, questions)
    for path, question in questions:
        yield from check_answers(source, path, question)


def _lists(source: Source, quiz: Quiz) -> Found:
    """One list of questions, or sections that each have an id of their own and enough questions."""
    if quiz.questions is None and quiz.sections is None:
        what = "The key `questions` is missing here."
        yield at(source, ())("HB102", what, "Add `questions: ...`, or `sections: ...`.")
    elif quiz.questions is not None and quiz.sections is not None:
        what = "A quiz has `questions` or `sections`, not both."
        fix = "Put the questions into a section of their own."
        yield at(source, ("questions",), key=True)("HB101", what, fix)
    sections = quiz.sections or []
    yield from repeated(source, ("sections",), ((i, s.id) for i, s in enumerate(sections)))
    for index, section in enumerate(sections):
        if (section.select or 0) > (count := len(section.questions)):
            what = f"The section `{section.id}` has only {count} to select from."
            fix = f"Select at most {count}, or leave `select` out."
            yield at(source, ("sections", index, "select"))("HB105", what, fix)


def _counted(quiz: Quiz) -> tuple[int, int]:
    """The fewest and the most questions that count in one attempt; a draw may change it."""
    fewest = most = 0
    for part in quiz.parts:
        counting = sum(question.counts for question in part.questions)
        asked = min(part.asked, len(part.questions))
        fewest += max(0, asked - (len(part.questions) - counting))
        most += min(asked, counting)
    return fewest, most


def _goal(source: Source, quiz: Quiz) -> Found:
    _, right, of = quiz.goal
    if right is None or of is None:
        return
    fewest, most = _counted(quiz)
    problem = at(source, ("mastery",))
    if fewest != most:
        what = f"From {fewest} to {most} questions count, as they are drawn."
        yield problem("HB210", what, "Write a percentage, or `all`.")
    elif of != most:
        what = f"{most} questions count, not {of}."
        yield problem("HB210", what, f"Write `{min(right, most)} of {most}`, or a percentage.")
    elif not 1 <= right <= of:
        yield problem("HB210", f"{right} of {of} cannot be reached.", f"Write 1 to {of} of {of}.")


def _bands(source: Source, quiz: Quiz) -> Found:
    starts = [band.start for band in quiz.score_bands or ()]
    if starts and starts[0]:
        what = f"Nothing is said below {starts[0]} percent."
        place = ("score_bands", 0, "from")
        yield at(source, place)("HB211", what, "Let the first begin `from: 0`.")
    for index, (before, start) in enumerate(pairwise(starts), 1):
        if start <= before:
            what = f"{start} does not come after {before}."
            fix = "Order the bands from the lowest score to the highest."
            yield at(source, ("score_bands", index, "from"))("HB211", what, fix)


def _no_use(source: Source, quiz: Quiz) -> Found:
    """Settings that nothing comes of, because of another one."""
    if quiz.penalty is not None and quiz.behaviour != "interactive":
        what = f"A penalty belongs to `interactive`; this quiz is `{quiz.behaviour}`."
        fix = "Delete it, or write `behaviour: interactive`."
        yield at(source, ("penalty",), key=True)("HB209", what, fix)
    paths: list[KeyPath] = [("tries",)] if quiz.tries else []
    paths += [(*path, "tries") for path, question in placed(quiz) if question.tries]
    for path in paths if quiz.behaviour == "deferred" else ():
        what = "A `deferred` quiz is handed in once; there are no tries."
        yield at(source, path, key=True)("HB209", what, "Delete `tries`.")
    for path in _fixed(quiz):
        what = "Nothing is shuffled here, so everything keeps its place."
        yield at(source, path, key=True)("HB209", what, "Delete `fixed`, or add `shuffle: ...`.")


def _fixed(quiz: Quiz) -> list[KeyPath]:
    """Where something is fixed that no shuffling would move."""
    found: list[KeyPath] = []
    for path, question in placed(quiz):
        if question.fixed and "questions" not in quiz.shuffles:
            found.append((*path, "fixed"))
        choices = getattr(question, "choices", ()) if "choices" not in quiz.shuffles else ()
        found += [
            (*path, "choices", index, "fixed")
            for index, choice in enumerate(choices)
            if getattr(choice, "fixed", False)
        ]
    return found


def _same_place(source: Source, quiz: Quiz, questions: list[Placed]) -> Found:
    """Right answers that a child can guess without reading."""
    single = [(path, q) for path, q in questions if isinstance(q, SingleChoice)]
    places = {q.choices.index(c) for _, q in single for c in q.choices if c.correct}
    if len(single) >= MANY and len(places) == 1 and "choices" not in quiz.shuffles:
        what = f"In all {len(single)} questions, choice {places.pop() + 1} is the right one."
        fix = "Move it in some of them, or add `shuffle: choices`."
        yield at(source, (*single[0][0], "choices"), key=True)("HB403", what, fix)
    true_false = [(path, q) for path, q in questions if isinstance(q, TrueFalse)]
    answers = {q.answer for _, q in true_false}
    if len(true_false) >= MANY and len(answers) == 1:
        word = "true" if answers.pop() else "false"
        what = f"All {len(true_false)} sentences are {word}."
        fix = "Turn some of them round."
        yield at(source, (*true_false[0][0], "answer"))("HB403", what, fix)
