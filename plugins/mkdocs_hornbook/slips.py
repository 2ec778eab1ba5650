"""What a YAML parser's complaint means to a teacher: the common slips by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from mkdocs_hornbook.errors import Problem

if TYPE_CHECKING:
    from mkdocs_hornbook.source import Place, Source

_FULL_WIDTH = {"：": ":", "－": "-", "＃": "#", "“": '"', "”": '"', "［": "[", "］": "]", "｛": "{"}
_FULL_WIDTH_KEY = re.compile(r"\s*(?:- +)?[A-Za-z_-]+\s*(：)")
_FULL_WIDTH_ITEM = re.compile(r"\s*(－)")
_UNQUOTED_COLON = re.compile(r"\s*(?:- +)?[\w-]+: +(?![\"'|>\[{])(.*?: .*|.*:)$")
_UNQUOTED_START = re.compile(r"\s*(?:- +)?(?:[\w-]+: +)?([@`%*&!])")


_OPENED = {"quoted scalar": "A quotation mark", "flow": "A bracket"}
_CLOSE = {
    "A quotation mark": "Close it, or choose the other kind of quotation mark.",
    "A bracket": "Close it, and put a comma between its items.",
}


def name_slip(source: Source, error: yaml.YAMLError) -> Problem:
    """The problem behind a parser error, at the line where the author can mend it."""
    place = _place_of(error)
    lines = source.text.split("\n")
    here = min(place[0], len(lines) - 1)
    for number in (here, here - 1):
        if number >= 0 and (problem := _slip_in(source, lines[number], number)):
            return problem
    context = getattr(error, "context", None) or ""
    opened = next((word for key, word in _OPENED.items() if key in context), None)
    if opened and (mark := getattr(error, "context_mark", None)):
        what = f"{opened} is opened here and not closed well."
        return source.problem((mark.line, mark.column), "HB005", what, _CLOSE[opened])
    what = "This line does not fit the lines above it."
    return source.problem(place, "HB005", what, _advice(error))


def _place_of(error: yaml.YAMLError) -> Place:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return (mark.line, mark.column) if mark else (0, 0)


def _advice(error: yaml.YAMLError) -> str:
    said = str(getattr(error, "problem", "") or "")
    if "block end" in said or "indentation" in said or "block mapping" in said:
        return "Move it so that keys of one group begin in the same column (use spaces)."
    return "Compare it with an example: `key: text`, a list item is `- text`."


def _slip_in(source: Source, line: str, number: int) -> Problem | None:
    def problem(column: int, code: str, what: str, fix: str) -> Problem:
        return source.problem((number, column), code, what, fix)

    if match := _FULL_WIDTH_KEY.match(line) or _FULL_WIDTH_ITEM.match(line):
        sign = match[1]
        what = f"The full-width sign `{sign}` is not `{_FULL_WIDTH[sign]}`."
        return problem(match.start(1), "HB010", what, f"Type `{_FULL_WIDTH[sign]} ` instead.")
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return problem(indent.index("\t"), "HB011", "A tab stands here.", "Use spaces instead.")
    if match := _UNQUOTED_START.match(line):
        what = f"A text cannot begin with `{match[1]}`."
        return problem(match.start(1), "HB012", what, 'Put the text in "quotes".')
    if match := _UNQUOTED_COLON.match(line):
        what = "A text with `: ` inside looks like a second key."
        return problem(match.start(1), "HB012", what, 'Put the text in "quotes".')
    return None


def slip_at_root(source: Source, root: object) -> Problem:
    """The problem of a file that is empty, or holds a text or a list instead of keys."""
    if isinstance(root, str) and root:
        lines = source.text.split("\n")
        for number, line in enumerate(lines):
            if problem := _slip_in(source, line, number):
                return problem
    what = "The file is not a list of keys." if root else "The file is empty."
    return source.problem((0, 0), "HB008", what, "Begin with `title: ...`.")
