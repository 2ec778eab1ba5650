"""Samples to a Markdown report: medians, ratios, growth."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import median

from measure import Sample

RESULTS = Path(__file__).with_name("results")
YARDSTICKS = ("hugo", "mkdocs-quiz", "zensical")


@dataclass(slots=True, kw_only=True)
class Series:
    """All samples of one peer at one number of lessons, in the order of the rounds."""

    samples: list[Sample] = field(default_factory=list)
    files: int = 0
    megabytes: float = 0.0

    def median(self, value: Callable[[Sample], float]) -> float:
        return median(map(value, self.samples))


Results = dict[tuple[str, int, str], Series]
"""The series of each case, number of lessons and peer."""


def wall(sample: Sample) -> float:
    return sample.wall


def cpu(sample: Sample) -> float:
    return sample.cpu


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def table(heads: list[str], rows: list[list[str]]) -> str:
    rule = ["---", *("---:" for _ in heads[1:])]
    return "\n".join(map(_row, [heads, rule, *rows]))


def _ratio(one: Series, other: Series | None, value: Callable[[Sample], float]) -> str:
    """Ratio of medians; in brackets the least and the largest of the ratios round by round."""
    if other is None:
        return "–"
    pairs = zip(one.samples, other.samples, strict=False)
    rounds = [value(mine) / value(theirs) for mine, theirs in pairs]
    ratio = one.median(value) / other.median(value)
    return f"{ratio:.2f} ({min(rounds):.2f}–{max(rounds):.2f})"


def costs(results: Results, case: str, count: int, peers: list[str]) -> str:
    """The table of one case and one number of lessons."""
    heads = ["build", "wall s", "CPU s", "peak MB", "files", "site MB"]
    heads += [f"{name} ÷ {other}" for other in YARDSTICKS for name in ("wall", "CPU")]
    rows = []
    for name in peers:
        series = results[case, count, name]
        walls = [sample.wall for sample in series.samples]
        row = [name, f"{series.median(wall):.2f} ({min(walls):.2f}–{max(walls):.2f})"]
        row += [f"{series.median(cpu):.2f}", f"{max(s.peak for s in series.samples):.0f}"]
        site = results["clean", count, name]
        row += [str(site.files), f"{site.megabytes:.1f}"]
        for other in YARDSTICKS:
            yardstick = results.get((case, count, other)) if other != name else None
            row += [_ratio(series, yardstick, value) for value in (wall, cpu)]
        rows.append(row)
    return table(heads, rows)


def growth(results: Results, counts: list[int], peers: list[str]) -> str:
    """Median time of a clean build over that of the next smaller number of lessons."""
    steps = list(pairwise(counts))
    heads = ["growth", *(f"{name} {b} ÷ {a}" for a, b in steps for name in ("wall", "CPU"))]
    rows = []
    for name in peers:
        row = [name]
        for small, large in steps:
            for value in (wall, cpu):
                one, other = (results["clean", n, name].median(value) for n in (large, small))
                row.append(f"{one / other:.1f}")
        rows.append(row)
    return table(heads, rows)


def tables(results: Results, counts: list[int], cases: list[str], peers: list[str]) -> str:
    parts = [
        f"## {case.capitalize()}, {count} lessons\n\n{costs(results, case, count, peers)}"
        for case in cases
        for count in counts
    ]
    if len(counts) > 1:
        parts.append(f"## Growth of the clean build\n\n{growth(results, counts, peers)}")
    return "\n\n".join(parts) + "\n"


def machine() -> str:
    """Kind of machine and how busy it was; no name of it."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        names = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        model = names[0].partition(": ")[2] if names else model
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    system = f"{platform.system()} {platform.release().partition('-')[0]}"
    hardware = f"{model}, {os.cpu_count()} processors, {memory:.0f} GB"
    load = os.getloadavg()[0]
    busy = " (busy: read CPU, not wall)" if load > 0.5 * (os.cpu_count() or 1) else ""
    python = f"Python {platform.python_version()}"
    return f"{hardware}, {system}, {python}; load at the start {load:.1f}{busy}"


def publish(text: str, name: str, *, write: bool) -> None:
    """Print a report, and write it beside the earlier ones under today's date."""
    print(text)
    if write:
        RESULTS.mkdir(exist_ok=True)
        path = RESULTS / f"{date.today().isoformat()}-{name}.md"
        path.write_text(text, encoding="utf-8", newline="\n")
