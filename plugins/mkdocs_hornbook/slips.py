"""What a YAML parser's complaint means to a teacher: the common slips by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from mkdocs_hornbook.errors import Problem

if TYPE_CHECKING:
    from mkdocs_hornbook.source import Place, Source

_FULL_WIDTH = {"：": ":", "－": "-", "–": "-", "—": "-", "•": "-", "·": "-"}
_FULL_WIDTH_KEY = re.compile(r"\s*(?:- +)?[A-Za-z_-]+\s*(：)")
_FULL_WIDTH_ITEM = re.compile(r"\s*([－–—•·])")
_UNQUOTED_COLON = re.compile(r"\s*(?:- +)?[\w-]+: +(?![\"'|>\[{])(.*?: .*|.*:)$")
_UNQUOTED_START = re.compile(r"\s*(?:- +)?(?:[\w-]+: +)?([@`%*&!])")
_UNQUOTED_AFTER_KEY = re.compile(r"\s*(?:- +)?[\w-]+: +(-(?= )|[{\[](?=[^\]}]*[\]}]\s*[^\s,#\]}]))")
_NO_SPACE = re.compile(r"\s*(?:- *)?[A-Za-z_-]+(:)[^ ]")
_NO_SPACE_ITEM = re.compile(r"\s*-([A-Za-z_-]+:)")
_ENDED_EARLY = re.compile(
    r"""\s*(?:- +)?(?:[\w-]+: +)?(?:'[^']*'|"(?:[^"\\]|\\.)*")\s*([^\s#,'\]}:])"""
)
_OPEN = re.compile(r"""\s*(?:- +)?(?:[\w-]+: +)?(["'])(?:(?!\1).)*$""")
_KEY = re.compile(r"\s*(?:- +)?[\w-]+:(?: |$)")

_OPENED = {"quoted scalar": "A quotation mark", "flow": "A bracket"}
_CLOSE = {
    "A quotation mark": "Close it, or choose the other kind of quotation mark.",
    "A bracket": "Close it, and put a plain comma (`,`) between its items.",
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
        return _not_closed(source, (mark.line, mark.column), opened)
    if quoted := _quote_in(source, lines, here):
        return quoted
    if without := _without_colon(error, lines, here):
        return source.problem(*without)
    what = "This line does not fit the lines above it."
    fix = "Begin the keys of one group in the same column, and the hyphens of one list, too."
    return source.problem(place, "HB005", what, f"{fix} A line is `key: text` or `- text`.")


def _not_closed(source: Source, place: Place, opened: str) -> Problem:
    what = f"{opened} is opened here and not closed well."
    return source.problem(place, "HB005", what, _CLOSE[opened])


def _quote_in(source: Source, lines: list[str], here: int) -> Problem | None:
    """A text that ends before its end, or one above that was never closed."""
    if match := _ENDED_EARLY.match(lines[here]):
        what = "The quotation marks end before the text does."
        fix = 'Put the text in the other kind: "It\'s here", \'She says "go"\'.'
        return source.problem((here, match.start(1)), "HB005", what, fix)
    for number in range(here - 1, -1, -1):
        if (match := _OPEN.match(lines[number])) and _KEY.match(lines[number + 1]):
            return _not_closed(source, (number, match.start(1)), "A quotation mark")
    return None


def _without_colon(
    error: yaml.YAMLError, lines: list[str], here: int
) -> tuple[Place, str, str, str] | None:
    """Where a key lacks its colon, or the space behind it: the parser stumbles a line later."""
    said = str(getattr(error, "problem", "") or "")
    mark = getattr(error, "context_mark", None)
    number = mark.line if mark and "expected ':'" in said else None
    if "mapping values" in said and here and _column(lines[here - 1]) == _column(lines[here]):
        number = here - 1
    if number is None or _KEY.match(lines[number]) or not lines[number].strip():
        return None
    if match := _NO_SPACE.match(lines[number]):
        what = "There is no space behind the colon."
        return (number, match.end(1)), "HB005", what, "Type one: `key: text`."
    what = "There is no colon behind the key in this line."
    fix = "Write `key: text`. A text that goes on stands two spaces further to the right."
    return (number, _column(lines[number])), "HB005", what, fix


def _column(line: str) -> int:
    return len(line) - len(line.lstrip())


def _place_of(error: yaml.YAMLError) -> Place:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return (mark.line, mark.column) if mark else (0, 0)


def _slip_in(source: Source, line: str, number: int) -> Problem | None:
    def problem(column: int, code: str, what: str, fix: str) -> Problem:
        return source.problem((number, column), code, what, fix)

    if match := _FULL_WIDTH_KEY.match(line) or _FULL_WIDTH_ITEM.match(line):
        sign = match[1]
        kind = "full-width sign" if sign > "\uff00" else "sign"
        what = f"The {kind} `{sign}` is not `{_FULL_WIDTH[sign]}`."
        return problem(match.start(1), "HB010", what, f"Type `{_FULL_WIDTH[sign]} ` instead.")
    indent = line[: _column(line)]
    if "\t" in indent:
        return problem(indent.index("\t"), "HB011", "A tab stands here.", "Use spaces instead.")
    if odd := indent.strip(" "):
        what = "A space of another kind stands here."
        return problem(indent.index(odd[0]), "HB011", what, "Type plain spaces instead.")
    if match := _UNQUOTED_START.match(line) or _UNQUOTED_AFTER_KEY.match(line):
        what = f"A text cannot begin with `{match[1]}`."
        return problem(match.start(1), "HB012", what, 'Put the text in "quotes".')
    if match := _NO_SPACE_ITEM.match(line):
        what = "There is no space behind the hyphen."
        return problem(match.start(1), "HB005", what, "Type one: `- key: text`.")
    if match := _UNQUOTED_COLON.match(line):
        what = "A text with `: ` inside looks like a second key."
        return problem(match.start(1), "HB012", what, 'Put the text in "quotes".')
    return None


def slip_at_root(source: Source, root: object) -> Problem:
    """The problem of a file that is empty, or holds a text or a list instead of keys."""
    lines = source.text.split("\n")
    if isinstance(root, str) and root:
        for number, line in enumerate(lines):
            if problem := _slip_in(source, line, number):
                return problem
    what = "The file is not a list of keys." if root else "The file is empty."
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    return source.problem((first, 0), "HB008", what, "Begin with `title: ...`.")
