"""A built page as a tree that can be changed and written again.

The pages are our own: whole, and clean to an HTML checker. So the standard library's tokens are
enough to build the tree from. It does not repair a page as a browser would.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

VOID = (
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
)  # fmt: skip
_RAW = ("script", "style")


@dataclass(slots=True)
class Element:
    """An element, its attributes and what is in it."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)
    parent: Element | None = None

    def get(self, name: str) -> str:
        """The value of an attribute; nothing where there is none."""
        return self.attributes.get(name) or ""

    @property
    def classes(self) -> list[str]:
        """The names in `class`."""
        return self.get("class").split()

    def add(self, *children: Element | str) -> Element:
        """Put these at the end; gives the element itself."""
        for child in children:
            if isinstance(child, Element):
                child.parent = self
            self.children.append(child)
        return self

    def put(self, *others: Element | str) -> None:
        """Put these in place of the element; none: take it away."""
        assert self.parent
        siblings = self.parent.children
        at = next(i for i, child in enumerate(siblings) if child is self)
        for other in others:
            if isinstance(other, Element):
                other.parent = self.parent
        siblings[at : at + 1] = others

    def walk(self) -> Iterator[Element]:
        """The element and all in it, in their order; what is added meanwhile is not visited."""
        yield self
        for child in list(self.children):
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, tag: str = "", css: str = "", having: str = "") -> list[Element]:
        """Those in it of a tag, with a class, with an attribute."""
        return [
            element
            for element in self.walk()
            if (not tag or element.tag == tag)
            and (not css or css in element.classes)
            and (not having or having in element.attributes)
        ]

    def one(self, tag: str = "", css: str = "", having: str = "") -> Element | None:
        """The first such element in it."""
        return next(iter(self.all(tag, css, having)), None)

    def by_id(self, id: str) -> Element | None:
        """The element of that id in it."""
        return next((e for e in self.all(having="id") if e.get("id") == id), None)

    def has(self, name: str) -> bool:
        """Whether it has the attribute."""
        return name in self.attributes

    @property
    def text(self) -> str:
        """All words in it."""
        parts = (c if isinstance(c, str) else c.text for c in self.children)
        return "".join(parts)

    def html(self) -> str:
        """The element as HTML."""
        start = f"<{self.tag}{''.join(_attribute(*pair) for pair in self.attributes.items())}>"
        return start if self.tag in VOID else f"{start}{self.inner()}</{self.tag}>"

    def inner(self) -> str:
        """What is in it, as HTML."""
        raw = self.tag in _RAW
        return "".join(
            child.html() if isinstance(child, Element) else child if raw else escape(child, False)
            for child in self.children
        )


def _attribute(name: str, value: str | None) -> str:
    return f" {name}" if value is None else f' {name}="{escape(value)}"'


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.here.add(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.here.add(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        opened: Element | None = self.here
        while opened and opened.tag != tag:
            opened = opened.parent
        if opened and opened.parent:
            self.here = opened.parent

    def handle_data(self, data: str) -> None:
        self.here.add(data)


def read_tree(html: str) -> Element:
    """The page as an element without a name that holds all others."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root
