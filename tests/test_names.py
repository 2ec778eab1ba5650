"""Names of pages and media that fail somewhere: refused, with the file and what to do."""

from __future__ import annotations

import pytest

from tests.support.content import GUIDE, SMALL
from tests.support.sites import lay_out, run_build

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
TWO = (
    GUIDE.replace("minutes: 2\n", "minutes: 2\ncover: {src: Pond.svg, alt: A}\n")
    .replace(
        "{type: pause,",
        "{type: prose, text: x, picture: {src: pond.svg, alt: B}}\n  - {type: pause,",
    )
    .replace("kind: guide", "kind: tool")
)


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"content/aux.md": "# A\n"}, "content/aux.md:1:1: HB305"),
        ({"content/CON/a.md": "# A\n"}, "content/CON/a.md:1:1: HB305"),
        ({"lessons/a/guide.en.yml": "title: A\n"}, "`en` is the language of the site itself"),
        ({"content/About.md": "# A\n", "content/about.md": "# A\n"}, ":1:1: HB306"),
        (
            {"lessons/a/guide.yml": TWO, "lessons/a/Pond.svg": SVG, "lessons/a/pond.svg": SVG},
            "lessons/a/pond.svg:1:1: HB306",
        ),
    ],
)
def test_a_name_that_fails_somewhere_is_refused(build_site, files, problem: str) -> None:
    built = build_site({**SMALL, **files})

    assert built.code != 0
    assert problem in built.output
    assert "Traceback" not in built.output


def test_a_page_that_is_not_utf_8_is_refused_at_its_place(tmp_path) -> None:
    lay_out(SMALL, tmp_path / "site")
    (tmp_path / "site/content/about.md").write_bytes("# About\n\nWe: 我们\n".encode("gbk"))
    built = run_build(tmp_path / "site")

    assert built.code != 0
    assert "content/about.md:3:5: HB002" in built.output
    assert "Traceback" not in built.output


def test_a_page_that_is_a_link_is_refused(tmp_path) -> None:
    lay_out(SMALL, tmp_path / "site")
    (tmp_path / "secret.md").write_text("# Secret\n")
    (tmp_path / "site/content/page.md").symlink_to(tmp_path / "secret.md")
    built = run_build(tmp_path / "site")

    assert built.code != 0
    assert "content/page.md:1:1: HB302" in built.output
