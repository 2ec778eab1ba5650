"""Marks the words of a glossary in rendered text, so that a reader can open them in place.

It works on the text tokens of Markdown, never on HTML. What is in a link or in code stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from markdown_it.token import Token

from mkdocs_hornbook.model.blocks import GlossaryBlock, Word
from mkdocs_hornbook.model.documents import Lesson
from mkdocs_hornbook.text import Rewrite

_WIDE = re.compile(r"[⺀-鿿가-힯豈-﫿]")
"""Characters of scripts that put no space between words."""

_BREAKS = {"softbreak": "\n", "text": ""}


def glossary_words(lesson: Lesson) -> list[Word]:
    """The words of all glossary blocks of a lesson, in the order in which its page shows them."""
    return [w for block in lesson.blocks if isinstance(block, GlossaryBlock) for w in block.words]


def mark_words(words: Sequence[Word]) -> Rewrite:
    """Marks the first place of each word with its number in the list; one call, one page."""
    forms = {_key(form): n for n, word in enumerate(words) for form in (word.word, *word.forms)}
    if not forms:
        return lambda tokens: tokens
    longest_first = sorted(forms, key=len, reverse=True)
    pattern = re.compile("|".join(map(_whole, longest_first)), re.IGNORECASE)
    open_words = set(forms.values())

    def mark(text: str) -> Iterator[Token]:
        begin = 0
        for match in pattern.finditer(text):
            number = forms[_key(match[0])]
            if number in open_words:
                open_words.remove(number)
                yield from _text(text[begin : match.start()])
                yield Token("html_inline", "", 0, content=_opening(number))
                yield from _text(match[0])
                yield Token("html_inline", "", 0, content="</span>")
                begin = match.end()
        yield from _text(text[begin:])

    return lambda tokens: list(rewrite_text(tokens, mark))


def rewrite_text(
    tokens: Iterable[Token], rewrite: Callable[[str], Iterable[Token]]
) -> Iterator[Token]:
    """Gives each text outside links to `rewrite`; lines that are broken softly are one text."""
    links = 0
    run = ""
    for token in tokens:
        if token.type in _BREAKS and not links:
            run += _BREAKS[token.type] or token.content
            continue
        if run:
            yield from rewrite(run)
            run = ""
        links += (token.type == "link_open") - (token.type == "link_close")
        yield token
    if run:
        yield from rewrite(run)


def _text(content: str) -> Iterator[Token]:
    if content:
        yield Token("text", "", 0, content=content)


def _opening(number: int) -> str:
    return f'<span class="hb-gloss" data-hb-gloss="{number}">'


def _key(word: str) -> str:
    return " ".join(word.casefold().split())


def _whole(word: str) -> str:
    """A pattern for the word; letters may not go on at an end where the script has spaces."""
    before = "" if _WIDE.match(word[0]) else r"(?<!\w)"
    after = "" if _WIDE.match(word[-1]) else r"(?!\w)"
    return before + r"\s+".join(map(re.escape, word.split())) + after
