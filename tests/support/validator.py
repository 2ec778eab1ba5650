"""The Nu HTML checker on built pages, all in one call."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.support.tools import java, tool


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """One thing that the checker does not like."""

    file: str
    line: int
    kind: str
    message: str
    extract: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.kind}: {self.message} ⟨{self.extract}⟩"


def is_ours(complaint: Complaint) -> bool:
    """Whether to believe a complaint, and whether it is about our HTML.

    Left out: the chrome of Material on Markdown pages, and what the checker thinks of a CSP: it
    reads files without an origin, so that nothing is `'self'` to it. Chromium judges the CSP. And
    it takes pinyin for Vietnamese.
    """
    if "Content Security Policy" in complaint.message:
        return False
    if "appears to be written in Vietnamese" in complaint.message:
        return False
    return not re.search(r"\bmd-|__(search|drawer|palette|toc)\b", complaint.extract)


def html_complaints(
    site: Path,
    pages: Iterable[Path] | None = None,
    *,
    keep: Callable[[Complaint], bool] = is_ours,
) -> list[Complaint]:
    """Errors and warnings of the checker on `pages`, all of the site's when left out."""
    files = [site] if pages is None else list(pages)
    command = [java(), "-jar", str(tool("vnu-jar/build/dist/vnu.jar"))]
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html"]
    done = subprocess.run(
        [*command, *options, *map(str, files)], capture_output=True, encoding="utf-8"
    )
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    found = [_read(message, site) for message in json.loads(done.stdout)["messages"]]
    return [complaint for complaint in found if complaint.kind != "note" and keep(complaint)]


def _read(message: dict[str, object], site: Path) -> Complaint:
    kind = str(message.get("subType") or message["type"])
    path = Path(unquote(urlsplit(str(message.get("url", ""))).path))
    inside = path.is_relative_to(site.resolve())
    return Complaint(
        file=path.relative_to(site.resolve()).as_posix() if inside else str(path),
        line=int(str(message.get("lastLine", 0))),
        kind="note" if kind == "info" else kind,
        message=str(message.get("message", "")),
        extract=" ".join(str(message.get("extract", "")).split()),
    )
