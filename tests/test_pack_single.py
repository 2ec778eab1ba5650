"""`hornbook pack single`: a topic as one file that needs nothing beside it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_hornbook.cli import main
from mkdocs_hornbook.pack.common import read_site
from mkdocs_hornbook.pack.page import resolve
from mkdocs_hornbook.pack.single import pack_single
from mkdocs_hornbook.pack.tree import Element, read_tree
from tests.browser.test_carried import beep
from tests.support.content import GUIDE, SMALL
from tests.support.sites import ROOT, Built, lay_out, run_build
from tests.support.validator import Complaint, html_complaints, is_ours

POINTERS = ("for", "headers", "list", "aria-controls", "aria-describedby", "aria-labelledby")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two topics; one has a sensitive lesson and a recording."""
    source = tmp_path_factory.mktemp("single") / "source"
    quiz = SMALL["quizzes/a/small.yml"]
    assert isinstance(quiz, str)
    heard = quiz.replace(
        "    hints:", "    audio: {src: beep.wav, transcript: A beep is heard.}\n    hints:"
    )
    talk = GUIDE.replace("Small guide", "A talk").replace(
        "kind: guide", "kind: guide\nsensitive: true"
    )
    files = {
        **SMALL,
        "quizzes/a/small.yml": heard,
        "quizzes/a/beep.wav": beep(),
        "quizzes/a/talk.yml": quiz,
        "quizzes/b/small.yml": quiz,
        "lessons/a/talk.yml": talk.replace("a/small", "a/talk"),
        "lessons/b/other.yml": GUIDE.replace("a/small", "b/small"),
    }
    lay_out(files, source)
    built = run_build(source)
    assert built.code == 0, built.output
    return built.site


def run(*arguments: str | Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["pack", "single", *map(str, arguments)])


def packed(site: Path, topic: str, language: str = "") -> Element:
    """The tree of a packed topic."""
    return read_tree(pack_single(read_site(site), topic, language).html)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("topic", ["safety", "reading", "care", "family", "activities", "forms"])
def test_every_way_in_the_file_leads_to_a_place_in_it(
    portal: Built, topic: str, language: str
) -> None:
    tree = packed(portal.site, topic, language)
    ids = Counter(element.get("id") for element in tree.all(having="id"))

    assert [id for id, number in ids.items() if number > 1] == []
    for element in tree.all():
        for name in ("src", "poster"):
            assert not element.has(name) or element.get(name).startswith("data:")
        if element.tag in ("a", "use", "link") and element.has("href"):
            href = element.get("href")
            assert href.startswith(("data:", "tel:", "https://")) or href[1:] in ids, href
        for name in POINTERS:
            assert [id for id in element.get(name).split() if id not in ids] == []


def test_the_policy_allows_exactly_what_is_in_the_file(portal: Built) -> None:
    tree = packed(portal.site, "safety")
    policy = next(m.get("content") for m in tree.all("meta") if "default-src" in m.get("content"))
    inline = [e for e in tree.all("script") if e.get("type") != "application/json"]
    hashes = {
        "'sha256-" + base64.b64encode(hashlib.sha256(e.text.encode()).digest()).decode() + "'"
        for e in (*inline, *tree.all("style"))
    }

    assert set(re.findall(r"'sha256-[^']+'", policy)) == hashes
    assert len(hashes) == len([*inline, *tree.all("style")]), "each script and each style once"
    assert "self" not in policy and "unsafe" not in policy and "http" not in policy
    assert not any(e.has("src") for e in inline) and not any(e.has("style") for e in tree.all())


def test_the_file_holds_the_lessons_the_quizzes_and_the_numbers_to_call(portal: Built) -> None:
    tree = packed(portal.site, "safety", "zh")

    ids = [main.get("id") for main in tree.all("main") if main.has("data-hb-page")]
    names = {file.name.partition(".")[0] for file in (ROOT / "quizzes/safety").glob("*.yml")}
    pages = {f"zh.{kind}.safety.{name}" for kind in ("lessons", "quizzes") for name in names}
    assert ids[:3] == [
        "zh.lessons.safety.index",
        "zh.lessons.safety.water",
        "zh.quizzes.safety.water",
    ]
    assert set(ids[1:-1]) == pages - {"zh.quizzes.safety.my-body"}  # a class answers it aloud
    assert ids[-1] == "zh.helplines"
    assert tree.all("html")[0].get("lang") == "zh-Hans"


def test_it_is_kept_apart_from_the_children_of_a_shared_site(portal: Built) -> None:
    html = packed(portal.site, "safety").all("html")[0]

    assert html.get("data-hb-learners") == "off"
    assert html.get("data-hb-site") == read_site(portal.site).id + "-file"
    assert not html.has("data-hb-base")


def test_a_recording_goes_along(site: Path) -> None:
    tree = packed(site, "a")

    assert [e.get("src")[:22] for e in tree.all("audio")] == ["data:audio/wav;base64,"]


def test_a_recording_that_is_too_large_leaves_its_words(site: Path, tmp_path: Path) -> None:
    done = run("a", "-o", tmp_path / "a.html", "--site", site, "--audio-limit", "0.001")
    tree = read_tree((tmp_path / "a.html").read_text("utf-8"))
    box = tree.all(css="hb-audio")[0]

    assert "quizzes/a/beep.wav did not go along" in done.output
    assert not tree.all("audio")
    assert box.all("details")[0].has("open")
    assert "The recording is not in this file." in box.text and "A beep is heard." in box.text


def test_a_sensitive_lesson_can_be_left_and_nothing_is_kept(site: Path) -> None:
    tree = packed(site, "a")
    leaves = tree.by_id("hb-leaves")

    assert [e.get("href") for e in tree.all(having="data-hb-exit")] == ["#hb-leaves"]
    assert leaves and leaves.has("hidden") and "Test site" not in leaves.text
    assert tree.all("body")[0].has("data-hb-sensitive")
    assert not packed(site, "b").by_id("hb-leaves")


def test_what_is_not_in_the_file_is_no_link(portal: Built) -> None:
    family = packed(portal.site, "family")

    assert not family.all(css="hb-search-button") and not family.all(css="hb-whois")
    assert not family.all(having="data-hb-progress") and not family.all(css="hb-again")
    assert {link.get("href") for link in family.all("a", css="hb-brand")} == {
        "#lessons.family.index"
    }


def test_two_packings_are_the_same_bytes(portal: Built, tmp_path: Path) -> None:
    for name in ("一 个.html", "other.html"):
        assert run("reading", "-o", tmp_path / name, "--site", portal.site).exit_code == 0
    again = run("reading", "-o", tmp_path / "other.html", "--site", portal.site)

    assert again.exit_code == 0, again.output
    assert (tmp_path / "一 个.html").read_bytes() == (tmp_path / "other.html").read_bytes()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["other.html", "一 个.html"]


@pytest.mark.parametrize(
    ("topic", "language", "said"),
    [("none", "", "The site has no topic `none`"), ("a", "fr", "The site has no language `fr`")],
)
def test_what_the_site_lacks_is_said_in_one_line(
    site: Path, tmp_path: Path, topic: str, language: str, said: str
) -> None:
    done = run(topic, "-o", tmp_path / "x.html", "--site", site, "--language", language)

    assert done.exit_code == 1
    assert done.output.startswith(f"Error: {said}") and done.output.count("\n") == 1
    assert not (tmp_path / "x.html").exists()


def test_a_file_of_somebody_else_stays(site: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.html"
    file.write_text("<!doctype html><title>Mine</title>", encoding="utf-8")
    done = run("a", "-o", file, "--site", site)

    assert done.exit_code == 1
    assert file.read_text("utf-8") == "<!doctype html><title>Mine</title>"


def test_the_html_checker_has_nothing_to_say(portal: Built, site: Path, tmp_path: Path) -> None:
    for topic, language in (("safety", "en"), ("reading", "zh"), ("forms", "en"), ("family", "zh")):
        run(topic, "-o", tmp_path / f"{topic}.html", "--site", portal.site, "--language", language)
    run("a", "-o", tmp_path / "a.html", "--site", site)

    def is_about_us(complaint: Complaint) -> bool:
        # Pages are shown one at a time: the heading of each is the only one then.
        return is_ours(complaint) and "top-level heading" not in complaint.message

    assert len(list(tmp_path.iterdir())) == 5
    assert [str(c) for c in html_complaints(tmp_path, keep=is_about_us)] == []


def test_a_page_is_written_as_it_was_read() -> None:
    page = '<p title="&quot;a&quot; &lt; b">1 &lt; 2<br>&amp;<svg viewbox="0 0 1 1"></svg></p>'

    assert read_tree(page).inner() == page
    assert read_tree("<ul><li>a<li>b</ul>c").children[-1] == "c"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("../b/x.html#p", ("lessons/b/x.html", "p")),
        ("#p", ("lessons/a/y.html", "p")),
        ("https://school.example/", (None, "")),
        ("tel:110", (None, "")),
    ],
)
def test_addresses_are_followed_from_their_page(
    address: str, found: tuple[str | None, str]
) -> None:
    assert resolve("lessons/a/y.html", address) == found
