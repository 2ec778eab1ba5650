"""10,000 damaged files and those made by hand, in processes with limits: what became of them.

python benchmarks/hostile.py [--files 10000]        (python3 tasks.py hostile)
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from report import machine
from tests.support.hostile import (
    MEMORY,
    SECONDS,
    Outcome,
    attempt,
    attempt_together,
    by_hand,
    mutation,
)
from tests.support.hostile_files import cases

TOGETHER = 50
"""Damaged files that share one process and its limits; after trouble, each has its own."""


def mutations(count: int, folder: Path) -> Iterator[tuple[str, Outcome]]:
    """Name and outcome of each damaged file."""
    for start in range(0, count, TOGETHER):
        seeds = range(start, min(start + TOGETHER, count))
        print(f"{start} ...", file=sys.stderr, flush=True)
        yield from attempt_together({f"seed {s}": mutation(s, folder) for s in seeds}).items()


def row(kind: str, outcomes: dict[str, Outcome]) -> str:
    """One line of the table."""
    found = outcomes.values()
    taken = sum(not o.codes and not o.trouble for o in found)
    refused = sum(bool(o.codes) for o in found)
    seconds = sorted(o.seconds for o in found)
    most = max(o.kilobytes for o in found) // 1024
    cells = [kind, len(seconds), taken, refused, sum(bool(o.trouble) for o in found)]
    times = [f"{seconds[len(seconds) // 2] * 1000:.0f}", f"{seconds[-1] * 1000:.0f}", most]
    return f"| {' | '.join(map(str, [*cells, *times]))} |"


def main() -> int:
    """Print the report; 1 when a file made trouble."""
    words = argparse.ArgumentParser()
    words.add_argument("--files", type=int, default=10_000)
    count = words.parse_args().files
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "site")
        hand = {name: attempt(by_hand(case, folder)) for name, case in cases().items()}
        damaged = dict(mutations(count, folder))
    codes = Counter(code for o in (*hand.values(), *damaged.values()) for code in o.codes)
    trouble = {name: o.trouble for name, o in (hand | damaged).items() if o.trouble}
    print(f"- Machine: {machine()}.")
    memory = f"{MEMORY >> 20} MiB of address space beside its own"
    limits = f"{memory} and {SECONDS} s of a processor (rlimit)"
    print(f"- A process has {limits}. Files made by hand have one each; {TOGETHER} damaged")
    print("  files share one, so their times are means, and their memory is that of all.\n")
    print("| files | number | taken | refused at file:line:col | trouble | ms, median | ms | MiB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    print(row("made by hand", hand))
    print(row("damaged", damaged))
    print(f"\n{len(codes)} codes: {', '.join(f'{c} {n}' for c, n in codes.most_common())}.")
    for place, words_of_it in trouble.items():
        print(f"\n{place}: {words_of_it}")
    return 1 if trouble else 0


if __name__ == "__main__":
    sys.exit(main())
