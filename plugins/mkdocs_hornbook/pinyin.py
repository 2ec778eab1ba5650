"""Pinyin above Chinese characters: from a dictionary of phrases, and the author's own readings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

HAN = re.compile("[㐀-䶿一-鿿豈-﫿〇𠀀-𳎯]+")
"""A run of Chinese characters."""
SYLLABLE = re.compile("[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ]+")
"""One syllable with its tone mark; without one its tone is neutral."""

_TAG = re.compile(r"(<[^>]*>)")
_TONES = {"\u0304", "\u0301", "\u030c", "\u0300"}
_AS_WRITTEN = {"一": "yī", "不": "bù"}
"""Characters whose tone changes in speech alone: pinyin is written with their own tone."""
_LIGHT = Path(__file__).with_name("light_words.txt")
"""Words whose last syllable is neutral, which the dictionary gives with a tone."""

_FULL = ("东西方", "东西南北")
"""Phrases that hold such a word and say it in full."""


@cache
def _dictionary() -> Callable[[str], list[str]]:
    """The dictionary, loaded when the first Chinese lesson needs it: it takes 0.2 seconds."""
    from pypinyin import Style, lazy_pinyin, load_phrases_dict

    def look_up(run: str) -> list[str]:
        return lazy_pinyin(run, style=Style.TONE, errors=_as_they_are)

    light = {word: [[syllable] for syllable in look_up(word)] for word in _FULL}
    for word in _LIGHT.read_text(encoding="utf-8").split():
        *first, last = look_up(word)
        light[word] = [[syllable] for syllable in (*first, _toneless(last))]
    load_phrases_dict(light)
    return look_up


def _as_they_are(characters: str) -> Any:
    """What the dictionary does not know: each for itself, which its types do not foresee."""
    return list(characters)


def _toneless(syllable: str) -> str:
    parts = unicodedata.normalize("NFD", syllable)
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))


@lru_cache(maxsize=4096)
def syllables(run: str) -> tuple[str, ...]:
    """The syllable of each character of a run; a character without one stands for itself."""
    found = _dictionary()(run)
    if len(found) != len(run):
        found = [_dictionary()(character)[0] for character in run]
    return tuple(_AS_WRITTEN.get(c, s) for c, s in zip(run, found, strict=True))


def fault_of(word: str, reading: str) -> tuple[str, str] | None:
    """What is wrong with an author's reading of a word, and what to do; None when it is fine."""
    if not HAN.fullmatch(word):
        return f"`{word}` is not of Chinese characters alone.", "Write the word without signs."
    parts = reading.split()
    if len(parts) != len(word):
        what = f"`{word}` has {len(word)} characters, and `{reading}` {len(parts)} syllables."
        return what, "Write one syllable for each, with spaces between: yín háng."
    strange = next((part for part in parts if not SYLLABLE.fullmatch(part)), None)
    if strange:
        what = f"`{strange}` is not a syllable with a tone mark."
        return what, "Write it like `zhǎng`, in small letters; a neutral tone has no mark."
    return None


def above(html: Markup, readings: Mapping[str, str], *, shown: bool = False) -> Markup:
    """Finished HTML with pinyin over its Chinese characters; its tags stay as they are.

    Pinyin that is shown without a script is marked as nothing for a screen reader: it says the
    same again. Other pinyin is marked by the script that shows it, which makes the page lighter.
    """
    if not HAN.search(html):
        return html
    parts = _TAG.split(html)
    said = _said("".join(parts[::2]), readings)
    made = "".join(p if n % 2 else _ruby(p, said) for n, p in enumerate(parts))
    return Markup(made.replace("<rt>", '<rt aria-hidden="true">') if shown else made)


def _said(text: str, readings: Mapping[str, str]) -> Iterator[str]:
    """What is said for each character of a text; nothing for what is not Chinese."""
    said = [""] * len(text)
    for run in HAN.finditer(text):
        said[run.start() : run.end()] = syllables(run[0])
    if readings:
        longest_first = sorted(readings, key=lambda word: (-len(word), word))
        for match in re.finditer("|".join(map(re.escape, longest_first)), text):
            said[match.start() : match.end()] = readings[match[0]].split()
    return iter(said)


def _ruby(text: str, said: Iterator[str]) -> str:
    """One <ruby> a run: this is two thirds of the weight of one for each character."""
    made = []
    is_open = False
    for character in text:
        syllable = next(said)
        has_ruby = bool(syllable) and syllable != character
        if has_ruby != is_open:
            made.append("<ruby>" if has_ruby else "</ruby>")
            is_open = has_ruby
        made.append(f"{character}<rt>{syllable}</rt>" if has_ruby else character)
    return "".join(made) + ("</ruby>" if is_open else "")
