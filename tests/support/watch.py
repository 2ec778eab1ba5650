"""A page under watch: what a child must never meet is written down."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Page, Request


def watch(page: Page, trouble: list[str]) -> None:
    """Write to `trouble`: console and page errors, and requests to another origin.

    CSP violations are among the console errors: Chromium reports each there, and at once, while
    the page's own `securitypolicyviolation` event may come after the test has gone on.
    """

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            trouble.append(f"console: {message.text} ({message.location['url']})")

    asked_for = [""]

    def on_request(request: Request) -> None:
        if _opens_window(request):
            if urlsplit(request.url).hostname not in (None, "127.0.0.1"):
                trouble.append(f"window of another origin: {request.url}")
            return
        if request.is_navigation_request() and request.frame.parent_frame is None:
            asked_for[0] = request.url
        # Firefox asks for the first files of a page before it says that it is there.
        here = asked_for[0] if request.frame.url == "about:blank" else request.frame.url
        if not _is_at_home(request, here):
            trouble.append(f"request to another origin: {request.url}")

    page.context.on("console", on_console)
    page.context.on("request", on_request)
    page.context.on("weberror", lambda error: trouble.append(f"page error: {error.error}"))


def _opens_window(request: Request) -> bool:
    """Whether it is the first request of a window that a page has opened: it has no frame yet."""
    try:
        return not request.frame
    except Error:
        return True


def _is_at_home(request: Request, page: str) -> bool:
    """Whether a request stays where its page is; going to a page is the test's own choice."""
    asked = urlsplit(request.url)
    if asked.scheme in ("data", "blob", "about", "file"):
        return True
    if request.is_navigation_request() and request.frame.parent_frame is None:
        return asked.hostname == "127.0.0.1"
    here = urlsplit(page)
    return (asked.scheme, asked.netloc) == (here.scheme, here.netloc)
