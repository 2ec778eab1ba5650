"""More than 200 hostile files, made by hand: each has a name, and what a site's folder then holds.

What each must come to stands in tests/cases/hostile.txt.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.support.content import GUIDE, write
from tests.support.hostile_media import MEDIA
from tests.support.hostile_texts import SMALL, TEXTS, Case, named


def cases() -> dict[str, Case]:
    """All of them by name."""
    own = {"names": _names, "places": _places, "translations": _translations}
    found: dict[str, Case] = {}
    for kind, family in (TEXTS | MEDIA | own).items():
        for name, case in family():
            full = f"{kind}/{name}"
            assert full not in found, full
            found[full] = case
    return found


def lay(case: Case, folder: Path) -> None:
    """Lay a case out in an empty folder, beside the small site."""
    write(folder, SMALL)
    case(folder) if callable(case) else write(folder, case)


def _names() -> Iterator[tuple[str, Case]]:
    for name in (
        *("con", "CON", "prn", "aux", "nul", "com1", "lpt9", "con.x", "index", "Guide", "GUIDE"),
        *("a b", "a--b", "-a", "a-", "a_b", ".hidden", "a.", "a'b", 'a"b', "a<b", "a&b", "a;b"),
        *("水", "e\u0301", "é", "a\nb", "a\u202eb", "a\\b", "a*b", "a?b", "a:b", "a%2e", "{{x}}"),
        *("a" * 200, "guide.xx", "guide.zh.zh", "$(id)", "`id`", "~", "a\u200bb", "ﬁ"),
    ):
        yield f"file {ascii(name)[:30]}", {f"lessons/a/{name}.yml": GUIDE}
    for name in ("con", "Aux", "NUL.x", "a b", "Über", "A", "a.b", "-", "水", "<x>", "a" * 120):
        yield f"folder {ascii(name)[:30]}", {f"lessons/{name}/guide.yml": GUIDE}
    yield "both-endings", {"lessons/a/guide.yaml": GUIDE}
    yield "lesson-as-topic", {"lessons/a/topic.yml": GUIDE}
    yield "lesson-as-sources", {"lessons/sources.yml": GUIDE}
    yield "lesson-as-helplines", {"lessons/helplines/cn.yml": GUIDE}
    yield "bytes-that-are-no-text", lambda folder: _raw_name(folder, b"\xff\xfe.yml")
    yield "folder-of-bytes", lambda folder: _raw_name(folder, b"\xff/guide.yml")
    yield "ends-in-capitals", {"lessons/a/water.YML": GUIDE}


def _raw_name(folder: Path, name: bytes) -> None:
    path = os.fsencode(folder / "lessons") + b"/" + name
    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 -- bytes, no text
    with open(path, "wb") as file:  # noqa: PTH123 -- a name of bytes is no Path
        file.write(GUIDE.encode())


def _places() -> Iterator[tuple[str, Case]]:
    def link(name: str, to: str) -> Callable[[Path], None]:
        def make(folder: Path) -> None:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).unlink(missing_ok=True)
            (folder / name).symlink_to(to)

        return make

    yield "link-to-a-file-outside", link("lessons/a/x.yml", "/etc/hostname")
    yield "link-to-itself", link("lessons/a/x.yml", "x.yml")
    yield "link-to-nothing", link("lessons/a/x.yml", "gone.yml")
    yield "link-to-a-twin", link("lessons/a/x.yml", "guide.yml")
    yield "link-to-zeros", link("lessons/a/x.yml", "/dev/zero")
    yield "link-to-a-terminal", link("lessons/a/x.yml", "/dev/tty")
    yield "link-to-a-folder", link("lessons/b", "/etc")
    yield "link-to-the-folder-above", link("lessons/a/b", "..")
    yield "link-for-the-sources", link("lessons/sources.yml", "/etc/hostname")
    yield "link-for-the-characters", link("lessons/characters.txt", "/dev/zero")
    yield "link-for-a-translation", link("lessons/a/guide.zh.yml", "/etc/hostname")
    yield "pipe", lambda folder: os.mkfifo(folder / "lessons/a/x.yml")
    yield "pipe-for-the-sources", lambda folder: os.mkfifo(folder / "lessons/sources.yml")
    yield "pipe-for-a-translation", lambda folder: os.mkfifo(folder / "lessons/a/guide.zh.yml")
    yield "pipe-for-the-characters", lambda folder: os.mkfifo(folder / "lessons/characters.txt")
    yield "folder-named-as-a-file", lambda folder: (folder / "lessons/a/x.yml").mkdir()
    yield "folder-for-the-sources", lambda folder: (folder / "lessons/sources.yml").mkdir()
    yield "folder-for-the-characters", lambda folder: (folder / "lessons/characters.txt").mkdir()
    yield "characters-not-text", {"lessons/characters.txt": b"\xff\xfe\0"}
    yield "characters-huge", {"lessons/characters.txt": "水" * 9_000_000}
    yield (
        "many-folders",
        lambda folder: (folder / "lessons" / "/".join("a" * 400)).mkdir(parents=True),
    )
    yield "many-files", {f"lessons/b/x{n}.yml": "title: T\n" for n in range(300)}


def _translations() -> Iterator[tuple[str, Case]]:
    texts = {
        "list-at-the-top": "- a\n",
        "blocks-text": "title: 题\nblocks: text\n",
        "blocks-too-many": "title: 题\nblocks: [" + "{}," * 500 + "]\n",
        "block-is-list": "title: 题\nblocks: [[], [], [], [], [], []]\n",
        "other-type": "title: 题\nkind: lecture\nblocks: [{type: quiz}]\n",
        "new-key": "title: 题\n__class__: x\n",
        "title-is-group": "title: {a: b}\n",
        "title-is-list": "title: [a]\n",
        "alias": "title: &a 题\nsummary: *a\n",
        "empty": "",
        "huge-title": f"title: {'题' * 9000}\n",
        "unknown-ids": "title: 题\nblocks: [{items: [{id: x}]}]\n",
        "null": "~\n",
    }
    yield from named(texts, "lessons/a/guide.zh.yml")
    for name in ("guide.xx.yml", "guide.zh-Hans-CN-x-y.yml", "gone.zh.yml", "guide.zh.yaml"):
        yield name, {f"lessons/a/{name}": "title: 题\n", "lessons/a/guide.zh.yml": "title: 题\n"}
    quiz = {
        "questions-text": "title: 题\nquestions: text\n",
        "question-without-id": "title: 题\nquestions: [{stem: 甲}]\n",
        "id-is-group": "title: 题\nquestions: [{id: {a: b}}]\n",
        "id-twice": "title: 题\nquestions: [{id: first}, {id: first}]\n",
        "accept-group": "title: 题\nquestions: [{id: word, accept: {a: b}}]\n",
        "other-answer": "title: 题\nquestions: [{id: ring, answer: true}]\n",
        "correct-here": "title: 题\nquestions: [{id: first, choices: [{id: run, correct: on}]}]\n",
    }
    for name, text in quiz.items():
        yield f"quiz-{name}", {"quizzes/a/small.zh.yml": text}
