"""Hostile text in every field: nothing runs, loads or leads away, with the policy and without it.

All pages are read by the browser's own parser; some of each kind are opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.steps import started
from tests.support import xss
from tests.support.sites import lay_out, run_build
from tests.support.web import http_site

META = re.compile(r'<meta http-equiv="?Content-Security-Policy"?[^>]*>', re.IGNORECASE)
OPENED = [
    *("lessons/c3/x", "lessons/c9/x", "zh/lessons/c5/x", "lessons/c4/led", "lessons/c6/play0"),
    *("lessons/c7/index", "quizzes/c2/x", "quizzes/c11/x", "zh/quizzes/c8/x", "p1", "p9", "p13"),
    *("lessons/index", "index", "class", "child", "review", "me", "show", "stored"),
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile site, built. It has warnings: hand-written pages lose their active parts."""
    source = tmp_path_factory.mktemp("xss") / "source"
    lay_out(xss.site(), source)
    built = run_build(source, strict=False)
    assert built.code == 0, built.output[-3000:]
    return built.site


@pytest.fixture(scope="module")
def at(hostile: Path) -> Iterator[str]:
    """Its address, over http."""
    with http_site(hostile) as address:
        yield address


def test_every_field_that_takes_words_is_hostile() -> None:
    touched: set[xss.Field] = set()

    def note(text: str, field: xss.Field) -> str:
        touched.add(field)
        return text

    for kind, value in xss.documents():
        xss.hostile(value, xss.DOCUMENTS[kind], note)

    assert xss.all_fields() - touched == set()
    assert len(xss.VECTORS) >= 100
    assert len(set(xss.VECTORS)) == len(xss.VECTORS)


FOREIGN = """(pages) => {
  const found = [];
  const tags = 'iframe,frame,object,embed,applet,form,base,portal,marquee,math,foreignObject';
  for (const [name, html] of pages) {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const say = (what, it) => found.push(`${name}: ${what}: ${it.outerHTML.slice(0, 200)}`);
    for (const it of page.querySelectorAll(tags)) say('element', it);
    for (const it of page.querySelectorAll('style,svg script,animate,set')) say('element', it);
    for (const it of page.querySelectorAll('meta[http-equiv]'))
      if (it.httpEquiv.toLowerCase() !== 'content-security-policy') say('meta', it);
    for (const it of page.querySelectorAll('script'))
      if (it.src ? new URL(it.getAttribute('src'), 'http://here/a/b').host !== 'here'
                 : !/^application\\/(ld\\+)?json$/.test(it.type)) say('script', it);
    for (const it of page.querySelectorAll('*')) for (const {name: key, value} of it.attributes) {
      const text = value.replace(/[\\0-\\x20]/g, '').toLowerCase();
      if (/^on/.test(key) || key === 'style' || key === 'srcdoc' || key === 'ping'
          || key === 'formaction') say(key, it);
      if (/^(href|src|srcset|poster|data|action|xlink:href|background)$/.test(key)) {
        if (/^(javascript|vbscript):/.test(text)) say(key, it);
        if (/^data:/.test(text) && it.localName === 'a') say(key, it);
        if (/^(\\/\\/|https?:)/.test(text) && it.localName !== 'a' && it.rel !== 'canonical')
          say(key, it);
      }
    }
  }
  return found;
}"""


def test_no_page_holds_what_could_run_or_load(hostile: Path, page: Page) -> None:
    files = sorted(hostile.rglob("*.html"))
    pages = [(file.relative_to(hostile).as_posix(), file.read_text("utf-8")) for file in files]
    names = {name for name, _ in pages}

    assert page.evaluate(FOREIGN, pages) == []
    assert {"lessons/c1/x.html", "zh/quizzes/c1/x.html", "p1.html"} <= names
    assert len([n for n in names if "/c1/" in n and ("present" in n or "print" in n)]) >= 2


def test_what_looks_for_it_finds_it(page: Page) -> None:
    pages = [("a", vector) for vector in xss.VECTORS if vector.startswith(("<svg on", "<if", "<m"))]

    assert len(page.evaluate(FOREIGN, pages)) >= len(pages) / 2


@contextmanager
def without_policy(browser: Browser, site: Path) -> Iterator[tuple[Page, list[str]]]:
    """A page of a site whose files have lost their policy, and what happens that must not."""
    trouble: list[str] = []
    context = browser.new_context(service_workers="block")
    context.expose_function("xss", lambda *_: trouble.append("a hostile text ran"))
    context.on("dialog", lambda dialog: (trouble.append("dialog"), dialog.dismiss()))

    def answer(route: Route) -> None:
        asked = urlsplit(route.request.url)
        file = site / asked.path.lstrip("/")
        if asked.hostname != "site.example":
            trouble.append(f"asked for {route.request.url}")
            route.abort()
        elif not file.is_file():
            route.fulfill(status=404)  # a hand-written picture of the own site may be missing
        elif file.suffix == ".html":
            text = META.sub("", file.read_text("utf-8"))
            route.fulfill(body=text, content_type="text/html; charset=utf-8")
        else:
            route.fulfill(path=file)

    context.route("**/*", answer)
    page = context.new_page()
    page.on("pageerror", lambda error: trouble.append(f"page error: {error}"))
    page.on("framenavigated", lambda frame: frame.parent_frame and trouble.append("a frame"))
    yield page, trouble
    context.close()


def touch(page: Page) -> None:
    """Focus, hover and open what there is, so that what waits for it would run."""
    page.evaluate(
        """() => {
          for (const it of document.querySelectorAll('main *')) {
            for (const kind of ['focus', 'mouseover', 'load', 'error', 'toggle'])
              it.dispatchEvent(new Event(kind));
          }
          for (const it of document.querySelectorAll('details')) it.open = true;
        }"""
    )


def answer_all(page: Page) -> None:
    """Choose something in each question and check it, so that feedback is shown."""
    page.evaluate(
        """() => {
          for (const kind of ['radio', 'checkbox'])
            for (const it of document.querySelectorAll(`main input[type=${kind}]`)) it.click();
          for (const it of document.querySelectorAll('main input[type=text], main textarea')) {
            it.value = '<img src=x onerror=xss()>';
            it.dispatchEvent(new Event('input', {bubbles: true}));
          }
          for (const it of document.querySelectorAll('main button')) if (!it.disabled) it.click();
        }"""
    )


def presented(site: Path) -> list[str]:
    """A deck and each sheet of one copy."""
    found = sorted(p for p in site.rglob("*.html") if "/c3/" in p.as_posix())
    kinds = [p for p in found if {"present", "print"} & set(p.relative_to(site).parts)]
    return [p.relative_to(site).as_posix().removesuffix(".html") for p in kinds[:6]]


def test_nothing_runs_on_a_page_without_its_policy(hostile: Path, browser: Browser) -> None:
    with without_policy(browser, hostile) as (page, trouble):
        for name in [*OPENED, *presented(hostile)]:
            page.goto(f"http://site.example/{name}.html")
            expect(page.locator("main, body").first).to_be_attached()
            assert page.locator('meta[http-equiv="Content-Security-Policy"]').count() == 0
            touch(page)
            if "quizzes/" in name:
                started(page)
                answer_all(page)
            assert (name, trouble) == (name, [])


def test_nothing_runs_in_the_results_of_a_search(hostile: Path, browser: Browser) -> None:
    with without_policy(browser, hostile) as (page, trouble):
        page.goto("http://site.example/index.html")
        page.get_by_role("button", name="Search").click()
        box = page.get_by_role("searchbox")
        for words in ("xss()", "<script", "onerror"):
            box.fill("")
            expect(page.locator(".hb-search-results a")).to_have_count(0)
            box.fill(words)
            expect(page.locator(".hb-search-results a").first).to_be_visible()
            touch(page)
        assert trouble == []


@pytest.mark.parametrize("name", OPENED[:9:3])
def test_nothing_is_even_tried_with_the_policy(at: str, page: Page, name: str) -> None:
    ran: list[str] = []
    page.expose_function("xss", lambda *_: ran.append(name))
    page.goto(f"{at}{name}.html")  # the page is watched: a violation of the policy fails
    touch(page)

    assert ran == []
