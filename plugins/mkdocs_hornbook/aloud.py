"""How long a lecture takes when all of it is read aloud: an estimate for who plans the lesson.

Read are the words of every block, the notes to its facts, and its quiz with hints, feedback to
every choice, and reasons. What a class does by itself (`practise`, `discussion`) takes the minutes
that its block names. Each pace here is an assumption of ours; none was measured in a classroom.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mkdocs_hornbook.levels import is_chinese
from mkdocs_hornbook.model.blocks import DiscussionBlock, PractiseBlock, QuizBlock
from mkdocs_hornbook.roleplay import CHARACTERS_A_MINUTE, WORDS_A_MINUTE
from mkdocs_hornbook.source import KeyPath, Source, walk_texts
from mkdocs_hornbook.text import count_words

if TYPE_CHECKING:
    from mkdocs_hornbook.library import LessonEntry, Library

SECONDS_A_PICTURE = 10
"""For which a class looks at a picture before somebody speaks (assumed)."""
SECONDS_A_QUESTION = 20
"""To think, hold up a card and look round, for each question of the quiz (assumed)."""
TOLERANCE = 0.2
"""How far the estimate may be from the minutes that the lecture names, as a share of them."""

_READ = {
    *("title", "text", "intro", "note", "say", "items", "word", "meaning", "example"),
    *("stem", "hints", "feedback", "feedback_not_chosen", "correct", "partial", "incorrect"),
    *("rationale", "model_answer", "expect", "label", "setup", "questions"),
}
"""Keys whose words are read; all others are names, answers or numbers."""


def minutes_aloud(entry: LessonEntry, library: Library) -> float:
    """The minutes that one reading of a lecture takes, with its quiz as `library` has it."""
    seconds = 0.0
    for index, block in enumerate(entry.lesson.blocks):
        if isinstance(block, PractiseBlock | DiscussionBlock) and block.minutes:
            seconds += 60 * block.minutes
            continue
        seconds += _reading(entry.source, ("blocks", index))
        if isinstance(block, QuizBlock) and block.quiz in library.quizzes:
            quiz = library.quizzes[block.quiz]
            asked = len(quiz.quiz.all_questions)
            seconds += _reading(quiz.source, ()) + SECONDS_A_QUESTION * asked
    return seconds / 60


def is_right(claimed: int, aloud: float) -> bool:
    """Whether an estimate is near enough to the minutes that a lecture claims."""
    return abs(aloud - claimed) <= TOLERANCE * claimed


def _reading(source: Source, under: KeyPath) -> float:
    """Seconds to read, and to look at, what stands below a place of a file."""
    texts = list(_below(source, under))
    pictures = sum(path[-2:] == ("picture", "src") for path, _ in texts)
    read = [text for path, text in texts if _is_read(path)]
    return SECONDS_A_PICTURE * pictures + sum(map(_seconds, read))


def _below(source: Source, under: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    for path, text in walk_texts(source.root):
        if path[: len(under)] == under:
            yield path, text


def _is_read(path: KeyPath) -> bool:
    key = next(part for part in reversed(path) if isinstance(part, str))
    return key in _READ and "score_bands" not in path


def _seconds(text: str) -> float:
    pace = CHARACTERS_A_MINUTE if is_chinese(text) else WORDS_A_MINUTE
    return 60 * count_words(text) / pace
