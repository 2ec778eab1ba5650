"""Fixtures that build sites and serve them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support import sites, web
from tests.support.sites import ROOT, Built, Files, Tool

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=5000, deadline=None)
settings.load_profile("same")
"""The same examples in every run; `--hypothesis-profile explore` looks for new ones."""


@pytest.fixture
def build_site(tmp_path: Path) -> Callable[..., Built]:
    """`build_site(folder or files, tool="mkdocs", strict=True)`: build a copy of a whole site.

    Files are a mapping of path to text; `mkdocs.yml` and `content/index.md` may be left out.
    """
    count = 0

    def build(source: Path | Files, tool: Tool = "mkdocs", *, strict: bool = True) -> Built:
        nonlocal count
        count += 1
        folder = tmp_path / f"site-{count}"
        sites.lay_out(source, folder)
        return sites.run_build(folder, tool=tool, strict=strict)

    return build


@pytest.fixture
def http_site() -> Callable[[Path], AbstractContextManager[str]]:
    """`with http_site(folder) as address:` serves a folder while the block runs."""
    return web.http_site


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The demo portal of this repository, built once with `--strict`."""
    built = sites.run_build(ROOT, site=tmp_path_factory.mktemp("portal") / "site")
    assert built.code == 0, built.output
    return built
