"""The pages that only a packed copy has: where to begin, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from mkdocs_hornbook.offline import policy
from mkdocs_hornbook.pack.common import Group, Site
from mkdocs_hornbook.strings import Strings


def left_out_page(path: str, prefix: str, site: Site) -> str:
    """The page at an address that a copy does not have."""
    lang = next(group.lang for group in site.groups if group.prefix == prefix)
    t = Strings(lang)
    root = "../" * path.count("/")
    home = f"{root}{prefix}index.html"
    body = _words(t, lang, 1, "left_out", "left_out_more", home, "home")
    return _page(site, lang, root, t("left_out"), body)


def start_page(site: Site, shells: Sequence[Group]) -> str:
    """The page that a reader opens first: a way into each language."""
    words = "".join(
        _words(
            Strings(shell.lang), shell.lang, 2 if number else 1,
            "start_title", "start_more", f"{shell.prefix}index.html", "start_open",
        )
        for number, shell in enumerate(shells)
    )  # fmt: skip
    return _page(site, shells[0].lang, "", shells[0].title, words)


def _words(t: Strings, lang: str, level: int, title: str, more: str, href: str, button: str) -> str:
    return (
        f'<div class="hb-lost" lang="{escape(lang)}" dir="{t.of("language", "dir")}">\n'
        f"<h{level}>{escape(t(title))}</h{level}>\n"
        f'<p class="hb-lead">{escape(t(more))}</p>\n'
        f'<p><a class="hb-button" href="{escape(href)}">{escape(t(button))}</a></p>\n</div>\n'
    )


def _page(site: Site, lang: str, root: str, title: str, body: str) -> str:
    direction = Strings(lang).of("language", "dir")
    return f"""<!doctype html>
<html lang="{escape(lang)}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(policy())}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)} · {escape(site.name)}</title>
<link rel="stylesheet" href="{root}assets/hornbook/hornbook.css">
</head>
<body class="hb-page">
<main class="hb-main">
{body}</main>
</body>
</html>
"""
