"""The portal and a small school in WebKitGTK: `python3 tasks.py webkit`.

The file's name keeps it out of the other tests: webkit2gtk-driver and Xvfb are wanted for this one
alone. From disk and over http, from a server that sends parts of files.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as seen
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.kept_site import MARKS, SEEK, pages
from tests.support.faults import FaultServer
from tests.support.marked import build
from tests.support.sites import Built
from tests.support.webkit import WebDriver, recorded, webkit

# Selenium 4.51 warns of what its own class for WebKitGTK does.
pytestmark = pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning")

QUIZ = "quizzes/a/small.html"
KINDS = ["file", "http"]
AWAIT = "const done = arguments[arguments.length - 1]; (%s)(arguments[0]).then(done)"


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    """One browser for all."""
    with webkit(tmp_path_factory.mktemp("webkit") / "driver.log") as started:
        yield started


@pytest.fixture(scope="module")
def whole(portal: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portal, whose pages write down what goes wrong."""
    return recorded(portal.site, tmp_path_factory.mktemp("recorded") / "site")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small school in two languages."""
    return build(tmp_path_factory.mktemp("school") / "source", 1)


def serve(site: Path) -> Iterator[FaultServer]:
    """A server that sends parts of files, and can stop."""
    server = FaultServer(site)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def portal_server(whole: Path) -> Iterator[FaultServer]:
    yield from serve(whole)


@pytest.fixture(scope="module")
def small_server(small: Path) -> Iterator[FaultServer]:
    yield from serve(small)


def address(kind: str, site: Path, server: FaultServer) -> str:
    """Of a site from disk or from its server, ending in a slash."""
    return f"{site.as_uri()}/" if kind == "file" else server.address


def wait(driver: WebDriver) -> WebDriverWait[WebDriver]:
    return WebDriverWait(driver, 30)


def shown(driver: WebDriver, selector: str) -> WebElement:
    """An element, when it can be seen."""
    found: WebElement = wait(driver).until(
        seen.visibility_of_element_located((By.CSS_SELECTOR, selector))
    )
    return found


def named(driver: WebDriver, name: str) -> WebElement:
    """A button of that name, when it can be pressed."""
    words = f"//button[normalize-space()='{name}' or @aria-label='{name}']"
    found: WebElement = wait(driver).until(seen.element_to_be_clickable((By.XPATH, words)))
    return found


def seek(driver: WebDriver) -> float:
    """Leap to 6 s of the recording of a page; where it stands then."""
    audio = driver.find_element(By.CSS_SELECTOR, "audio")
    reached: float = driver.execute_async_script(AWAIT % SEEK, audio)
    return reached


def answer(driver: WebDriver) -> None:
    """Choose the wrong answer of a question, and have it marked."""
    place = shown(driver, "[data-hb-question='first']")
    button = place.find_element(By.XPATH, ".//button[contains(., 'Check my answer')]")
    wait(driver).until(seen.visibility_of(button))  # it comes with the script
    place.find_element(By.XPATH, ".//label[contains(., 'Run')]").click()
    button.click()
    marked(driver)


def marked(driver: WebDriver) -> None:
    """Wait until that answer is marked."""
    shown(driver, "[data-hb-question='first'][data-hb-verdict='incorrect']")


def says(driver: WebDriver, words: str) -> None:
    """Wait until a page says these words."""
    wait(driver).until(seen.text_to_be_present_in_element((By.TAG_NAME, "main"), words))


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_of_the_portal_opens_and_nothing_goes_wrong(
    driver: WebDriver, whole: Path, portal_server: FaultServer, kind: str
) -> None:
    home = address(kind, whole, portal_server)
    trouble: dict[str, Any] = {}
    # Unknown addresses have one page for all, at the root of a server; nobody opens the hub.
    alone = {"404.html", "hub.html"}
    paths = {page.relative_to(whole).as_posix() for page in whole.rglob("*.html")}
    for path in sorted(paths - alone):
        driver.get(home + path)
        found = driver.execute_script("return window.trouble")
        if found != []:
            trouble[path] = found
    assert trouble == {}


@pytest.mark.parametrize("kind", KINDS)
def test_a_quiz_marks_and_saves_and_another_page_knows(
    driver: WebDriver, small: Path, small_server: FaultServer, kind: str
) -> None:
    home = address(kind, small, small_server)
    driver.get(home + QUIZ)
    answer(driver)
    says(driver, "Saved on this device")
    driver.refresh()
    marked(driver)

    driver.get(home + "review.html")
    says(driver, "comes back tomorrow")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("page", "name", "words", "found"),
    [
        ("index.html", "Search", "duck", "a/recorded"),
        ("zh/index.html", "搜索", "白鸭子", "zh/lessons/a/recorded"),
    ],
)
def test_the_search_finds(
    driver: WebDriver,
    small: Path,
    small_server: FaultServer,
    kind: str,
    page: str,
    name: str,
    words: str,
    found: str,
) -> None:
    driver.get(address(kind, small, small_server) + page)
    named(driver, name).click()
    shown(driver, "#hb-search-input").send_keys(words)
    shown(driver, f".hb-search-results a[href*='{found}']")


@pytest.mark.parametrize("kind", KINDS)
def test_a_recording_is_heard_from_where_one_wants(
    driver: WebDriver, small: Path, small_server: FaultServer, kind: str
) -> None:
    driver.get(address(kind, small, small_server) + "lessons/a/recorded.html")
    assert abs(seek(driver) - 6) < 0.5


def test_with_the_server_stopped_a_kept_topic_is_there(
    driver: WebDriver, small: Path, small_server: FaultServer
) -> None:
    driver.get(small_server.address + "keep.html")
    row = "[data-hb-keep='topic:a']"
    shown(driver, f"{row} [data-hb-act='keep']").click()
    shown(driver, f"{row}[data-hb-stage='here']")
    small_server.stop()

    for path in [path for path in pages(small, ("topic:a",)) if not path.startswith("zh/")]:
        driver.get(small_server.address + path)
        shown(driver, "header")
        assert driver.execute_script(f"return ({MARKS})()") == ["1", "1"], path
    driver.get(small_server.address + QUIZ)
    marked(driver)
    driver.get(small_server.address + "lessons/a/recorded.html")
    assert abs(seek(driver) - 6) < 0.5
    driver.get(small_server.address + "lessons/b/boat.html")
    assert driver.current_url.endswith("not-saved.html#lessons/b/boat.html")
    small_server.start()
