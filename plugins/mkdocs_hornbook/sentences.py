"""Sentences, as they are read aloud: the twin of client/src/contract/sentences.ts."""

from __future__ import annotations

import re

from mkdocs_hornbook.text import block, plain

_END = re.compile(
    r"[。！？]+[”’」』）】》〉]*"
    r"|[.!?]+[\"'”’»)\]]*(?=\s)"
)
_SHORT = re.compile(r"(?:^|[\s(“\"'])(?:Mr|Mrs|Ms|Dr|St|e\.g|i\.e|etc|No|[A-Z])\.$")
_BLOCKS = re.compile(r"</?(?:p|li|ul|ol|h[3-6]|td|th|tr|table|blockquote|pre|hr)\b[^>]*>")
_INSIDE = re.compile(r"<(em|strong|a|code)\b[^>]*>(.*?)</\1>", re.DOTALL)
_END_INSIDE = re.compile(r"[。！？.!?](?=[^<>]*\w[^<>]*</)")
_WORD = re.compile(r"\w")


def ends_of(text: str) -> list[int]:
    """Where each sentence but the last ends, in a text of one paragraph."""
    ends: list[int] = []
    for match in _END.finditer(text):
        end = match.end()
        begun = text[ends[-1] if ends else 0 : end]
        follows = _WORD.search(text[end:])
        if not follows or not _WORD.search(begun) or _SHORT.search(text[:end]):
            continue
        if not follows[0].islower():
            ends.append(end)
    return ends


def sentences_of(text: str) -> list[str]:
    """The sentences of a paragraph, with the spaces at their ends taken away."""
    ends = ends_of(text)
    return [text[a:b].strip() for a, b in zip([0, *ends], [*ends, len(text)], strict=True)]


def count_sentences(markdown: str) -> int:
    """The sentences of a text in small Markdown: no sentence goes over the end of a paragraph.

    An end inside emphasis or a link does not count: there, the page has no place for a sentence.
    """
    html = _INSIDE.sub(lambda match: _END_INSIDE.sub(",", match[0]), block(markdown))
    parts = (plain(part) for part in _BLOCKS.split(html))
    return sum(len(sentences_of(part)) for part in parts if _WORD.search(part))
