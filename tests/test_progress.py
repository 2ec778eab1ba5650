"""Long work says on a terminal how far it is, and elsewhere nothing."""

from __future__ import annotations

import io
from itertools import count

import pytest

from mkdocs_hornbook import progress as module
from mkdocs_hornbook.progress import progress


class Terminal(io.StringIO):
    """What a terminal shows."""

    def isatty(self) -> bool:
        return True


def work_of(seconds: int, screen: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> str:
    """What stands on a screen after four steps of so many seconds each."""
    clock = count(0, seconds)
    monkeypatch.setattr(module.time, "monotonic", lambda: next(clock))
    monkeypatch.setattr(module.sys, "stderr", screen)
    assert list(progress("abcd")) == ["a", "b", "c", "d"]
    return screen.getvalue()


def test_long_work_on_a_terminal_shows_its_percent(monkeypatch: pytest.MonkeyPatch) -> None:
    assert work_of(1, Terminal(), monkeypatch) == "\r 75 %\r100 %\n"


def test_short_work_and_a_log_file_show_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert work_of(0, Terminal(), monkeypatch) == ""
    assert work_of(9, io.StringIO(), monkeypatch) == ""
