"""Each guard is guarded: with a part of Hornbook broken on purpose, the tests must fail.

`python3 tasks.py guards`. Each break is made in a copy of the package and of the client, of which
the tests are then run as they stand. One must fail, and for the reason that is named.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.machine import find_program
from tests.support.sites import ROOT, environment

PACKAGE = "plugins/mkdocs_hornbook"


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Something that a careless change could do, and what must notice it."""

    name: str
    patches: tuple[tuple[str, str, str], ...]
    """Files, a text that stands there once, and what takes its place."""
    tests: tuple[str, ...]
    """Arguments of pytest."""
    says: str
    """Words of the failure: it is this break that was noticed, and nothing else."""


SANITISER = (
    (f"{PACKAGE}/text.py", '{"html": False}', '{"html": True}'),
    (
        f"{PACKAGE}/text.py",
        "Markup((_MARKED if rewrites else _CLEANER).clean(html).strip())",
        "Markup(html.strip())",
    ),
)
BREAKS = [
    Break(
        name="a worker that takes whatever comes, and is over at once",
        patches=(
            ("client/src/worker/store.ts", "{ ...PLAIN, integrity, cache:", "{ cache:"),
            ("client/src/worker/store.ts", "if (!response.ok) throw", "if (!response) throw"),
            ("client/src/worker/store.ts", " || !(await store.isWhole(version))", ""),
        ),
        tests=("tests/browser/test_updates.py", "--updates", "9"),
        says="broken_update",
    ),
    Break(
        name="answers in localStorage in place of IndexedDB",
        patches=(
            (
                "client/src/state/rows.ts",
                "    const rows = await openIdbRows(site)\n"
                "    if (small) await moveUp(small, rows).catch(() => undefined)\n",
                '    const rows = smallRows(site, localStorage, "disk")\n',
            ),
        ),
        tests=("tests/browser/test_kill.py", "--times", "20"),
        says="were shown as saved",
    ),
    Break(
        name="Markdown that is not cleaned",
        patches=SANITISER,
        tests=("tests/test_text.py",),
        says="test_nothing_that_runs_or_loads_gets_through",
    ),
    Break(
        name="marks by chance: no two builds are the same",
        patches=(
            (
                f"{PACKAGE}/mark.py",
                'return hashlib.sha256(text.encode("utf-8"))',
                'return hashlib.sha256(__import__("os").urandom(9))',
            ),
        ),
        tests=("tests/test_sites.py", "-k", "same_bytes"),
        says="test_the_same_input_gives_the_same_bytes",
    ),
    Break(
        name="pages without a policy",
        patches=(
            (
                f"{PACKAGE}/theme/hornbook/base.html",
                '<meta http-equiv="Content-Security-Policy" content="{{ site.csp }}">\n',
                "",
            ),
            (
                f"{PACKAGE}/plugin.py",
                "return offline.add_policy(output, serving=self.serving)",
                "return output",
            ),
        ),
        tests=("tests/test_sites.py", "-k", "nothing_inline"),
        says="test_every_page_has_a_policy_under_which_nothing_inline_runs",
    ),
    Break(
        name="a grader in the browser that accepts everything",
        patches=(
            (
                "client/src/grading/grade.ts",
                "response: Response): Verdict {\n  switch (question.kind) {",
                'response: Response): Verdict {\n  if (question) return "correct"\n'
                "  switch (question.kind) {",
            ),
        ),
        tests=("tests/browser/test_quiz.py",),
        says="incorrect",
    ),
    Break(
        name="a grader in Python that accepts everything",
        patches=(
            (
                f"{PACKAGE}/grading.py",
                'return "correct" if right else "incorrect"',
                'return "correct"',
            ),
        ),
        tests=("tests/test_grading.py",),
        says="test_a_shared_case_is_graded_as_it_says",
    ),
    Break(
        name="pages that do not say their language",
        patches=(
            (f"{PACKAGE}/theme/hornbook/base.html", '<html lang="{{ page.lang }}" ', "<html "),
        ),
        tests=("tests/test_sites.py", "-k", "language_of_the_site"),
        says="test_a_lesson_is_in_the_language_of_the_site_unless_it_says_otherwise",
    ),
    Break(
        name="a script from another server",
        patches=(
            (
                f"{PACKAGE}/theme/hornbook/base.html",
                "{% block head %}",
                '<script src="https://cdn.example.org/count.js"></script>{% block head %}',
            ),
        ),
        tests=("tests/test_sites.py", "-k", "another_origin"),
        says="test_no_page_names_another_origin_as_something_to_load",
    ),
    Break(
        name="templates in which a text is HTML",
        patches=((f"{PACKAGE}/templating.py", "autoescape=True", "autoescape=False"),),
        tests=("tests/browser/test_xss.py",),
        says="test_no_page_holds_what_could_run_or_load",
    ),
    Break(
        name="words read in the encoding of the computer",
        patches=(
            (f"{PACKAGE}/strings.py", 'file.read_text(encoding="utf-8")', "file.read_text()"),
        ),
        tests=("tests/test_sites.py", "-k", "same_bytes"),
        says="test_the_same_input_gives_the_same_bytes",
    ),
    Break(
        name="a build that works in the last good site",
        patches=(
            (
                f"{PACKAGE}/offline.py",
                "self.aside.mkdir(parents=True)\n        return self.aside",
                "self.site.mkdir(parents=True, exist_ok=True)\n        return self.site",
            ),
            (
                f"{PACKAGE}/offline.py",
                "        if not (self.site.exists() and _exchange(self.aside, self.site)):\n"
                "            self._rename()\n",
                "",
            ),
        ),
        tests=("tests/test_sites.py", "-k", "last_good_site"),
        says="test_a_failed_build_leaves_the_last_good_site",
    ),
]


@pytest.fixture(params=BREAKS, ids=lambda broken: broken.name)
def broken(request: pytest.FixtureRequest) -> Break:
    """One of them."""
    found: Break = request.param
    return found


@pytest.fixture
def copy(broken: Break, tmp_path: Path) -> Iterator[Path]:
    """A copy of package and client with the break in it, its client built."""
    folder = tmp_path / "broken"
    skipped = shutil.ignore_patterns("node_modules", "__pycache__")
    for name in ("plugins", "client"):
        shutil.copytree(ROOT / name, folder / name, ignore=skipped)
    for name in ("schemas", "client/node_modules"):
        (folder / name).symlink_to(ROOT / name)
    for path, old, new in broken.patches:
        file = folder / path
        text = file.read_text("utf-8")
        assert text.count(old) == 1, f"{path}: `{old}` does not stand there once"
        file.write_text(text.replace(old, new), "utf-8")
    if any(path.startswith("client/") for path, _, _ in broken.patches):
        run(folder / "client", find_program("node") or "node", "build.mjs", check=True)
    yield folder
    shutil.rmtree(folder)


def run(folder: Path, *command: str, check: bool = False, package: str = "") -> str:
    """What a program says; `package`: the folder that the package is imported from."""
    own = {"PYTHONPATH": package, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment() | own,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert not check or done.returncode == 0, done.stdout
    return done.stdout


def test_a_broken_build_does_not_pass(
    broken: Break, copy: Path, say: Callable[[str], None]
) -> None:
    started = time.monotonic()
    package = os.fspath(copy / "plugins")
    which = "import mkdocs_hornbook; print(*mkdocs_hornbook.__path__)"
    where = run(ROOT, sys.executable, "-c", which, package=package)
    assert where.startswith(package), f"the tests would import {where}"
    pytest_ = (sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", "-W", "error")
    said = run(ROOT, *pytest_, *broken.tests, package=package)

    failed = re.findall(r"^FAILED (\S+)", said, re.MULTILINE)
    assert failed, f"nothing noticed it:\n{said[-3000:]}"
    assert broken.says in said, f"something else failed:\n{said[-3000:]}"
    seconds = time.monotonic() - started
    say(f"| {broken.name} | `{failed[0].removeprefix('tests/')}` | {seconds:.0f} s |")
