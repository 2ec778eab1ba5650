"""What is served while an author writes: pages are made when they are asked for.

A build for serving reads and checks everything. Pages wait until somebody asks for them, so that an
author need not wait for all of them to see one.
"""

from __future__ import annotations

import posixpath
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

LATER = "<!-- made when it is asked for -->"
"""What MkDocs writes for the pages that wait: all into one file, which takes half the time."""
_SELDOM, _OFTEN = 0.5, 0.05
"""Seconds between two looks for changes: as MkDocs has it, and at least."""
_SHARE = 10
"""Looking for changes may take one part in so many of a processor's time."""


class Preview:
    """The files of the last build that wait to be asked for."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.folder = Path()
        self.waiting: dict[str, Callable[[], str | None]] = {}
        """What makes each file that waits, by its address."""
        self.asked: set[str] = set()
        """Addresses that were made since the last build: somebody looks at them."""

    @property
    def waiting_room(self) -> Path:
        """The file that MkDocs writes for each page that waits."""
        return self.folder / ".later.html"

    def begin(self, folder: str) -> None:
        """A build into a folder begins."""
        self.folder = Path(folder)
        self.waiting.clear()

    def later(self, url: str, render: Callable[[], str | None]) -> None:
        """Make a file of the site when it is asked for.

        `render` gives its text; None where there is no such file, or where it has written it.
        """
        self.waiting[url] = render

    def make(self, url: str) -> None:
        """Make a file now, if it waits."""
        with self.lock:
            if render := self.waiting.pop(url, None):
                self.asked.add(url)
                if (text := render()) is not None:
                    write(self.folder / url, text)

    def serve(self, server: LiveReloadServer, config: MkDocsConfig) -> None:
        """Let a server of MkDocs make files when they are asked for."""
        build, answer = server.builder, server.serve_request

        def rebuild() -> None:
            with self.lock:
                build()
                seen, self.asked = self.asked, set()
                for url in sorted(seen):  # a request that came before must not find what was before
                    self.make(url)

        def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            self.make(_address(environ, server.mount_path))
            return answer(environ, start_response)

        server.builder = rebuild
        server.set_app(application)
        _look_often(server, config)


def write(file: Path, text: str) -> None:
    """Write a file of the site, the same bytes on every system."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _look_often(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Look for changes as often as it costs next to nothing."""
    watched = []
    for path in (config.docs_dir, config.config_file_path, *config.theme.dirs):
        with suppress(KeyError):  # it is not watched
            server.unwatch(str(path))
            watched.append(str(path))
    begin = time.perf_counter()
    for folder in (*watched, *config.watch):
        for file in Path(folder).rglob("*"):
            file.lstat()
    pause = _SHARE * (time.perf_counter() - begin)
    server.observer = type(server.observer)(timeout=min(max(pause, _OFTEN), _SELDOM))
    server.build_delay = _OFTEN
    for path in watched:
        server.watch(path)


def _address(environ: dict[str, Any], mount_path: str) -> str:
    """The file of the site that a request asks for."""
    path: str = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")  # see PEP 3333
    path = path.removeprefix(mount_path.rstrip("/"))
    if path.endswith("/"):
        path += "index.html"
    return posixpath.normpath("/" + path).lstrip("/")
