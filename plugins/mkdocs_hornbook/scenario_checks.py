"""Rules of a scenario: every part can be reached, and from every part a safe ending."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_hornbook.findings import Found, at
from mkdocs_hornbook.model.scenario import Scenario, StoryPart
from mkdocs_hornbook.source import KeyPath, Source

Ways = dict[str, set[str]]


def check_story(source: Source, path: KeyPath, question: Scenario) -> Found:
    """The problems of the story's parts and of the ways between them."""
    unknown = list(_references(source, path, question))
    faults = [
        problem
        for index, part in enumerate(question.nodes)
        for problem in _part(source, (*path, "nodes", index), part, question)
    ]
    yield from unknown
    yield from faults
    # With a wrong name or a part that is not finished, what follows would say the same again.
    if not unknown and not faults:
        yield from _ways(source, path, question)


def _references(source: Source, path: KeyPath, question: Scenario) -> Found:
    known = list(question.numbers)
    named: list[tuple[KeyPath, str | None]] = [((*path, "start"), question.start)]
    for index, part in enumerate(question.nodes):
        here: KeyPath = (*path, "nodes", index, "choices")
        named += [((*here, i, "to"), turn.to) for i, turn in enumerate(part.turns)]
    for where, id in named:
        if id is not None and id not in known:
            what = f"There is no part `{id}` in this story ({', '.join(known)})."
            yield at(source, where)("HB205", what, "Correct the id, or add the part.")


def _part(source: Source, path: KeyPath, part: StoryPart, question: Scenario) -> Found:
    if part.choices and part.ending:
        what = f"The part `{part.id}` has choices and is an ending, too."
        yield at(source, (*path, "ending"))("HB232", what, "Keep one of the two.")
    elif not part.choices and not part.ending:
        what = f"The story stops at `{part.id}`: a dead end."
        fix = "Add `choices`, or `ending: safe` and `say`."
        yield at(source, path)("HB232", what, fix)
    elif part.ending and not part.say:
        what = f"The ending `{part.id}` has no sentence to say aloud."
        yield at(source, path)("HB102", what, "Add `say: ...`.")
    elif part.say and not part.ending:
        what = "`say` belongs to an ending."
        yield at(source, (*path, "say"))("HB101", what, "Add `ending: safe`, or delete it.")
    if part.choices and not any(turn.safe for turn in part.choices):
        what = f"No choice of `{part.id}` is safe."
        fix = "Add `safe: true` to one."
        yield at(source, (*path, "choices"), key=True)("HB203", what, fix)
    yield from _turns(source, path, part, question)


def _turns(source: Source, path: KeyPath, part: StoryPart, question: Scenario) -> Found:
    endings = {node.id for node in question.nodes if node.ending and not node.choices}
    for index, turn in enumerate(part.turns):
        here: KeyPath = (*path, "choices", index)
        if turn.safe and turn.to is None:
            what = f"The safe choice `{turn.id}` leads nowhere."
            yield at(source, here)("HB102", what, "Add `to:` and the id of a part.")
        elif not turn.safe and turn.to in endings:
            what = f"The unsafe choice `{turn.id}` leads straight to the ending `{turn.to}`."
            fix = "Delete `to`, so that it can be tried again, or lead to a near miss first."
            yield at(source, (*here, "to"))("HB233", what, fix)


def _ways(source: Source, path: KeyPath, question: Scenario) -> Found:
    onward = {node.id: {t.to or node.id for t in node.turns} for node in question.nodes}
    back = {id: {other for other, to in onward.items() if id in to} for id in onward}
    endings = [node.id for node in question.nodes if node.ending]
    if not endings:
        what = "No part of this story is an ending."
        fix = "Add `ending: safe` and `say` to the last one."
        yield at(source, (*path, "nodes"), key=True)("HB232", what, fix)
        return
    reached, home = _all_from([question.first], onward), _all_from(endings, back)
    for index, node in enumerate(question.nodes):
        here: KeyPath = (*path, "nodes", index, "id")
        if node.id not in reached:
            what = f"No way leads to the part `{node.id}`."
            yield at(source, here)("HB231", what, "Let a choice lead `to` it, or delete it.")
        elif node.id not in home:
            what = f"From `{node.id}` the story goes round and round: no way leads to an ending."
            yield at(source, here)("HB232", what, "Let a safe choice lead out of it.")


def _all_from(starts: Iterable[str], ways: Ways) -> set[str]:
    """Every part that can be reached from these."""
    found: set[str] = set()
    waiting = list(starts)
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            waiting += ways[id]
    return found
