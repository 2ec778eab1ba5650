"""The words of the interface, from one catalogue a language.

A site may bring catalogues of its own, or parts of one, in `overrides/hornbook/locales/`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

_FOLDER = Path(__file__).parent / "locales"

Words = dict[str, Any]


def _folders(theme: Iterable[str | Path]) -> list[Path]:
    """Where catalogues stand, ours first: a later one is stronger."""
    own = [Path(folder, "hornbook/locales") for folder in theme]
    return [_FOLDER, *(folder for folder in reversed(own) if folder.is_dir())]


def languages_in(theme: Iterable[str | Path]) -> list[str]:
    """The tags of all languages that have a catalogue, in the package or the theme's folders."""
    return sorted({file.stem for folder in _folders(theme) for file in folder.glob("*.json")})


def catalogue(lang: str, theme: Iterable[str | Path] = ()) -> Words:
    """The catalogue of a language tag; what it does not say is said in English."""
    words: Words = {}
    folders = _folders(theme)
    for tag in dict.fromkeys(("en", lang.partition("-")[0], lang)):
        for file in (folder / f"{tag}.json" for folder in folders):
            if file.is_file():
                _lay_over(words, json.loads(file.read_text(encoding="utf-8")))
    return words


def _lay_over(words: Words, others: Words) -> None:
    for key, value in others.items():
        if isinstance(value, dict):
            _lay_over(words.setdefault(key, {}), value)
        else:
            words[key] = value


class Strings:
    """`t("key", n=3)` gives the words of a key with its places filled in."""

    def __init__(self, lang: str, theme: Iterable[str | Path] = ()) -> None:
        self.lang = lang
        self.words = catalogue(lang, theme)

    def __call__(self, key: str, **values: object) -> str:
        """Raises KeyError for a key that the catalogue does not have: a mistake of ours."""
        text: str = self.words["pages"][key]
        return text.format(**values) if values else text

    def count(self, key: str, n: int) -> str:
        """The words for a number of things, in the plural form that the language asks for."""
        form = f"{key}_{self.plural(n)}"
        return self(form if form in self.words["pages"] else f"{key}_other", n=n)

    def plural(self, n: int) -> str:
        """The plural category of a number (CLDR): one, few, other ..."""
        try:
            return str(Locale.parse(self.lang, sep="-").plural_form(n))
        except (UnknownLocaleError, ValueError):
            return "one" if n == 1 else "other"

    def of(self, group: str, key: str) -> Any:
        """An entry of another group of the catalogue: language, blocks, prompts, roles, client."""
        return self.words[group][key]
