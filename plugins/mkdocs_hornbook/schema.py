"""JSON Schemas of the YAML files, for editors: made from the model, never by hand.

JSON Schema draft 2020-12 (https://json-schema.org/draft/2020-12); a YAML language server completes
and explains every field from it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mkdocs_hornbook.model.documents import DOCUMENTS
from mkdocs_hornbook.model.fields import InTranslation, Model
from mkdocs_hornbook.translation import Groups, Items, Shape, shapes

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_text(name: str) -> str:
    """The schema of a kind of file (lesson, quiz, topic, sources) as JSON text."""
    schema: dict[str, Any] = DOCUMENTS[name].model_json_schema()
    _tidy(schema)
    return json.dumps({"$schema": _DRAFT, **schema}, indent=2, ensure_ascii=False) + "\n"


def translation_schema_text(name: str) -> str:
    """The schema of the translation of a kind of file: texts only, none of them required."""
    schema = {"$schema": _DRAFT, **_translated(Groups((DOCUMENTS[name],)))}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _translated(shape: Shape) -> dict[str, Any]:
    """What may stand in the place of a value; an empty one waits for its translation."""
    if isinstance(shape, Groups):
        properties: dict[str, Any] = {}
        for model in shape.classes:
            for key, part in _parts(model).items():
                properties[key] = _either(properties[key], part) if key in properties else part
        kinds = ["object", "null"]
        return {"type": kinds, "properties": properties, "additionalProperties": False}
    if isinstance(shape, Items):
        alone = [] if isinstance(shape.inner, Groups) else ["string", "number"]
        return {"type": ["array", *alone, "null"], "items": _translated(shape.inner)}
    if shape is InTranslation.OWN:
        return {}
    text = {"type": ["string", "number", "null"]}
    if shape in (InTranslation.WHOLE, InTranslation.MAY):  # of a word, its other forms
        return {"type": ["array", *text["type"]]}
    return text


def _parts(model: type[Model]) -> dict[str, Any]:
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    wanted = {"id": InTranslation.MAY} if "id" in fields else {}
    return {
        key: {**_translated(shape), "description": fields[key].description}
        for key, shape in (wanted | shapes(model)).items()
    }


def _either(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """One key of several types of block: what any of them allows."""
    if one == other:
        return one
    choices = [*one.get("anyOf", [one]), other]
    return {"anyOf": [c for place, c in enumerate(choices) if c not in choices[:place]]}


def write_schemas(folder: Path) -> list[Path]:
    """Write two schemas for every kind of file, itself and its translation; returns the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in DOCUMENTS:
        texts = {name: schema_text(name), f"{name}-translation": translation_schema_text(name)}
        for stem, text in texts.items():
            file = folder / f"{stem}.schema.json"
            file.write_text(text, encoding="utf-8", newline="\n")
            written.append(file)
    return written


def _tidy(part: Any) -> None:
    """Leave out what a language server does not need: titles, null choices, null defaults."""
    if isinstance(part, list):
        for item in part:
            _tidy(item)
    if not isinstance(part, dict):
        return
    if isinstance(part.get("title"), str):
        del part["title"]
    if part.get("default", "") is None:
        del part["default"]
    choices = part.get("anyOf")
    if isinstance(choices, list) and {"type": "null"} in choices:
        rest = [choice for choice in choices if choice != {"type": "null"}]
        if len(rest) == 1:
            del part["anyOf"]
            part |= {key: value for key, value in rest[0].items() if key not in part}
        else:
            part["anyOf"] = rest
    for value in part.values():
        _tidy(value)
