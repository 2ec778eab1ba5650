"""A second process makes pages of a build: the site is what it would be without it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROGRAM = """
import logging, os, sys, time
from functools import partial
from mkdocs_hornbook.ahead import Ahead

here = os.getpid()

def render(number):
    if number == 20 and os.getpid() != here:
        {trouble}
    return f"page {{number}}, " + ("here" if os.getpid() == here else "there")

pages = {{f"{{n}}.html": partial(render, n) for n in range(60)}}
ahead = Ahead(pages)
assert [ahead.take(url) for url in [*pages][:9]] == [None] * 9  # then it begins
end = time.monotonic() + 60
while ahead.take("{last}.html") is None and time.monotonic() < end:
    pass
print(*(ahead.take(url) or render() for url, render in pages.items()), sep="\\n")
"""
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="for two processors"
)
TROUBLES = ["raise ValueError('a template')", "logging.warning('of a page')", "sys.exit()"]


def pages(trouble: str, last: int) -> list[str]:
    """The pages of a build, whose second process has got as far as to the `last`."""
    program = PROGRAM.format(trouble=trouble, last=last)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_what_the_second_process_has_made_is_taken() -> None:
    made = pages("pass", 5)

    assert [page.partition(",")[0] for page in made] == [f"page {n}" for n in range(60)]
    assert all(page.endswith("there") for page in made[5:])


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_page_that_it_cannot_make_is_made_by_the_first_which_tells_why(trouble: str) -> None:
    assert pages(trouble, 21) == [
        *(f"page {n}, here" for n in range(21)),
        *(f"page {n}, there" for n in range(21, 60)),
    ]
