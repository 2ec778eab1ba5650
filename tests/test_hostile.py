"""Hostile files, each in a process with little memory and time: taken, or refused at a place.

`python3 tasks.py hostile` does this with 10,000 damaged files. Here are those made by hand and 100.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.hostile import attempt, attempt_together, by_hand, mutation
from tests.support.hostile_files import cases
from tests.support.hostile_texts import LESSON, QUIZ_FILE, SMALL
from tests.support.sites import Built

EXPECTED = Path(__file__).parent / "cases" / "hostile.txt"
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system forks no process")


def expected() -> dict[str, str]:
    """Of each case by its name, the codes that it gets."""
    lines = EXPECTED.read_text("utf-8").splitlines()
    return dict(line.rsplit(": ", 1) for line in lines)


def test_what_is_made_by_hand_gets_the_codes_that_are_written_down(tmp_path: Path) -> None:
    works = {name: by_hand(case, tmp_path / "site") for name, case in cases().items()}
    outcomes = attempt_together(works)
    found = {name: " ".join(outcome.codes) or "none" for name, outcome in outcomes.items()}

    assert {name: o.trouble for name, o in outcomes.items() if o.trouble} == {}
    assert found == expected()
    assert len(found) >= 200


def test_a_damaged_file_is_taken_or_refused_at_a_place(tmp_path: Path) -> None:
    works = {str(seed): mutation(seed, tmp_path / "site") for seed in range(100)}
    outcomes = attempt_together(works)

    assert {seed: o.trouble for seed, o in outcomes.items() if o.trouble} == {}
    assert len({code for outcome in outcomes.values() for code in outcome.codes}) > 8


def test_what_is_taken_can_be_built(build_site) -> None:
    files: dict[str, str | bytes] = {}
    taken = [name for name, codes in expected().items() if codes == "none"]
    for number, name in enumerate(taken):
        case = cases()[name]
        if callable(case):
            continue
        for path, content in (SMALL | dict(case)).items():
            own = path.replace("/a/", f"/a{number}/", 1)
            if path == LESSON and isinstance(content, bytes):
                content = content.replace(b"a/small", b"a%d/small" % number)
            elif path == LESSON:
                content = content.replace("a/small", f"a{number}/small")
            files[own] = content
    built: Built = build_site(files)

    assert built.code == 0, built.output[-3000:]
    assert len(list(built.site.glob("lessons/a*/guide.html"))) >= 30
    assert QUIZ_FILE in SMALL


@pytest.mark.parametrize(
    ("work", "trouble"),
    [
        (lambda: ["x" * 2_000_000_000], "MemoryError"),
        (lambda: [str(1 / 0)], "ZeroDivisionError"),
        (lambda: ["a.yml: HB101 This has no place."], "no place"),
        (lambda: ["a.yml:1:1: HB999 What is this? Nobody knows."], "HB999"),
        (lambda: [str(os.kill(os.getpid(), 24))], "SIGXCPU"),  # what the system sends at the limit
    ],
)
def test_the_limits_hold_and_trouble_is_seen(work, trouble: str) -> None:
    assert trouble in attempt(work).trouble


def test_the_trouble_of_one_is_found_among_many() -> None:
    outcomes = attempt_together({"good": list, "bad": lambda: [str(1 / 0)]})

    assert not outcomes["good"].trouble
    assert "ZeroDivisionError" in outcomes["bad"].trouble
