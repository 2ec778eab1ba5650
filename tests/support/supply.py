"""What Hornbook ships and needs, by others: docs/licences.md, and the SBOM that is in the wheel.

python -m tests.support.supply

Versions and hashes come from the locks, licences from the packages as they are installed. The SBOM
is CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/), put into the wheel as PEP 770 has it.
"""

from __future__ import annotations

import base64
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from typing import Any

from tests.support.sites import ROOT

LICENCES = ROOT / "docs" / "licences.md"
SBOM = ROOT / "requirements" / "hornbook.cdx.json"
_PIN = re.compile(r"^([a-z0-9-]+)==([^\s;]+)[^\n]*((?:\n +--hash=sha256:[0-9a-f]{64} ?\\?)+)", re.M)
_BUILD = {"hatchling", "editables", "packaging", "pathspec", "pluggy", "tomlkit"}
"""In requirements/run.txt for the editable install of this repository, beside what runs."""
KNOWN = {
    "colorama": "BSD-3-Clause",
    "pymdown-extensions": "MIT",
    "tzdata": "Apache-2.0",
}
"""Licences of packages that are installed on some systems, or with some Pythons, only."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Part:
    """One package by others."""

    kind: str
    """`pypi` or `npm`."""
    name: str
    version: str
    licence: str
    hashes: tuple[str, ...]
    """`SHA-256 <hex>` or `SHA-512 <hex>`, of each file that may be installed."""

    @property
    def purl(self) -> str:
        """Its package URL (https://github.com/package-url/purl-spec)."""
        return f"pkg:{self.kind}/{self.name.replace('@', '%40')}@{self.version}"


def parts() -> list[Part]:
    """All of them: Python packages that a site is built with, and code in the client's scripts."""
    return sorted([*_python(), *_client()])


def _python() -> Iterator[Part]:
    text = (ROOT / "requirements" / "run.txt").read_text("utf-8").replace("\\\n", "\n")
    for name, version, hashes in _PIN.findall(text):
        found = tuple(f"SHA-256 {one}" for one in re.findall(r"sha256:(\w+)", hashes))
        yield Part(kind="pypi", name=name, version=version, licence=_licence(name), hashes=found)


def _licence(name: str) -> str:
    try:
        return KNOWN[name] if name in KNOWN else _said(metadata(name))
    except PackageNotFoundError:
        return ""


def _said(data: PackageMetadata) -> str:
    """The licence as a package says it: an expression, a classifier, or a short text."""
    classes = [c for c in data.get_all("Classifier") or [] if c.startswith("License ::")]
    named = [c.rpartition("::")[2].strip() for c in classes]
    text = (data["License"] or "").strip().partition("\n")[0]
    if data["License-Expression"]:
        return str(data["License-Expression"])
    return named[0] if named else text[:60]


def _client() -> Iterator[Part]:
    """What the client's scripts hold: the dependencies that are not for its tests."""
    lock = json.loads((ROOT / "client" / "package-lock.json").read_text("utf-8"))
    for path, entry in lock["packages"].items():
        if path and not entry.get("dev"):
            kind, _, digest = entry["integrity"].partition("-")
            yield Part(
                kind="npm",
                name=path.removeprefix("node_modules/"),
                version=entry["version"],
                licence=entry["license"],
                hashes=(f"{kind.replace('sha', 'SHA-')} {base64.b64decode(digest).hex()}",),
            )


def sbom(found: list[Part]) -> str:
    """The list as CycloneDX; it holds no time and no random number, so that it stays the same."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    own = f"pkg:pypi/{project['name']}@{project['version']}"
    whole = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "library",
                "bom-ref": own,
                "name": project["name"],
                "version": project["version"],
                "licenses": [{"expression": project["license"]}],
                "purl": own,
            }
        },
        "components": [_component(part) for part in found],
        "dependencies": [{"ref": own, "dependsOn": [part.purl for part in found]}],
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _component(part: Part) -> dict[str, Any]:
    made: dict[str, Any] = {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "scope": "optional" if part.name in _BUILD else "required",
        "licenses": [{"license": {"name": part.licence}}],
        "purl": part.purl,
    }
    if part.kind == "npm":  # one file; a Python package has one for each system
        kind, _, digest = part.hashes[0].partition(" ")
        made["hashes"] = [{"alg": kind, "content": digest}]
    return made


def licences(found: list[Part]) -> str:
    """The page of licences."""
    shipped = [part for part in found if part.kind == "npm"]
    needed = [part for part in found if part.kind == "pypi"]
    return HEAD + _table(shipped) + NEEDED + _table(needed) + FOOT


def _table(found: list[Part]) -> str:
    rows = [f"| {part.name} | {part.version} | {part.licence} |\n" for part in found]
    return "| Package | Version | Licence |\n| --- | --- | --- |\n" + "".join(rows)


HEAD = """\
# Licences

Made by `.venv/bin/python -m tests.support.supply` from the locks; a test holds it. Hornbook itself
is under the [MIT licence](../LICENSE), its drawings, lessons and tests included.

## Code by others in the browser's scripts

The full texts are in `assets/hornbook/LICENSES.txt` of every site. What `npm ci` loads has the
SHA-512 of `client/package-lock.json`, and each test run builds the scripts anew: they must come out
byte by byte as they are committed.

"""
NEEDED = """
## Packages that building a site needs

Installed beside Hornbook, not shipped in its wheel. `requirements/*.txt` has the SHA-256 of
every file, and pip takes no other. Icons come with `mkdocs-material`: Material Design
Icons (Apache-2.0).

"""
FOOT = """
The same list, as CycloneDX, is in the wheel: `mkdocs_hornbook-*.dist-info/sboms/`.
"""


def main() -> None:
    """Write both files anew."""
    found = parts()
    LICENCES.write_text(licences(found), "utf-8", newline="\n")
    SBOM.write_text(sbom(found), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
