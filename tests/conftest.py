"""Fixtures that build sites and serve them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import settings

from tests.support import sites, web
from tests.support.sites import ROOT, Built, Files, Tool

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=5000, deadline=None)
settings.load_profile("same")
"""The same examples in every run; `--hypothesis-profile explore` looks for new ones."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--short`: a browser test over http or from disk, not both; nothing marked `long`."""
    parser.addoption("--short", action="store_true", help="one origin a test, one page of a kind")
    parser.addoption("--times", type=int, default=3, help="kills of test_kill.py at each origin")
    parser.addoption("--updates", type=int, default=6, help="broken updates of test_updates.py")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep one origin of each browser test, the same one in every run, half of them each."""
    if not config.getoption("--short"):
        return
    left_out = [i for i in items if _is_other_origin(i) or i.get_closest_marker("long")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in set(left_out)]


def _is_other_origin(item: pytest.Item) -> bool:
    kind = getattr(item, "callspec", None) and item.callspec.params.get("origin")
    if kind is None:
        return False
    name = item.nodeid.replace(kind, "", 1)
    return kind != ("http", "file")[crc32(name.encode()) % 2]


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
def say(
    request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> Callable[[str], None]:
    """`say("50 updates broken off")`: what was done stands on the terminal, also when it passed."""

    def line(text: str) -> None:
        with capsys.disabled():
            request.config.get_terminal_writer().line(f"\n{text}")

    return line


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
