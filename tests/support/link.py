"""A web server whose link a test can cut, slow down and count."""

from __future__ import annotations

import gzip
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.support.web import Server

TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest"}
"""What compressing makes smaller."""


def compressed(file: Path) -> bytes:
    """A file as docs/deploy.md wants a host to send it: texts by gzip."""
    content = file.read_bytes()
    return gzip.compress(content, 6, mtime=0) if file.suffix in TEXTS else content


class Link:
    """What a server has sent, and how it is allowed to."""

    def __init__(self) -> None:
        self.address = ""
        self.is_cut = False
        self.cut_after: int | None = None
        """Cut the link when so many bytes have been sent since `count()`."""
        self.bytes_a_second = 0
        """All together; 0 is as fast as it goes."""
        self.delay = 0.0
        """Seconds before each answer."""
        self.compresses = False
        """Whether it answers as docs/deploy.md wants a host to: texts by gzip."""
        self.sent = 0
        self.whole: dict[str, int] = {}
        """Paths that were sent to their end, and how often."""
        self._lock = threading.Lock()
        self._free_at = 0.0

    def count(self) -> None:
        """Begin to count anew."""
        self.sent, self.whole = 0, {}

    def may_send(self, size: int) -> bool:
        """Wait for one's turn to send so many bytes; False when the link is cut."""
        with self._lock:
            if self.cut_after is not None and self.sent >= self.cut_after:
                self.is_cut, self.cut_after = True, None
            if self.is_cut:
                return False
            self.sent += size
            if not self.bytes_a_second:
                return True
            now = time.monotonic()
            self._free_at = max(self._free_at, now) + size / self.bytes_a_second
            wait = self._free_at - now
        time.sleep(wait)  # the slow link itself, not a test that waits
        return not self.is_cut

    def came(self, path: str) -> None:
        """A file was sent to its end."""
        with self._lock:
            self.whole[path] = self.whole.get(path, 0) + 1


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *rest: Any, link: Link, directory: str) -> None:
        self.link = link
        super().__init__(*rest, directory=directory)

    def do_GET(self) -> None:
        """Answer, or hang up."""
        if self.link.delay:
            time.sleep(self.link.delay)  # the slow link itself
        if self.link.is_cut:
            self.close_connection = True
            return
        wanted = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        file = Path(self.translate_path(self.path))
        if wanted:
            self.send_part(int(wanted[1]), int(wanted[2]))
        elif self.link.compresses and file.suffix in TEXTS and file.is_file():
            self.send_compressed(file)
        else:
            super().do_GET()

    def send_part(self, first: int, last: int) -> None:
        """Answer with some bytes of a file."""
        file = Path(self.translate_path(self.path))
        part = file.read_bytes()[first : last + 1]
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(part)))
        self.send_header("Content-Range", f"bytes {first}-{last}/{file.stat().st_size}")
        self.end_headers()
        self.copyfile(BytesIO(part), self.wfile)

    def send_compressed(self, file: Path) -> None:
        """Answer with a whole text."""
        content = compressed(file)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.copyfile(BytesIO(content), self.wfile)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file in small pieces, as far as the link allows."""
        while piece := source.read(4096):
            if not self.link.may_send(len(piece)):
                self.close_connection = True
                return
            outputfile.write(piece)
        self.link.came(self.path.split("?")[0].lstrip("/"))

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class _Lasting(_Handler):
    protocol_version = "HTTP/1.1"


@contextmanager
def link_to(folder: Path, port: int = 0, *, lasting: bool = False) -> Iterator[Link]:
    """Serve `folder` over a link that can be cut; `link.address` ends in a slash.

    `lasting`: one connection brings many files.
    """
    link = Link()
    handler = partial(_Lasting if lasting else _Handler, link=link, directory=str(folder))
    server = Server(("127.0.0.1", port), handler)
    link.address = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield link
    finally:
        link.is_cut = True
        server.shutdown()
        server.server_close()
        thread.join()
