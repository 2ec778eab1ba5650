"""What is served while an author writes: pages are made when they are asked for.

A build for serving reads and checks everything. Pages wait until somebody asks for them, so that an
author need not wait for all of them to see one. An edit of what somebody looks at is shown before
the build that it causes: that build is then made behind the last site.
"""

from __future__ import annotations

import logging
import posixpath
import shutil
import threading
import time
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

LATER = "<!-- made when it is asked for -->"
"""What MkDocs writes for the pages that wait: all into one file, which takes half the time."""
_SELDOM, _OFTEN = 0.5, 0.05
"""Seconds between two looks for changes: as MkDocs has it, and at least."""
_SHARE = 10
"""Looking for changes may take one part in so many of a processor's time."""
_GLANCE = 0.02
"""Seconds between two looks at the few files behind what somebody looks at."""

log = logging.getLogger(f"mkdocs.plugins.{__name__}")


class Edits(Protocol):
    """What takes up an edit without a build."""

    def stamps(self, urls: Collection[str]) -> Mapping[Path, Hashable]:
        """The files behind some addresses; the value of each changes when it is saved."""

    def take_up(self, files: Collection[Path]) -> set[str]:
        """Read files again, and register what shows them; the addresses that are their own pages.

        Empty where a whole build is needed: then nothing is changed.
        """


class Preview:
    """The files of the last build that wait to be asked for."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.folder = Path()
        self.waiting: dict[str, Callable[[], str | None]] = {}
        """What makes each file that waits, by its address."""
        self.made: dict[str, Callable[[], str | None]] = {}
        """What made each file that was asked for since the last build: somebody looks at it."""
        self.stamps: Mapping[Path, Hashable] = {}
        """The files behind what was made, as they were at the last look."""
        self.is_ahead = False
        """Whether an edit is shown that no build has taken up."""
        self.door = threading.Lock()
        """Held while a file is opened for a request, and while another folder is served."""
        self.held: Collection[str] | None = None
        """While a build goes on behind the last site, the addresses that must wait for its end."""

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
                self.made[url] = render
                if (text := render()) is not None:
                    write(self.folder / url, text)

    def make_for_request(self, url: str, edits: Edits) -> None:
        """Make a file if it waits; one that a build goes on behind is there."""
        while self.held is None or url in self.held:
            if self.lock.acquire(timeout=_GLANCE):
                try:
                    self.make(url)
                    self.stamps = {**edits.stamps([url]), **self.stamps}
                finally:
                    self.lock.release()
                break

    def serve(self, server: LiveReloadServer, config: MkDocsConfig, edits: Edits) -> None:
        """Let a server of MkDocs make files when they are asked for, and show edits at once."""
        build, answer = server.builder, server.serve_request

        def rebuild() -> None:
            with self.lock:
                self.look(server, edits)
                with self.behind_the_last_site(server):
                    build()
                    seen, self.made = self.made, {}
                    for url in sorted(seen):  # no request must find what was before
                        self.make(url)

        def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            if environ["PATH_INFO"].startswith("/livereload/"):  # waits for the next version
                return answer(environ, start_response)
            self.make_for_request(_address(environ, server.mount_path), edits)
            with self.door:
                return answer(environ, start_response)

        def error_page(code: int) -> bytes | None:
            found = text_of(code)
            add: Callable[[bytes, int], bytes] = server._inject_js_into_html
            return found and add(found, server._visible_epoch)

        text_of = server.error_handler
        server.builder = rebuild
        server.set_app(application)
        server.error_handler = error_page  # it loads again, too: the page may come
        _look_for_changes(server, config)
        threading.Thread(target=self.look_often, args=(server, edits), daemon=True).start()

    def look_often(self, server: LiveReloadServer, edits: Edits) -> None:
        """Show each edit of what somebody looks at, until the server ends."""
        pause = _GLANCE
        while not server._shutdown:
            time.sleep(pause)
            with self.lock:
                begin = time.perf_counter()
                self.look(server, edits)
                pause = max(_SHARE * (time.perf_counter() - begin), _GLANCE)

    def look(self, server: LiveReloadServer, edits: Edits) -> None:
        """Show an edit of what somebody looks at, if there is one since the last look."""
        before, self.stamps = self.stamps, edits.stamps(self.made)
        edited = [f for f, now in self.stamps.items() if f in before and before[f] != now]
        if edited:
            self.show(server, edits.take_up(edited))

    def show(self, server: LiveReloadServer, urls: set[str]) -> None:
        """Make the pages of edited files anew; all others when they are asked for."""
        if not urls:
            return
        made, self.made = self.made, {}
        shown = [url for url in urls & made.keys() if (self.folder / url).is_file()]
        old = {url: (self.folder / url).read_bytes() for url in shown}
        for url, render in made.items():
            if url.endswith(".html") or url in self.waiting:
                self.waiting.setdefault(url, render)
            else:  # a picture or a recording
                self.made[url] = render
        for url in old:
            self.make(url)
        if any((self.folder / url).read_bytes() != text for url, text in old.items()):
            log.info("Edited: %s. The rest of the site follows.", ", ".join(sorted(old)))
            self.is_ahead = True
            _reload(server)

    @contextmanager
    def behind_the_last_site(self, server: LiveReloadServer) -> Iterator[None]:
        """A build while the last site is served, if that shows the edit that causes the build."""
        if not self.is_ahead:
            yield
            return
        self.is_ahead = False
        last = self.folder.with_name(f"{self.folder.name}.last")
        with server._epoch_cond:  # requests need not wait for this build
            server._wanted_epoch = server._visible_epoch
            server._epoch_cond.notify_all()
        with self.door, suppress(OSError):  # on Windows, while somebody reads a file
            self.folder.rename(last)
            server.root, self.held = str(last), frozenset(self.waiting)
        if self.held is None:
            server._wanted_epoch = _now()  # then they wait
            yield
            return
        try:
            yield
        finally:
            with self.door:
                server.root, self.held = str(self.folder), None
            if any(_differ(file, self.folder / file.relative_to(last)) for file in _files(last)):
                server._wanted_epoch = _now()  # MkDocs lets browsers load what is new
            shutil.rmtree(last, ignore_errors=True)


def _reload(server: LiveReloadServer) -> None:
    """Let all browsers load their page again, as MkDocs does after a build."""
    with server._epoch_cond:
        server._visible_epoch = server._wanted_epoch = _now()
        server._epoch_cond.notify_all()


def _now() -> int:
    """A number for the site as it is now, as MkDocs has it."""
    return round(time.monotonic() * 1000)


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file())


def _differ(one: Path, other: Path) -> bool:
    return not other.is_file() or one.read_bytes() != other.read_bytes()


def write(file: Path, text: str) -> None:
    """Write a file of the site, the same bytes on every system."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _look_for_changes(server: LiveReloadServer, config: MkDocsConfig) -> None:
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
