"""What children hand over, made by the client's own code; their codes as a photo and a film."""

from __future__ import annotations

import json
import struct
import subprocess
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.tools import node

MAKER = Path(__file__).with_suffix(".mjs")
ANIMALS = [
    "fox",
    "panda",
    "rabbit",
    "duck",
    "fish",
    "turtle",
    "cat",
    "owl",
    "bee",
    "goat",
    "frog",
    "elephant",
]
COLOURS = ["red", "orange", "yellow", "green", "teal", "blue", "purple", "brown"]
MADE = 1_795_000_000_000
"""A moment of November 2026, in milliseconds."""
TODAY = 326
"""The same day, from the first of 2026."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """One child's results, in each of the three ways."""

    codes: Sequence[str]
    lines: Sequence[str]
    file: str
    name: str
    modules: Sequence[str]

    def payload(self) -> Any:
        """The file as Playwright takes it."""
        return {"name": self.name, "mimeType": "application/json", "buffer": self.file.encode()}

    def photo(self, scale: int = 6) -> bytes:
        """The first code as a picture."""
        return png(pixels(self.modules, scale))

    def film(self, folder: Path) -> Path:
        """The first code as what a camera films, without an end."""
        path = folder / f"{self.name}.y4m"
        path.write_bytes(y4m(pixels(self.modules, 6)))
        return path


def course_of(site: Path) -> Any:
    """The course of a built site."""
    text = (site / "assets/hornbook/course-data.js").read_text("utf-8")
    return json.loads(text[text.index("(") + 1 : text.rindex(")")])


def hand_over(course: Any, handoffs: Sequence[Any]) -> list[Handed]:
    """These hand-offs as their children would show them."""
    asked = json.dumps({"course": course, "handoffs": list(handoffs)})
    done = subprocess.run(
        [node(), str(MAKER)], input=asked, stdout=subprocess.PIPE, encoding="utf-8", check=True
    )
    return [Handed(**one) for one in json.loads(done.stdout)]


def pupil(number: int, results: Sequence[Any], nickname: str = "", *, made: int = MADE) -> Any:
    """One child's hand-off: each number has an id and a picture of its own."""
    learner = {
        "id": f"k{number:09d}"[::-1],
        "animal": ANIMALS[number % 12],
        "colour": COLOURS[number % 8],
        **({"nickname": nickname} if nickname else {}),
    }
    return {"learner": learner, "made": made, "results": list(results)}


def result(quiz: Any, answers: Sequence[Any], *, day: int = TODAY, attempts: int = 1) -> Any:
    """A quiz of the course, answered so."""
    return {
        "quiz": quiz["id"],
        "mark": quiz["mark"],
        "day": day,
        "attempts": attempts,
        "answers": list(answers),
    }


def chose(verdict: str, *places: int, tries: int = 1) -> Any:
    """The answer to a question with choices."""
    return {"verdict": verdict, "tries": tries, **({"chosen": list(places)} if places else {})}


def a_class(course: Any, count: int, *, nicknames: bool = True) -> list[Any]:
    """So many children with results of two quizzes each; every fifth has practised one only."""
    quizzes = course["quizzes"][:2]
    return [
        pupil(n, [_some(q, n) for q in quizzes[: 1 if n % 5 == 0 else 2]], f"Kid {n}" * nicknames)
        for n in range(count)
    ]


def _some(quiz: Any, number: int) -> Any:
    """Answers that differ from child to child and are the same in every run."""
    answers = []
    for place, question in enumerate(quiz["questions"]):
        choices = question[3] if len(question) > 3 else 0
        turn = (number * 7 + place * 3) % 5
        verdict = "correct" if turn < 3 else "incorrect"
        answers.append(chose(verdict, (number + place) % choices) if choices else chose(verdict))
    return result(quiz, answers)


def pixels(modules: Sequence[str], scale: int) -> list[bytes]:
    """Rows of grey pixels, so many for each module."""
    grey = {"0": b"\xff" * scale, "1": b"\x00" * scale}
    return [b"".join(grey[dark] for dark in row) for row in modules for _ in range(scale)]


def png(rows: Sequence[bytes]) -> bytes:
    """Grey pixels as a PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
    data = zlib.compress(b"".join(b"\x00" + row for row in rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def y4m(rows: Sequence[bytes], width: int = 640, height: int = 480) -> bytes:
    """Grey pixels in the middle of a white picture, as a film of two frames."""
    top, left = (height - len(rows)) // 2, (width - len(rows[0])) // 2
    white = b"\xff" * width
    lines = [white] * top + [
        b"\xff" * left + row + b"\xff" * (width - left - len(row)) for row in rows
    ]
    picture = b"".join([*lines, *[white] * (height - len(lines))])
    frame = b"FRAME\n" + picture + b"\x80" * (width * height // 2)
    return f"YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420jpeg\n".encode() + frame * 2
