"""The SBOM that is in the wheel is CycloneDX, as its own schema has it.

`python3 tasks.py sbom`: the validator and its schemas are a lock of their own, since nothing else
needs them. tests/test_supply.py asks in every run whether the SBOM is that of the locks.
"""

from __future__ import annotations

import json

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.support import supply

VALIDATOR = JsonStrictValidator(SchemaVersion.V1_6)


def test_the_sbom_follows_the_schema() -> None:
    assert VALIDATOR.validate_str(supply.SBOM.read_text("utf-8")) is None


@pytest.mark.parametrize("gone", ["bomFormat", "specVersion"])
def test_the_schema_refuses_what_is_none(gone: str) -> None:
    sbom = json.loads(supply.SBOM.read_text("utf-8"))
    del sbom[gone]

    assert gone in str(VALIDATOR.validate_str(json.dumps(sbom)))


def test_the_schema_refuses_a_hash_that_is_none() -> None:
    sbom = json.loads(supply.SBOM.read_text("utf-8"))
    next(part for part in sbom["components"] if "hashes" in part)["hashes"][0]["content"] = "x"

    assert "does not match" in str(VALIDATOR.validate_str(json.dumps(sbom)))
