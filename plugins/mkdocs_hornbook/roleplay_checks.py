"""Rules of a role-play: who speaks, who says what is unsafe, what is longest, how long it runs."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from mkdocs_hornbook.findings import Found, at, ids_once
from mkdocs_hornbook.levels import is_chinese
from mkdocs_hornbook.model.blocks import AnyBlock
from mkdocs_hornbook.model.roleplay import ALL, Line, RoleplayBlock
from mkdocs_hornbook.roleplay import run_seconds
from mkdocs_hornbook.source import KeyPath, Source
from mkdocs_hornbook.text import count_words

SPEAKING = range(3, 7)
"""Parts with words of their own; everybody speaks the chorus."""
MINUTES = (3, 6)
AVOIDED = Path(__file__).with_name("parts_to_avoid.txt")

_SENTENCE = re.compile(r"[.!?。！？;；\n]")
_CASTS = re.compile(r"\b(?:you are|you play|you act|you're)\b|你是|你演|你扮|扮演", re.IGNORECASE)


def check_roleplay(source: Source, index: int, block: AnyBlock) -> Found:
    """The problems of a role-play; other blocks have none."""
    if not isinstance(block, RoleplayBlock):
        return
    path: KeyPath = ("blocks", index)
    unknown = list(_references(source, path, block))
    yield from unknown
    yield from _parts(source, path, block)
    yield from _lines(source, path, block)
    if not unknown:
        yield from _speaking(source, path, block)
    yield from _longest(source, path, block)
    yield from _length(source, path, block)


def _references(source: Source, path: KeyPath, block: RoleplayBlock) -> Found:
    known = [part.id for part in block.parts]
    for number, line in enumerate(block.lines):
        here: KeyPath = (*path, "lines", number, "part")
        if line.is_for_all and len(line.part) > 1:
            what = "`all` is everybody already."
            yield at(source, here)("HB251", what, "Write `part: all` alone.")
        for place, id in enumerate(line.part):
            if id not in (*known, ALL):
                what = f"There is no part `{id}` in this play ({', '.join(known)})."
                yield at(source, (*here, place))("HB205", what, "Correct the id, or add the part.")


def _parts(source: Source, path: KeyPath, block: RoleplayBlock) -> Found:
    ids: list[tuple[KeyPath, str]] = []
    colours: dict[str, str] = {}
    for number, part in enumerate(block.parts):
        here: KeyPath = (*path, "parts", number)
        ids.append(((*here, "id"), part.id))
        if part.id == ALL:
            what = "`all` means everybody and cannot be a part."
            yield at(source, (*here, "id"))("HB251", what, "Give the part another id.")
        if other := colours.get(part.colour):
            what = f"The part `{other}` is {part.colour}, too."
            yield at(source, (*here, "colour"))("HB251", what, "Give each part its own colour.")
        colours.setdefault(part.colour, part.id)
        if part.who != "puppet":
            casts = [cue for cue in _SENTENCE.split(part.cue) if _CASTS.search(cue)]
            for key, texts in (("name", [part.name]), ("cue", casts)):
                if word := _avoided(texts):
                    what = f"Nobody should have to play this part (`{word}`)."
                    fix = "Give the part to a puppet, or let everybody play one who helps."
                    yield at(source, (*here, key))("HB253", what, fix)
    yield from ids_once(source, ids, "play")


def _avoided(texts: list[str]) -> str | None:
    """The first word for somebody who does harm or is harmed."""
    english, chinese = words_to_avoid()
    for text in texts:
        if match := english.search(text):
            return match[0]
        if word := next((word for word in chinese if word in text), None):
            return word
    return None


@cache
def words_to_avoid() -> tuple[re.Pattern[str], list[str]]:
    """Words for parts that nobody should play: whole English words, and Chinese ones."""
    lines = AVOIDED.read_text(encoding="utf-8").splitlines()
    words = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    chinese = [word for word in words if is_chinese(word)]
    others = "|".join(re.escape(word) for word in words if word not in chinese)
    return re.compile(rf"\b(?:{others})s?\b", re.IGNORECASE), chinese


def _lines(source: Source, path: KeyPath, block: RoleplayBlock) -> Found:
    for number, line in enumerate(block.lines):
        if line.kind != "unsafe":
            continue
        who = [part for part in block.speakers(line) if part.who != "puppet"]
        if who:
            names = ", ".join(part.name for part in who)
            what = f"An unsafe idea is said by {names}: no child should be the one who had it."
            fix = "Let a puppet say it, alone."
            yield at(source, (*path, "lines", number, "part"))("HB252", what, fix)
    if not block.lines[-1].is_for_all:
        what = "The last line is not spoken by everybody."
        place = at(source, (*path, "lines", len(block.lines) - 1, "part"))
        yield place("HB251", what, "Write `part: all`, or add such a line.")


def _speaking(source: Source, path: KeyPath, block: RoleplayBlock) -> Found:
    speaking = {id for line in block.lines if not line.is_for_all for id in line.part}
    if len(speaking) not in SPEAKING:
        most = f"{SPEAKING.start} to {SPEAKING.stop - 1}"
        what = f"{len(speaking)} parts have words of their own; {most} are right for a group."
        fix = "Add or join parts; whoever has none speaks with all."
        yield at(source, (*path, "parts"), key=True)("HB251", what, fix)


def _longest(source: Source, path: KeyPath, block: RoleplayBlock) -> Found:
    """What a child should learn to say is the longest that anybody says."""
    strong = [line for line in block.lines if line.kind in ("refusal", "call")]
    if not strong:
        what = "No line of this play is a refusal or a call for help."
        fix = "Mark it: `kind: refusal` or `kind: call`."
        yield at(source, (*path, "lines"), key=True)("HB254", what, fix)
        return
    most = max(map(_words, strong))
    for number, line in enumerate(block.lines):
        if line not in strong and _words(line) > most:
            what = f"This line has {_words(line)} words; the longest refusal or call has {most}."
            fix = "Shorten it: what is worth learning by heart should be the longest."
            yield at(source, (*path, "lines", number, "say"))("HB254", what, fix)


def _words(line: Line) -> int:
    return count_words(line.say)


def _length(source: Source, path: KeyPath, block: RoleplayBlock) -> Found:
    seconds = run_seconds(block)
    least, most = MINUTES
    if not 60 * least <= seconds <= 60 * most:
        run = f"{seconds // 60}:{seconds % 60:02}"
        what = f"One run takes about {run} minutes; a class needs {least} to {most}."
        fix = "Add lines." if seconds < 60 * least else "Shorten it."
        yield at(source, (*path, "lines"), key=True)("HB255", what, fix)
