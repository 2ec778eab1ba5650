"""What a child types, made comparable: the twin of fold.ts and numbers.ts in client/src/grading.

Typed text is folded before it is compared, so that width, case, spaces and punctuation do not
matter; typed numbers are read with a comma or a point, and with or without their unit.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

REPLACED = str.maketrans(
    {
        "\u03c2": "\u03c3",  # the final sigma depends on its place in the word
        "\u2010": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2212": "-",
        "\u3002": ".",  # what a Chinese keyboard types for a decimal point
        "\u066b": ".",
        "\u066c": ",",
        "\ufe0e": None,  # text or emoji style of the character before
        "\ufe0f": None,
    }
)
DIGITS = "0123456789"
PLAIN_WORDS = re.compile(r"[A-Za-z][A-Za-z ,.]*")
PARTS = re.compile(r"([^0-9.,+-]*)([+-]?) *([0-9][0-9 .,]*|[.,][0-9][0-9 ]*)(.*)")
GROUPED = re.compile(r"[1-9][0-9]{0,2}([.,][0-9]{2,3})*[.,][0-9]{3}")
END_MARKS = re.compile(r"[ .!?]*")


def _plain_character(character: str) -> str:
    match unicodedata.category(character):
        case "Nd":
            return str(unicodedata.decimal(character))
        case "Cf":
            return ""
        case "Zs" | "Zl" | "Zp" | "Cc":
            return " "
        case _:
            return character


def _plain(text: str) -> str:
    """One width, one case, ASCII digits, plain hyphens and spaces; nothing that cannot be seen."""
    lower = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).lower())
    return "".join(map(_plain_character, lower.translate(REPLACED)))


def _is_noise(character: str) -> bool:
    return character == " " or unicodedata.category(character)[0] == "P"


def _kept(run: str, before: str, after: str) -> str:
    """What stays of a run of punctuation and spaces: marks inside a number, and its minus."""
    if not after or after not in DIGITS:
        return ""
    if before and before in DIGITS:
        return run.replace(" ", "")
    follows_word = before != "" and unicodedata.category(before)[0] in "LMN"
    return "-" if run.endswith("-") and not follows_word else ""


def fold(text: str) -> str:
    """The text without what must not matter: width, case, spaces, punctuation outside numbers."""
    if PLAIN_WORDS.fullmatch(text):  # most choices: the same result, found sooner
        return text.lower().replace(" ", "").replace(",", "").replace(".", "")
    plain = _plain(text)
    pieces = []
    at = 0
    for noisy, characters in groupby(plain, _is_noise):
        run = "".join(characters)
        end = at + len(run)
        pieces.append(
            _kept(run, plain[max(0, at - 1) : at], plain[end : end + 1]) if noisy else run
        )
        at = end
    return unicodedata.normalize("NFKC", "".join(pieces)) or plain.strip(" ")


def _is_unit(text: str, unit: str) -> bool:
    return END_MARKS.fullmatch(text) is not None or (unit != "" and fold(text) == fold(unit))


def _read_digits(digits: str) -> list[float]:
    """Every way to read them: `1.500` may be one and a half or one thousand five hundred."""
    last, other = (".", ",") if digits.rfind(".") > digits.rfind(",") else (",", ".")
    ungrouped = float(digits.replace(".", "").replace(",", ""))
    grouped = GROUPED.fullmatch(digits) is not None and other not in digits
    if last not in digits:
        return [ungrouped]
    if digits.count(last) > 1:
        return [ungrouped] if grouped else []
    decimal = float(digits.replace(other, "").replace(last, "."))
    return [decimal, ungrouped] if grouped else [decimal]


def read_numbers(text: str, unit: str = "") -> list[float]:
    """The numbers that the text can mean, its unit left out; none when it is not a number."""
    parts = PARTS.fullmatch(_plain(text).strip(" "))
    if not parts:
        return []
    before, sign, digits, after = parts.groups()
    if not (_is_unit(before, unit) and _is_unit(after, unit)):
        return []
    numbers = _read_digits(digits.replace(" ", "").rstrip(".,"))
    return [-number for number in numbers] if sign == "-" else numbers
