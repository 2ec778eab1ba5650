"""Whole sites, built by the real command: MkDocs, and ProperDocs, its maintained fork."""

from __future__ import annotations

import hashlib
import html
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.content import GUIDE, QUIZ, SMALL
from tests.support.otherwise import elsewhere, otherwise
from tests.support.sites import ROOT, Built, environment, run_build

TOOLS = ["mkdocs", "properdocs"]


def tree(folder: Path) -> dict[str, str]:
    """Every file with a hash of its bytes."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@pytest.mark.parametrize("tool", TOOLS)
def test_a_small_site_has_its_pages(build_site, tool: str) -> None:
    built: Built = build_site(SMALL, tool=tool)

    assert built.code == 0, built.output
    assert "Call at six." in built.page("lessons/a/guide.html")
    assert "What first?" in built.page("quizzes/a/small.html")
    assert "Small guide" in built.page("lessons/a/index.html")
    for role in ("index", "child", "teacher", "parent", "404"):
        assert (built.site / f"{role}.html").is_file()
    assert "Small guide" in built.page("parent.html")
    assert "Small guide" not in built.page("child.html")


@pytest.mark.parametrize("tool", TOOLS)
def test_the_demo_builds_the_same_under_both_tools(
    portal: Built, tmp_path: Path, tool: str
) -> None:
    again = run_build(ROOT, tool=tool, site=tmp_path / "site")

    assert again.code == 0, again.output
    assert tree(again.site) == tree(portal.site)


@pytest.mark.parametrize("tool", TOOLS)
def test_a_mistake_stops_the_build_with_its_place_and_no_traceback(build_site, tool: str) -> None:
    bad = {**SMALL, "lessons/a/bad.yml": "titel: x\n", "quizzes/a/bad.yml": "title： x\n"}
    built: Built = build_site(bad, tool=tool)

    assert built.code == 1
    assert "lessons/a/bad.yml:1:1: HB101" in built.output
    assert "quizzes/a/bad.yml:1:6: HB010" in built.output
    assert "Traceback" not in built.output
    assert not built.site.exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lessons/a/guide.yml", "nonsense: [\n"),
        ("content/index.md", "# Home\n\n[gone](nowhere.md)\n"),
        ("overrides/hornbook/lesson.html", "{% block main %}{{ nothing.here }}{% endblock %}"),
        ("overrides/hornbook/lesson.html", "{% block main %}"),
    ],
)
def test_a_failed_build_leaves_the_last_good_site(build_site, name: str, text: str) -> None:
    config = "site_name: T\ndocs_dir: content\nplugins: [hornbook]\n"
    theme = "theme: {name: material, custom_dir: overrides}\n"
    files = {**SMALL, "mkdocs.yml": config + theme, "overrides/.keep": ""}
    good: Built = build_site(files)
    assert good.code == 0, good.output
    before = tree(good.site)

    path = good.source / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    failed = run_build(good.source)

    assert failed.code == 1
    assert "Traceback" not in failed.output
    assert str(good.source) not in failed.output.partition("HB")[0].rpartition("\n")[2]
    assert tree(good.site) == before
    assert [p.name for p in good.source.glob(".*hornbook*")] == []


def test_what_an_interrupted_build_left_behind_is_mended(build_site) -> None:
    built: Built = build_site(SMALL)
    before = tree(built.site)
    built.site.rename(built.source / ".site.hornbook-old")
    (built.source / ".site.hornbook-new").mkdir()
    (built.source / "lessons/a/guide.yml").write_text("nonsense: [\n", encoding="utf-8")

    assert run_build(built.source).code == 1
    assert tree(built.site) == before


def test_the_same_input_gives_the_same_bytes(portal: Built, tmp_path: Path) -> None:
    names = ["content", "lessons", "quizzes", "overrides", "mkdocs.yml"]
    copy = elsewhere(ROOT, tmp_path, names)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    env = otherwise(tmp_path / "home")
    if sys.platform == "linux":  # no second process makes pages there
        command = ["taskset", "--cpu-list", str(min(os.sched_getaffinity(0))), *command]
    subprocess.run(command, cwd=copy, env=env, check=True, capture_output=True)

    assert tree(copy / "site") == tree(portal.site)


def test_nav_names_yaml_files_and_orders_the_shelf(build_site) -> None:
    config = (
        "site_name: T\ndocs_dir: content\ntheme: {name: material}\nplugins: [hornbook]\n"
        "nav:\n  - index.md\n  - Guides:\n      - lessons/a/z.yml\n      - lessons/a/guide.yml\n"
    )
    z = GUIDE.replace("Small guide", "Zebra guide")
    built: Built = build_site({**SMALL, "mkdocs.yml": config, "lessons/a/z.yml": z})

    assert built.code == 0, built.output
    shelf = built.page("lessons/a/index.html")
    assert shelf.index("Zebra guide") < shelf.index("Small guide")
    assert 'rel="next"' in built.page("lessons/a/z.html")


def test_edit_leads_to_the_yaml_file(build_site) -> None:
    config = (
        "site_name: T\ndocs_dir: content\ntheme: {name: material}\nplugins: [hornbook]\n"
        "repo_url: https://example.org/team/site\nedit_uri: edit/main/content/\n"
    )
    built: Built = build_site({**SMALL, "mkdocs.yml": config})

    address = "https://example.org/team/site/edit/main/lessons/a/guide.yml"
    assert f'href="{address}"' in built.page("lessons/a/guide.html")


def test_a_markdown_page_links_to_a_lesson_by_its_file(build_site) -> None:
    page = "# Home\n\n[guide](lessons/a/guide.yml)\n"
    built: Built = build_site({**SMALL, "content/index.md": page})

    assert built.code == 0, built.output
    assert 'href="lessons/a/guide.html"' in built.page("index.html")


def test_a_lesson_links_to_another_by_its_file(build_site) -> None:
    linked = GUIDE.replace("Call at six.", "'See [more](../b/more.yml).'")
    files = {**SMALL, "lessons/a/guide.yml": linked, "lessons/b/more.yml": GUIDE}
    built: Built = build_site(files)

    assert 'href="../../lessons/b/more.html"' in built.page("lessons/a/guide.html")


def test_a_quiz_that_stands_in_a_lesson_has_no_page_of_its_own(build_site) -> None:
    here = GUIDE.replace("quiz: a/small", "quiz: a/small, show: here")
    link = GUIDE.replace("Small guide", "Other guide").replace(
        "Call at six.", "'Take [it](../../quizzes/a/small.yml).'"
    )
    quiz = QUIZ.replace("A voice is quick.", "'Read [more](../../lessons/a/other.yml).'")
    files = {"lessons/a/guide.yml": here, "lessons/a/other.yml": link, "quizzes/a/small.yml": quiz}
    built: Built = build_site(files)

    assert built.code == 0, built.output
    assert "What first?" in built.page("lessons/a/guide.html")
    assert not (built.site / "quizzes").exists()
    address = "lessons/a/guide.html#quiz-a-small"
    assert built.page("lessons/a/other.html").count(f'href="../../{address}"') == 2
    assert 'href="../../lessons/a/other.html"' in built.page("lessons/a/guide.html")
    assert address in built.page("assets/hornbook/search-data.js")


def test_a_page_with_all_of_material_has_a_policy_for_its_own_scripts(build_site) -> None:
    page = "---\nframe: material\n---\n# Home\n"
    built: Built = build_site({**SMALL, "content/more.md": page})

    html = built.page("more.html")
    for script in re.findall(r'<script src="([^"]+)"', html):
        assert (built.site / script).is_file(), script
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    assert "sha256-" in policy[1]
    assert "unsafe-inline" not in policy[1]


def test_every_page_has_a_policy_under_which_nothing_inline_runs(portal: Built) -> None:
    meta = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)"')
    for page in portal.site.rglob("*.html"):
        policy = meta.search(page.read_text(encoding="utf-8").partition("</head>")[0])
        assert policy, page
        assert html.unescape(policy[1]).startswith("default-src 'none';"), page
        assert "unsafe" not in policy[1], page


def test_a_role_that_does_not_exist_is_a_problem_of_its_page(build_site) -> None:
    page = "---\ntitle: X\nhornbook: pupil\n---\n# X\n"
    built: Built = build_site({**SMALL, "content/x.md": page})

    assert built.code == 1
    assert "content/x.md:3:1: HB502" in built.output
    assert "Traceback" not in built.output


def test_two_words_of_a_template_can_be_replaced(build_site) -> None:
    config = (
        "site_name: T\ndocs_dir: content\nplugins: [hornbook]\n"
        "theme: {name: material, custom_dir: overrides}\n"
    )
    own = '<p class="mine">{{ block.items | length }} pieces</p>'
    files = {**SMALL, "mkdocs.yml": config, "overrides/hornbook/blocks/tips.html": own}
    built: Built = build_site(files)

    assert '<p class="mine">3 pieces</p>' in built.page("lessons/a/guide.html")


def test_a_style_on_another_server_is_left_out_with_a_warning(build_site) -> None:
    config = (
        "site_name: T\ndocs_dir: content\ntheme: {name: material}\nplugins: [hornbook]\n"
        "extra_css: [own.css, 'https://example.org/far.css']\n"
    )
    files = {**SMALL, "mkdocs.yml": config, "content/own.css": "p { margin: 0 }"}
    built: Built = build_site(files, strict=False)

    assert built.code == 0, built.output
    assert "https://example.org/far.css is on another server" in built.output
    html = built.page("lessons/a/guide.html")
    assert 'href="../../own.css"' in html
    assert "far.css" not in html


def test_what_mkdocs_yml_names_and_nobody_finds_is_told(build_site) -> None:
    config = (
        "site_name: T\ndocs_dir: content\ntheme: {name: material, language: fr, logo: no.svg}\n"
        "plugins: [hornbook]\nextra_css: [lost.css]\n"
    )
    built: Built = build_site({**SMALL, "mkdocs.yml": config}, strict=False)

    assert "`language: fr`" in built.output
    assert "`logo`: there is no no.svg in content/" in built.output
    assert "`extra_css`: there is no lost.css in content/" in built.output


def test_another_theme_is_refused_in_words(build_site) -> None:
    config = "site_name: T\ndocs_dir: content\nplugins: [hornbook]\n"
    built: Built = build_site({**SMALL, "mkdocs.yml": config})

    assert built.code == 1
    assert "write `name: material` below `theme:`" in built.output
    assert "Traceback" not in built.output


def test_a_lesson_is_in_the_language_of_the_site_unless_it_says_otherwise(build_site) -> None:
    config = (
        "site_name: T\ndocs_dir: content\nplugins: [hornbook]\n"
        "theme: {name: material, language: fr}\n"
    )
    files = {**SMALL, "mkdocs.yml": config, "lessons/a/de.yml": "lang: de\n" + GUIDE}
    built: Built = build_site(files)

    assert '<html lang="fr"' in built.page("lessons/a/guide.html")
    assert '<html lang="de"' in built.page("lessons/a/de.html")


def test_yaml_text_is_never_a_template(build_site) -> None:
    sly = GUIDE.replace("Small guide", "'{{ 7 * 7 }} {% raw %}'")
    built: Built = build_site({**SMALL, "lessons/a/guide.yml": sly})

    assert "{{ 7 * 7 }} {% raw %}" in built.page("lessons/a/guide.html")


def test_text_cannot_leave_the_data_of_a_quiz(build_site) -> None:
    sly = QUIZ.replace("accept: [help, 救命]", "accept: ['</script><script>x()</script>']")
    built: Built = build_site({**SMALL, "quizzes/a/small.yml": sly})

    assert "<script>x()" not in built.page("quizzes/a/small.html")


def test_no_page_names_another_origin_as_something_to_load(portal: Built) -> None:
    loads = re.compile(r"""<(?:script|img|link|audio|video|iframe|source)[^>]+(?:https?:)?//""")
    for page in portal.site.rglob("*.html"):
        assert not loads.search(page.read_text(encoding="utf-8")), page


def test_no_page_shows_the_source_of_a_picture_in_place_of_it(portal: Built) -> None:
    for page in portal.site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert "&lt;" not in "".join(re.findall(r"<svg.*?</svg>", html, re.DOTALL)), page


def test_a_lesson_page_is_light_beside_its_own_words(portal: Built) -> None:
    for page in sorted((portal.site / "lessons").rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        inside = re.search(r'<main class="hb-main".*?</main>', html, re.DOTALL)
        assert inside
        assert len(html) - len(inside[0]) <= 15 * 1024


def test_scripts_and_styles_of_ours_are_small() -> None:
    import gzip

    assets = ROOT / "plugins/mkdocs_hornbook/theme/assets/hornbook"
    size = {f.name: len(gzip.compress(f.read_bytes())) for f in assets.iterdir() if f.is_file()}
    assert size["hornbook.js"] + size["scheme.js"] <= 10.5 * 1024
    assert size["hornbook.css"] <= 9.5 * 1024


def test_the_search_text_holds_lessons_and_no_answers(build_site) -> None:
    built: Built = build_site(SMALL)
    script = built.page("assets/hornbook/search-data.js")

    rows = json.loads(script.removeprefix("hornbookSearch(").removesuffix(");\n"))
    assert ["lessons/a/guide.html", "Small guide", "A"] in [row[:3] for row in rows]
    assert "救命" not in script
    assert "People come" not in script


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it would be published."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_alone_builds_a_second_site(wheel: Path, tmp_path: Path) -> None:
    package = tmp_path / "package"
    zipfile.ZipFile(wheel).extractall(package)
    site = tmp_path / "second"
    env = environment() | {"PYTHONPATH": str(package)}

    def run(*words: str, cwd: Path = tmp_path) -> str:
        code = f"import runpy, sys; sys.argv = {list(words)!r}; "
        module = "mkdocs_hornbook.cli" if words[0] == "hornbook" else "mkdocs.__main__"
        attribute = "main" if words[0] == "hornbook" else "cli"
        code += f"import {module} as m; print(m.__file__); m.{attribute}()"
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=cwd, env=env, capture_output=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert str(package) in run("hornbook", "new", "site", "second")
    assert "no problems" in run("hornbook", "check", "second")
    run("mkdocs", "build", "--strict", cwd=site)
    assert (site / "site/lessons/safety/water.html").is_file()
    assert (site / "schemas/lesson.schema.json").is_file()
    assert (package / "mkdocs_hornbook/schemas/lesson.schema.json").is_file()
