"""Imports go downwards only; MkDocs is known to the adapter alone."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "plugins" / "mkdocs_hornbook"
LAYERS = [
    {"plugin", "cli"},
    {
        "ahead",
        "data",
        "handwritten",
        "preview",
        "print_cli",
        "site",
        "starters",
        "overlays",
        "pack",
    },
    {"ahead", "config"},
    {"classroom", "embed", "links", "offline", "search", "filelist", "webapp"},
    {"pages"},
    {"bundles"},
    {"roles", "templating", "frame", "tool_pages"},
    {"course", "family"},
    {"sheets", "slides", "votes"},
    {"calls", "due", "payload", "schema", "mark", "marking", "filters"},
    {"collect", "reread"},
    {"advice", "checks", "editions", "keys"},
    {"library"},
    {"media", "photo", "picture_size", "svg", "translation"},
    {"classroom_checks"},
    {"aloud", "cuts", "form_checks", "guide_checks", "reading_checks", "roleplay_checks"},
    {"helpline_checks"},
    {"question_checks", "place_checks", "quiz_checks", "answer_checks", "scenario_checks"},
    {"findings"},
    {
        "model",
        "text",
        "written",
        "pinyin",
        "screens",
        "sentences",
        "grading",
        "typed",
        "shuffle",
        "strings",
        "source",
        "slips",
        "levels",
        "roleplay",
    },
    {"browsers", "errors", "memo", "progress"},
]
"""From the top down. A module may import its own layer and those below."""
ADAPTER = {"plugin", "config", "site", "handwritten"}
LEVEL = {name: number for number, names in enumerate(LAYERS) for name in names}
FILES = sorted(PACKAGE.rglob("*.py"))


def module(file: Path) -> str:
    return file.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(file: Path) -> set[str]:
    """Names of imported modules; what only the type checker imports does not count."""
    found = set()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    tree.body = [node for node in tree.body if not isinstance(node, ast.If)]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            found |= {node.module or ""}
            if node.module == "mkdocs_hornbook":
                found |= {f"mkdocs_hornbook.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize("file", FILES, ids=module)
def test_a_module_imports_its_own_layer_or_lower_ones(file: Path) -> None:
    if file.name == "__init__.py":
        return
    own = {name.split(".")[1] for name in imports(file) if name.startswith("mkdocs_hornbook.")}

    assert [name for name in own if LEVEL[name] < LEVEL[module(file)]] == []


@pytest.mark.parametrize("file", FILES, ids=module)
def test_only_the_adapter_knows_mkdocs(file: Path) -> None:
    known = any(name.split(".")[0] in ("mkdocs", "material") for name in imports(file))

    assert known == (module(file) in ADAPTER) or file.name == "__init__.py"
