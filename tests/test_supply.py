"""What others wrote: each package has its licence, its hash and its place in the SBOM."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

from hatchling.builders.wheel import WheelBuilder

from tests.support import supply
from tests.support.sites import ROOT

FREE = ("MIT", "BSD", "Apache", "ISC", "PSF", "Python", "MPL", "Mozilla")


def test_the_list_of_licences_is_that_of_the_locks() -> None:
    wanted = supply.licences(supply.parts())

    assert supply.LICENCES.read_text("utf-8") == wanted, "run: python -m tests.support.supply"


def test_the_sbom_is_that_of_the_locks() -> None:
    assert supply.SBOM.read_text("utf-8") == supply.sbom(supply.parts())


def test_every_package_has_a_licence_that_lets_schools_use_it() -> None:
    found = supply.parts()

    assert len(found) > 30
    assert [p.name for p in found if not any(word in p.licence for word in FREE)] == []
    assert [p.name for p in found if "GPL" in p.licence] == []


def test_every_package_has_the_hash_of_its_origin() -> None:
    assert [p.name for p in supply.parts() if not p.hashes] == []


def test_every_package_that_npm_loads_has_its_hash() -> None:
    for folder in ("client", "tests/tools", "benchmarks"):
        lock = json.loads((ROOT / folder / "package-lock.json").read_text("utf-8"))
        packages = {path: entry for path, entry in lock["packages"].items() if path}
        assert [p for p, e in packages.items() if not e["integrity"].startswith("sha512-")] == []


def test_code_by_others_in_the_scripts_has_its_licence_in_every_site() -> None:
    text = (ROOT / "plugins/mkdocs_hornbook/theme/assets/hornbook/LICENSES.txt").read_text("utf-8")

    for part in supply.parts():
        if part.kind == "npm":
            assert f"{part.name} {part.version} " in text


def test_the_wheel_holds_the_sbom_and_the_licence(tmp_path: Path) -> None:
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))

    with ZipFile(wheel) as opened:
        names = opened.namelist()
        kept = next(name for name in names if name.endswith(".dist-info/sboms/hornbook.cdx.json"))
        assert opened.read(kept).decode("utf-8") == supply.SBOM.read_text("utf-8")
    assert [name for name in names if name.endswith(".dist-info/licenses/LICENSE")]
