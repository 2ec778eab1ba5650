"""How many files a page needs, what they weigh, and how much of a page is not its own words."""

from __future__ import annotations

import gzip
import posixpath
import re
import subprocess
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from mkdocs_hornbook.bundles import joined, parts_of
from tests.support.content import GUIDE, QUIZ
from tests.support.machine import find_program
from tests.support.sites import Built

MOST_FILES = 8
MOST_BYTES = 60 * 1024
MOST_BYTES_OF_MORE = 62 * 1024
"""Of a guide with questions, cards, forms and numbers to call."""
MOST_ELEMENTS = 250
CONTENT = {"lessons", "quizzes"}

CONFIG = """\
site_name: Test site
docs_dir: content
theme: {name: material, custom_dir: overrides}
plugins: [hornbook]
"""
LESSON = f"{GUIDE}  - {{type: checklist, items: [Wash your hands.]}}\n"


class Reader(HTMLParser):
    """What a page loads before anybody scrolls, and how many elements are not in its <main>."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.files: list[str] = []
        self.beside = 0
        self.is_inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.is_inside = self.is_inside or tag == "main"
        self.beside += not self.is_inside
        is_loaded = tag == "script" or (tag == "img" and given.get("loading") != "lazy")
        if is_loaded and (source := given.get("src")):
            self.files.append(source)
        if tag == "link" and given.get("rel") in ("stylesheet", "icon"):
            self.files.append(str(given["href"]))

    def handle_endtag(self, tag: str) -> None:
        self.is_inside = self.is_inside and tag != "main"


@cache
def packed(file: Path) -> int:
    """Bytes of a file on its way from a server that compresses."""
    return len(gzip.compress(file.read_bytes(), mtime=0))


def asked(page: Path) -> list[Path]:
    """The page and every file it needs, but for the pictures of its own content."""
    names = dict.fromkeys(Reader(page.read_text("utf-8")).files)
    files = [(page.parent / name).resolve() for name in names]
    return [page, *(file for file in files if not CONTENT & set(file.parts))]


def lessons(portal: Built) -> list[Path]:
    """Every page of a lesson or a quiz, in both languages; no shelf, no slides, no sheets."""
    found = [page for page in portal.site.rglob("*.html") if CONTENT & set(page.parts)]
    return sorted(p for p in found if not {"present", "print", "index.html"} & set(p.parts))


def test_a_page_of_a_lesson_or_a_quiz_needs_few_files(portal: Built) -> None:
    pages = lessons(portal)

    assert len(pages) > 100
    assert [page for page in pages if len(asked(page)) > MOST_FILES] == []


def test_the_first_page_is_light_with_all_that_it_needs(portal: Built) -> None:
    for page in lessons(portal):
        most = MOST_BYTES_OF_MORE if "family" in page.parts else MOST_BYTES
        assert sum(map(packed, asked(page))) <= most, page


def test_what_asks_questions_is_on_pages_with_questions_alone(portal: Built) -> None:
    for page in portal.site.rglob("*.html"):
        html = page.read_text("utf-8")
        asks = re.search(r'<script [^>]*[./]quiz\.js"', html) is not None
        assert asks == ('<section class="hb-quiz"' in html), page


def test_few_elements_of_a_lesson_are_not_its_own(portal: Built) -> None:
    for page in lessons(portal):
        assert Reader(page.read_text("utf-8")).beside <= MOST_ELEMENTS, page


def test_pictures_keep_their_place_while_they_come(portal: Built) -> None:
    for page in lessons(portal):
        figures = re.findall(r'<figure class="hb-picture"><img [^>]*>', page.read_text("utf-8"))
        assert [tag for tag in figures if not re.search(r'width="\d+" height="\d+"', tag)] == []


def test_a_part_of_what_is_joined_can_be_replaced(build_site) -> None:
    """By the theme of the site and by its own folder; addresses in it lead where they led."""
    files = {
        "mkdocs.yml": CONFIG,
        "lessons/a/guide.yml": LESSON,
        "quizzes/a/small.yml": QUIZ,
        "overrides/assets/hornbook/blocks/checklist.css": ".mine { background: url('dot.png') }\n",
        "overrides/assets/hornbook/blocks/listen.css": ".ours { background: url(dot.png) }\n",
        "content/assets/hornbook/blocks/checklist.js": "document.title = 'own'\n",
    }
    built: Built = build_site(files)

    assert built.code == 0, built.output
    page = built.site / "lessons/a/guide.html"
    loaded = [file for file in asked(page) if file.suffix in (".css", ".js")]
    whole = {file.name: file.read_text("utf-8") for file in loaded}
    (name,) = (name for name, text in whole.items() if ".mine" in text)
    for style, where in (("hornbook.css", ""), (name, "sets")):
        address = re.search(r'(?:ours|mine)\{background: url\("(\S+)"\)', whole[style])
        assert address
        assert posixpath.normpath(posixpath.join(where, address[1])) == "blocks/dot.png"
    assert any("document.title = 'own'" in text for text in whole.values())
    assert not (built.site / "assets/hornbook/blocks/listen.css").exists()


def test_a_script_that_fails_stops_no_other_one_of_its_file(tmp_path: Path) -> None:
    texts = {
        "assets/hornbook/a.js": "(()=>{throw new Error('broken')})()",
        "assets/hornbook/b.js": "console.log('said') // to the end",
    }
    file = tmp_path / "both.js"
    file.write_text(joined("assets/hornbook/both.js", list(texts), texts.__getitem__), "utf-8")
    node = find_program("node")
    assert node
    done = subprocess.run([node, file], capture_output=True, encoding="utf-8", timeout=60)

    assert done.stdout == "said\n"
    assert "Error: broken" in done.stderr


@pytest.mark.parametrize("text", ["", "/* a remark */\nbody {}\n"])
def test_a_file_that_is_not_joined_is_its_own_part(text: str) -> None:
    assert parts_of("assets/hornbook/own.css", text) == [("assets/hornbook/own.css", text)]
