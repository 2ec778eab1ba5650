"""Build the same lessons with Hornbook and its peers, in turn; print and keep a table of ratios.

python benchmarks/build.py --lessons 100 1000 --rounds 3
"""

from __future__ import annotations

import argparse
import shlex
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from bench import CASES, Bench
from install import install, versions
from measure import BuildFailed, size, work_place
from peers import PEERS
from report import Results, Series, machine, publish, tables


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--lessons", type=int, nargs="+", default=[100, 1000], metavar="N")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", nargs="+", choices=PEERS, default=list(PEERS))
    parser.add_argument("--cases", nargs="+", choices=CASES, default=["clean"])
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave courses and sites here")
    parser.add_argument("--no-report", action="store_true", help="print only")
    options = parser.parse_args()
    options.lessons = sorted(set(options.lessons))
    options.cases = [case for case in CASES if case in {"clean", *options.cases}]
    return options


def measure(options: argparse.Namespace, bin_folder: Path, work: Path) -> Results:
    """Every peer at every size, in turn, so that a busy spell of the machine hits all of them."""
    results: Results = {}
    benches = [
        Bench(PEERS[name], count, work, bin_folder)
        for count in options.lessons
        for name in options.peers
    ]
    for bench in benches[: len(options.peers)]:
        bench.build("clean", 0)  # Not counted: compiles bytecode, fills the file cache.
    for number in range(1, options.rounds + 1):
        for at in range(0, len(benches), len(options.peers)):
            same_size = benches[at : at + len(options.peers)]
            first = number % len(same_size)
            for bench in same_size[first:] + same_size[:first]:
                measure_one(bench, options.cases, number, results)
    return results


def measure_one(bench: Bench, cases: list[str], number: int, results: Results) -> None:
    for case in cases:
        series = results.setdefault((case, bench.count, bench.peer.name), Series())
        sample = bench.build(case, number)
        series.samples.append(sample)
        words = f"round {number}, {bench.count} lessons, {case}, {bench.peer.name}"
        print(f"{words}: {sample.wall:.2f} s, CPU {sample.cpu:.2f} s", file=sys.stderr)
        if number == 1 and case == "clean":
            bench.check()
            series.files, series.megabytes = size(bench.folder / bench.peer.site)


def document(results: Results, options: argparse.Namespace, kind: str) -> str:
    names = {name for peer in options.peers for name in PEERS[peer].versions()}
    found = ", ".join(f"{name} {version}" for name, version in versions(names).items())
    command = shlex.join(["python", "benchmarks/build.py", *sys.argv[1:]])
    return f"""# Builds, {date.today().isoformat()}

`{command}`

- Machine: {kind}.
- Versions: {found}.
- Rounds: {options.rounds}, the peers in turn. Medians; in brackets the least and the largest of the
  rounds. `wall ÷ hugo` is the time over Hugo's; below 1 is less than Hugo.
- What is built, and what the peers do and do not do: `benchmarks/README.md`.

{tables(results, options.lessons, options.cases, options.peers)}"""


def main() -> None:
    options = arguments()
    kind = machine()
    bin_folder = install(hornbook="hornbook" in options.peers)
    work = options.keep or Path(tempfile.mkdtemp(prefix="hornbook-benchmark-", dir=work_place()))
    try:
        results = measure(options, bin_folder, work.resolve())
    except BuildFailed as failed:
        sys.exit(f"A build failed:\n{failed}")
    finally:
        if not options.keep:
            shutil.rmtree(work)
    publish(document(results, options, kind), "build", write=not options.no_report)


if __name__ == "__main__":
    main()
