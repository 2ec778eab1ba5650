"""A folder over http, as a school's own box would serve it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: a page that asks for too much is the browser's to report."""


class Server(ThreadingHTTPServer):
    """Answers many requests at once, also on a busy machine."""

    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing when a browser leaves in the middle of an answer."""


@contextmanager
def http_site(folder: Path) -> Iterator[str]:
    """Serve `folder` on a free port of this machine; gives the address, ending in a slash."""
    server = Server(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def file_site(folder: Path) -> str:
    """Address of `folder` as opened from disk, ending in a slash."""
    return folder.resolve().as_uri() + "/"
