"""The lessons that every peer builds: same number, same words, always the same bytes.

The prose is a bigram chain over `sentences.txt`, so that compression and search see something
near real English. Nothing here knows how a peer writes a lesson down.
"""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

SENTENCES = Path(__file__).with_name("sentences.txt")
LESSONS_A_UNIT = 10
UNITS_A_PART = 10
END = "."


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer, with what is said after it."""

    id: str
    text: str
    correct: bool
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question with four choices."""

    id: str
    stem: str
    choices: tuple[Choice, ...]

    @property
    def multiple(self) -> bool:
        return sum(choice.correct for choice in self.choices) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and its paragraphs; `*`, `**` and one link are marked in them."""

    title: str
    paragraphs: tuple[str, ...]
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One lesson. `{next}` in a paragraph stands for the address of the lesson `next`."""

    number: int
    part: str
    unit: str
    name: str
    next: str
    title: str
    summary: str
    sections: tuple[Section, ...]
    tip: tuple[str, str]
    checklist: tuple[str, ...]
    questions: tuple[Question, ...]
    picture: bytes
    picture_alt: str

    @property
    def plain_sentence(self) -> str:
        """A sentence of the lesson without marks, to look for and to edit."""
        return self.tip[1]

    @property
    def link_words(self) -> str:
        """The words of the link."""
        return self.sections[0].paragraphs[0].rpartition("[")[2].partition("]")[0]


class Chain:
    """Sentences made of word pairs that occur in the seed sentences."""

    def __init__(self, seeds: list[str]) -> None:
        self.starts: list[str] = []
        self.followers: dict[str, list[str]] = {}
        for seed in seeds:
            words = [*seed.removesuffix(END).split(), END]
            self.starts.append(words[0])
            for word, follower in pairwise(words):
                self.followers.setdefault(word, []).append(follower)

    def words(self, dice: random.Random, least: int, most: int) -> list[str]:
        """Between `least` and `most` words; ends where a seed sentence ended if it can."""
        word = dice.choice(self.starts)
        words = [word]
        while len(words) < most:
            word = dice.choice(self.followers.get(word, [END]))
            if word != END:
                words.append(word)
            elif len(words) >= least:
                break
            else:
                word = dice.choice(self.starts)
                words.extend(["and", word.lower()])
        return words

    def sentence(self, dice: random.Random, least: int = 9, most: int = 20) -> str:
        return " ".join(self.words(dice, least, most)).removesuffix(",") + "."

    def phrase(self, dice: random.Random, words: int = 5) -> str:
        """A few words without a full stop: a title, a choice."""
        return " ".join(self.words(dice, words, words)[:words]).replace(",", "")

    def paragraph(self, dice: random.Random, sentences: int = 5) -> str:
        return " ".join(self.sentence(dice) for _ in range(sentences))


def mark(text: str, dice: random.Random) -> str:
    """Make one word bold and another one emphasised, as an author would."""
    words = text.split(" ")
    for stars, place in zip(("**", "*"), sorted(dice.sample(range(3, 40), 2)), strict=True):
        word = words[place].rstrip(".,")
        words[place] = words[place].replace(word, f"{stars}{word}{stars}", 1)
    return " ".join(words)


def picture(dice: random.Random, side: int = 48) -> bytes:
    """A grey PNG of about 2.4 kB that no other lesson has."""
    rows = b"".join(b"\0" + dice.randbytes(side) for _ in range(side))
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    png = b"\x89PNG\r\n\x1a\n"
    for kind, body in chunks:
        png += struct.pack(">I", len(body)) + kind + body
        png += struct.pack(">I", zlib.crc32(kind + body))
    return png


def question(number: int, chain: Chain, dice: random.Random) -> Question:
    """Three of five questions have one right choice, two of them have two."""
    right = set(dice.sample(range(4), 1 if number < 3 else 2))
    choices = tuple(
        Choice(
            id=f"choice-{letter}",
            text=f"{chain.phrase(dice)} {letter}",
            correct=index in right,
            feedback=chain.sentence(dice, 6, 10),
        )
        for index, letter in enumerate("abcd")
    )
    stem = chain.sentence(dice, 7, 12).removesuffix(".") + "?"
    return Question(id=f"question-{number + 1}", stem=stem, choices=choices)


def sections(chain: Chain, dice: random.Random) -> tuple[Section, ...]:
    """Four sections; the first has the link, the second has the list."""
    made = []
    for index in range(4):
        first = mark(chain.paragraph(dice), dice)
        if index == 0:
            first += f" See also [{chain.phrase(dice)}]({{next}})."
        items = tuple(chain.sentence(dice, 5, 9) for _ in range(4)) if index == 1 else ()
        paragraphs = (first, chain.paragraph(dice, 3))
        made.append(Section(title=chain.phrase(dice, 4), paragraphs=paragraphs, items=items))
    return tuple(made)


def name(index: int) -> str:
    return f"lesson-{index + 1:04}"


def lesson(index: int, count: int, chain: Chain) -> Lesson:
    dice = random.Random(f"hornbook benchmark lesson {index}")
    unit = index // LESSONS_A_UNIT
    first = unit * LESSONS_A_UNIT
    following = first + (index - first + 1) % min(LESSONS_A_UNIT, count - first)
    return Lesson(
        number=index + 1,
        part=f"part-{unit // UNITS_A_PART + 1:02}",
        unit=f"unit-{unit + 1:03}",
        name=name(index),
        next=name(following),
        title=f"{chain.phrase(dice, 4)} {index + 1}",
        summary=chain.sentence(dice),
        sections=sections(chain, dice),
        tip=(chain.phrase(dice), chain.sentence(dice)),
        checklist=tuple(chain.sentence(dice, 5, 8) for _ in range(3)),
        questions=tuple(question(number, chain, dice) for number in range(5)),
        picture=picture(dice),
        picture_alt=chain.phrase(dice, 7),
    )


def lessons(count: int) -> Iterator[Lesson]:
    """The first `count` lessons, one at a time, so that the caller stays small in memory."""
    chain = Chain(SENTENCES.read_text(encoding="utf-8").split("\n")[:-1])
    for index in range(count):
        yield lesson(index, count, chain)
