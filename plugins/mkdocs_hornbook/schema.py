"""JSON Schemas of the YAML files, for editors: made from the model, never by hand.

JSON Schema draft 2020-12 (https://json-schema.org/draft/2020-12); a YAML language server completes
and explains every field from it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mkdocs_hornbook.model.documents import DOCUMENTS

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_text(name: str) -> str:
    """The schema of a kind of file (lesson, quiz, topic, sources) as JSON text."""
    schema: dict[str, Any] = DOCUMENTS[name].model_json_schema()
    _tidy(schema)
    return json.dumps({"$schema": _DRAFT, **schema}, indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path) -> list[Path]:
    """Write `<name>.schema.json` for every kind of file; returns the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in DOCUMENTS:
        file = folder / f"{name}.schema.json"
        file.write_text(schema_text(name), encoding="utf-8", newline="\n")
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
