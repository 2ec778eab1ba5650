"""Whole sites: written or copied into a folder of their own and built by the real command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[2]

Tool = Literal["mkdocs", "properdocs"]
Files = Mapping[str, str | bytes]

SMALLEST = {
    "mkdocs.yml": """\
site_name: Test site
docs_dir: content
theme:
  name: material
plugins:
  - hornbook
""",
    "content/index.md": "# Home\n",
}
"""The files that a site given as a mapping gets when it does not bring its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What one run of the build command left behind."""

    site: Path
    output: str
    code: int
    source: Path

    def page(self, name: str) -> str:
        """Text of one built file."""
        return (self.site / name).read_text("utf-8")


def lay_out(source: Path | Files, folder: Path) -> None:
    """Copy a site's folder, or write its files, into `folder`."""
    if isinstance(source, Path):
        shutil.copytree(source, folder, symlinks=True)
        return
    for name, content in (SMALLEST | dict(source)).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def run_build(
    source: Path, *, tool: Tool = "mkdocs", strict: bool = True, site: Path | None = None
) -> Built:
    """Build the site in `source` where it stands, in a process of its own."""
    site = site or source / "site"
    command = [sys.executable, "-m", tool, "build", "--site-dir", str(site)]
    done = subprocess.run(
        [*command, "--strict"] if strict else command,
        cwd=source,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
    )
    return Built(site=site, output=done.stdout, code=done.returncode, source=source)


def environment() -> dict[str, str]:
    """Environment of the tools we start: UTF-8 on every system, and no banner of Material's."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "NO_COLOR": "1"}
