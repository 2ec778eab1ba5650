"""Rules of the answers to one question: alike when typed, or pointing at the other choices."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_hornbook.findings import Found, at
from mkdocs_hornbook.model.question import Question
from mkdocs_hornbook.model.questions import (
    AnyQuestion,
    Cloze,
    MultipleChoice,
    Number,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from mkdocs_hornbook.source import KeyPath, Source
from mkdocs_hornbook.typed import fold

_ONE_ANSWER = SingleChoice | TrueFalse | ShortText | Number
"""Questions whose answer is right or not, with nothing between."""

_POINTING = re.compile(
    r"(all|none|both|neither|any)(of)?(the)?(above|previous)(answers|choices|options)?"
    r"((are|is)(right|correct|true|wrong))?"
    r"|(all|none)of(these|the(other)?(answers|choices|options))((are|is)(right|correct|true))?"
    r"|以上(选项|答案|各项|几项)?(都|全|皆|均|所有).{0,6}"
)
"""A folded choice that says something of the other choices instead of something of its own."""


def check_answers(source: Source, path: KeyPath, question: AnyQuestion) -> Found:
    """The problems of the answers to the question at the path."""
    match question:
        case SingleChoice() | MultipleChoice():
            texts = [choice.text for choice in question.choices]
            yield from _pointing(source, (*path, "choices"), texts)
        case ShortText():
            yield from _accepted(source, path, question.accept)
            yield from _expected(source, path, question)
        case Cloze():
            for index, gap in enumerate(question.gaps):
                yield from _accepted(source, (*path, "gaps", index), gap.accept or [])
    if isinstance(question, _ONE_ANSWER):
        yield from _shared(source, path, question)


def _pointing(source: Source, path: KeyPath, texts: Sequence[str]) -> Found:
    for index, text in enumerate(texts):
        if _POINTING.fullmatch(fold(text)):
            what = f"`{text[:60]}` says nothing of its own."
            fix = "Write an answer, or use `type: multiple-choice`."
            yield at(source, (*path, index, "text"))("HB402", what, fix)


def _accepted(source: Source, path: KeyPath, texts: Sequence[str]) -> Found:
    seen: dict[str, str] = {}
    for index, text in enumerate(texts):
        if other := seen.get(fold(text)):
            what = f"`{other[:60]}` and `{text[:60]}` are the same typed answer."
            yield at(source, (*path, "accept", index))("HB204", what, "Keep one of them.")
        seen.setdefault(fold(text), text)


def _expected(source: Source, path: KeyPath, question: ShortText) -> Found:
    right = {fold(text): text for text in question.accept}
    seen: dict[str, str] = {}
    for index, wrong in enumerate(question.expect):
        folded = fold(wrong.text)
        problem = at(source, (*path, "expect", index, "text"))
        if folded in right:
            what = f"`{wrong.text[:60]}` counts as right: it is typed like `{right[folded][:60]}`."
            yield problem("HB212", what, "Take it out of `expect`, or out of `accept`.")
        elif folded in seen:
            what = f"`{seen[folded][:60]}` and `{wrong.text[:60]}` are the same typed answer."
            yield problem("HB204", what, "Keep one of them.")
        seen.setdefault(folded, wrong.text)


def _shared(source: Source, path: KeyPath, question: Question) -> Found:
    if question.score.mode == "share":
        what = "This answer is right or not; there is nothing to share."
        yield at(source, (*path, "score", "mode"))("HB209", what, "Delete `mode: share`.")
