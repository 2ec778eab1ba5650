"""Whatever a child and a browser do to a quiz, in any order: it shows what a small model says.

`python3 tasks.py events` takes 200 sequences here, and 10,000 without a browser
(`client/test/events.test.ts`). A sequence that fails is made shorter, and printed with its seed.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page
from playwright.sync_api import TimeoutError as Late

from tests.browser.conftest import Origin
from tests.browser.learners_page import SITE as SHARED
from tests.support.quizzes import RING, WORD, choice, quiz
from tests.support.sites import ROOT, Files

SITE: Files = {**SHARED, "quizzes/a/day.yml": quiz("", choice("first"), RING, WORD)}
LENGTH = 14
WORDS = {
    lang: json.loads((ROOT / f"plugins/mkdocs_hornbook/locales/{lang}.json").read_text("utf-8"))
    for lang in ("en", "zh")
}
RESPONSES = {"first": ["shout", "run"], "ring": ["false", "true"], "word": ["help", "no"]}
"""Of each question, a right response and a wrong one."""
LEARNERS = {"fox": "red", "owl": "blue"}
PASSING = {"guest": "saved_guest", "nobody": "saved_nobody"}
"""Of whom nothing is kept, and what the page says of that."""
IDLE = 5 * 60_000
"""Milliseconds of silence, by the clock of the device, after which nobody is there."""
WEIGHTS = {
    "choose": 9, "check": 8, "again": 2, "hint": 2, "results": 2, "anyway": 3, "retry": 3,
    "restart": 1, "reload": 2, "language": 2, "away": 1, "window": 2, "hide": 1, "clock": 1,
    "come": 2,
}  # fmt: skip

Event = tuple[str, str, str]
"""What is done, to which question or by whom, with which response."""

CLOCK = """(() => {
  const now = Date.now
  Date.now = () => now() + Number(localStorage.getItem("clock") ?? 0)
})()"""
COME = """async ([name, colour]) => {
  const one = {id: `${name}0000000`, animal: name, colour, made: 1, seen: 1}
  await hornbookDevice.become(name === "guest" ? {is: "guest"} : {is: "learner", learner: one})
}"""
ACT = """([act, id, value]) => {
  const place = id && document.querySelector(`li[data-hb-question="${id}"]`)
  const press = button => button && !button.closest("[hidden]")
    && !button.classList.contains("hb-gone") && button.click()
  const action = name => document.querySelector(`.hb-quiz [data-hb-action="${name}"]`)
  const box = place && place.querySelector("input[type=text]")
  if (act === "choose" && box) {
    if (box.readOnly) return
    box.value = value
    for (const type of ["input", "change"]) box.dispatchEvent(new Event(type, {bubbles: true}))
  } else if (act === "choose") place.querySelector(`input[value="${value}"]`).click()
  else if (act === "check" || act === "again") press(place.querySelector(`[data-hb-action=${act}]`))
  else if (act === "hint") place.querySelector("details.hb-hint:not([hidden]) summary")?.click()
  else if (act === "anyway") press(document.querySelector(".hb-blanks button"))
  else if (act === "hide") dispatchEvent(new PageTransitionEvent("pagehide"))
  else if (act === "clock") localStorage.setItem("clock", value)
  else press(action(act))
}"""
SEEN = """() => {
  const questions = {}
  for (const place of document.querySelectorAll("li[data-hb-kind]")) {
    const box = place.querySelector("input[type=text]")
    const value = box ? box.value : place.querySelector("input:checked")?.value ?? ""
    questions[place.dataset.hbQuestion] = [place.getAttribute("data-hb-verdict"), value]
  }
  const [finish, results] = [".hb-finish", ".hb-results"].map(one => document.querySelector(one))
  return {ready: !!finish && !finish.hidden, results: !!results && !results.hidden, questions}
}"""
RECORDS = "async () => (await (await hornbookDevice.rows()).read('log')).length"
"""How many acts the device holds."""
FRONT = """() => {
  window.isOld = true
  document.dispatchEvent(new Event("visibilitychange"))
}"""
IS_SO = f"""([seen, lines]) => JSON.stringify(({SEEN})()) === seen
  && lines.includes(document.querySelector(".hb-saved").textContent)"""


@dataclass
class Seen:
    """What must be seen of the quiz by one child."""

    verdicts: dict[str, str | None] = field(default_factory=lambda: dict.fromkeys(RESPONSES))
    values: dict[str, str] = field(default_factory=lambda: dict.fromkeys(RESPONSES, ""))
    results: bool = False
    blanks: bool = False
    """Whether the list of what is left open is shown; not after a reload."""
    acted: bool = False

    def choose(self, name: str, value: str) -> None:
        """Another choice opens a wrong answer again; a right one stays."""
        if self.verdicts[name] == "correct":
            return
        if self.values[name] != value or (name == "word" and self.verdicts[name]):
            self.results = self.results and self.verdicts[name] is None
            self.verdicts[name] = None
            self.acted = True
        self.values[name] = value

    def check(self, name: str) -> None:
        """Nothing chosen: the page asks for it."""
        if self.verdicts[name] is None and self.values[name]:
            right = RESPONSES[name][0] == self.values[name]
            self.verdicts[name] = "correct" if right else "incorrect"
            self.acted, self.results = True, False

    def again(self, name: str) -> None:
        if self.verdicts[name] == "incorrect":
            self.verdicts[name], self.results = None, False

    def ask_for_results(self) -> None:
        """What is chosen counts; with something left open, the page asks first."""
        if self.results:
            return
        for name in RESPONSES:
            self.check(name)
        self.blanks = None in self.verdicts.values()
        self.results = not self.blanks
        self.acted = self.acted or self.results

    def anyway(self) -> None:
        if self.blanks and None in self.verdicts.values():
            for name in RESPONSES:
                self.check(name)
            self.results, self.blanks, self.acted = True, False, True

    def begin(self, *, anew: bool) -> None:
        """Practise what is missed, or begin anew."""
        missed = [name for name in RESPONSES if anew or self.verdicts[name] != "correct"]
        if self.results and missed:
            self.verdicts |= dict.fromkeys(missed)
            self.values |= dict.fromkeys(missed, "")
            self.results = self.blanks = False


class Child:
    """One context: a tablet with two windows, and what must be seen there."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        context.add_init_script(CLOCK)
        self.context, self.home = context, home
        self.windows: list[Page | None] = [None, None]
        self.known = [0, 0]
        self.now, self.who, self.lang = 0, "fox", "en"
        self.clock = self.met = 0
        self.all = {name: Seen() for name in (*LEARNERS, *PASSING)}
        self.come("fox")
        self.compare()

    @property
    def seen(self) -> Seen:
        return self.all[self.who]

    @property
    def page(self) -> Page:
        page = self.windows[self.now]
        if page is None:
            page = self.windows[self.now] = self.context.new_page()
        return page

    def come(self, name: str) -> None:
        """Whoever was here hands over; the other window goes to the picker by itself."""
        self.close_other()
        self.page.goto(self.home + "learners.html")
        self.page.evaluate(COME, [name, LEARNERS.get(name, "")])
        self.who, self.met = name, self.clock
        self.open()

    def close_other(self) -> None:
        other = self.windows[1 - self.now]
        if other:
            other.close()
        self.windows[1 - self.now] = None

    @property
    def is_gone(self) -> bool:
        """Whether the clock says that whoever was here has long been silent."""
        return self.who != "nobody" and self.clock - self.met >= IDLE

    def open(self) -> None:
        """Open the quiz anew: a guest begins from nothing."""
        if self.is_gone:
            self.close_other()
            self.who = "nobody"
        self.met = self.clock
        if self.who in PASSING:
            self.all[self.who] = Seen()
        self.seen.blanks = False
        prefix = "" if self.lang == "en" else "zh/"
        self.page.goto(f"{self.home}{prefix}quizzes/a/day.html")

    def take(self, event: Event) -> None:
        """Do it in the page and in the model, and compare."""
        act, name, value = event
        match act:
            case "reload":
                self.open()
            case "clock":
                self.page.evaluate(ACT, list(event))
                self.clock = int(value)
            case "away":
                self.page.goto(self.home + "index.html")
                self.open()
            case "language":
                self.lang = "zh" if self.lang == "en" else "en"
                self.open()
            case "come":
                self.come(name)
            case "window":
                self.turn()
            case _:
                self.page.evaluate(ACT, list(event))
                self.model(act, name, value)
        self.compare()

    def turn(self) -> None:
        """To the other window, which loads itself anew when something was done in this one."""
        records = self.known[self.now] = self.page.evaluate(RECORDS)
        self.now = 1 - self.now
        if self.windows[self.now] is None or self.who in PASSING or self.is_gone:
            self.open()
            return
        self.page.evaluate(FRONT)
        self.page.bring_to_front()
        if self.known[self.now] != records:
            self.page.wait_for_function("() => !window.isOld", timeout=15_000)
        self.compare_kept()
        self.open()

    def model(self, act: str, name: str, value: str) -> None:
        seen = self.seen
        match act:
            case "choose":
                seen.choose(name, value)
            case "check":
                seen.check(name)
            case "again":
                seen.again(name)
            case "results":
                seen.ask_for_results()
            case "anyway":
                seen.anyway()
            case "retry" | "restart":
                seen.begin(anew=act == "restart")

    def lines(self) -> list[str]:
        """What the page may say of its keeping."""
        words = WORDS[self.lang]["client"]
        if self.who in PASSING:
            return [words[PASSING[self.who]]]
        return [words["saved"], *([] if self.seen.acted else [""])]

    def expected(self) -> str:
        seen = self.seen
        questions = {name: [seen.verdicts[name], seen.values[name]] for name in RESPONSES}
        found = {"ready": True, "results": seen.results, "questions": questions}
        return json.dumps(found, separators=(",", ":"), ensure_ascii=False)

    def compare(self) -> None:
        """The page shows it, and says of it what is true."""
        try:
            self.page.wait_for_function(IS_SO, arg=[self.expected(), self.lines()], timeout=15_000)
        except Late:
            line = self.page.locator(".hb-saved").inner_text()
            raise AssertionError(
                f"shown: {self.page.evaluate(SEEN)} {line!r}; expected {self.expected()}"
            ) from None

    def compare_kept(self) -> None:
        """Of a window that comes to the front: the verdicts of the other are there."""
        verdicts = json.dumps(self.seen.verdicts, separators=(",", ":"))
        questions = f"Object.entries(({SEEN})().questions)"
        found = f"Object.fromEntries({questions}.map(([id, [verdict]]) => [id, verdict]))"
        same = f"verdicts => JSON.stringify({found}) === verdicts"
        self.page.wait_for_function(same, arg=verdicts, timeout=15_000)


def some(chance: random.Random) -> list[Event]:
    """A sequence of events."""
    acts = chance.choices(list(WEIGHTS), weights=list(WEIGHTS.values()), k=LENGTH)
    return [event_of(act, chance) for act in acts]


def event_of(act: str, chance: random.Random) -> Event:
    name = chance.choice(list(RESPONSES))
    match act:
        case "choose":
            return act, name, chance.choice(RESPONSES[name])
        case "check" | "again":
            return act, name, ""
        case "hint":
            return act, "first", ""
        case "clock":
            return act, "", chance.choice(["-3600000", "60000", "0"])
        case "come":
            return act, chance.choice(["fox", "owl", "guest"]), ""
        case _:
            return act, "", ""


def failure_of(browser: Browser, home: str, events: Sequence[Event]) -> str | None:
    """What is wrong after these events; None when nothing is."""
    with browser.new_context(service_workers="block") as context:
        child = Child(context, home)
        for n, event in enumerate(events):
            try:
                child.take(event)
            except (AssertionError, Error) as error:
                return f"at {n}, {event}: {error}"
    return None


def shorter(browser: Browser, home: str, events: list[Event]) -> list[Event]:
    """The same failure with fewer events: each that it does not need is left out."""
    at = 0
    while at < len(events):
        without = events[:at] + events[at + 1 :]
        if failure_of(browser, home, without):
            events = without
        else:
            at += 1
    return events


def test_any_sequence_of_events_shows_what_the_model_says(
    request: pytest.FixtureRequest,
    browser: Browser,
    origin: Origin,
    site: Path,
    say: Callable[[str], None],
) -> None:
    number: int = request.config.getoption("--times") * 2
    home = origin.of(site)
    for seed in range(number):
        events = some(random.Random(seed))
        if wrong := failure_of(browser, home, events):
            events = shorter(browser, home, events)
            again = failure_of(browser, home, events)
            pytest.fail(f"seed {seed}: {events}: {again or wrong}")
    say(f"{number} sequences at {origin.kind}")
