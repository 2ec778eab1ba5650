"""One peer's course at one size: its folder, and the cases that are timed on it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from itertools import islice
from pathlib import Path

from course import Lesson, lessons
from measure import Sample, clean, run
from peers import Peer
from peers.peer import missing_words

CASES = ("clean", "unchanged", "edited")
WRITE = Path(__file__).with_name("write.py")


class Bench:
    """A course on disk. `build` times one case; the order is that of CASES."""

    def __init__(self, peer: Peer, count: int, work: Path, bin_folder: Path) -> None:
        """Write the course, in another process: a child's peak memory counts from its parent's,
        so this one stays small."""
        self.peer = peer
        self.count = count
        self.folder = work / f"{peer.name}-{count}"
        self.command = peer.command(bin_folder)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        command = [sys.executable, str(WRITE), peer.name, str(count), str(self.folder)]
        subprocess.run(command, check=True)
        self.sources = {path.name for path in self.folder.iterdir()}

    def build(self, case: str, round_number: int) -> Sample:
        match case:
            case "clean":
                clean(self.folder, self.sources, self.folder.parent / "trash")
                return run(self.command, self.folder)
            case "unchanged":
                return run(self.command, self.folder)
            case _:
                return self.build_edited(f"Round {round_number} was here.")

    def build_edited(self, words: str) -> Sample:
        """Put `words` behind a sentence of the middle lesson; take them away afterwards."""
        lesson = self.lesson(self.count // 2)
        source = self.peer.source(self.folder, lesson)
        text = source.read_text(encoding="utf-8")
        sentence = lesson.plain_sentence
        edited = text.replace(sentence, f"{sentence} {words}", 1)
        source.write_text(edited, encoding="utf-8", newline="\n")
        sample = run(self.command, self.folder)
        source.write_text(text, encoding="utf-8", newline="\n")
        if words not in self.peer.page(self.folder, lesson).read_text(encoding="utf-8"):
            sys.exit(f"{self.peer.name}: the edited words are not in the site")
        return sample

    def lesson(self, index: int) -> Lesson:
        return next(islice(lessons(self.count), index, None))

    def check(self) -> None:
        """Stop when a page does not carry its lesson: a fast build of less is no peer."""
        for index in {0, self.count // 2, self.count - 1}:
            lesson = self.lesson(index)
            page = self.peer.page(self.folder, lesson)
            if missing := missing_words(page, lesson):
                sys.exit(f"{self.peer.name}: {page} lacks {missing[:3]}")
