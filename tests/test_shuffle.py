"""An order that does not give the answer away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_hornbook.model.questions import Target
from mkdocs_hornbook.shuffle import shuffled

IDS = st.lists(st.from_regex(r"[a-z][a-z0-9]{0,5}", fullmatch=True), unique=True, max_size=8)


def targets(ids: list[str]) -> list[Target]:
    return [Target(id=id, text="words") for id in ids]


@given(IDS, st.text(), st.text())
def test_nothing_is_lost_and_the_order_is_not_the_written_one(
    ids: list[str], quiz: str, question: str
) -> None:
    mixed = shuffled(targets(ids), quiz, question)

    assert sorted(thing.id for thing in mixed) == sorted(ids)
    assert len(ids) < 2 or [thing.id for thing in mixed] != ids


@given(IDS)
def test_the_same_names_give_the_same_order(ids: list[str]) -> None:
    assert shuffled(targets(ids), "a/b", "q") == shuffled(targets(ids), "a/b", "q")


def test_another_question_gives_another_order() -> None:
    ids = list("abcdefgh")

    assert shuffled(targets(ids), "a/b", "one") != shuffled(targets(ids), "a/b", "two")
