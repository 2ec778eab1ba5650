"""What the measurements of the demo portal share: their options, the built portal, a Chromium."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # for whoever imports this, too

from tests.support.machine import ARGUMENTS, find_chromium  # noqa: E402 - the path is set above


def parser(words: str | None) -> argparse.ArgumentParser:
    """The options of every measurement; `words` is the docstring of its script."""
    options = argparse.ArgumentParser(description=(words or "").partition("\n")[0])
    options.add_argument("--site", type=Path, help="a built portal; without it, one is built")
    options.add_argument("--no-report", action="store_true", help="print only")
    return options


@contextmanager
def chromium_and(site: Path | None) -> Iterator[tuple[Browser, Path]]:
    """A Chromium and the built portal: `site`, or one built here, until the block ends."""
    with tempfile.TemporaryDirectory(prefix="hornbook-bench-") as folder:
        built = (site or build(ROOT, Path(folder, "site"))).resolve()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
            yield browser, built
            browser.close()


def build(source: Path, site: Path) -> Path:
    """A site of Hornbook, built as it stands: the demo portal is in `ROOT`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=source, env=environment, check=True)
    return site
