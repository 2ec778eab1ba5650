"""The kinds of YAML file: lesson, quiz, topic, the list of sources, the helplines."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mkdocs_hornbook.model.blocks import AnyBlock
from mkdocs_hornbook.model.classroom import Cuts, Guest
from mkdocs_hornbook.model.fields import (
    Ages,
    Audience,
    InTranslation,
    Markdown,
    Model,
    Name,
    Picture,
    Readings,
    Review,
    Slug,
    Text,
)
from mkdocs_hornbook.model.helplines import Helplines
from mkdocs_hornbook.model.quiz import Quiz

Kind = Literal["lecture", "reading", "guide", "activity", "script", "tool"]

REQUIRED_BLOCKS: dict[str, tuple[str, ...]] = {
    "lecture": ("facts", "steps", "practise", "discussion", "quiz", "slip"),
    "reading": ("story", "glossary", "quiz", "discussion"),
    "guide": ("pause", "why", "tips", "this-week", "seek-help", "quiz"),
    "activity": ("checklist", "steps", "tips"),
    "script": ("roleplay",),
    "tool": (),
}
"""Block types that a lesson of each kind must hold."""

DEFAULT_AUDIENCE: dict[str, Audience] = {
    "lecture": "child",
    "reading": "child",
    "guide": "parent",
    "activity": "teacher",
    "script": "teacher",
    "tool": "parent",
}


class Lesson(Model):
    """One lesson: metadata and blocks."""

    kind: Kind
    """lecture, reading, guide, activity, script or tool; each but the last requires some blocks."""
    id: Slug | None = None
    """Stable name, kept when the file moves; the file's path when left out."""
    title: Text
    """Title of the page."""
    summary: Text
    """One sentence for shelves and search."""
    lang: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] | None = None
    """Language of the words, as a BCP 47 tag; that of the site when left out."""
    audience: Audience | None = None
    """Whose home shows it: child, teacher or parent; usual for the kind when left out."""
    ages: Ages | None = None
    """Youngest and oldest reader: 6-14."""
    minutes: Annotated[int, Field(ge=1, le=240)]
    """Time it takes."""
    level: Annotated[int, Field(ge=1, le=4)] | None = None
    """Reading level, 1 first words to 4 longer texts."""
    order: Annotated[int, Field(ge=0, le=9999)] = 1000
    """Place on the shelf; small numbers first, then by file name."""
    modules: list[Annotated[int, Field(ge=1, le=6)]] = []
    """Modules of the 2007 guidelines for public safety education that it serves."""
    cover: Picture | None = None
    """Picture on the shelf and above the lesson."""
    pinyin: Annotated[Literal["off", "glossary", "all"], InTranslation.OWN] | None = None
    """Pinyin that a Chinese lesson shows at first; a child may change it."""
    readings: Readings = {}
    """Pinyin that the dictionary gets wrong in this text, by word: `银行: yín háng`."""
    goal: Text | None = None
    """The goal in one sentence, in the learner's voice."""
    objectives: list[Text] = []
    """What a learner can do afterwards, each a can-do sentence."""
    call_starters: Annotated[list[Text], Field(max_length=12)] = []
    """What a parent far away can ask about it; from the lesson itself when left out."""
    goes_with: Annotated[list[Name], Field(max_length=40)] = []
    """Of a guide: lessons and topics after which a parent is shown it: safety/roads, safety."""
    keywords: Annotated[list[Text], Field(max_length=20), InTranslation.OWN] = []
    """Words that it does not use and readers look for: the search finds it by them, too."""
    sensitive: bool = False
    """True for a page that a child may have to leave quickly: it gets "Exit this page now"."""
    adult_led: bool = False
    """Of a sensitive lecture: a teacher leads it, no child meets it alone, nothing is marked."""
    response_plan: Markdown | None = None
    """Of an adult-led lecture: what the school does when a child tells something. Adults see it."""
    cuts: Cuts | None = None
    """What is shown in one, five and thirty minutes; a lecture without it has the usual cuts."""
    guest: Guest | None = None
    """Of a lecture: an expert who could visit the class, and what to ask."""
    script: Name | None = None
    """Of a lecture: the script that goes with it, its path below `lessons/`."""
    review: Review | None = None
    """Who checked it; a draft banner is shown until then."""
    blocks: Annotated[list[AnyBlock], Field(min_length=1, max_length=60)]
    """The parts of the page, in order."""


class Topic(Model):
    """`topic.yml` in a folder of lessons: the name on the shelf."""

    title: Text
    """Name of the shelf."""
    summary: Text | None = None
    """One sentence about it."""
    cover: Picture | None = None
    """Picture of the shelf."""
    order: Annotated[int, Field(ge=0, le=9999)] = 1000
    """Place among the shelves; small numbers first, then by folder name."""


class Source(Model):
    """One publication that facts rest on."""

    id: Slug
    """Short name that facts use: s13."""
    text: Text
    """The citation."""
    read: Text | None = None
    """What of it was read: full text, abstract, press copy."""
    strength: Literal["A", "B", "C", "U"]
    """The strongest a fact may claim from it."""


class Sources(Model):
    """`lessons/sources.yml`: what the facts rest on."""

    sources: Annotated[list[Source], Field(min_length=1)]
    """One entry a publication."""


DOCUMENTS: dict[str, type[Model]] = {
    "lesson": Lesson,
    "quiz": Quiz,
    "topic": Topic,
    "sources": Sources,
    "helplines": Helplines,
}
"""Model of each kind of file; also the names of the JSON Schemas."""
