"""Pictures and recordings: beside the YAML, harmless, described."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import GUIDE, SMALL, found, read, write

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32


def guide(src: str, alt: str = "alt: A pond") -> str:
    return GUIDE.replace("minutes: 2\n", f"minutes: 2\ncover:\n  src: {src}\n  {alt}\n")


def problems(tmp_path: Path, src: str, files: dict[str, bytes]) -> list[str]:
    return found(read(tmp_path, {**SMALL, "lessons/a/guide.yml": guide(src), **files}))


def test_a_picture_beside_the_lesson_is_published_at_its_place(tmp_path: Path) -> None:
    files = {**SMALL, "lessons/a/guide.yml": guide("pond/blue.svg")}
    library = read(tmp_path, {**files, "lessons/a/pond/blue.svg": SVG})

    assert found(library) == []
    assert list(library.media) == ["lessons/a/pond/blue.svg"]


def test_a_quiz_may_use_a_picture_of_a_lesson(tmp_path: Path) -> None:
    quiz = SMALL["quizzes/a/small.yml"]
    assert isinstance(quiz, str)
    picture = "    picture: {src: ../../lessons/a/p.svg, alt: A pond}\n    hint"
    files = {**SMALL, "quizzes/a/small.yml": quiz.replace("    hint", picture)}

    assert found(read(tmp_path, {**files, "lessons/a/p.svg": SVG})) == []


@pytest.mark.parametrize(
    ("src", "code"),
    [
        ("none.svg", "HB301"),
        ("../../../etc/secret.png", "HB302"),
        ("/etc/secret.png", "HB302"),
        ("'C:\\a.png'", "HB302"),
        ("https://example.org/a.png", "HB302"),
        ("page.html", "HB303"),
        ("fake.png", "HB303"),
        ("broken.svg", "HB303"),
        ("script.svg", "HB304"),
        ("event.svg", "HB304"),
        ("loads.svg", "HB304"),
        ("style.svg", "HB304"),
        ("entity.svg", "HB304"),
        ("a:b.png", "HB302"),
        ("Con.png", "HB305"),
    ],
)
def test_a_bad_picture_is_a_problem_at_its_line(tmp_path: Path, src: str, code: str) -> None:
    head = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">'
    files = {
        "lessons/a/page.html": b"<p>",
        "lessons/a/fake.png": b"<script>",
        "lessons/a/Con.png": PNG,
        "lessons/a/broken.svg": b"<svg><g></svg>",
        "lessons/a/script.svg": head + b"<script>1</script></svg>",
        "lessons/a/event.svg": head + b'<g onload="1"/></svg>',
        "lessons/a/loads.svg": head + b'<image x:href="//example.org/a.png"/></svg>',
        "lessons/a/style.svg": head + b"<style>@import '//example.org/a.css'</style></svg>",
        "lessons/a/entity.svg": b'<!DOCTYPE svg [<!ENTITY a "b">]>' + head + b"&a;</svg>",
    }

    assert problems(tmp_path, src, files) == [f"lessons/a/guide.yml:6:8 {code}"]


def test_a_picture_needs_words(tmp_path: Path) -> None:
    files = {**SMALL, "lessons/a/guide.yml": guide("p.svg", "caption: x"), "lessons/a/p.svg": SVG}

    assert found(read(tmp_path, files)) == ["lessons/a/guide.yml:6:3 HB102"]


def test_a_picture_behind_a_link_is_refused(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"p.png": PNG})
    (tmp_path / "lessons" / "a").mkdir(parents=True)
    (tmp_path / "lessons" / "a" / "p.png").symlink_to(outside / "p.png")

    assert problems(tmp_path, "p.png", {}) == ["lessons/a/guide.yml:6:8 HB302"]
