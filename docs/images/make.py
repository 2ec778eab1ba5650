"""Take the pictures of README.md and docs/ anew, from the portal as it is now.

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
    file, hash, mark = address.partition("#")
    page.goto((site / file).as_uri() + hash + mark)
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


def shoot_votes(browser: Browser, site: Path) -> None:
    """Take pictures of a vote: counted a second time, and with closed eyes."""
    size = {"viewport": {"width": 1280, "height": 720}, "reduced_motion": "reduce"}
    page = open_page(browser, site, "present/safety/water.html#quiz-friend-slips-in", **size)
    for key in "v" + "1" * 9 + "2" * 11 + "3" * 4 + "4" * 6 + "nn" + "1" * 4 + "2" * 24 + "44":
        page.keyboard.press(key)
    page.screenshot(path=HERE / "vote-count.png")
    page.keyboard.press("r")
    page.screenshot(path=HERE / "vote-right.png")
    page.reload()
    page.get_by_role("button", name="Eyes closed").click()
    page.screenshot(path=HERE / "vote-eyes.png")


def shoot_sheets(browser: Browser, site: Path) -> None:
    """Take pictures of sheets, as large as a page of paper, and of the vote cards."""
    paper = {"viewport": {"width": 960, "height": 1240}, "device_scale_factor": 0.75}
    for sheet in ("guide", "worksheet", "slip"):
        page = open_page(browser, site, f"print/safety/water.html#{sheet}", **paper)
        page.locator(f"#{sheet}").scroll_into_view_if_needed()
        box = page.locator(f"#{sheet}").bounding_box() or {}
        page.screenshot(
            path=HERE / f"print-{sheet}.png",
            full_page=True,
            clip={
                "x": box["x"] - 12,
                "y": page.evaluate("scrollY") + box["y"] - 12,
                "width": box["width"] + 24,
                "height": min(box["height"] + 24, 1200),
            },
        )
    page = open_page(browser, site, "cards.html#set", **paper)
    page.locator("#set").screenshot(path=HERE / "print-cards.png")


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
        shoot_votes(browser, site)
        shoot_sheets(browser, site)
        browser.close()


if __name__ == "__main__":
    main()
