"""Author's text to safe HTML, and to plain words.

A small CommonMark without raw HTML and without pictures is rendered, then cleaned by an allow-list:
neither step is trusted alone. Markup made here is the only HTML that templates print unescaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

TAGS = {
    *("p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a"),
    *("h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
SCHEMES = {"https", "mailto", "tel"}
YAML_LINK = re.compile(r"\]\(\s*<?([^)\s>#]+\.ya?ml)(#[^)\s>]*)?>?\s*\)")
"""A Markdown link whose target is another YAML file."""
NO_HTTPS = re.compile(r"\]\(\s*<?((?:http:|www\.)[^)\s>]*)", re.IGNORECASE)
"""A Markdown link that is meant to leave the site, and would not."""

GAP = re.compile(r"\{([^{}\s]+)\}")
"""The place of a gap in a text: its id in curly brackets."""

Resolve = Callable[[str], str | None]
"""From the target of a link to a YAML file to the address of its page, or None."""

Rewrite = Callable[[list[Token]], list[Token]]
"""From the tokens of one line to others: marks words, or puts their sound above them."""

MARKS: dict[str, set[str]] = {
    "span": {"class", "data-hb-gloss"},
    "ruby": {"class"},
    "rt": set(),
    "rp": set(),
}
"""What a rewrite may add, with its attributes; an author's own text has no such tags."""

_CLEANER = nh3.Cleaner(tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener")
_MARKED = nh3.Cleaner(
    tags=TAGS | MARKS.keys(),
    attributes=ATTRIBUTES | MARKS,
    url_schemes=SCHEMES,
    link_rel="noopener",
)
_SPECIAL_INLINE = re.compile(r"[\\`*_\[\]<>&\n]| {2}")
_SPECIAL_PARAGRAPH = re.compile(r"[\\`*_\[\]<>&]")
_BLOCK_SIGN = re.compile(r"^\s*(?:[#>+\-*_=~|<`\[]|\d+[.)])|^ {4}|\t| {2}$|\\$|\|", re.MULTILINE)
"""What may begin a list, heading, quotation, table, code or reference, or break a line."""
_PARAGRAPHS = re.compile(r"\n\s*\n")
_TAG = re.compile(r"<[^>]+>")
_WORDS = re.compile(r"[⺀-鿿가-힯豈-﫿]|[\w’'-]+")


def _engine() -> MarkdownIt:
    engine = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    engine.validateLink = lambda url: _scheme(url) in SCHEMES or bool(_relative(url))  # type: ignore[method-assign] # the documented way to set it
    return engine


def _scheme(url: str) -> str:
    return url.partition(":")[0].lower() if ":" in url else ""


def _relative(url: str) -> bool:
    return not _scheme(url) and not url.startswith(("/", "\\"))


_MARKDOWN = _engine()


def block(text: str, resolve: Resolve | None = None, rewrites: Sequence[Rewrite] = ()) -> Markup:
    """Paragraphs, lists and tables as HTML; headings begin at h3."""
    if not rewrites and not _BLOCK_SIGN.search(text):
        parts = _PARAGRAPHS.split(text.strip())
        return Markup("\n".join(f"<p>{_paragraph(part, resolve)}</p>" for part in parts))
    tokens = _MARKDOWN.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + 2, 6)}"
    return _clean(tokens, resolve, rewrites)


def _paragraph(text: str, resolve: Resolve | None) -> str:
    return text if not _SPECIAL_PARAGRAPH.search(text) else inline(text, resolve)


def inline(text: str, resolve: Resolve | None = None, rewrites: Sequence[Rewrite] = ()) -> Markup:
    """One line as HTML, without a paragraph around it."""
    if not rewrites and not _SPECIAL_INLINE.search(text):
        return Markup(text)
    return _clean(_MARKDOWN.parseInline(text), resolve, rewrites)


def gapped(text: str, resolve: Resolve | None = None) -> list[tuple[Markup, str]]:
    """The pieces of a line as HTML, each with the id of the gap behind it; the last has none."""
    parts = GAP.split(text)
    return [
        (_piece(piece, resolve), gap)
        for piece, gap in zip(parts[::2], [*parts[1::2], ""], strict=True)
    ]


def _piece(text: str, resolve: Resolve | None) -> Markup:
    """A piece with the spaces at its ends, which `inline` takes away."""
    words = text.strip()
    if not words:
        return Markup(" " if text else "")
    before, _, after = text.partition(words)
    return Markup(" " if before else "") + inline(words, resolve) + Markup(" " if after else "")


def _clean(
    tokens: list[Token], resolve: Resolve | None, rewrites: Sequence[Rewrite] = ()
) -> Markup:
    if resolve:
        for token in tokens:
            for child in token.children or ():
                if child.type == "link_open":
                    _point(child, resolve)
    for rewrite in rewrites:
        for token in tokens:
            if token.children:
                token.children = rewrite(token.children)
    html = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    return Markup((_MARKED if rewrites else _CLEANER).clean(html).strip())


def _point(link: Token, resolve: Resolve) -> None:
    href = str(link.attrGet("href") or "")
    path, mark, fragment = href.partition("#")
    if path.endswith((".yml", ".yaml")) and (url := resolve(path)):
        link.attrSet("href", url if "#" in url else f"{url}{mark}{fragment}")


def plain(html: Any) -> str:
    """The words of rendered HTML, for search and for titles."""
    text = _TAG.sub(" ", str(html))
    for entity, sign in (
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", '"'),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ):
        text = text.replace(entity, sign)
    return " ".join(text.split())


def plain_block(text: str) -> str:
    """The words of an author's text, as `plain` finds them in `block` of it."""
    if _BLOCK_SIGN.search(text) or _SPECIAL_PARAGRAPH.search(text):
        return plain(block(text))
    return " ".join(text.split())


def count_words(text: str) -> int:
    """Words, with every Chinese, Japanese or Korean character as one."""
    return len(_WORDS.findall(text))
