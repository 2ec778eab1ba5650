"""What a reader does who listens; and a voice that says when it has ended."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

VOICE = """(() => {
  const heard = []
  let current = null, voices = VOICES
  const hear = []
  const silence = () => {
    const ended = current
    current = null
    ended && ended.onerror && ended.onerror({ error: "canceled" })
  }
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => voices,
    speak: (said) => { current = said; heard.push([said.text, said.rate, said.lang]) },
    cancel: silence,
    addEventListener: (_, call) => hear.push(call),
  } })
  window.SpeechSynthesisUtterance = function (text) { this.text = text }
  window.voice = {
    heard,
    now: () => (current ? current.text : ""),
    end: () => { const ended = current; current = null; ended.onend({}) },
    fail: () => { const ended = current; current = null; ended.onerror({ error: "failed" }) },
    come: (names) => {
      voices = names.map((lang) => ({ lang, localService: true }))
      hear.forEach((call) => call())
    },
  }
})()"""


def give_voice(page: Page, *langs: str, local: bool = True) -> None:
    """Let the device of the page have a voice for each language, before anything is opened.

    `local=False`: they are of the network. The page's `window.voice` ends a sentence, fails, and
    brings voices that come late.
    """
    flag = "true" if local else "false"
    voices = ", ".join(f'{{lang: "{lang}", localService: {flag}}}' for lang in langs)
    page.add_init_script(VOICE.replace("VOICES", f"[{voices}]"))


def listen(page: Page) -> Locator:
    """The button that reads the whole page."""
    return page.get_by_role("button", name="Listen", exact=True)


def bar(page: Page) -> Locator:
    """What a child steers the reading with."""
    return page.get_by_role("group", name="Read aloud")


def act(page: Page, name: str) -> Locator:
    """A button of the bar."""
    return bar(page).get_by_role("button", name=name, exact=True)


def lit(page: Page) -> Locator:
    """The sentence that is being read."""
    return page.locator("[data-hb-spoken]")


def now(page: Page) -> str:
    """What the voice says."""
    said: str = page.evaluate("voice.now()")
    return said


def end(page: Page) -> None:
    """The voice has come to the end of its sentence."""
    page.evaluate("voice.end()")


def heard(page: Page) -> list[Any]:
    """All that was said: words, speed and language of each."""
    said: list[Any] = page.evaluate("voice.heard")
    return said
