"""What is made from the model is committed as it is made now, and documented."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_hornbook.errors import CODES
from mkdocs_hornbook.model.blocks import BLOCKS
from mkdocs_hornbook.model.documents import DOCUMENTS
from mkdocs_hornbook.model.fields import Model
from mkdocs_hornbook.model.questions import QUESTIONS
from mkdocs_hornbook.schema import schema_text, translation_schema_text
from tests.support.sites import ROOT

GUIDE = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
SOURCES = sorted((ROOT / "plugins" / "mkdocs_hornbook").rglob("*.py"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_committed_schema_is_that_of_the_model(name: str) -> None:
    committed = ROOT / "schemas" / f"{name}.schema.json"

    assert committed.read_text(encoding="utf-8") == schema_text(name), "run: hornbook schema"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_committed_schema_of_translations_is_that_of_the_model(name: str) -> None:
    committed = ROOT / "schemas" / f"{name}-translation.schema.json"

    assert committed.read_text(encoding="utf-8") == translation_schema_text(name)


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_its_section_in_the_guide(code: str) -> None:
    assert f"\n#### {code}" in GUIDE


def test_every_code_in_the_source_is_in_the_list() -> None:
    import re

    text = "\n".join(file.read_text(encoding="utf-8") for file in SOURCES)

    assert set(re.findall(r"HB\d{3}", text)) == set(CODES)


MODELS = {**BLOCKS, **QUESTIONS, **DOCUMENTS}


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_every_field_is_explained_and_in_the_guide(model: type[Model]) -> None:
    for name, field in model.model_fields.items():
        assert field.description or name == "type", f"{model.__name__}.{name}"
        assert f"`{name}`" in GUIDE, f"{model.__name__}.{name}"


def test_the_version_is_in_the_changelog() -> None:
    from importlib.metadata import version

    changelog = Path(ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {version('mkdocs-hornbook')}" in changelog
