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
    picture = "    picture: {src: ../../lessons/a/p.svg, alt: A pond}\n    hints"
    files = {**SMALL, "quizzes/a/small.yml": quiz.replace("    hints", picture)}

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


WEBM = (Path(__file__).parent / "cases" / "media" / "wave.webm").read_bytes()
FILM = "\n".join(
    (
        "  - type: prose",
        "    text: Look.",
        "    video:",
        "      src: {src}",
        "      captions: {captions}",
        "      transcript: Rice waves.",
        "",
    )
)


def film(tmp_path: Path, src: str, captions: str, files: dict[str, bytes]) -> list[str]:
    lesson = GUIDE + FILM.format(src=src, captions=captions)
    placed = {f"lessons/a/{name}": content for name, content in files.items()}
    return found(read(tmp_path, {**SMALL, "lessons/a/guide.yml": lesson, **placed}))


def test_a_film_is_published_with_its_captions(tmp_path: Path) -> None:
    files = {"wave.webm": WEBM, "wave.vtt": b"\xef\xbb\xbfWEBVTT\r\n\r\n"}
    lesson = GUIDE + FILM.format(src="wave.webm", captions="wave.vtt")
    placed = {f"lessons/a/{name}": content for name, content in files.items()}
    library = read(tmp_path, {**SMALL, "lessons/a/guide.yml": lesson, **placed})

    assert found(library) == []
    assert sorted(library.media) == ["lessons/a/wave.vtt", "lessons/a/wave.webm"]


@pytest.mark.parametrize(
    ("src", "captions", "problem"),
    [
        ("none.webm", "a.vtt", "lessons/a/guide.yml:15:12 HB301"),
        ("a.webm", "none.vtt", "lessons/a/guide.yml:16:17 HB301"),
        ("text.webm", "a.vtt", "lessons/a/guide.yml:15:12 HB303"),
        ("text.mp4", "a.vtt", "lessons/a/guide.yml:15:12 HB303"),
        ("sound.ogg", "a.vtt", "lessons/a/guide.yml:15:12 HB303"),
        ("a.webm", "text.vtt", "lessons/a/guide.yml:16:17 HB303"),
        ("a.webm", "a.srt", "lessons/a/guide.yml:16:17 HB303"),
        ("a.webm", "large.vtt", "lessons/a/guide.yml:16:17 HB303"),
        ("a.webm", "https://example.org/a.vtt", "lessons/a/guide.yml:16:17 HB302"),
    ],
)
def test_a_bad_film_is_a_problem_at_its_line(
    tmp_path: Path, src: str, captions: str, problem: str
) -> None:
    files = {
        "a.webm": WEBM,
        "a.vtt": b"WEBVTT\n",
        "text.webm": b"<script>",
        "text.mp4": b"WEBVTT\n",
        "sound.ogg": b"OggS",
        "text.vtt": b"WEBVTTX\n",
        "a.srt": b"1\n",
        "large.vtt": b"WEBVTT\n" + b"\n" * 256 * 1024,
    }

    assert film(tmp_path, src, captions, files) == [problem]


def test_an_mp4_is_known_by_its_first_box(tmp_path: Path) -> None:
    files = {"a.mp4": b"\x00\x00\x00\x18ftypisom", "a.vtt": b"WEBVTT\n"}

    assert film(tmp_path, "a.mp4", "a.vtt", files) == []


def test_a_picture_that_is_a_recording_inside_is_refused(tmp_path: Path) -> None:
    sound = {"lessons/a/p.webp": b"RIFF\x24\x00\x00\x00WAVEfmt "}

    assert problems(tmp_path, "p.webp", sound) == ["lessons/a/guide.yml:6:8 HB303"]


def test_a_recording_beside_a_question_is_published(tmp_path: Path) -> None:
    quiz = SMALL["quizzes/a/small.yml"]
    assert isinstance(quiz, str)
    audio = "    audio: {src: say.wav, transcript: Help!}\n    hints"
    files = {**SMALL, "quizzes/a/small.yml": quiz.replace("    hints", audio)}
    library = read(tmp_path, {**files, "quizzes/a/say.wav": b"RIFF\x24\x00\x00\x00WAVEfmt "})

    assert found(library) == []
    assert list(library.media) == ["quizzes/a/say.wav"]
