"""How long an author waits: from saving a lesson to the new page, beside Hugo's server.

python benchmarks/serve.py --lessons 50 1000
"""

from __future__ import annotations

import argparse
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median

from bench import Bench
from course import Lesson
from install import install, versions
from measure import environment, work_place
from peers import PEERS
from report import machine, publish, table

SERVED = {
    "hugo": ("server", "--noBuildLock", "--bind", "127.0.0.1", "--port", "{port}"),
    "hornbook": ("-m", "mkdocs", "serve", "--dev-addr", "127.0.0.1:{port}"),
}
"""How each peer serves, behind the program that it builds with."""
PATIENCE = 120.0
"""Seconds after which a server is given up."""
LOOK = 0.005
"""Seconds between two requests for the page."""
PAUSE = 3.0
"""Seconds between two edits: an author looks at what came."""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--lessons", type=int, nargs="+", default=[50, 1000], metavar="N")
    parser.add_argument("--edits", type=int, default=9)
    parser.add_argument("--no-report", action="store_true", help="print only")
    return parser.parse_args()


@contextmanager
def served(bench: Bench, bin_folder: Path) -> Iterator[str]:
    """The peer's own server on a course, and the address of the middle lesson's page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    words = [word.format(port=port) for word in SERVED[bench.peer.name]]
    command = [bench.peer.command(bin_folder)[0], *words]
    with bench.folder.with_name(f"{bench.folder.name}.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=bench.folder, env=environment(bench.folder), stdout=log, stderr=log
        )
    page = bench.peer.page(bench.folder, bench.lesson(bench.count // 2))
    try:
        path = page.relative_to(bench.folder / bench.peer.site).as_posix()
        yield f"http://127.0.0.1:{port}/{path}"
    finally:
        process.terminate()
        process.wait()


def wait_for(words: str, address: str) -> float:
    """Seconds until a page holds some words."""
    start = time.perf_counter()
    while time.perf_counter() - start < PATIENCE:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                if words in str(answer.read(), "utf-8"):
                    return time.perf_counter() - start
        except OSError:  # not up yet
            pass
        time.sleep(LOOK)
    sys.exit(f"{address} did not show {words!r} in {PATIENCE:.0f} s")


def edits(source: Path, lesson: Lesson, address: str, count: int) -> list[float]:
    """Seconds from each edit to the page that shows it; one edit comes first and is not counted."""
    text = source.read_text(encoding="utf-8")
    seconds = []
    for number in range(count + 1):
        time.sleep(PAUSE)
        words = f"Edit {number} was here."
        edited = text.replace(lesson.plain_sentence, f"{lesson.plain_sentence} {words}", 1)
        source.write_text(edited, encoding="utf-8", newline="\n")
        seconds.append(wait_for(words, address))
    return seconds[1:]


def measure(name: str, count: int, options: argparse.Namespace, bin_folder: Path) -> list[float]:
    work = Path(tempfile.mkdtemp(prefix="hornbook-serve-", dir=work_place()))
    try:
        bench = Bench(PEERS[name], count, work, bin_folder)
        lesson = bench.lesson(count // 2)
        with served(bench, bin_folder) as address:
            wait_for(lesson.title, address)
            return edits(bench.peer.source(bench.folder, lesson), lesson, address, options.edits)
    finally:
        shutil.rmtree(work)


def main() -> None:
    options = arguments()
    kind, bin_folder = machine(), install(hornbook=True)
    rows = []
    for count in options.lessons:
        found = {name: measure(name, count, options, bin_folder) for name in SERVED}
        for name, seconds in found.items():
            ratio = median(seconds) / median(found["hugo"])
            spread = f"{median(seconds):.3f} ({min(seconds):.3f}–{max(seconds):.3f})"
            rows.append([name, str(count), spread, f"{ratio:.2f}"])
    names = {name for peer in SERVED for name in PEERS[peer].versions()}
    found_versions = ", ".join(f"{n} {v}" for n, v in versions(names).items())
    text = f"""# From an edit to the new page, {date.today().isoformat()}

`{shlex.join(["python", "benchmarks/serve.py", *sys.argv[1:]])}`

- Machine: {kind}.
- Versions: {found_versions}.
- Seconds from writing the file of the middle lesson until its address gives the new words, asked
  for each 5 ms: the median of {options.edits} edits {PAUSE:.0f} s apart, the least and the largest.

{table(["server", "lessons", "seconds", "÷ hugo"], rows)}
"""
    publish(text, "serve", write=not options.no_report)


if __name__ == "__main__":
    main()
