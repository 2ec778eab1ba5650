"""Hostile files, each read in a process of its own whose memory and time the system limits.

The process is forked, so that 10,000 of them take minutes. What it may use is far above what a
lesson needs, and far below what hurts a school's old computer.
"""

from __future__ import annotations

import json
import os
import random
import re
import resource
import select
import shutil
import signal
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mkdocs_hornbook.collect import read_library
from mkdocs_hornbook.errors import CODES
from mkdocs_hornbook.library import Library
from tests.support.content import write
from tests.support.hostile_files import Case, lay
from tests.support.sites import ROOT, Files
from tests.test_mutations import mutate

MEMORY = 1024 * 1024 * 1024
"""Bytes of address space that a child may add to those of the process that it was forked from."""
SECONDS = 10
"""Seconds of a processor after which the system ends a child."""
WAIT = 60
"""Seconds after which a child that does nothing is ended: it waits for something."""
PROBLEM = re.compile(r"(?P<file>.+?):(?P<line>\d+):(?P<column>\d+): (?P<code>HB\d{3}) .+ .+")

Work = Callable[[], list[str]]
"""Gives problems as text: `lessons/a.yml:1:1: HB101 What is wrong. What to do.`"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one set of files."""

    codes: tuple[str, ...] = ()
    """The codes of its problems, each once; none when everything was taken."""
    trouble: str = ""
    """A traceback, a limit that was reached, a problem without place: what must not be."""
    seconds: float = 0
    """Time of a processor, the start of the process left out."""
    kilobytes: int = 0
    """Largest memory in use."""


def attempt(work: Work) -> Outcome:
    """Run some work in a child with limits."""
    answer, trouble, seconds, kilobytes = _in_child(work)
    codes, placeless = _look(json.loads(answer)) if not trouble else ((), "")
    return Outcome(codes=codes, trouble=trouble or placeless, seconds=seconds, kilobytes=kilobytes)


def attempt_together(works: Mapping[str, Work]) -> dict[str, Outcome]:
    """The same of many, in one child as long as nothing goes wrong: a fork costs most of it."""

    def all_of_them() -> list[str]:
        return [json.dumps({name: work() for name, work in works.items()})]

    answer, trouble, seconds, kilobytes = _in_child(all_of_them)
    if trouble:
        return {name: attempt(work) for name, work in works.items()}
    found = {name: _look(problems) for name, problems in json.loads(json.loads(answer)[0]).items()}
    each = seconds / len(works)
    return {
        name: Outcome(codes=codes, trouble=bad, seconds=each, kilobytes=kilobytes)
        for name, (codes, bad) in found.items()
    }


def _look(problems: list[str]) -> tuple[tuple[str, ...], str]:
    """The codes of problems, each once, and the first that has no place, no words or no code."""
    found = [PROBLEM.fullmatch(problem.replace("\n", " ")) for problem in problems]
    codes = tuple(sorted({match["code"] for match in found if match}))
    bad = [p for p, match in zip(problems, found, strict=True) if not match]
    bad += [code for code in codes if code not in CODES]
    return codes, f"no place, no words or no code: {bad[0]}" if bad else ""


def _in_child(work: Work) -> tuple[bytes, str, float, int]:
    """What a child answers, its trouble, the seconds and the kilobytes that it took."""
    receive, send = os.pipe()
    child = os.fork()
    if not child:
        _be_the_child(work, send)
    os.close(send)
    answer = _answer(receive, child)
    _, status, used = os.wait4(child, 0)
    trouble = ""
    if status:
        ended = os.waitstatus_to_exitcode(status)
        name = signal.Signals(-ended).name if ended < 0 else f"code {ended}"
        trouble = f"the child ended with {name}: {answer.decode('utf-8', 'replace')[-1500:]}"
    return answer, trouble, used.ru_utime + used.ru_stime, used.ru_maxrss


def _answer(receive: int, child: int) -> bytes:
    """All that a child writes; one that keeps us waiting is ended."""
    parts: list[bytes] = []
    with os.fdopen(receive, "rb", buffering=0) as pipe:
        while select.select([pipe], [], [], WAIT)[0]:
            if not (part := pipe.read(65536)):
                return b"".join(parts)
            parts.append(part)
    os.kill(child, signal.SIGKILL)
    return b"it waited for something that never came"


def _address_space() -> int:
    """Bytes that this process has; 0 where the system does not say so."""
    statm = Path("/proc/self/statm")
    pages = int(statm.read_text("ascii").split()[0]) if statm.exists() else 0
    return pages * resource.getpagesize()


def _be_the_child(work: Work, send: int) -> None:
    """Never returns: what pytest would do at the end of a process is not the child's to do."""
    code = 1
    try:
        most = _address_space() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        answer = json.dumps(work())
        code = 0
    except BaseException:  # whatever it is, the parent shows it
        answer = traceback.format_exc()
    with os.fdopen(send, "wb") as pipe:
        pipe.write(answer.encode("utf-8", "replace"))
    os._exit(code)


def read_site(folder: Path) -> list[str]:
    """The problems of a folder, as `hornbook check` shows them."""
    return [str(problem) for problem in _library(folder).problems]


def _library(folder: Path) -> Library:
    return read_library(folder, folder / "lessons", folder / "quizzes", languages=["zh"])


def put(folder: Path, files: Files) -> None:
    """Make `folder` hold these files and nothing else; all that it held is lost."""
    shutil.rmtree(folder, ignore_errors=True)
    write(folder, files)


@cache
def _originals() -> tuple[Path, ...]:
    folders = (ROOT / "lessons", ROOT / "quizzes")
    return tuple(sorted(path for folder in folders for path in folder.rglob("*.yml")))


@cache
def _text(file: Path) -> str:
    return file.read_text("utf-8")


def _chosen(seed: int) -> tuple[Path, random.Random]:
    chance = random.Random(seed)
    return chance.choice(_originals()), chance


def mutated(seed: int) -> Files:
    """One file of the portal with damages, beside what belongs to it: its quiz, its sources."""
    file, chance = _chosen(seed)
    name = file.relative_to(ROOT)
    below = Path(*name.parts[1:])
    stem = below.name.partition(".")[0]
    twins = [Path(home) / below.with_name(f"{stem}.yml") for home in ("lessons", "quizzes")]
    own = [path for path in (*twins, Path("lessons/sources.yml")) if (ROOT / path).is_file()]
    files: dict[str, str | bytes] = {path.as_posix(): _text(ROOT / path) for path in own}
    files[name.as_posix()] = _damage(_text(file), chance)
    return files


@cache
def _media(folder: Path) -> Files:
    """The pictures and recordings below a topic's folder."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".yml")
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in files}


def _damage(text: str, chance: random.Random) -> str | bytes:
    """Damages to the text, and in one file of ten to its bytes as well."""
    damaged = mutate(text, chance)
    raw = bytearray(damaged.encode("utf-8", "surrogatepass"))
    if not raw or chance.randrange(10):
        return bytes(raw)
    for _ in range(chance.randint(1, 6)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw)


def mutation(seed: int, folder: Path) -> Work:
    """The work of reading one damaged file, laid out below `folder` beside its topic's media."""
    topic = _chosen(seed)[0].parent.name
    home = folder / topic

    def work() -> list[str]:
        if not home.exists():
            for kind in ("lessons", "quizzes"):
                write(home, _media(ROOT / kind / topic))
        for old in home.rglob("*.yml"):
            old.unlink()
        write(home, mutated(seed))
        return read_site(home)

    return work


def by_hand(case: Case, folder: Path) -> Work:
    """The work of reading one file made by hand, laid out in `folder`."""

    def work() -> list[str]:
        put(folder, {})
        lay(case, folder)
        return read_site(folder)

    return work
