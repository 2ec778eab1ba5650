"""Google's Lighthouse, asked about one page as its slow phone sees it (locked in `lighthouse/`)."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from portal import ARGUMENTS, find_chromium

HOME = Path(__file__).with_name("lighthouse")
PROGRAM = HOME / "node_modules/lighthouse/cli/index.js"
WANTED = ("performance", "accessibility", "best-practices")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Of several runs the one with the best performance: a busy machine only takes away."""

    scores: dict[str, int]
    """Of 100."""
    short: list[str]
    """What takes from a score: names of the audits."""


@cache
def install() -> None:
    """Put the locked Lighthouse where it is not yet. Raises CalledProcessError."""
    if not PROGRAM.is_file():
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=HOME, check=True, capture_output=True, encoding="utf-8")


def lighthouse_version() -> str:
    install()
    package = json.loads((HOME / "node_modules/lighthouse/package.json").read_text("utf-8"))
    return str(package["version"])


def lighthouse(address: str, rounds: int) -> Verdict:
    """What it says of a page. Raises CalledProcessError."""
    install()
    found = [_verdict(_report(address)) for _ in range(rounds)]
    return max(found, key=lambda verdict: verdict.scores["performance"])


def _report(address: str) -> dict[str, Any]:
    flags = " ".join(["--headless=new", *ARGUMENTS])
    command = ["node", str(PROGRAM), address, "--quiet", "--output=json", "--output-path=stdout"]
    command += [f"--only-categories={','.join(WANTED)}", f"--chrome-flags={flags}"]
    command += ["--no-enable-error-reporting"]
    environment = {**os.environ, "CHROME_PATH": find_chromium() or ""}
    done = subprocess.run(
        command, env=environment, check=True, capture_output=True, encoding="utf-8"
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _verdict(report: dict[str, Any]) -> Verdict:
    audits, short = report["audits"], []
    for category in (report["categories"][kind] for kind in WANTED):
        counted = [ref["id"] for ref in category["auditRefs"] if ref["weight"]]
        below = [
            id for id in counted if (audits[id]["score"] or 0) < _ENOUGH and _is_scored(audits[id])
        ]
        short += [f"{id} {audits[id].get('displayValue', '')}".strip() for id in below]
    scores = {kind: round((report["categories"][kind]["score"] or 0) * 100) for kind in WANTED}
    return Verdict(scores=scores, short=short)


_ENOUGH = 0.9


def _is_scored(audit: dict[str, Any]) -> bool:
    return audit["scoreDisplayMode"] in ("binary", "numeric", "metricSavings")
