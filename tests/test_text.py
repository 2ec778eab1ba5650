"""Author's text: small Markdown in, safe HTML out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_hornbook import text

VECTORS = [
    "<script>x</script>",
    "<img src=x onerror=x>",
    "<svg onload=x>",
    "<iframe src=//example.org>",
    "<form action=//example.org><input type=password>",
    "<meta http-equiv=refresh content=0>",
    "<a href=javascript:x>a</a>",
    "[a](javascript:x)",
    "[a](JaVaScRiPt:x)",
    "[a](java&#115;cript:x)",
    "[a](java\tscript:x)",
    "[a](data:text/html,x)",
    "[a](vbscript:x)",
    "[a](//example.org)",
    "[a](http://example.org)",
    "![a](https://example.org/a.png)",
    "<https://example.org/><script>x</script>",
    "[a]: javascript:x\n\n[a]",
    "`<script>`",
    "<style>*{display:none}</style>",
    "<!-- --><script>x</script>",
    "{: onclick=x }",
    "{{ 7 * 7 }}",
    "&lt;script&gt;x&lt;/script&gt;",
    "[a](https://example.org \"x' onclick='y\")",
    "<base href=//example.org>",
]
ALLOWED = re.compile(
    r'</?(p|em|strong|code|pre|blockquote|ul|ol|li|h[3-6]|hr|br)>|</a>|<ol start="\d+">'
    r'|<a href="(https:|mailto:|tel:|[^"/:\\]+("| ))[^"]*( rel="noopener")?"?[^>]*>'
)


@pytest.mark.parametrize("vector", VECTORS)
@pytest.mark.parametrize("render", [text.block, text.inline])
def test_nothing_that_runs_or_loads_gets_through(render, vector: str) -> None:
    html = str(render(f"Before {vector} after"))

    tags = re.findall(r"<[^>]*>", html)
    assert [tag for tag in tags if not ALLOWED.fullmatch(tag)] == []


@pytest.mark.parametrize("vector", ["javascript:x", "//example.org", "http://example.org"])
def test_an_unsafe_link_is_no_link(vector: str) -> None:
    assert "<a" not in text.inline(f"[a]({vector})")


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("One *two* **three**", "<p>One <em>two</em> <strong>three</strong></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3 < 5 & 6", "<p>3 &lt; 5 &amp; 6</p>"),
        ("# Title", "<h3>Title</h3>"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>"),
        ("[ring](tel:110)", '<p><a href="tel:110" rel="noopener">ring</a></p>'),
    ],
)
def test_small_markdown(source: str, html: str) -> None:
    assert text.block(source) == html


def test_a_link_to_a_yaml_file_leads_to_its_page() -> None:
    def resolve(path: str) -> str | None:
        return "../roads.html" if path == "../b/roads.yml" else None

    assert 'href="../roads.html#facts"' in text.inline("[r](../b/roads.yml#facts)", resolve)


PLAIN = st.text(
    st.sampled_from("ab c.,!?:;()'\"-+=#\n\t水，。0123456789~|*_`<>&[]\\"), max_size=40
).filter(str.strip)


@settings(max_examples=1000)
@given(PLAIN)
def test_the_short_way_gives_what_the_long_way_gives(source: str) -> None:
    long_way = text._MARKDOWN.render(source).replace("<h1>", "<h3>").replace("</h1>", "</h3>")
    long_way = long_way.replace("<h2>", "<h4>").replace("</h2>", "</h4>")

    assert words(text.block(source)) == words(long_way)


def words(html: str) -> list[str]:
    plain = (
        html.replace(' rel="noopener"', "")
        .replace("&quot;", '"')
        .replace("<hr />", "<hr>")
        .replace("<br />", "<br>")
    )
    return re.findall(r"<[^>]+>|[^<\s]+", re.sub(r' class="[^"]*"| style="[^"]*"', "", plain))


@pytest.mark.parametrize(
    ("words", "count"), [("Two words", 2), ("don't stop", 2), ("水边玩", 3), ("跑 run 快", 3)]
)
def test_words_are_counted_in_every_script(words: str, count: int) -> None:
    assert text.count_words(words) == count


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("Walk {how}.", [("Walk ", "how"), (".", "")]),
        ("{a} {b}", [("", "a"), (" ", "b"), ("", "")]),
        ("*Stop* {a} **now**", [("<em>Stop</em> ", "a"), (" <strong>now</strong>", "")]),
        ("a < b {a}", [("a &lt; b ", "a"), ("", "")]),
        ("<input> {a}", [("&lt;input&gt; ", "a"), ("", "")]),
        ("*walk {a}*", [("*walk ", "a"), ("*", "")]),
        ("在 {shi}，走。", [("在 ", "shi"), ("，走。", "")]),
        ("{ a } {} {1, 2}", [("{ a } {} {1, 2}", "")]),
    ],
)
def test_a_line_is_cut_at_its_gaps(line: str, pieces: list[tuple[str, str]]) -> None:
    assert text.gapped(line) == pieces


@given(st.text(alphabet="ab \n-*_`>#|&<1.)\"'\t\\[]", max_size=20))
def test_the_words_of_a_text_are_those_of_its_html(words: str) -> None:
    assert text.plain_block(words) == text.plain(text.block(words))
