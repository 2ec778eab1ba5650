"""What a page of an edition says of itself, and where its links lead."""

from __future__ import annotations

import pytest

from mkdocs_hornbook.links import in_language
from mkdocs_hornbook.strings import Strings
from tests.support.arabic import CONFIG
from tests.support.content import SMALL
from tests.support.sites import Built

ADDRESSES = {"zh/teacher.html", "zh/lessons/a/guide.html", "zh/guides/a b.html"}
ZH_QUIZ = "title: 小测验\nquestions:\n  - {id: ring, stem: 有游泳圈就够了。}\n"
QUIZ = "title: T\nquestions:\n  - {type: true-false, id: ring, stem: A ring., answer: false}\n"
SOURCES = "sources:\n  - {id: s1, text: A study of rings., strength: A}\n"
TOPIC = "title: Water\n"
SITE = {
    **SMALL,
    "mkdocs.yml": CONFIG.replace("  custom_dir: overrides\n", "").replace("{ar:", "{zh:"),
    "content/teacher.md": "---\nhornbook: teacher\n---\n# I teach\n",
    "content/guides/start.md": "# Start\n\n[here](../teacher.md)\n",
    "content/guides/start.zh.md": """\
# 开始

[老师](../teacher.md#top) [课](../lessons/a/guide.yml) [别处](https://example.org/) [图](#x)

```quiz
src: a/ring
```

```quiz
title: 自己的
questions:
  - {type: true-false, id: own, stem: 真的吗？, answer: true}
```
""",
    "quizzes/a/ring.yml": QUIZ,
    "quizzes/a/ring.zh.yml": ZH_QUIZ,
    "lessons/a/topic.yml": TOPIC,
    "lessons/a/topic.zh.yml": "title: 水\n",
    "lessons/sources.yml": SOURCES,
    "lessons/sources.zh.yml": "sources:\n  - {id: s1, text: 一项关于游泳圈的研究。}\n",
}


@pytest.mark.parametrize(
    ("href", "leads_to"),
    [
        ("../../teacher.html#top", "../teacher.html#top"),
        ("../../lessons/a/guide.html", "../lessons/a/guide.html"),
        ("../../guides/a%20b.html", "a%20b.html"),
        ("../../parent.html", "../../parent.html"),
        ("../teacher.html", "../teacher.html"),
        ("https://example.org/teacher.html", "https://example.org/teacher.html"),
        ("#teacher.html", "#teacher.html"),
    ],
)
def test_a_link_leads_to_the_page_in_the_same_language(href: str, leads_to: str) -> None:
    html = f'<p><a class="x" href="{href}">x</a></p>'

    found = in_language(html, "zh/guides/start.html", "zh/", ADDRESSES)

    assert found == html.replace(href, leads_to)


def test_a_written_page_links_and_embeds_in_its_language(build_site) -> None:
    built: Built = build_site(SITE)

    assert built.code == 0, built.output
    page = built.page("zh/guides/start.html")
    assert '<a href="../teacher.html#top">' in page
    assert '<a href="../lessons/a/guide.html">' in page
    assert 'href="https://example.org/"' in page
    assert "有游泳圈就够了。" in page
    assert 'data-hb-quiz="guides/start"' in page, "the id that it has in every language"
    assert 'href="../teacher.html"' in built.page("guides/start.html")


def test_every_language_is_named_with_its_address(build_site) -> None:
    site = {**SITE, "mkdocs.yml": "site_url: https://example.org/school/\n" + SITE["mkdocs.yml"]}
    page = build_site(site).page("zh/lessons/a/index.html")

    for tag, address in {"en": "", "zh-Hans": "zh/", "x-default": ""}.items():
        href = f"https://example.org/school/{address}lessons/a/index.html"
        assert f'<link rel="alternate" hreflang="{tag}" href="{href}">' in page
    assert "<title>水 · " in page


@pytest.mark.parametrize(
    ("lang", "date", "minutes"),
    [
        ("en", "November 2, 2026", "1 minute"),
        ("zh", "2026年11月2日", "1分钟"),
        ("de", "2. November 2026", "1 minute"),
        ("xx", "2026-11-02", "1 minute"),
    ],
)
def test_dates_and_numbers_are_written_in_the_language(lang: str, date: str, minutes: str) -> None:
    t = Strings(lang)

    assert (t.date("2026-11-02"), t("minutes", n=1)) == (date, minutes)
    assert t.date("2026-13-45") == "2026-13-45"


def test_a_language_with_fewer_plural_forms_borrows_none_of_english(tmp_path) -> None:
    folder = tmp_path / "hornbook/locales"
    folder.mkdir(parents=True)
    (folder / "ar.json").write_text('{"pages": {"minutes_other": "{n} د"}}', "utf-8")
    t = Strings("ar", [tmp_path])

    assert [t.count("minutes", n) for n in (0, 1, 2, 5, 11)] == ["0 د", "1 د", "2 د", "5 د", "11 د"]


def test_three_languages_are_named_at_the_foot_of_the_page(build_site) -> None:
    arabic = '{"language": {"name": "العربية", "tag": "ar", "dir": "rtl"}}'
    site = {
        **SITE,
        "mkdocs.yml": CONFIG,
        "overrides/hornbook/locales/ar.json": arabic,
        "lessons/a/topic.ar.yml": "title: ماء\n",
    }
    page = build_site(site).page("ar/lessons/a/index.html")

    assert '<a class="hb-tool" href="#hb-languages">' in page
    foot = page[page.index('id="hb-languages"') :]
    for prefix, tag in {"": "en", "zh/": "zh-Hans", "ar/": "ar"}.items():
        assert f'<li><a href="../../../{prefix}lessons/a/index.html" lang="{tag}"' in foot
