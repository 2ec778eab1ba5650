"""An HTML5 app for Kolibri: a ZIP file with the start page at its root.

Kolibri shows it in a sandboxed frame. Our pages need no more than that: relative links, classic
scripts, no form that is sent, no window that is opened.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs_hornbook.pack.boxes import HOME, lay_out
from mkdocs_hornbook.pack.common import Group, Site, file_aside, zip_folder

_OURS = "assets/hornbook/hornbook.js"


def pack_kolibri(site: Site, groups: Sequence[Group], target: Path) -> int:
    """Write these groups as a ZIP file that Kolibri takes as an HTML5 app; gives its bytes."""
    with file_aside(target, is_app) as aside, TemporaryDirectory(prefix="hornbook-") as made:
        lay_out(site, groups, Path(made))
        zip_folder(Path(made), aside)
        return aside.stat().st_size


def is_app(target: Path) -> bool:
    """Whether a file is an app that was packed here."""
    try:
        with zipfile.ZipFile(target) as packed:
            return {HOME, _OURS} <= set(packed.namelist())
    except (OSError, zipfile.BadZipFile):
        return False
