"""How long and how hard a text is: counted, never judged. Pure functions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkdocs_hornbook.text import block, count_words, plain

_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿]")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_SENTENCE = re.compile(r"[.!?。！？…]+[\"'”’」』)）]*(?=\s|$|[㐀-鿿“「『])")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^dt]ed|[^sxz]es)$")
_LINES = re.compile(r"</(?:p|li|h[1-6]|td|th)>|<br>")
_CHARACTER_LIST = re.compile(r"^\s*level\s*([1-4])\s*:?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What texts of one level keep to; None where a level has no limit."""

    words: int
    per_sentence: int | None
    pages: int | None = None


ENGLISH = {
    1: Limits(words=130, per_sentence=8, pages=8),
    2: Limits(words=250, per_sentence=8),
    3: Limits(words=600, per_sentence=None),
    4: Limits(words=1200, per_sentence=None),
}
"""Words of a text, and of its average sentence."""
CHINESE = {
    1: Limits(words=120, per_sentence=12, pages=8),
    2: Limits(words=400, per_sentence=15),
    3: Limits(words=1000, per_sentence=20),
    4: Limits(words=2000, per_sentence=None),
}
"""The same, counted in characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What was counted: words of an English text, characters of a Chinese one."""

    words: int
    sentences: int
    syllables: int = 0

    @property
    def per_sentence(self) -> float:
        """Words, or characters, of the average sentence."""
        return self.words / max(self.sentences, 1)

    @property
    def grade(self) -> float:
        """Flesch-Kincaid grade level of an English text.

        Kincaid, Fishburne, Rogers and Chissom (1975), Navy Research Branch Report 8-75. Its
        syllables are estimated here, so read it as about that.
        """
        words = max(self.words, 1)
        return 0.39 * self.per_sentence + 11.8 * self.syllables / words - 15.59


def is_chinese(text: str) -> bool:
    """Whether a text is mostly written in Chinese characters."""
    return len(_HAN.findall(text)) > len(_WORD.findall(text))


def lines_of(markdown: str) -> list[str]:
    """The paragraphs and list items of a small Markdown text, as plain words."""
    return [line for part in _LINES.split(str(block(markdown))) if (line := plain(part))]


def measure_english(texts: list[str]) -> Measure:
    """Words, sentences and syllables of lines; a line without a full stop is a sentence, too."""
    words = [word for text in texts for word in _WORD.findall(text)]
    return Measure(
        words=sum(count_words(text) for text in texts),
        sentences=sum(map(_sentences, texts)),
        syllables=sum(map(syllables, words)),
    )


def measure_chinese(texts: list[str]) -> Measure:
    """Characters and sentences of lines; punctuation, digits and letters are not characters."""
    count = sum(len(_HAN.findall(text)) for text in texts)
    return Measure(words=count, sentences=sum(map(_sentences, texts)))


def _sentences(text: str) -> int:
    parts = [part for part in _SENTENCE.split(text) if _HAN.search(part) or _WORD.search(part)]
    return len(parts)


def syllables(word: str) -> int:
    """About how many syllables an English word has: groups of vowels, without a silent e."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    count = len(_VOWELS.findall(letters))
    return max(count - bool(_SILENT.search(letters) and count > 1), 1)


def distinct_characters(texts: list[str]) -> list[str]:
    """Each Chinese character once, in the order in which a reader meets them."""
    return list(dict.fromkeys(character for text in texts for character in _HAN.findall(text)))


def read_characters(text: str) -> dict[int, set[str]]:
    """The characters that a reader of each level knows, from a list.

    A line `level 2` begins those of a level, which the lower ones belong to as well. What stands
    before any such line belongs to every level.
    """
    own: dict[int, set[str]] = {level: set() for level in range(1, 5)}
    level = 1
    for line in text.splitlines():
        if begins := _CHARACTER_LIST.match(line):
            level = int(begins[1])
        else:
            own[level].update(_HAN.findall(line))
    return {level: set().union(*(own[n] for n in range(1, level + 1))) for level in own}
