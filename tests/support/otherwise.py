"""Another computer to build on: another zone, locale, hash seed, home, order and age of files."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.support.sites import ROOT, environment


def elsewhere(source: Path, folder: Path, names: list[str] | None = None) -> Path:
    """A copy of a site's source (or of these names in it) under another path, of another age."""
    folder = folder / "a school's own folder" / "site of 2 classes"
    folder.mkdir(parents=True)
    for name in names or sorted(path.name for path in source.iterdir()):
        copy = shutil.copytree if (source / name).is_dir() else shutil.copy
        copy(source / name, folder / name)
    for path in folder.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    return folder


def otherwise(home: Path) -> dict[str, str]:
    """The environment of a process on that computer."""
    home.mkdir(parents=True, exist_ok=True)
    paths = [str(ROOT / "tests/support/backwards"), os.environ.get("PYTHONPATH", "")]
    return environment() | {
        "HOME": str(home),
        "TMPDIR": str(home),
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "LANGUAGE": "zh_CN",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
    }
