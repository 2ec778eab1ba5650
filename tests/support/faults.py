"""A server that fails as links and networks do: it stops, cuts, lies, and comes back."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from mimetypes import guess_type
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import unquote, urlsplit

from tests.support.web import Server

Kind = Literal["drop", "cut", "short", "captive", "error", "redirect", "missing"]
"""No answer; an answer that ends too early, noticed or unnoticed; the login page of a network with
200; 500; another place; 404."""
KINDS: tuple[Kind, ...] = get_args(Kind)
LOGIN = b"<!doctype html><title>Log in</title><h1>Log in to this network</h1>"


class FaultServer:
    """Serves `folder` below `base`. `fault` says what is wrong with the n-th request, from 1 on."""

    def __init__(self, folder: Path, base: str = "/", host: str = "127.0.0.1") -> None:
        self.folder = folder
        self.base = base
        self.host = host
        self.port = 0
        self.fault: Callable[[str, int], Kind | None] = lambda path, n: None
        self.asked: list[str] = []
        """Paths that were asked for since the list was emptied, without sw.js."""
        self.hit = threading.Event()
        """Set when a fault was met."""
        self._server: Server | None = None

    @property
    def address(self) -> str:
        """Address of the site, ending in a slash."""
        return f"http://{self.host}:{self.port}{self.base}"

    def start(self) -> None:
        """Listen; after a stop at the same port."""
        self._server = Server((self.host, self.port), self._handler())
        self.port = self._server.server_port
        target = self._server.serve_forever
        threading.Thread(target=target, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        """No longer be there: a browser finds nobody at the port."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def fail_from(self, n: int, kind: Kind) -> None:
        """From the n-th request on, counted from now, be wrong in this way."""
        self.asked.clear()
        self.hit.clear()
        self.fault = lambda path, at: kind if at >= n else None

    def heal(self) -> None:
        """Nothing is wrong any more."""
        self.fault = lambda path, n: None

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(_Handler):
            server_of = outer

        return Handler


class _Handler(BaseHTTPRequestHandler):
    server_of: FaultServer

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer, or fail in the way that is wanted now."""
        server = self.server_of
        path = unquote(urlsplit(self.path).path)
        if not path.endswith("/sw.js"):
            server.asked.append(path)
        fault = server.fault(path, len(server.asked))
        if fault:
            server.hit.set()
            self._fail(fault, path)
        else:
            self._give(path)

    def _content(self, path: str) -> bytes | None:
        base = self.server_of.base
        if not path.startswith(base):
            return b"another site" if path == "/other.html" else None
        file = self.server_of.folder / path.removeprefix(base)
        file = file / "index.html" if file.is_dir() else file
        return file.read_bytes() if file.is_file() else None

    def _give(self, path: str) -> None:
        content = self._content(path)
        if content is None:
            self._send(404, b"nothing here", "text/plain")
            return
        kind = guess_type(path)[0] or "text/html"
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if not wanted:
            self._send(200, content, kind)
            return
        first, last = int(wanted[1]), int(wanted[2] or len(content) - 1)
        part = {"Content-Range": f"bytes {first}-{last}/{len(content)}"}
        self._send(206, content[first : last + 1], kind, part)

    def _send(
        self, status: int, body: bytes, kind: str, headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            "Cache-Control": "no-cache",
            "Accept-Ranges": "bytes",
            **(headers or {}),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _fail(self, kind: Kind, path: str) -> None:
        content = self._content(path) or b"nothing"
        match kind:
            case "drop":
                self.close_connection = True
            case "cut":
                length = {"Content-Length": str(len(content) + 1)}
                self._send(200, content[: len(content) // 2], guess_type(path)[0] or "", length)
            case "short":
                self._send(200, content[: len(content) // 2], guess_type(path)[0] or "text/html")
            case "captive":
                self._send(200, LOGIN, "text/html")
            case "error":
                self._send(500, b"oops", "text/plain")
            case "redirect":
                self._send(302, b"", "text/plain", {"Location": "/other.html"})
            case "missing":
                self._send(404, LOGIN, "text/html")
