"""What docs/deploy.md says works: its very lines, in a real nginx.

Folders, ports and the certificate are others than in the document; nothing else is changed.
"""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mkdocs_hornbook.media import FILM, PICTURE, RECORDING
from tests.support.content import SMALL
from tests.support.nginx import Answer, ask, free_ports, moved, nginx, snippets
from tests.support.sites import ROOT, SMALLEST, lay_out, run_build

DOCUMENT = ROOT / "docs/deploy.md"
BELOW = {
    **SMALL,
    "mkdocs.yml": SMALLEST["mkdocs.yml"] + "site_url: https://school.example/hornbook/\n",
}

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the document is about Linux")


class Box:
    """The running nginx: the school's box, the site over https, and one below a path."""

    def __init__(self, folder: Path, ports: list[int]) -> None:
        self.sites = folder / "srv"
        self.port, self.plain, self.secure, self.other = ports

    def ask(self, path: str, **headers: str) -> Answer:
        """Ask the school's box."""
        return ask(f"http://127.0.0.1:{self.port}{path}", **headers)

    def ask_below(self, path: str) -> Answer:
        """Ask the server that has the site below a path."""
        return ask(f"http://127.0.0.1:{self.other}{path}")


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Box]:
    """nginx with all snippets of the document, and a small site at each place."""
    folder = tmp_path_factory.mktemp("box")
    box = Box(folder, free_ports(4))
    build(SMALL, folder, box.sites / "hornbook/2026-11-22")
    build(BELOW, folder, box.sites / "below/hornbook")
    add_every_type(box.sites / "hornbook/2026-11-22")
    Path(box.sites, "hornbook/current").symlink_to("2026-11-22")
    certify(folder)
    with nginx(folder, configured(folder, box)):
        yield box


def build(files: object, folder: Path, site: Path) -> None:
    """Build a small site to where it is served from."""
    source = folder / f"source-{site.name}"
    lay_out(files, source)  # type: ignore[arg-type] # a mapping of path to text
    built = run_build(source, site=site)
    assert built.code == 0, built.output


def add_every_type(site: Path) -> None:
    """One file of each kind that a lesson may have."""
    for kind in (PICTURE, RECORDING, FILM):
        for ending in kind.begin:
            Path(site, f"assets/one{ending}").write_bytes(bytes(range(256)) * 8)
    Path(site, "one.webmanifest").write_text('{"name": "' + "x" * 600 + '"}', "utf-8")


def certify(folder: Path) -> None:
    """A certificate that nobody trusts, for the https snippet."""
    keys = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subject = ["-subj", "/CN=school.example", "-days", "2"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *keys, *subject]
    subprocess.run(command, check=True, capture_output=True)


def configured(folder: Path, box: Box) -> str:
    """Lay out the snippets below `folder`, and give what includes them."""
    places = {
        "/etc/nginx/snippets/": f"{folder}/snippets/",
        "/etc/ssl/hornbook/": f"{folder}/",
        "/srv/": f"{box.sites}/",
        "listen 80 default_server;": f"listen 127.0.0.1:{box.port} default_server;",
        "listen 80;": f"listen 127.0.0.1:{box.plain};",
        "listen 443 ": f"listen 127.0.0.1:{box.secure} ",
    }
    found = snippets(DOCUMENT)
    for path, text in found.items():
        file = Path(folder, path.removeprefix("/etc/nginx/"))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(moved(text, places), "utf-8")
    whole = [path for path in found if "/snippets/" not in path]
    lines = [f"include {folder}/{path.removeprefix('/etc/nginx/')};" for path in whole]
    below = f"include {folder}/snippets/hornbook-below.conf;"
    server = f"server {{ listen 127.0.0.1:{box.other}; root {box.sites}/other; {below} }}"
    return "\n".join([*lines, server])


def test_the_document_has_the_snippets_that_are_tested_here() -> None:
    assert sorted(Path(path).name for path in snippets(DOCUMENT)) == [
        "hornbook",
        "hornbook-below.conf",
        "hornbook-box",
        "hornbook-cache.conf",
        "hornbook.conf",
    ]


@pytest.mark.parametrize(
    "path", ["/", "/index.html", "/quizzes/a/small.html", "/lessons/a/", "/lessons/a/index.html"]
)
def test_a_page_is_answered_as_it_was_built(box: Box, path: str) -> None:
    answer = box.ask(path)
    file = Path(box.sites, f"hornbook/current{path}{'index.html' if path.endswith('/') else ''}")

    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.body == file.read_bytes()


def test_an_address_without_its_ending_leads_to_the_page(box: Box) -> None:
    assert box.ask("/quizzes/a/small").body == box.ask("/quizzes/a/small.html").body


def test_a_shelf_without_its_slash_is_sent_on_to_it(box: Box) -> None:
    answer = box.ask("/lessons/a")

    assert answer.status == 301
    assert answer.headers["location"] == "/lessons/a/"


@pytest.mark.parametrize("path", ["/nothing.html", "/lessons/b/", "/assets/", "/quizzes/a/none"])
def test_what_is_not_there_gets_our_own_page(box: Box, path: str) -> None:
    answer = box.ask(path)

    assert answer.status == 404
    assert answer.body == Path(box.sites, "hornbook/current/404.html").read_bytes()
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path", ["/", "/assets/hornbook/hornbook.js", "/assets/hornbook/hornbook.css"]
)
def test_pages_scripts_and_styles_are_compressed(box: Box, path: str) -> None:
    packed, plain = box.ask(path, Accept_Encoding="gzip"), box.ask(path)

    assert packed.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["vary"]
    assert len(packed.body) < len(plain.body) / 2
    assert gzip.decompress(packed.body) == plain.body


def test_pictures_are_compressed_when_they_are_drawn(box: Box) -> None:
    assert "content-encoding" in box.ask("/assets/one.svg", Accept_Encoding="gzip").headers
    assert "content-encoding" not in box.ask("/assets/one.png", Accept_Encoding="gzip").headers


def test_the_manifest_has_its_type_and_is_compressed(box: Box) -> None:
    answer = box.ask("/one.webmanifest", Accept_Encoding="gzip")

    assert answer.headers["content-type"] == "application/manifest+json"
    assert answer.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize(
    "path", ["/", "/quizzes/a/small", "/assets/hornbook/hornbook.js", "/offline/list.json"]
)
def test_pages_scripts_and_lists_are_asked_for_each_time(box: Box, path: str) -> None:
    first = box.ask(path)
    again = box.ask(path, If_None_Match=first.headers["etag"])

    assert first.headers["cache-control"] == "no-cache"
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    "ending", sorted(ending for kind in (PICTURE, RECORDING, FILM) for ending in kind.begin)
)
def test_a_picture_or_recording_is_kept_for_a_day_and_has_its_type(box: Box, ending: str) -> None:
    answer = box.ask(f"/assets/one{ending}")

    assert answer.headers["cache-control"] == "max-age=86400"
    assert re.match("(image|audio|video)/", answer.headers["content-type"])


@pytest.mark.parametrize(
    ("wanted", "got"), [("0-9", (0, 10)), ("1000-", (1000, 2048)), ("-8", (2040, 2048))]
)
def test_a_part_of_a_recording_can_be_asked_for(
    box: Box, wanted: str, got: tuple[int, int]
) -> None:
    answer = box.ask("/assets/one.mp3", Range=f"bytes={wanted}", Accept_Encoding="gzip")

    assert answer.status == 206
    assert answer.headers["content-range"] == f"bytes {got[0]}-{got[1] - 1}/2048"
    assert answer.body == (bytes(range(256)) * 8)[got[0] : got[1]]


SECURITY = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": "frame-ancestors 'self'",
    "permissions-policy": "camera=(self), microphone=(), geolocation=()",
}


@pytest.mark.parametrize("path", ["/", "/nothing", "/assets/one.svg", "/one.webmanifest"])
def test_every_answer_has_the_security_headers(box: Box, path: str) -> None:
    headers = box.ask(path).headers
    assert {name: headers.get(name) for name in SECURITY} == SECURITY


def test_plain_http_is_sent_on_to_https(box: Box) -> None:
    answer = ask(f"http://127.0.0.1:{box.plain}/child.html?x=1", Host="school.example")

    assert answer.status == 301
    assert answer.headers["location"] == "https://school.example/child.html?x=1"


def test_https_answers_with_the_same_headers_and_its_own(box: Box) -> None:
    answer = ask(f"https://127.0.0.1:{box.secure}/lessons/a/", Host="school.example")

    assert answer.status == 200
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    assert {name: answer.headers.get(name) for name in SECURITY} == SECURITY
    assert answer.headers["cache-control"] == "no-cache"


def test_a_site_below_a_path_works_there_and_only_there(box: Box) -> None:
    page = box.ask_below("/hornbook/quizzes/a/small.html")

    assert page.status == 200
    assert page.headers["cache-control"] == "no-cache"
    assert box.ask_below("/hornbook/quizzes/a/small").body == page.body
    assert box.ask_below("/hornbook/lessons/a").headers["location"] == "/hornbook/lessons/a/"
    assert box.ask_below("/hornbook").status == 301
    assert b"Hornbook" not in box.ask_below("/other.html").body


def test_the_404_page_below_a_path_is_ours_and_its_links_lead_there(box: Box) -> None:
    answer = box.ask_below("/hornbook/lessons/a/none/none.html")
    style = re.search(r'href="(/hornbook/[^"]*hornbook\.css)"', answer.body.decode())

    assert answer.status == 404
    assert style
    assert box.ask_below(style[1]).status == 200


def test_a_static_host_is_told_the_same_headers() -> None:
    found = re.search(r"^/\*\n((?:  .*\n)+)", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    assert found
    told = dict(line.strip().split(": ", 1) for line in found[1].splitlines())

    assert {name.lower(): value for name, value in told.items()} == {
        **SECURITY,
        "cache-control": "no-cache",
    }


def test_a_new_version_is_there_in_one_moment_and_so_is_the_way_back(
    box: Box, tmp_path: Path, in_words: Callable[[str], str]
) -> None:
    before = box.ask("/").body
    new = tmp_path / "site"
    new.mkdir()
    Path(new, "index.html").write_text("<!doctype html><title>New</title>", "utf-8")
    script = in_words("cp -R site").replace("/srv/", f"{box.sites}/")

    subprocess.run(["sh", "-e"], input=script, text=True, cwd=tmp_path, check=True)
    assert b"<title>New" in box.ask("/").body
    back = "\n".join(script.splitlines()[1:]).replace("2026-11-23", "2026-11-22")
    subprocess.run(["sh", "-e"], input=back, text=True, cwd=tmp_path, check=True)
    assert box.ask("/").body == before


@pytest.fixture
def in_words() -> Callable[[str], str]:
    """`in_words("cp")`: the shell snippet of the document that begins so."""

    def find(beginning: str) -> str:
        found = re.findall(r"^```sh\n(.*?)^```$", DOCUMENT.read_text("utf-8"), re.M | re.S)
        return next(text for text in found if text.startswith(beginning))

    return find
