"""Hostile pictures and recordings, and hostile ways to them."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from pathlib import Path

from tests.support.content import GUIDE, write
from tests.support.hostile_texts import LESSON, Case

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def cover(src: str) -> str:
    """A lesson whose cover is a file."""
    return GUIDE.replace("minutes: 2\n", f"minutes: 2\ncover: {{src: '{src}', alt: A}}\n")


def _svg() -> Iterator[tuple[str, Case]]:
    inside = {
        "script": "<script>alert(1)</script>",
        "script-in-capitals": "<SCRIPT>alert(1)</SCRIPT>",
        "script-of-html": '<x:script xmlns:x="http://www.w3.org/1999/xhtml">a()</x:script>',
        "script-with-src": '<script href="//example.org/a.js"/>',
        "event": '<g onload="alert(1)"/>',
        "event-in-capitals": '<g ONLOAD="alert(1)"/>',
        "event-of-a-namespace": '<g xmlns:x="urn:x" x:onclick="a()"/>',
        "foreign-object": "<foreignObject><p>x</p></foreignObject>",
        "frame": '<iframe xmlns="http://www.w3.org/1999/xhtml" src="//example.org"/>',
        "embed": '<embed xmlns="http://www.w3.org/1999/xhtml" src="x.svg"/>',
        "object": '<object xmlns="http://www.w3.org/1999/xhtml" data="//example.org"/>',
        "html-meta": '<meta xmlns="http://www.w3.org/1999/xhtml" http-equiv="refresh"/>',
        "html-link": '<link xmlns="http://www.w3.org/1999/xhtml" href="//example.org"/>',
        "html-base": '<base xmlns="http://www.w3.org/1999/xhtml" href="//example.org"/>',
        "html-form": '<form xmlns="http://www.w3.org/1999/xhtml" action="//example.org"/>',
        "link-javascript": '<a href="javascript:alert(1)"><path d="M0 0"/></a>',
        "link-xlink": '<a xlink:href="javascript:alert(1)"><path d="M0 0"/></a>',
        "link-with-tab": '<a href="java&#9;script:alert(1)"/>',
        "set-to-javascript": '<a><set attributeName="href" to="javascript:alert(1)"/></a>',
        "animate-to-javascript": '<a><animate attributeName="href" values="javascript:a()"/></a>',
        "animate-event": '<animate onbegin="alert(1)" attributeName="x"/>',
        "set-event": '<set attributeName="onload" to="alert(1)"/>',
        "image-outside": '<image href="https://example.org/a.png"/>',
        "image-file": '<image href="file:///etc/passwd"/>',
        "image-beside": '<image href="other.svg"/>',
        "image-data-svg": '<image href="data:image/svg+xml,&lt;svg onload=a()&gt;"/>',
        "use-outside": '<use href="https://example.org/a.svg#b"/>',
        "use-data": '<use href="data:image/svg+xml;base64,PHN2Zz4=#x"/>',
        "style-import": "<style>@import url(//example.org/a.css);</style>",
        "style-import-escaped": "<style>@\\69mport '//example.org/a.css';</style>",
        "style-url": "<style>g{fill:url(//example.org/a)}</style>",
        "style-url-escaped": "<style>g{fill:u\\72l(//example.org/a)}</style>",
        "style-url-in-comment": "<style>g{fill:url/**/(//example.org/a)}</style>",
        "style-image-set": "<style>g{background:image-set('//example.org/a' 1x)}</style>",
        "style-font": "<style>@font-face{font-family:x;src:url(//example.org/x)}</style>",
        "style-cdata": "<style><![CDATA[@import '//example.org/a';]]></style>",
        "style-split": "<style>@imp<!-- -->ort '//example.org/a';</style>",
        "attribute-url": '<g fill="url(https://example.org/a#b)"/>',
        "attribute-style": '<g style="fill:url(//example.org/a)"/>',
        "filter-outside": '<filter><feImage href="//example.org/a"/></filter>',
        "handler": '<handler xmlns="http://www.w3.org/2001/xml-events" ev="x">a()</handler>',
        "processing": "<?xml-stylesheet href='//example.org/a.css'?>",
        "entity-unknown": "&unknown;",
        "not-closed": "<g>",
        "ten-thousand-deep": "<g>" * 10_000 + "</g>" * 10_000,
        "srcdoc": '<iframe srcdoc="&lt;script&gt;a()&lt;/script&gt;"/>',
        "base-attribute": '<g xml:base="https://example.org/"><use href="#a"/></g>',
        "ping": '<a ping="https://example.org/" href="#a"/>',
        "video": '<video xmlns="http://www.w3.org/1999/xhtml" poster="//example.org/a"/>',
        "plain": '<path d="M0 0h9v9z" fill="url(#a)"/>',
    }
    for name, part in inside.items():
        yield name, {LESSON: cover("p.svg"), "lessons/a/p.svg": SVG.format(part)}
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    whole = {
        "billion-laughs": f'<!DOCTYPE svg [<!ENTITY a0 "lol">{laughs}]><svg>&a8;</svg>',
        "outer-entity": '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>',
        "outer-doctype": '<!DOCTYPE svg SYSTEM "https://example.org/a.dtd"><svg/>',
        "stylesheet-before": f"<?xml-stylesheet href='//example.org/a.css'?>{SVG.format('')}",
        "not-svg": "<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>",
        "html": "<!doctype html><script>a()</script>",
        "empty": "",
        "words": "hello",
        "utf-16": SVG.format("<script>a()</script>").encode("utf-16"),
        "utf-7": b"<?xml version='1.0' encoding='utf-7'?><svg>+ADw-script+AD4-</svg>",
        "unknown-encoding": b"<?xml version='1.0' encoding='x-y-z'?><svg/>",
        "nul": b"<svg>\0</svg>",
        "png-inside": b"\x89PNG\r\n\x1a\n",
        "attribute-of-8-mib": SVG.format(f'<path d="{"M0 0" * 2_000_000}"/>'),
    }
    for name, text in whole.items():
        yield f"whole-{name}", {LESSON: cover("p.svg"), "lessons/a/p.svg": text}


def _media() -> Iterator[tuple[str, Case]]:
    png = b"\x89PNG\r\n\x1a\n"
    sources = {
        "above": "../../../../etc/passwd",
        "above-and-back": "../../lessons/../../secret.png",
        "root": "/etc/passwd",
        "drive": "C:/a.png",
        "share": "//server/a.png",
        "backslashes": "..\\\\..\\\\a.png",
        "javascript": "javascript:alert(1)",
        "data": "data:image/png;base64,AAAA",
        "file": "file:///etc/passwd",
        "https": "https://example.org/a.png",
        "percent": "%2e%2e/%2e%2e/a.png",
        "query": "p.png?x=1",
        "fragment": "p.png#x",
        "nul": "p.png\\0.svg",
        "newline": "p\\n.png",
        "quote": 'p".png',
        "tag": "<img>.png",
        "itself": "guide.yml",
        "folder": "..",
        "here": ".",
        "very-long": "a" * 1900 + ".png",
        "long-part": "a/" * 900 + "p.png",
        "hidden": ".p.png",
        "ends-in-dot": "p.png.",
        "con": "con.png",
        "aux-folder": "aux/p.png",
        "capitals": "P.PNG",
    }
    for name, src in sources.items():
        text = GUIDE.replace("minutes: 2\n", f'minutes: 2\ncover: {{src: "{src}", alt: A}}\n')
        yield f"path-{name}", {LESSON: text, "lessons/a/p.png": png}
    files = {
        "p.png": b"",
        "p.jpg": b"<script>",
        "p.gif": b"GIF89a<script>",
        "p.webp": b"RIFF" + struct.pack("<I", 2**32 - 1) + b"WEBP",
        "p.avif": b"\0\0\0\0ftyp",
        "p.html": b"<script>alert(1)</script>",
        "p.js": b"alert(1)",
        "p.svgz": b"\x1f\x8b",
        "p.exe": b"MZ",
        "p": png,
    }
    for file, raw in files.items():
        yield f"file-{file}", {LESSON: cover(file), f"lessons/a/{file}": raw}

    def pipe(folder: Path) -> None:
        write(folder, {LESSON: cover("p.svg")})
        os.mkfifo(folder / "lessons/a/p.svg")

    def too_large(folder: Path) -> None:
        write(folder, {LESSON: cover("p.png"), "lessons/a/p.png": png})
        os.truncate(folder / "lessons/a/p.png", 2**40)

    def too_large_svg(folder: Path) -> None:
        write(folder, {LESSON: cover("p.svg"), "lessons/a/p.svg": SVG.format("")})
        os.truncate(folder / "lessons/a/p.svg", 2**31)

    yield "pipe", pipe
    yield "a-terabyte", too_large
    yield "svg-of-2-gib", too_large_svg
    yield (
        "svg-of-30-mib",
        {
            LESSON: cover("p.svg"),
            "lessons/a/p.svg": SVG.format("<g/>" * (30 * 1024 * 256)),
        },
    )
    wave = b"RIFF\xff\xff\xff\xffWAVE" + b"fmt \xff\xff\xff\xff" + b"\0" * 64
    block = "  - {type: prose, text: One. Two., "
    block += "audio: {src: a.wav, transcript: t, sentences: [0, 1]}}\n"
    heard = GUIDE.replace("blocks:\n", f"blocks:\n{block}")
    yield "wave-with-lies", {LESSON: heard, "lessons/a/a.wav": wave}
    yield "wave-of-nothing", {LESSON: heard, "lessons/a/a.wav": b"RIFF....WAVE"}
    zeros = b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0" + b"\0" * 16 + b"data\0\0\0\0"
    yield "wave-of-zeros", {LESSON: heard, "lessons/a/a.wav": zeros}


MEDIA = {"svg": _svg, "media": _media}
"""Each family of cases by its name."""
