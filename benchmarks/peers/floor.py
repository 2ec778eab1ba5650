"""The floor: the same pages written without mkdocs.

How far Hornbook stays above it is the price of MkDocs, of validation and of the richer page.
"""

from __future__ import annotations

from pathlib import Path

from peers.hornbook import Hornbook

PROGRAM = Path(__file__).with_name("floor_build.py")


class Floor(Hornbook):
    name = "floor"

    def command(self, bin_folder: Path) -> list[str]:
        return [str(bin_folder / "python"), str(PROGRAM)]

    def versions(self) -> list[str]:
        return ["PyYAML", "markdown-it-py"]
