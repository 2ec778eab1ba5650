"""From the values of a YAML file to its model; pydantic's errors become an author's problems."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from mkdocs_hornbook.errors import Problem, Problems
from mkdocs_hornbook.model.blocks import BLOCKS
from mkdocs_hornbook.model.fields import Model
from mkdocs_hornbook.model.questions import QUESTIONS
from mkdocs_hornbook.source import KeyPath, Source

M = TypeVar("M", bound=Model)

_WORDS = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "list_type": "a list (lines that begin with `- `)",
    "model_type": "a group of keys",
    "model_attributes_type": "a group of keys",
    "dict_type": "a group of keys",
}


def read_model(source: Source, model: type[M]) -> M:
    """The model of a file. Raises Problems, one for each thing that is wrong."""
    try:
        return model.model_validate(source.root)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=True)
        meant = {_meant(model, d["loc"]) for d in found if d["type"] == "extra_forbidden"}
        told = [d for d in found if d["type"] != "missing" or d["loc"] not in meant]
        raise Problems(_problem(source, model, detail) for detail in told) from None


def _meant(model: type[Model], path: KeyPath) -> KeyPath:
    """The key that an unknown one was probably meant for: it is misspelt, not missing."""
    near = _nearest(str(path[-1]), _fields_at(model, path[:-1]))
    return (*path[:-1], near) if near else ()


def _problem(source: Source, model: type[Model], detail: ErrorDetails) -> Problem:
    path: KeyPath = detail["loc"]
    kind = detail["type"]
    context: dict[str, Any] = detail.get("ctx", {})
    # Of an item of a list, the name of the list.
    name = str(next((part for part in path[:-3:-1] if isinstance(part, str)), ""))
    value = detail["input"]

    def at(code: str, what: str, fix: str, *, key: bool = False) -> Problem:
        return source.problem(source.place(path, key=key), code, what, fix)

    if kind == "extra_forbidden":
        known = _fields_at(model, path[:-1])
        what = f"`{name[:60]}` is not a key here."
        fix = _slip_in_key(source, path, name) or _did_you_mean(name, known)
        return at("HB101", what, fix, key=True)
    if kind in ("missing", "union_tag_not_found"):
        missing = "type" if kind == "union_tag_not_found" else name
        allowed = f" ({', '.join(_tags(path))})" if kind == "union_tag_not_found" else ""
        if not isinstance(value, dict):
            what = f"`{_shown(value)}` is not a group of keys."
            return at("HB103", what, "Begin with `type: ...`.")
        what = f"The key `{missing}` is missing here."
        return at("HB102", what, f"Add `{missing}: ...`{allowed}.")
    if kind == "union_tag_invalid":
        path = (*path, "type")
        tag = str(context.get("tag", ""))
        return at("HB104", f"`{tag[:60]}` is not a type here.", _did_you_mean(tag, _tags(path)))
    if kind == "literal_error":
        words = re.findall(r"'([^']*)'", context["expected"])
        fix = _did_you_mean(str(value), words)
        return at("HB104", f"`{_shown(value)}` is not one of the words for `{name}`.", fix)
    if value == "" and isinstance(path[-1], str) and _is_required(model, path):
        return at("HB107", f"`{name}` has no value.", "Write one.")
    return at(*_fault(name, value, kind, context))


def _slip_in_key(source: Source, path: KeyPath, name: str) -> str:
    """What to do about a piece of a `{}` group that only seems to be a key; else nothing."""
    if "：" in name:
        return "Type `: ` in place of `：`."
    if name != name.strip():
        return "Type plain spaces in front of it."
    line, column = source.place(path, key=True)
    after = source.text.split("\n")[line][column + len(name) :].lstrip()
    is_piece = after[:1] in (",", "}")
    return 'In `{}`, put a text that has a comma in "quotes".' if is_piece else ""


def _fault(name: str, value: Any, kind: str, context: dict[str, Any]) -> tuple[str, str, str]:
    """Code, what and fix of a value that does not fit its field."""
    shown = f"`{_shown(value)}`"
    if value == "" or kind == "string_too_short":
        return "HB107", f"`{name}` has no value.", "Write one, or delete the key."
    if kind in _WORDS:
        plain = unicodedata.normalize("NFKC", str(value))
        is_wide = plain != value and plain.strip("-").replace(".", "", 1).isdecimal()
        fix = f"Type it in plain digits: {plain}." if is_wide else f"Write {_WORDS[kind]}."
        return "HB103", f"{shown} is not {_WORDS[kind]}.", fix
    if kind == "string_too_long":
        return "HB105", "This text is too long.", f"At most {context['max_length']} characters."
    if kind == "too_short":
        return "HB105", f"`{name}` has too few items.", f"At least {context['min_length']}."
    if kind == "too_long":
        return "HB105", f"`{name}` has too many items.", f"At most {context['max_length']}."
    if kind.startswith(("greater_than", "less_than")):
        sign, limit = next(iter(context.items()))
        return "HB105", f"{shown} is out of range.", f"It is {_BOUNDS[sign]} {limit}."
    if kind == "value_error":
        return "HB106", f"{shown} does not fit.", f"{context['error']}.".capitalize()
    if kind == "string_pattern_mismatch":
        return "HB106", f"{shown} is not written as `{name}` is.", _PATTERNS.get(name, _ID)
    return "HB103", f"{shown} does not fit `{name}`.", "See the authoring guide."


_BOUNDS = {"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than"}

_ID = "An id has small letters a-z, digits and single hyphens, for example first-step."
_PATTERNS = {
    "on": "Write the date as 2026-11-22.",
    "verified_on": "Write the date as 2026-11-22.",
    "number": "Write digits, with spaces or hyphens between them: 110.",
    "lang": "Write a language tag: en, zh, pt-BR.",
    "tolerance": "Write a number (2) or a percentage (5%).",
}
"""What to write for each field that has a pattern; all others are ids."""


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    text = str(value).replace("\n", " ")
    return text if len(text) <= 60 else f"{text[:57]}..."


def _tags(path: KeyPath) -> list[str]:
    return list(QUESTIONS if "questions" in path else BLOCKS)


def _did_you_mean(word: str, known: list[str]) -> str:
    near = _nearest(word, known)
    return f"Did you mean `{near}`?" if near else f"Use one of: {', '.join(known)}."


def _nearest(word: str, known: list[str]) -> str | None:
    return next(iter(get_close_matches(word.lower(), known, n=1, cutoff=0.6)), None)


def _fields_at(model: type[Model], path: KeyPath) -> list[str]:
    """The keys that a model takes at a path, in their order."""
    fields = _model_at(model, path).model_fields
    return [field.alias or name for name, field in fields.items()]


def _is_required(model: type[Model], path: KeyPath) -> bool:
    """Whether the key at the end of a path must be there."""
    field = _model_at(model, path[:-1]).model_fields.get(str(path[-1]))
    return field is not None and field.is_required()


def _model_at(model: type[Model], path: KeyPath) -> type[Model]:
    here: type[Model] = model
    for part in path:
        if isinstance(part, str):
            here = _model_of(here, part) or here
    return here


def _model_of(model: type[Model], part: str) -> type[Model] | None:
    if part in ("blocks", "questions"):  # a list of types: the next part says which
        return None
    if part in BLOCKS and "type" not in model.model_fields:
        return BLOCKS[part]
    if part in QUESTIONS and "type" not in model.model_fields:
        return QUESTIONS[part]
    field = model.model_fields.get(part)
    return _inner_model(field.annotation) if field else None


def _inner_model(annotation: Any) -> type[Model] | None:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if found := _inner_model(argument):
            return found
    return None
