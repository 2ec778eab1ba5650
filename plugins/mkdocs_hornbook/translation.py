"""A translation: `water.zh.yml` beside `water.yml`, of the same shape, with nothing but texts.

What is a text stands in the model: see `InTranslation` in model/fields.py. Groups are matched by
their keys, lists by the `id` of their items, or by position where the items have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from mkdocs_hornbook.errors import Problem
from mkdocs_hornbook.model.fields import InTranslation, Model
from mkdocs_hornbook.source import KeyPath, Mapping, Place, PlaceIn, Sequence, Source

OVERLAY = re.compile(r"(?P<stem>[^.]+)\.(?P<lang>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)")
"""The name, without its ending, of a file that holds a translation."""


@dataclass(frozen=True)
class Items:
    """A list of values of one shape."""

    inner: Shape


@dataclass(frozen=True)
class Groups:
    """A group of keys: of one class, or of one of several by its `type`."""

    classes: tuple[type[Model], ...]

    def of(self, value: Mapping) -> dict[str, Shape]:
        """The shapes of the keys that may hold texts."""
        if len(self.classes) == 1:
            return shapes(self.classes[0])
        by_type = {get_args(c.model_fields["type"].annotation)[0]: c for c in self.classes}
        return shapes(by_type[value["type"]])


Shape = InTranslation | Items | Groups


@dataclass
class Translation:
    """A file in another language: the merged source, its problems, how much is translated."""

    source: Source
    problems: list[Problem] = field(default_factory=list)
    texts: int = 0
    """Texts of the original."""
    missing: int = 0
    """Those of them without a translation."""

    @property
    def translated(self) -> int:
        """Those of the texts that have a translation."""
        return self.texts - self.missing


@cache
def shapes(model: type[Model]) -> dict[str, Shape]:
    """The fields of a model that hold texts, or that a translation may have of its own."""
    hints = get_type_hints(model, include_extras=True)
    fields = model.model_fields.items()
    found = {field.alias or name: _shape(hints[name]) for name, field in fields}
    return {name: shape for name, shape in found.items() if shape is not None}


def _shape(hint: Any) -> Shape | None:
    if get_origin(hint) is Annotated:
        inner, *marks = get_args(hint)
        mark = next((m for m in marks if isinstance(m, InTranslation)), None)
        return mark or _shape(inner)
    if get_origin(hint) is list:
        inner_shape = _shape(get_args(hint)[0])
        return Items(inner_shape) if inner_shape else None
    if isinstance(hint, type):
        return Groups((hint,)) if issubclass(hint, Model) and shapes(hint) else None
    found = [shape for shape in map(_shape, get_args(hint)) if shape]
    classes = [c for shape in found if isinstance(shape, Groups) for c in shape.classes]
    return Groups(tuple(classes)) if classes else next(iter(found), None)


def texts_in(value: Any, shape: Shape | None, path: KeyPath = ()) -> Iterator[KeyPath]:
    """The path of every text that needs a translation."""
    if shape is InTranslation.WORDS or shape is InTranslation.WHOLE:
        yield path
    elif isinstance(shape, Items):
        items = value if isinstance(value, Sequence) else []
        for number, item in enumerate(items):
            yield from texts_in(item, shape.inner, (*path, number))
        if isinstance(value, str):
            yield path
    elif isinstance(shape, Groups) and isinstance(value, Mapping):
        for key, inner in shape.of(value).items():
            if key in value:
                yield from texts_in(value[key], inner, (*path, key))


def has_texts(value: Any, shape: Shape) -> bool:
    """Whether anything in a value needs a translation."""
    return next(texts_in(value, shape), None) is not None


def translate(original: Source, overlay: Source | None, model: type[Model]) -> Translation:
    """The original with the texts of the overlay. The original has been read as `model`."""
    whole = Groups((model,))
    translation = Translation(original, texts=len(list(texts_in(original.root, whole))))
    if overlay is None:
        translation.missing = translation.texts
        return translation
    merge = _Merge(overlay, translation)
    root = merge.group(original.root, overlay.root, whole, ())
    translation.source = original.with_root(root)
    return translation


class _Merge:
    def __init__(self, overlay: Source, translation: Translation) -> None:
        self.overlay = overlay
        self.translation = translation

    def problem(self, place: Place, code: str, what: str, fix: str) -> None:
        self.translation.problems.append(self.overlay.problem(place, code, what, fix))

    def here(self, place: Place) -> Place:
        return PlaceIn.of(self.overlay, place)

    def value(self, value: Any, other: Any, shape: Shape, path: KeyPath, place: Place) -> Any:
        """The value of the original with the texts of the other one, which stands at `place`."""
        if other == "" and isinstance(value, Mapping | Sequence):
            for missing in texts_in(value, shape, path):
                self.missed(missing, place)
            return value
        if type(value) is not type(other) and shape is not InTranslation.WHOLE:
            what = f"`{_shown(path)}` is {_kind(value)} in the original, and here {_kind(other)}."
            self.problem(place, "HB601", what, "Give it the shape of the original.")
            return value
        if isinstance(shape, Groups):
            return self.group(value, other, shape, path)
        if isinstance(shape, Items) and isinstance(value, Sequence):
            return self.items(value, other, shape, path)
        if other == "":
            self.missed(path, place)
            return value
        return self.placed(other)

    def placed(self, other: Any) -> Any:
        """A value of the overlay whose parts know that they stand there."""
        if isinstance(other, Mapping):
            group = Mapping(self.here(other.place))
            for key, (own, value) in other.places.items():
                group.places[key] = self.here(own), self.here(value)
                group[key] = self.placed(other[key])
            return group
        if isinstance(other, Sequence):
            items = Sequence(self.here(other.place))
            items.extend(map(self.placed, other))
            items.places.extend(map(self.here, other.places))
            return items
        return other

    def missed(self, path: KeyPath, place: Place) -> None:
        self.translation.missing += 1
        what = f"`{_shown(path)}` is not translated yet."
        self.problem(place, "HB602", what, "Write it, or run `hornbook translate`.")

    def group(self, value: Mapping, other: Mapping, shape: Groups, path: KeyPath) -> Mapping:
        inner = shape.of(value)
        merged = Mapping(value.place)
        for key in other:
            self.look(key, value, other, inner, path)
        for key, own in value.items():
            merged.places[key] = value.places[key]
            merged[key] = own
            if key not in inner:
                continue
            if key in other:
                places = other.places[key]
                merged.places[key] = (self.here(places[0]), self.here(places[1]))
                at = (*path, key)
                merged[key] = self.value(own, other[key], inner[key], at, places[1])
            else:
                for missing in texts_in(own, inner[key], (*path, key)):
                    self.missed(missing, other.place)
        for key in other:
            if key not in value and inner.get(key) is InTranslation.OWN:
                places = other.places[key]
                merged.places[key] = (self.here(places[0]), self.here(places[1]))
                merged[key] = self.placed(other[key])
        return merged

    def look(
        self, key: str, value: Mapping, other: Mapping, inner: dict[str, Shape], path: KeyPath
    ) -> None:
        """A key that does not belong into a translation is a problem."""
        place = other.places[key][0]
        if key not in value:
            if inner.get(key) is InTranslation.OWN:
                return
            what = f"The original has no `{_shown((*path, key))}`."
            self.problem(place, "HB601", what, "Delete it, or write it in the original first.")
        elif key not in inner and (key != "id" or other[key] != value[key]):
            what = f"`{_shown((*path, key))}` is the same in every language."
            self.problem(place, "HB601", what, "Delete it here.")

    def items(self, value: Sequence, other: Sequence, shape: Items, path: KeyPath) -> Sequence:
        merged = Sequence(value.place)
        pairs = self.pairs(value, other, path)
        for number, own in enumerate(value):
            found = pairs.get(number)
            at = (*path, number)
            if found is None:
                for missing in texts_in(own, shape.inner, at):
                    self.missed(missing, other.place)
                merged.append(own)
                merged.places.append(value.places[number])
            else:
                place = other.places[found]
                merged.append(self.value(own, other[found], shape.inner, at, place))
                merged.places.append(self.here(place))
        return merged

    def pairs(self, value: Sequence, other: Sequence, path: KeyPath) -> dict[int, int]:
        """Of each item of the original, by its position, the position of its translation."""
        if value and all(isinstance(item, Mapping) and "id" in item for item in value):
            return self.by_id(value, other, path)
        if len(value) != len(other):
            what = (
                f"`{_shown(path)}` has {len(value)} items in the original, and {len(other)} here."
            )
            self.problem(
                other.place,
                "HB601",
                what,
                "Give each item the place of its original; `{}` has no texts.",
            )
        return {number: number for number in range(min(len(value), len(other)))}

    def by_id(self, value: Sequence, other: Sequence, path: KeyPath) -> dict[int, int]:
        own = {item["id"]: number for number, item in enumerate(value)}
        pairs: dict[int, int] = {}
        for number, item in enumerate(other):
            id = item.get("id") if isinstance(item, Mapping) else None
            place = other.places[number]
            if not isinstance(id, str):
                what = f"An item of `{_shown(path)}` has no `id`."
                self.problem(place, "HB601", what, "Write the id that it has in the original.")
            elif id not in own:
                what = f"The original has no `{id[:60]}` in `{_shown(path)}`."
                self.problem(place, "HB601", what, f"Its ids are: {', '.join(own)}.")
            elif own[id] in pairs:
                what = f"The id `{id[:60]}` stands twice in this list."
                self.problem(place, "HB202", what, "Keep one of the two.")
            else:
                pairs[own[id]] = number
        return pairs


def _shown(path: KeyPath) -> str:
    """A path as an author would say it: `blocks 2 text`, positions counted from 1."""
    return " ".join(str(part + 1) if isinstance(part, int) else part for part in path)


def _kind(value: Any) -> str:
    if isinstance(value, Mapping):
        return "a group of keys"
    return "a list" if isinstance(value, Sequence) else "a text"
