"""Problems that an author can mend: where, what, and what to do.

Every problem has a stable code; `CODES` lists them all, and docs/authoring.md has a section each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

CODES: dict[str, str] = {
    "HB001": "the file cannot be read",
    "HB002": "the file is not UTF-8 text",
    "HB003": "a character that must not be in a text file",
    "HB004": "the file is too large, too deep or too long",
    "HB005": "the YAML cannot be read",
    "HB006": "a YAML feature that Hornbook does not take",
    "HB007": "a key stands twice",
    "HB008": "the file is empty or not a list of keys",
    "HB010": "a full-width sign where YAML needs a plain one",
    "HB011": "a tab at the start of a line",
    "HB012": "a text that needs quotation marks",
    "HB101": "an unknown key",
    "HB102": "a key is missing",
    "HB103": "a value of the wrong kind",
    "HB104": "a value that is not one of those allowed",
    "HB105": "too long, too short, too large or too small",
    "HB106": "an id that is not well formed",
    "HB107": "an empty value",
    "HB108": "two ids with the same short name",
    "HB201": "the lesson lacks a block that its kind requires",
    "HB202": "an id stands twice",
    "HB203": "no correct choice, or too many",
    "HB204": "two choices say the same",
    "HB205": "a reference to something that does not exist",
    "HB206": "a fact without a source, or stronger than its source",
    "HB207": "the take-home slip is too long",
    "HB208": "a tolerance that is no use",
    "HB209": "a setting that nothing comes of",
    "HB210": "a mastery that does not fit the questions",
    "HB211": "score bands that are not in order",
    "HB212": "an expected wrong answer that counts as right",
    "HB213": "the two minutes of a guide are too long",
    "HB214": "a guide that does not begin with its two minutes",
    "HB215": "an adult-led lesson that is not ready",
    "HB216": "a quiz of an adult-led lesson in another place",
    "HB221": "a region that cannot be tapped",
    "HB231": "a part of a story that no way leads to",
    "HB232": "a part of a story with no way on to a safe ending",
    "HB233": "an unsafe choice that ends the story",
    "HB241": "pinyin that does not fit its word",
    "HB242": "the sentences of a recording that do not fit",
    "HB251": "a play whose parts or last line do not fit",
    "HB252": "an unsafe idea that no puppet says",
    "HB253": "a part that nobody should have to play",
    "HB254": "a play whose longest line is neither a refusal nor a call",
    "HB255": "a play that is too short or too long",
    "HB301": "a picture or recording is missing",
    "HB302": "a picture or recording outside the content folders",
    "HB303": "a picture or recording of a kind that is not taken",
    "HB304": "a picture that could run something or load something",
    "HB305": "a file or folder name that does not travel",
    "HB306": "two files that would get the same address",
    "HB401": "a word that does not belong on a child's page",
    "HB402": "a choice that points at the other choices",
    "HB403": "right answers that are always in the same place",
    "HB501": "a template that cannot be rendered",
    "HB502": "front matter that names no role",
    "HB601": "a translation of another shape",
    "HB602": "a text without a translation",
    "HB603": "a translation of nothing",
    "HB701": "a number for children that does not say when to call it",
    "HB702": "too many numbers for children",
    "HB703": "a helpline that nobody has checked for a year",
    "HB704": "a helpline checked on a day that cannot be",
}
"""What each code means, in a few words."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: the place, a code of CODES, what is wrong, what to do, the line itself."""

    location: Location
    code: str
    what: str
    fix: str
    quote: str = ""

    def __str__(self) -> str:
        return f"{self.location}: {self.code} {self.what} {self.fix}"

    def full(self) -> str:
        """The problem with its line quoted below and a mark under the column."""
        if not self.quote.strip():
            return str(self)
        number = f"{self.location.line:>5} | "
        pad = "".join("　" if _is_wide(c) else " " for c in self.quote[: self.location.column - 1])
        return f"{self}\n{number}{self.quote}\n{' ' * len(number)}{pad}^"


def _is_wide(character: str) -> bool:
    return "ᄀ" <= character <= "ᅟ" or "⺀" <= character <= "꓏" or "！" <= character <= "｠"


class Problems(Exception):
    """All problems of a run, sorted by place, each once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(self.report())

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.problems)

    def report(self) -> str:
        """Every problem in full, then their number."""
        count = len(self.problems)
        ending = "1 problem found." if count == 1 else f"{count} problems found."
        return "\n\n".join([*(p.full() for p in self.problems), ending])


@dataclass(frozen=True, slots=True, order=True)
class Advice:
    """Something for an author to think about. It never stops a build."""

    location: Location
    text: str
    kind: Literal["warning", "note"] = "warning"
    """A `note` only tells what was measured."""

    def __str__(self) -> str:
        return f"{self.location}: {self.kind}: {self.text}"


def display_path(path: Path, root: Path) -> str:
    """The path as an author would type it: from the site's folder, with forward slashes."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()
