"""Every slide of a lesson measured on one load of its page, each question in all its states."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

SIZES = [(1024, 768), (1280, 720), (1920, 1080)]
VOTED_ON = SIZES[:2]
"""4:3 and 16:9 at their smallest, where buttons are largest beside the words: all else grows with
the screen, so that a larger one tells nothing new of a vote."""

PICTURES = """() => Promise.all([...document.images].map(image => {
  image.loading = 'eager'
  return image.complete || new Promise(done => { image.onload = image.onerror = done })
}))"""

FAULTS = """withVotes => {
  const found = [], slides = [...document.querySelectorAll('.hb-slide')]
  const box = e => e.getBoundingClientRect(), words = e => e.textContent.trim().slice(0, 40)
  const seen = e => e.checkVisibility() && box(e).width > 1
  const least = innerHeight * .0349, leastBody = innerHeight * .044

  function look(slide, state) {
    const say = what => found.push(`${slide.id}${state}: ${what}`)
    const body = slide.querySelector('.hb-slide-body'), room = box(slide), place = box(body)
    if (slide.scrollHeight > slide.clientHeight + 1) say('is higher than the screen')
    for (const e of body.querySelectorAll('*')) {
      if (e.closest('svg') || !seen(e)) continue
      const at = box(e)
      if (at.bottom > place.bottom + 1 || at.top < place.top - 1) say('too high: ' + words(e))
      if (at.right > room.right + 1 || at.left < room.left - 1) say('too wide: ' + words(e))
      if (e.matches(':is(.hb-slide-body, .hb-vote, .hb-vote-scene, .hb-start) > *'))
        for (const inner of e.children)
          if (seen(inner) && box(inner).bottom > at.bottom + 3) say('lies over: ' + words(inner))
    }
    for (const image of body.querySelectorAll('img')) {
      if (!image.checkVisibility()) continue
      const { width, height } = box(image)
      const overlay = image.parentElement.querySelector('.hb-overlay')
      if (Math.min(width, height) < innerHeight * .08) say(`picture of ${width} x ${height}`)
      if (overlay && Math.abs(box(overlay).width - width) > 2) say('places beside the picture')
    }
    const texts = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const e = texts.currentNode.parentElement
      if (!texts.currentNode.data.trim() || !seen(e)) continue
      if (e.closest('button:not(.hb-vote-pick), input')) continue
      const high = parseFloat(getComputedStyle(e).fontSize)
      const isBody = e.closest('.hb-said-words, .hb-list, .hb-home, .hb-meaning')
      if (high < (isBody ? leastBody : least)) say(`letters of ${high} px: ${words(e)}`)
    }
  }

  const go = (slide, way) => !slide.dispatchEvent(
    new CustomEvent(way, { bubbles: true, cancelable: true }))
  const steps = {
    choices: ['count', 'hands', 'talk', 'again', 'eyes', 'right', 'next'],
    aloud: ['next'],
    story: ['count', 'hands', 'talk', 'again', 'next', 'next'],
  }
  function take(slide, step) {
    if (step === 'next') return go(slide, 'hb-next')
    const wanted = step === 'hands' ? '.hb-vote-step' : `[data-hb-vote-act=${step}]`
    const all = [...slide.querySelectorAll(wanted)].filter(e => e.checkVisibility())
    all.at(step === 'hands' ? 1 : 0)?.click()
    return all.length > 0
  }

  for (const slide of slides) {
    for (const other of slides) other.toggleAttribute('data-hb-now', other === slide)
    dispatchEvent(new Event('resize'))  // it takes the largest type that fits
    look(slide, '')
    const kind = withVotes && slide.querySelector('.hb-vote')?.dataset.hbVote
    for (const step of steps[kind] ?? []) if (take(slide, step)) look(slide, ' after ' + step)
    while (kind && go(slide, 'hb-previous')) continue
  }
  return [...new Set(found)]
}"""


def faults(page: Page, deck: Path) -> Iterator[str]:
    """What is wrong with the slides of a built page, on each size of screen."""
    page.goto(deck.as_uri())
    page.evaluate(PICTURES)
    for size in SIZES:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        for fault in page.evaluate(FAULTS, size in VOTED_ON):
            yield f"{deck.stem} {size[0]}x{size[1]} {fault}"
