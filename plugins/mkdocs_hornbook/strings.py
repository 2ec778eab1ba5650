"""The words of the interface, from one catalogue a language."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "locales"


@cache
def catalogue(lang: str) -> dict[str, Any]:
    """The catalogue of a language tag; English where there is none."""
    file = _FOLDER / f"{lang}.json"
    if not file.is_file():
        file = _FOLDER / "en.json"
    words: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return words


class Strings:
    """`t("key", n=3)` gives the words of a key with its places filled in."""

    def __init__(self, lang: str) -> None:
        self.words = catalogue(lang)

    def __call__(self, key: str, **values: object) -> str:
        """Raises KeyError for a key that the catalogue does not have: a mistake of ours."""
        text: str = self.words["pages"][key]
        return text.format(**values) if values else text

    def count(self, key: str, n: int) -> str:
        """The words for a number of things."""
        return self(f"{key}_{'one' if n == 1 else 'other'}", n=n)

    def of(self, group: str, key: str) -> Any:
        """An entry of another group of the catalogue: blocks, prompts, roles, client."""
        return self.words[group][key]
