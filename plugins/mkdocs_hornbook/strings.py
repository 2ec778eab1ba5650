"""The words of the interface, from one catalogue a language.

A site may bring catalogues of its own, or parts of one, in `overrides/hornbook/locales/`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

_FOLDER = Path(__file__).parent / "locales"

PLURALS = ("zero", "one", "two", "few", "many", "other")
"""The plural categories of CLDR."""

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
        own: Words = {}
        for file in (folder / f"{tag}.json" for folder in folders):
            if file.is_file():
                _lay_over(own, json.loads(file.read_text(encoding="utf-8")))
        _drop_forms(words, own)
        _lay_over(words, own)
    return words


def _drop_forms(words: Words, others: Words) -> None:
    """Forget the plural forms of a language where another has its own: it may have fewer."""
    for key, value in others.items():
        stem = key.removesuffix("_other")
        if isinstance(value, dict):
            _drop_forms(words.get(key, {}), value)
        elif stem != key:
            for form in ("zero", "one", "two", "few", "many"):
                words.pop(f"{stem}_{form}", None)


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
        words = self.words["pages"]
        if not values:
            return str(words[key])
        n = values.get("n")
        if key not in words and isinstance(n, int):
            key = self.form(key, n)
        return str(words[key]).format(**values)

    def count(self, key: str, n: int) -> str:
        """The words for a number of things, in the plural form that the language asks for."""
        return self(self.form(key, n), n=n)

    def form(self, key: str, n: int) -> str:
        """The key of the words for a number; the general one where its form is lacking."""
        form = f"{key}_{self.plural(n)}"
        return form if form in self.words["pages"] else f"{key}_other"

    def forms(self, key: str) -> list[tuple[str, str]]:
        """All plural forms of a key with their words, for a script that counts in the browser."""
        named = {k.removeprefix(f"{key}_"): w for k, w in self.words["pages"].items() if key in k}
        return sorted((form, words) for form, words in named.items() if form in PLURALS)

    def plural(self, n: int) -> str:
        """The plural category of a number (CLDR): one, few, other ..."""
        try:
            return str(Locale.parse(self.lang, sep="-").plural_form(n))
        except (UnknownLocaleError, ValueError):
            return "one" if n == 1 else "other"

    def date(self, day: str) -> str:
        """A day such as 2026-11-22 as the language writes it."""
        try:
            return format_date(date.fromisoformat(day), "long", locale=Locale.parse(self.lang, "-"))
        except (UnknownLocaleError, ValueError):
            return day

    def country(self, code: str) -> str:
        """The name of a country, by its code such as `cn`."""
        try:
            names = Locale.parse(self.lang, sep="-").territories
        except (UnknownLocaleError, ValueError):
            return code.upper()
        return str(names.get(code.upper(), code.upper()))

    def of(self, group: str, key: str) -> Any:
        """An entry of another group of the catalogue: language, blocks, prompts, roles, client."""
        return self.words[group][key]
