"""axe-core on an open page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.support.tools import tool

SCHEMES = ("dark", "light")
"""Light comes last: it is how the test found the page."""
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# No preload: axe would fetch our stylesheets, which neither the CSP nor file:// lets it do.
RUN = """
tags => {
  // What moves is looked at when it has come to its end: colours on their way are of no scheme.
  const hasEnd = one => isFinite(one.effect.getComputedTiming().endTime)
  document.getAnimations().filter(hasEnd).forEach(one => one.finish())
  return axe.run(document, {runOnly: tags, preload: false}).then(found => found.violations)
}
"""


def violations(page: Page, schemes: Sequence[str] = SCHEMES) -> list[str]:
    """What breaks WCAG 2.2 AA on the page as it stands now, a line for each place and scheme."""
    if not page.evaluate("() => 'axe' in window"):
        _inject(page)
    return [line for scheme in schemes for line in _violations_in(page, scheme)]


def _violations_in(page: Page, scheme: str) -> list[str]:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # one of SCHEMES
    return [f"{scheme}: {line}" for line in lines(page.evaluate(RUN, WCAG))]


def lines(found: list[dict[str, Any]]) -> list[str]:
    """A line for each place that axe complains of."""
    return [
        f"{rule['id']}: {place['target']} {place['html'][:200]} {place.get('failureSummary', '')}"
        for rule in found
        for place in rule["nodes"]
    ]


def _inject(page: Page) -> None:
    """Give axe to the page through the debugger, which the page's CSP does not stop."""
    session = page.context.new_cdp_session(page)
    answer = session.send("Runtime.evaluate", {"expression": source()})
    session.detach()
    assert "exceptionDetails" not in answer, answer


@cache
def source() -> str:
    """The script itself, for a browser that has no such debugger; it leaves `axe` in the window."""
    return tool("axe-core/axe.min.js").read_text("utf-8") + "\n;undefined"
