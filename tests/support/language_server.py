"""A small editor: it asks yaml-language-server what a real editor asks."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from tests.support.tools import node, tool

SERVER = "yaml-language-server/bin/yaml-language-server"
PATIENCE = 300.0
"""Seconds before a silent server is ended, so that a test fails and does not hang."""
SETTINGS = {
    "yaml": {
        "validate": True,
        "completion": True,
        "hover": True,
        "schemaStore": {"enable": False},
        "kubernetesCRDStore": {"enable": False},
    }
}


class Editor:
    """One open connection. Places are `(line, column)`, both counted from 0."""

    def __init__(self, send: IO[bytes], receive: IO[bytes], folder: Path) -> None:
        self._send = send
        self._receive = receive
        self._folder = folder
        self._number = 0
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        self._start()

    def open(self, name: str, text: str) -> list[str]:
        """Open a document; gives the messages that the editor would underline."""
        uri = self._uri(name)
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._diagnostics.pop(uri, None)
        self._notify("textDocument/didOpen", {"textDocument": document})
        while uri not in self._diagnostics:
            self._take()
        return [found["message"] for found in self._diagnostics[uri]]

    def complete(self, name: str, place: tuple[int, int]) -> list[dict[str, Any]]:
        """What the editor would offer at a place."""
        answer = self._ask("textDocument/completion", self._at(name, place))
        return list(answer["items"] if isinstance(answer, dict) else answer or [])

    def hover(self, name: str, place: tuple[int, int]) -> str:
        """What the editor would explain at a place."""
        answer = self._ask("textDocument/hover", self._at(name, place))
        return str(answer["contents"]["value"]) if answer else ""

    def _start(self) -> None:
        root = {"uri": self._folder.as_uri(), "name": self._folder.name}
        markdown = {"contentFormat": ["markdown"]}
        abilities = {"workspace": {"configuration": True}, "textDocument": {"hover": markdown}}
        options = {"processId": None, "rootUri": root["uri"], "workspaceFolders": [root]}
        self._ask("initialize", {**options, "capabilities": abilities})
        self._notify("initialized", {})
        self._notify("workspace/didChangeConfiguration", {"settings": SETTINGS})

    def _uri(self, name: str) -> str:
        return (self._folder / name).as_uri()

    def _at(self, name: str, place: tuple[int, int]) -> dict[str, Any]:
        line, column = place
        position = {"line": line, "character": column}
        return {"textDocument": {"uri": self._uri(name)}, "position": position}

    def _ask(self, method: str, parameters: Any) -> Any:
        self._number += 1
        number = self._number
        self._write({"id": number, "method": method, "params": parameters})
        while True:
            message = self._take()
            if message.get("id") == number and "method" not in message:
                if "error" in message:
                    raise RuntimeError(message["error"])
                return message["result"]

    def _notify(self, method: str, parameters: Any) -> None:
        self._write({"method": method, "params": parameters})

    def _take(self) -> dict[str, Any]:
        """Read one message; keep diagnostics, and answer what the server itself asks."""
        message = self._read()
        if message.get("method") == "textDocument/publishDiagnostics":
            found = message["params"]
            self._diagnostics[found["uri"]] = found["diagnostics"]
        elif "method" in message and "id" in message:
            self._write({"id": message["id"], "result": _reply(message)})
        return message

    def _write(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._send.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._send.flush()

    def _read(self) -> dict[str, Any]:
        length = 0
        while (line := self._receive.readline()) != b"\r\n":
            if not line:
                raise RuntimeError("yaml-language-server has gone")
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self._receive.read(length))
        return message


def _reply(message: dict[str, Any]) -> Any:
    """Our settings, section by section, when they are asked for; nothing otherwise."""
    if message["method"] != "workspace/configuration":
        return None
    return [SETTINGS.get(item.get("section")) for item in message["params"]["items"]]


@contextmanager
def editor(folder: Path) -> Iterator[Editor]:
    """An editor in which `folder` is open."""
    server = subprocess.Popen(
        [node(), str(tool(SERVER)), "--stdio"],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert server.stdin and server.stdout
    watchdog = threading.Timer(PATIENCE, server.kill)
    watchdog.start()
    try:
        yield Editor(server.stdin, server.stdout, folder.resolve())
    finally:
        watchdog.cancel()
        server.terminate()
        server.wait()
        server.stdin.close()
        server.stdout.close()
