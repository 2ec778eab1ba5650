"""The site as an app: its manifests and pictures."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest

from mkdocs_hornbook.webapp import icon_size
from tests.support.sites import Built, lay_out, run_build
from tests.test_filelist import SITE

AT = "https://host.test/some/course/"
CONFIG = """\
site_name: Small school by the river
site_description: Lessons for two villages.
docs_dir: content
theme: {name: material}
plugins:
  - hornbook:
      classroom: false
      id: small-school
      translations:
        en: {short_name: Small school}
        zh: {site_name: 小学校}
"""


def png(width: int, height: int) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\x00".ljust(width + 1, b"\x80") * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site in two languages."""
    folder = tmp_path_factory.mktemp("app") / "source"
    lay_out({**SITE, "mkdocs.yml": CONFIG}, folder)
    built = run_build(folder, strict=False)
    assert built.code == 0, built.output
    return built


def read(built: Built, prefix: str = "") -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(built.page(f"{prefix}manifest.webmanifest"))
    return manifest


def file_at(built: Built, prefix: str, address: str) -> Path:
    """The file that an address of a manifest leads to, wherever the site stands."""
    whole = urljoin(f"{AT}{prefix}manifest.webmanifest", address)
    assert whole.startswith(AT), whole
    return built.site / urlsplit(whole).path.removeprefix(urlsplit(AT).path)


@pytest.mark.parametrize("prefix", ["", "zh/"])
def test_the_addresses_of_a_manifest_are_right_below_any_folder(built: Built, prefix: str) -> None:
    manifest = read(built, prefix)

    assert file_at(built, prefix, manifest["start_url"]) == built.site / f"{prefix}index.html"
    assert file_at(built, prefix, manifest["scope"]) == built.site
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        file = file_at(built, prefix, icon["src"])
        assert file.is_file(), icon
        if icon["type"] == "image/png":
            width, height = struct.unpack(">II", file.read_bytes()[16:24])
            assert icon["sizes"] == f"{width}x{height}"


def test_a_manifest_says_the_name_in_its_language(built: Built) -> None:
    english, chinese = read(built), read(built, "zh/")

    assert english["name"] == "Small school by the river"
    assert english["short_name"] == "Small school"
    assert english["description"] == "Lessons for two villages."
    assert (english["lang"], english["dir"], english["display"]) == ("en", "ltr", "standalone")
    assert (chinese["name"], chinese["short_name"]) == ("小学校", "小学校")
    assert chinese["lang"] == "zh-Hans"


def test_no_page_names_its_manifest_itself(built: Built) -> None:
    for page in built.site.rglob("*.html"):
        assert "manifest" not in page.read_text("utf-8").replace("manifest-src", ""), page


def test_a_site_brings_its_own_picture(build_site: Callable[..., Built]) -> None:
    own = png(600, 600)
    config = CONFIG.replace("id: small-school", "icon: pictures/tree.png")
    built = build_site({**SITE, "mkdocs.yml": config, "content/pictures/tree.png": own})
    icons = read(built, "zh/")["icons"]

    assert built.code == 0, built.output
    assert icons == [
        {
            "src": "../pictures/tree.png",
            "sizes": "600x600",
            "type": "image/png",
            "purpose": "any",
        }
    ]
    assert (built.site / "apple-touch-icon.png").read_bytes() == own
    assert not (built.site / "assets/hornbook/app").exists()


def test_a_picture_that_does_not_do_stops_the_build_in_one_line(
    build_site: Callable[..., Built],
) -> None:
    config = CONFIG.replace("id: small-school", "icon: ../secret.png")
    built = build_site({"mkdocs.yml": config, "secret.png": png(512, 512)})

    assert built.code == 1
    assert "`icon: ../secret.png`: this file is not in content/. Write the path" in built.output
    assert "Traceback" not in built.output


def test_a_site_that_is_not_kept_is_no_app(build_site: Callable[..., Built]) -> None:
    built = build_site({"mkdocs.yml": CONFIG.replace("id: small-school", "offline: false")})
    there = {path.name for path in built.site.rglob("*")}

    assert built.code == 0, built.output
    assert not there & {"manifest.webmanifest", "apple-touch-icon.png", "icon-512.png"}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "is not there"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is no PNG picture"),
        (png(512, 512)[:20], "is no PNG picture"),
        (png(600, 512), "has 600 x 512 pixels"),
        (png(100, 100), "has 100 x 100 pixels"),
    ],
)
def test_a_picture_is_a_square_png_file_that_is_large_enough(
    tmp_path: Path, content: bytes | None, why: str
) -> None:
    file = tmp_path / "icon.png"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(ValueError, match=why):
        icon_size(file)
