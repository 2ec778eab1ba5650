"""A real nginx that serves what a document says: its snippets, at other addresses and folders."""

from __future__ import annotations

import re
import socket
import ssl
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from urllib.parse import urlsplit

from tests.support.machine import find_nginx

_SNIPPET = re.compile(r"^```nginx\n# (/etc/nginx/\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MAIN = """\
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {server}
}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said."""

    status: int
    headers: Mapping[str, str]
    """By names in small letters; a repeated one is joined by a comma."""
    body: bytes


def snippets(document: Path) -> dict[str, str]:
    """The nginx snippets of a document, by the path in their first line."""
    return dict(_SNIPPET.findall(document.read_text("utf-8")))


def moved(text: str, places: Mapping[str, str]) -> str:
    """A snippet with other folders and ports than the document's."""
    for place, other in places.items():
        text = text.replace(place, other)
    return text


@contextmanager
def nginx(folder: Path, server: str) -> Iterator[None]:
    """Run nginx with these lines in its `http` block while the block of code runs."""
    program = find_nginx()
    assert program, "nginx is not there: `python3 tasks.py test` installs it"
    configuration = folder / "nginx.conf"
    user = "user root;" if Path("/proc/self").stat().st_uid == 0 else ""
    configuration.write_text(_MAIN.format(folder=folder, server=server, user=user), "utf-8")
    command = [program, "-p", str(folder), "-e", f"{folder}/error.log", "-c", str(configuration)]
    # It goes to the background once it listens: there is nothing to wait for.
    subprocess.run(command, check=True, timeout=60)
    try:
        yield
    finally:
        subprocess.run([*command, "-s", "quit"], check=True, timeout=60)


def free_ports(number: int) -> list[int]:
    """Ports of this machine that nobody listens at."""
    with ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(number)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def ask(url: str, **headers: str) -> Answer:
    """The answer as it came: neither unpacked nor followed, its certificate not looked at."""
    place = urlsplit(url)
    assert place.port
    if place.scheme == "https":
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        connection = HTTPSConnection("127.0.0.1", place.port, timeout=30, context=trusting)
    else:
        connection = HTTPConnection("127.0.0.1", place.port, timeout=30)
    wanted = {name.replace("_", "-"): value for name, value in headers.items()}
    address = f"{place.path}?{place.query}" if place.query else place.path
    with closing(connection):
        connection.request("GET", address, headers={"Accept-Encoding": "identity", **wanted})
        came = connection.getresponse()
        found: dict[str, str] = {}
        for name, value in came.getheaders():
            name = name.lower()
            found[name] = f"{found[name]}, {value}" if name in found else value
        return Answer(status=came.status, headers=found, body=came.read())
