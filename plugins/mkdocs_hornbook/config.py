"""The options of the plugin in mkdocs.yml."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ValidationError

from mkdocs_hornbook.checks import WORDS_TO_AVOID

MOST_IDLE_MINUTES = 240
_ID = re.compile(r"[a-z0-9-]{1,64}")


class SiteId(c.OptionallyRequired[str]):
    """A short name that stays the same when the site is renamed or moves."""

    def __init__(self) -> None:
        super().__init__(default="")

    def run_validation(self, value: object) -> str:
        """The name; nothing when it is left out."""
        if value == "" or (isinstance(value, str) and _ID.fullmatch(value)):
            return str(value)
        raise ValidationError(
            f"{value!r} is not a name for the site: write 1 to 64 small letters a-z, digits and "
            "hyphens, for example `id: village-school` (a number needs quotation marks)."
        )


class IdleMinutes(c.OptionallyRequired[int]):
    """Whole minutes; 0 is never."""

    def __init__(self, default: int) -> None:
        super().__init__(default=default)

    def run_validation(self, value: object) -> int:
        """The minutes."""
        is_number = isinstance(value, int) and not isinstance(value, bool)
        if is_number and 0 <= int(str(value)) <= MOST_IDLE_MINUTES:
            return int(str(value))
        raise ValidationError(
            f"{value!r} are not minutes: write a whole number from 0 (never) to "
            f"{MOST_IDLE_MINUTES}, for example `idle_minutes: 5`."
        )


class YesNo(c.OptionallyRequired[bool]):
    """True or false."""

    def __init__(self, default: bool) -> None:
        super().__init__(default=default)

    def run_validation(self, value: object) -> bool:
        """The value itself: text in quotation marks is neither."""
        if isinstance(value, bool):
            return value
        raise ValidationError(f"{value!r} is not yes or no: write `true` or `false`, unquoted.")


class Place(c.OptionallyRequired[str]):
    """A path below the folder of mkdocs.yml; it must be there, unless it is left as it is usual."""

    def __init__(self, default: str) -> None:
        super().__init__(default=default)
        self.root = Path()

    def pre_validation(self, config: Config, key_name: str) -> None:
        """Note where paths begin."""
        self.root = Path(config.config_file_path or "mkdocs.yml").parent

    def run_validation(self, value: object) -> str:
        """The path."""
        if not isinstance(value, str):
            raise ValidationError(f"{value!r} is not a path: write the name of a folder or file.")
        if value == self.default or (self.root / value).exists():
            return value
        raise ValidationError(
            f"there is no {value!r} in the folder of mkdocs.yml: correct the name, or make it."
        )


class Translations(c.OptionallyRequired[dict[str, dict[str, str]]]):
    """By language, words of the site in it."""

    keys = ("site_name", "short_name", "site_description")

    def __init__(self) -> None:
        super().__init__(default={})

    def run_validation(self, value: object) -> dict[str, dict[str, str]]:
        """The words, each a text."""
        groups = value.items() if isinstance(value, dict) else [("zh", value)]
        for lang, words in groups:
            if isinstance(words, dict) and all(
                key in self.keys and isinstance(text, str) for key, text in words.items()
            ):
                continue
            raise ValidationError(
                f"{lang!r} has {words!r}: write, for example, `{lang}: {{site_name: ...}}`. "
                f"It takes {', '.join(self.keys)}, each with a text."
            )
        return dict(groups)


def usual_id(site_name: str) -> str:
    """The id of a site that names none: its name in small letters, and a short hash of it."""
    slug = re.sub(r"[^a-z0-9]+", "-", site_name.lower()).strip("-")[:50]
    return f"{slug or 'site'}-{hashlib.sha256(site_name.encode()).hexdigest()[:6]}".strip("-")


class HornbookConfig(Config):  # type: ignore[no-untyped-call] # MkDocs' own
    """Options below `- hornbook:`. Paths are relative to the folder of mkdocs.yml."""

    lessons_dir = Place(default="lessons")
    """Folder of the lessons."""
    quizzes_dir = Place(default="quizzes")
    """Folder of the quizzes."""
    markdown_pages = c.Choice(("hornbook", "material"), default="hornbook")
    """Frame of hand-written pages: Hornbook's light one, or all of Material."""
    translations = Translations()
    """By language, the `site_name`, `short_name` and `site_description` in it."""
    id = SiteId()
    """Name under which the site keeps things on a device; made of `site_name` when left out."""
    learners = YesNo(default=False)
    """Whether children share devices: then a page asks who is learning."""
    idle_minutes = IdleMinutes(default=5)
    """After so many minutes without a touch a learner is handed over; 0 is never."""
    offline = YesNo(default=True)
    """Whether readers can keep topics on their device; `false` takes the worker off again."""
    icon = c.Type(str, default="")
    """Picture of the site on a home screen, in `docs_dir`; Hornbook's when left out."""
    classroom = YesNo(default=True)
    """Whether each lesson also has slides for a projector and sheets to print."""
    country = c.Type(str, default="")
    """Whose helplines stand first: the name of their file, cn; the first file when left out."""
    today = c.Optional(c.Type((str, date)))
    """The day that helplines count their age to; the real one when left out."""
    characters = Place(default="")
    """The characters that readers know, by level; lessons/characters.txt when left out."""
    words_to_avoid = c.ListOfItems(c.Type(str), default=list(WORDS_TO_AVOID))
    """Words that are a problem on a child's page."""
