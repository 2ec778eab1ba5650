"""The small field types that lessons and quizzes share."""

from __future__ import annotations

import re
from enum import Enum
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
AGES = re.compile(r"([0-9]{1,2})-([0-9]{1,2})")


class Model(BaseModel):
    """Base of every part of a lesson or quiz: closed, immutable, documented field by field."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, use_attribute_docstrings=True
    )


def by_type(union: Any) -> dict[str, Any]:
    """The classes of a union by the `type:` of each, in their order."""
    classes = union.__origin__.__args__
    return {cls.model_fields["type"].annotation.__args__[0]: cls for cls in classes}


def _ages(value: str) -> str:
    match = AGES.fullmatch(value)
    if not match or int(match[1]) > int(match[2]):
        raise ValueError("ages are written youngest-oldest, for example 6-14")
    return value


def listed(value: Any) -> Any:
    """Let one value stand for a list of one."""
    return [value] if isinstance(value, str) else value


class InTranslation(Enum):
    """What a translation does with a value. Values without such a mark are not translated."""

    WORDS = "each text has its own words"
    WHOLE = "the list has its own words, more or fewer of them"
    MAY = "it may have its own: another recording, a picture with words in it"
    OWN = "it may have its own, also where the original has none: how its words are read aloud"


_TEXT_SCHEMA = {"type": ["string", "number"]}
_LINE = Field(min_length=1, max_length=2000)

Text = Annotated[str, _LINE, WithJsonSchema(_TEXT_SCHEMA), InTranslation.WORDS]
"""One line of plain words; `*emphasis*` and links are allowed where it is shown."""

Markdown = Annotated[
    str,
    Field(min_length=1, max_length=20000),
    WithJsonSchema(_TEXT_SCHEMA),
    InTranslation.WORDS,
]
"""Paragraphs and lists in a small Markdown; raw HTML is shown as text, never run."""

Name = Annotated[str, _LINE, WithJsonSchema(_TEXT_SCHEMA)]
"""What is the same in every language: the id of a quiz, the name of a reviewer."""

FilePath = Annotated[str, _LINE, WithJsonSchema(_TEXT_SCHEMA), InTranslation.MAY]
"""Path of a file, from the folder of this YAML."""

Slug = Annotated[str, Field(pattern=f"^{SLUG.pattern}$", max_length=64)]
"""A stable name: small letters, digits and single hyphens."""
Ages = Annotated[
    str, AfterValidator(_ages), Field(json_schema_extra={"pattern": r"^\d{1,2}-\d{1,2}$"})
]
Texts = Annotated[
    list[Text],
    BeforeValidator(listed),
    Field(min_length=1, json_schema_extra={"type": ["array", "string", "number"]}),
]
"""One or more texts; one alone needs no list."""
Accepted = Annotated[
    list[Text],
    BeforeValidator(listed),
    Field(min_length=1, max_length=20, json_schema_extra={"type": ["array", "string", "number"]}),
    InTranslation.WHOLE,
]
"""Typed answers that count as right; another language has its own list."""
Starts = Annotated[
    list[Annotated[float, Field(ge=0, le=7200)]], Field(max_length=400), InTranslation.OWN
]
"""Seconds in a recording; another language has its own recording."""
Readings = Annotated[dict[str, str], Field(max_length=200), InTranslation.OWN]
"""Pinyin by words; only a Chinese text has it."""
Strength = Literal["A", "B", "C", "U"]
Audience = Literal["child", "teacher", "parent"]


class Picture(Model):
    """A picture file that stands beside the YAML."""

    src: FilePath
    """Path of the file, from the folder of this YAML: `water/throw.svg`."""
    alt: Text
    """What the picture shows, for a reader who cannot see it."""
    caption: Text | None = None
    """A line printed under the picture."""


class Audio(Model):
    """A recording that stands beside the YAML."""

    src: FilePath
    """Path of the file (mp3, ogg, opus, m4a or wav), from the folder of this YAML."""
    transcript: Markdown
    """The words that are spoken, for a reader who cannot hear them."""
    sentences: Starts = []
    """Second at which each sentence of the text beside it begins: [0, 2.4, 5.1]."""


class Video(Model):
    """A film that stands beside the YAML."""

    src: FilePath
    """Path of the file (mp4 or webm), from the folder of this YAML."""
    captions: FilePath
    """Path of its captions (vtt), from the folder of this YAML."""
    transcript: Markdown
    """What is said and shown, for a reader who cannot hear or see it."""


class Review(Model):
    """Who checked the content. Until it is there, pages carry a draft banner."""

    role: Name
    """The reviewer's role: teacher, nurse, child-protection officer, firefighter ..."""
    by: Name
    """The reviewer's name or organisation."""
    on: Annotated[
        str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="Date of the review, 2026-11-22.")
    ]
