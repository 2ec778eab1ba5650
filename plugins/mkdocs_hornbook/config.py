"""The options of the plugin in mkdocs.yml."""

from __future__ import annotations

from datetime import date

from mkdocs.config import config_options as c
from mkdocs.config.base import Config

from mkdocs_hornbook.checks import WORDS_TO_AVOID


class HornbookConfig(Config):  # type: ignore[no-untyped-call] # MkDocs' own
    """Options below `- hornbook:`. Paths are relative to the folder of mkdocs.yml."""

    lessons_dir = c.Type(str, default="lessons")
    """Folder of the lessons."""
    quizzes_dir = c.Type(str, default="quizzes")
    """Folder of the quizzes."""
    markdown_pages = c.Choice(("hornbook", "material"), default="hornbook")
    """Frame of hand-written pages: Hornbook's light one, or all of Material."""
    translations = c.Type(dict, default={})
    """By language, the `site_name` and `site_description` in it."""
    country = c.Type(str, default="")
    """Whose helplines stand first: the name of their file, cn; the first file when left out."""
    today = c.Optional(c.Type((str, date)))
    """The day that helplines count their age to; the real one when left out."""
    characters = c.Type(str, default="")
    """The characters that readers know, by level; lessons/characters.txt when left out."""
    words_to_avoid = c.ListOfItems(c.Type(str), default=list(WORDS_TO_AVOID))
    """Words that are a problem on a child's page."""
