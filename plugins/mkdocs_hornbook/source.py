"""YAML text to values that know their place.

The text is read as parser events, never loaded: scalars stay text, so that `no`, `012` and `1:30`
mean what the author wrote. Tags, anchors, aliases, merge keys, second documents and repeated keys
are refused, within the limits below (YAML 1.2.2, https://yaml.org/spec/1.2.2/, names the parts).
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator
from copy import copy
from pathlib import Path
from sys import intern
from typing import Any

import yaml

from mkdocs_hornbook.errors import Location, Problem, Problems, display_path
from mkdocs_hornbook.memo import Memo
from mkdocs_hornbook.slips import name_slip, slip_at_root

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 20
MAX_NODES = 20_000

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REFUSED = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\ud800-\\udfff\\ufeff\\ufffe\\uffff]"
)
_CUT = re.compile(r"\s+#\S")
"""What YAML takes for a comment, and an author seldom means as one: `number #1`."""
_ISOLATE = re.compile("[\\u2066-\\u2069]")

Place = tuple[int, int]
"""Line and column, both from 0."""


class PlaceIn(tuple[int, int]):
    """A place in another file than the one that its value is read for: in a translation."""

    source: Source

    @classmethod
    def of(cls, source: Source, place: Place) -> PlaceIn:
        """The place, with the file it is in."""
        made = cls(place)
        made.source = source
        return made


KeyPath = tuple[str | int, ...]
"""Keys and list positions that lead to a value."""


class Mapping(dict[str, Any]):
    """A YAML mapping that knows where it stands."""

    __slots__ = ("_places", "marks", "place")

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.marks = array("I")
        """Line and column of each key and of its value: the places, in little room."""
        self._places: dict[str, tuple[Place, Place]] | None = None

    @property
    def places(self) -> dict[str, tuple[Place, Place]]:
        """For each key, where it and its value stand."""
        if self._places is None:
            found = list(zip(*[iter(self.marks)] * 2, strict=True))
            self._places = dict(zip(self, zip(found[::2], found[1::2], strict=True), strict=True))
        return self._places


class Sequence(list[Any]):
    """A YAML list that knows where it stands."""

    __slots__ = ("_places", "marks", "place")

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.marks = array("I")
        """Line and column of each item."""
        self._places: list[Place] | None = None

    @property
    def places(self) -> list[Place]:
        """Where each item stands."""
        if self._places is None:
            self._places = list(zip(*[iter(self.marks)] * 2, strict=True))
        return self._places


class Source:
    """One YAML file: its text, and the values read from it."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.is_merged = False
        self.root: Mapping = _Reader(self).read()

    def with_root(self, root: Mapping) -> Source:
        """The same file with other values: those of a translation."""
        made = copy(self)
        made.root = root
        made.is_merged = True
        return made

    @classmethod
    def open(cls, path: Path, root: Path, memo: Memo | None = None) -> Source:
        """Read a file; from `memo` where it has not changed since.

        Raises Problems when it cannot be read, is not UTF-8, or is not YAML of our kind.
        """
        name = display_path(path, root)
        raw = _content(path, name)
        return (memo or Memo()).get((path, root), raw, lambda: cls(name, decode(raw, name)))

    def problem(self, place: Place, code: str, what: str, fix: str) -> Problem:
        """A problem at a place of this file, with its line quoted."""
        if isinstance(place, PlaceIn):
            return place.source.problem((place[0], place[1]), code, what, fix)
        lines = self.text.split("\n")
        line, column = place
        if line >= len(lines):
            line, column = len(lines) - 1, len(lines[-1])
        quote = _REFUSED.sub("\ufffd", lines[line])[:200]
        return Problem(Location(self.name, line + 1, column + 1), code, what, fix, quote)

    def place(self, path: KeyPath, *, key: bool = False) -> Place:
        """Where the value at a path stands, or its key; the nearest part that exists.

        Parts that are not in the file are passed over: the names that a tagged union adds.
        """
        value: Any = self.root
        place: Place = self.root.place
        for part in path:
            if isinstance(value, Mapping) and part in value.places:
                key_place, value_place = value.places[str(part)]
                place = key_place if key else value_place
                value = value[str(part)]
            elif isinstance(value, Sequence) and isinstance(part, int) and part < len(value):
                place = value.places[part]
                value = value[part]
        return place


def _content(path: Path, name: str) -> bytes:
    if path.exists() and not path.is_file():  # a pipe would keep us waiting for ever
        raise _refuse(name, "HB001", "This is not a file.", "Put the file itself here.")
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        what = f"The file cannot be read: {reason}."
        raise _refuse(name, "HB001", what, "Check its rights.") from None
    if len(raw) > MAX_BYTES:
        raise _refuse(name, "HB004", "The file is larger than 1 MiB.", "Split it.")
    return raw


def _refuse(name: str, code: str, what: str, fix: str) -> Problems:
    return Problems([Problem(Location(name), code, what, fix)])


def decode(raw: bytes, name: str) -> str:
    """The text of a file. Raises Problems when it is not UTF-8, and says where."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _refuse(name, "HB002", "The file is UTF-16.", "Save it as UTF-8.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        where = Location(name, line, column)
        problem = Problem(where, "HB002", "The file is not UTF-8 text here.", "Save it as UTF-8.")
        raise Problems([problem]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


class _Reader:
    """One pass over the events of a file. Stops at the first thing that cannot be read."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.nodes = 0
        self.repeated: list[Problem] = []
        self.cut: dict[int, str] = {}
        """Lines with a `#` that may cut off a text."""
        if " #" in source.text or "\t#" in source.text:
            lines = enumerate(source.text.split("\n"))
            self.cut = {number: line for number, line in lines if _CUT.search(line)}

    def read(self) -> Mapping:
        self.check_characters()
        try:
            root = self.document()
        except yaml.YAMLError as error:
            raise Problems([name_slip(self.source, error)]) from None
        if not isinstance(root, Mapping):
            raise Problems([slip_at_root(self.source, root)])
        if self.repeated:
            raise Problems(self.repeated)
        return root

    def check_characters(self) -> None:
        text = self.source.text
        if match := _REFUSED.search(text):
            line_start = text.rfind("\n", 0, match.start()) + 1
            place = (text.count("\n", 0, match.start()), match.start() - line_start)
            what = f"The character U+{ord(match[0]):04X} cannot be seen and is not taken."
            raise Problems([self.source.problem(place, "HB003", what, "Delete it.")])
        if _ISOLATE.search(text):
            for number, line in enumerate(text.split("\n")):
                self.check_isolates(number, line)

    def check_isolates(self, number: int, line: str) -> None:
        depth = 0
        for character in line:
            depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
            if depth < 0:
                break
        if depth:
            what = "A direction mark (U+2066 to U+2069) is opened or closed without its partner."
            problem = self.source.problem((number, 0), "HB003", what, "Balance it on its line.")
            raise Problems([problem])

    def document(self) -> Any:
        loader = _LOADER(self.source.text)
        next_event = loader.get_event
        try:
            next_event()
            event = next_event()
            if isinstance(event, yaml.StreamEndEvent):
                return None
            self.refuse_header(event)
            event = next_event()
            place = (event.start_mark.line, event.start_mark.column)
            value = self.node(event, place, next_event, 0)
            next_event()
            event = next_event()
            if not isinstance(event, yaml.StreamEndEvent):
                self.refuse(event, "a second document (`---`)", "Use one file for each.")
            return value
        finally:
            loader.dispose()

    def refuse_header(self, event: Any) -> None:
        if event.tags or event.version:
            self.refuse(event, "a `%` directive", "Delete the line.")

    def refuse(self, event: Any, what: str, fix: str) -> None:
        place = (event.start_mark.line, event.start_mark.column)
        raise Problems([self.source.problem(place, "HB006", f"Here is {what}.", fix)])

    def node(self, event: Any, place: Place, next_event: Callable[[], Any], depth: int) -> Any:
        kind = type(event)
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.limit(place, f"More than {MAX_NODES} values.")
        if kind is yaml.AliasEvent:
            self.refuse(event, "a `*` alias", 'Write the text again, or put it in "quotes".')
        if event.anchor is not None:
            self.refuse(event, "an `&` anchor", 'Delete it, or put the text in "quotes".')
        if event.tag is not None:
            self.refuse(event, "a `!` tag", 'Delete it, or put the text in "quotes".')
        if kind is yaml.ScalarEvent:
            if event.style == '"' and (hidden := _REFUSED.search(event.value)):
                self.hidden(place, hidden[0])
            if self.cut and not event.style:
                self.check_end(event.end_mark)
            return event.value
        if depth >= MAX_DEPTH:
            self.limit(place, f"More than {MAX_DEPTH} levels, one inside the other.")
        if kind is yaml.MappingStartEvent:
            return self.mapping(place, next_event, depth)
        return self.sequence(place, next_event, depth)

    def check_end(self, end: Any) -> None:
        """Refuse a text that ends at a `#` in the middle of its line."""
        line = self.cut.get(end.line, "")
        if match := _CUT.match(line, end.column):
            column = match.end() - 2
            lost = line[column : column + 40]
            what = f"Nothing is read from `{lost}` on: YAML takes it for a comment."
            fix = 'Put the whole text in "quotes". A comment has a space behind its `#`.'
            raise Problems([self.source.problem((end.line, column), "HB012", what, fix)])

    def hidden(self, place: Place, character: str) -> None:
        """Refuse a character that stands in the file as an escape: `"\\u202e"`."""
        what = f"This text has an escape for U+{ord(character):04X}, which cannot be seen."
        raise Problems([self.source.problem(place, "HB003", what, "Delete the escape.")])

    def limit(self, place: Place, what: str) -> None:
        raise Problems([self.source.problem(place, "HB004", what, "Split the file.")])

    def mapping(self, place: Place, next_event: Callable[[], Any], depth: int) -> Mapping:
        result = Mapping(place)
        while type(event := next_event()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                self.refuse(event, "a key that is not plain text", "Use one word as the key.")
            mark = event.start_mark
            key_place = (mark.line, mark.column)
            key = intern(self.node(event, key_place, next_event, depth))
            if key == "<<" and not event.style:
                self.refuse(event, "a `<<` merge key", "Write the keys out.")
            event = next_event()
            mark = event.start_mark
            value_place = (mark.line, mark.column)
            value = self.node(event, value_place, next_event, depth + 1)
            if key in result:
                self.repeat(key, key_place, result.marks[4 * list(result).index(key)])
                continue
            result[key] = value
            result.marks.extend((*key_place, *value_place))
        return result

    def repeat(self, key: str, place: Place, first: int) -> None:
        what = f"The key `{key[:60]}` stands in line {first + 1} already."
        problem = self.source.problem(place, "HB007", what, "Keep one of the two.")
        self.repeated.append(problem)

    def sequence(self, place: Place, next_event: Callable[[], Any], depth: int) -> Sequence:
        result = Sequence(place)
        while type(event := next_event()) is not yaml.SequenceEndEvent:
            mark = event.start_mark
            place = (mark.line, mark.column)
            result.marks.extend(place)
            result.append(self.node(event, place, next_event, depth + 1))
        return result


def walk_texts(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every text of a value with the path to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from walk_texts(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from walk_texts(item, (*path, index))
