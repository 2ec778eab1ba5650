"""Take the pictures of README.md and docs/authoring.md anew, from the portal as it is now.

    .venv/bin/python docs/images/make.py

Needs what `python3 tasks.py test` installs.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from tests.support.machine import find_chromium  # noqa: E402 -- the path is set above
from tests.support.sites import environment  # noqa: E402

from mkdocs_hornbook.model.questions import QUESTIONS  # noqa: E402

TABLET = {"width": 1200, "height": 800}
PHONE = {"width": 480, "height": 800}
ANIMALS = ("fox", "panda", "rabbit", "duck", "fish", "turtle", "cat", "owl", "bee", "goat", "frog")
COLOURS = ("red", "orange", "yellow", "green", "teal", "blue", "purple", "brown")
PHOTO = {"type": "jpeg", "quality": 80}


def build(site: Path) -> None:
    """Build the demo portal into a folder."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=ROOT, env=environment(), check=True)


def open_page(browser: Browser, site: Path, address: str, **options: object) -> Page:
    """Open a page of the site from the disk."""
    page = browser.new_context(**options).new_page()  # type: ignore[arg-type] # passed on as given
    page.goto((site / address).as_uri())
    page.wait_for_load_state("networkidle")
    return page


def shoot_wrong_answer(page: Page) -> None:
    """Choose a wrong answer to the first question of a quiz, check it, take its picture."""
    question = page.locator(".hb-question").first
    question.locator("input").first.check()
    question.get_by_role("button", name="Check my answer").click()
    question.screenshot(path=HERE / "quiz.png")


def shoot_types(browser: Browser, site: Path) -> None:
    """Take a picture of one question of each type, from the first page that asks one."""
    wanted = list(QUESTIONS)
    for file in sorted(site.rglob("*.html")):
        kinds = re.findall(r'data-hb-kind="([a-z-]+)"', file.read_text(encoding="utf-8"))
        if not set(kinds) & set(wanted):
            continue
        page = open_page(browser, site, str(file.relative_to(site)), viewport=PHONE)
        for kind in [kind for kind in wanted if kind in kinds]:
            question = page.locator(f'.hb-question[data-hb-kind="{kind}"]:visible')
            if question.count():
                wanted.remove(kind)
                question.first.screenshot(path=HERE / f"question-{kind}.png")
    if wanted:
        raise SystemExit(f"No page of the portal asks: {', '.join(wanted)}")


def seeds() -> list[dict[str, object]]:
    """Thirty learners, some with a nickname."""
    names = {0: "Mei", 5: "小月", 9: "Bao", 16: "Momo", 22: "Li"}
    return [
        {"id": f"learner{n:03}", "animal": animal, "colour": COLOURS[(n + n // 11 * 3) % 8]}
        | {"made": n, "seen": n, **({"nickname": names[n]} if n in names else {})}
        for n, animal in enumerate((ANIMALS * 3)[:30])
    ]


def shoot_learners(browser: Browser, site: Path) -> None:
    """Take pictures of "Who is learning?": on an empty tablet, and with thirty children."""
    save = "async rows => { for (const one of rows) await hornbookDevice.saveLearner(one) }"
    for name, (width, height) in {"": (800, 1280), "-wide": (1280, 800)}.items():
        size = {"viewport": {"width": width, "height": height}, "device_scale_factor": 0.5}
        page = open_page(browser, site, "learners.html", **size)
        page.get_by_role("button", name="elephant").wait_for()
        page.screenshot(path=HERE / f"learners-first{name}.jpg", **PHOTO)
        page.evaluate(save, seeds())
        page.reload()
        page.get_by_role("button", name="Momo").wait_for()
        page.screenshot(path=HERE / f"learners-picker{name}.jpg", **PHOTO)


def main() -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder, "site")
        build(site)
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=arguments)
        for name, address in (("home", "index.html"), ("lesson", "lessons/safety/water.html")):
            page = open_page(browser, site, address, viewport=TABLET)
            page.screenshot(path=HERE / f"{name}.png")
        quiz = open_page(browser, site, "quizzes/safety/water.html", viewport=PHONE)
        shoot_wrong_answer(quiz)
        shoot_types(browser, site)
        shoot_learners(browser, site)
        browser.close()


if __name__ == "__main__":
    main()
