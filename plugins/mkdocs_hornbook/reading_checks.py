"""Rules of how words are read: pinyin of the author's own, sentences in a recording."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from mkdocs_hornbook.findings import Found, at
from mkdocs_hornbook.model.documents import Lesson
from mkdocs_hornbook.pinyin import fault_of
from mkdocs_hornbook.sentences import count_sentences
from mkdocs_hornbook.source import KeyPath, Mapping, PlaceIn, Sequence, Source, walk_texts

_MARKS = str.maketrans("", "", "*_`")
_BESIDE = ("text", "stem", "intro")
"""Keys of the text that a recording beside it says."""


def check_readings(source: Source, lesson: Lesson) -> Found:
    """Each reading must fit its word, and the word must stand in the lesson."""
    if not lesson.readings:
        return
    texts = (text for path, text in walk_texts(source.root) if path[0] != "readings")
    text = "\n".join(texts).translate(_MARKS)
    for word, reading in lesson.readings.items():
        path: KeyPath = ("readings", word)
        if fault := fault_of(word, reading):
            yield at(source, path)("HB241", *fault)
        elif word not in text:
            what = f"`{word}` does not stand in this lesson."
            yield at(source, path, key=True)("HB241", what, "Correct it, or delete the line.")


def check_sentences(source: Source, folder: Path) -> Found:
    """The seconds of each recording: one for a sentence, each later than the one before."""
    if "sentences" not in source.text and not source.is_merged:
        return
    for path, group in _groups(source.root):
        audio = group.get("audio")
        if isinstance(audio, Mapping) and isinstance(audio.get("sentences"), Sequence):
            yield from _sentences(source, (*path, "audio"), group, folder)


def _groups(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Mapping]]:
    if isinstance(value, Mapping):
        yield path, value
    items = value.items() if isinstance(value, Mapping) else enumerate(value)
    for key, item in items:
        if isinstance(item, Mapping | Sequence):
            yield from _groups(item, (*path, key))


def _sentences(source: Source, path: KeyPath, group: Mapping, folder: Path) -> Found:
    audio = group["audio"]
    places = audio.places["sentences"]
    if source.is_merged and not isinstance(places[1], PlaceIn):
        return  # the original's own, which are checked there: a translation may count otherwise
    starts = [float(second) for second in audio["sentences"]]
    problem = at(source, (*path, "sentences"))
    key = next((key for key in _BESIDE if key in group), None)
    count = count_sentences(group[key]) if key else 0
    if len(starts) != count:
        what = f"There are {len(starts)} seconds, and {count} sentences in the text beside it."
        yield problem("HB242", what, "Write the second at which each sentence begins.")
    if late := next((b for a, b in pairwise(starts) if b <= a), None):
        what = f"The sentence at {late:g} does not come after the one before it."
        yield problem("HB242", what, "Write the seconds in their order.")
    length = _length(folder / audio["src"])
    if starts and length and max(starts) >= length:
        what = f"The recording ends at {length:.1f}, before the sentence at {max(starts):g}."
        yield problem("HB242", what, "Listen again for where the sentences begin.")


def _length(file: Path) -> float | None:
    """The seconds of a recording; None where they cannot be read."""
    if file.suffix.lower() != ".wav" or not file.is_file():
        return None
    try:
        with wave.open(str(file)) as sound:
            frames, rate = sound.getnframes(), sound.getframerate()
            return float(frames / rate)
    except (wave.Error, EOFError, ZeroDivisionError):
        return None
