"""Questions as a class votes on them: their choices, each with its letter."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_hornbook.model.fields import Picture
from mkdocs_hornbook.model.question import Question
from mkdocs_hornbook.model.questions import MultipleChoice, SingleChoice, TrueFalse
from mkdocs_hornbook.strings import Strings

LETTERS = "ABCDEFGH"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteChoice:
    """What hands go up for."""

    letter: str
    text: str
    right: bool
    why: str | None = None
    """Why it is right or not, in inline Markdown."""
    picture: Picture | None = None


def vote_choices(question: Question, t: Strings) -> list[VoteChoice]:
    """The choices of a question that is put to the vote; none for one that is answered aloud."""
    match question:
        case SingleChoice() | MultipleChoice():
            return [
                VoteChoice(
                    letter=letter,
                    text=choice.text,
                    right=choice.correct,
                    why=choice.feedback,
                    picture=choice.picture,
                )
                for letter, choice in zip(LETTERS, question.choices, strict=False)
            ]
        case TrueFalse():
            words = {True: t("true"), False: t("false")}
            return [
                VoteChoice(letter=letter, text=words[value], right=value == question.answer)
                for letter, value in zip(LETTERS, words, strict=False)
            ]
        case _:
            return []
