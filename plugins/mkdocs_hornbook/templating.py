"""The environment that templates are rendered in: filters, icons, addresses."""

from __future__ import annotations

import re
import traceback
from base64 import b64encode
from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from markupsafe import Markup

from mkdocs_hornbook import pinyin, text
from mkdocs_hornbook.errors import Location, Problem, display_path
from mkdocs_hornbook.library import Entry, QuizEntry, Shelf
from mkdocs_hornbook.mark import twins_of
from mkdocs_hornbook.marking import glossary_words, mark_words
from mkdocs_hornbook.media import read_captions
from mkdocs_hornbook.model.blocks import Word
from mkdocs_hornbook.model.family import CARD_ICONS
from mkdocs_hornbook.model.questions import Cloze, Gap
from mkdocs_hornbook.payload import format_number, quiz_payload, script_json, shown_items
from mkdocs_hornbook.picture_size import Size, Sizes
from mkdocs_hornbook.roleplay import run_minutes
from mkdocs_hornbook.shuffle import shuffled
from mkdocs_hornbook.strings import Strings
from mkdocs_hornbook.votes import vote_choices

_WAY = re.compile("(arrow|chevron)-(left|right)")
"""Icons that point along the line: they turn round where a line runs from right to left."""


def make_environment(folders: list[str], names: dict[str, Any]) -> jinja2.Environment:
    """An environment with autoescape that takes no undefined name; `names` are its globals."""
    environment = _Environment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {
        "block": _block,
        "inline": _inline,
        "gapped": _gapped,
        "leaf": _leaf,
        "dom_id": lambda value: value.replace("/", "-"),
        "number": format_number,
    }
    environment.globals |= names | {
        "zip": zip,
        "icon": _Icons(folders),
        "payload": lambda entry: script_json(quiz_payload(entry.id, entry.quiz, entry.versions)),
        "media_url": _media_url,
        "media_size": _Sizes(),
        "card_icons": CARD_ICONS,
        "glossary_words": glossary_words,
        "captions_url": _captions_url,
        "shuffled": shuffled,
        "vote_choices": vote_choices,
        "original_gap": _original_gap,
        "run_minutes": run_minutes,
        "shown_items": lambda owner, question: shown_items(owner.id, question),
    }
    return environment


class _Context(jinja2.runtime.Context):
    """A context that is not copied for each call from inside a loop.

    What our templates call asks it for `page`, `root`, `resolve` and `ways` alone, and no loop and
    no block sets one of these.
    """

    def call(self, called: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Call a function or a catalogue of words."""
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        if type(called) is Strings:
            return called(*args, **kwargs)
        return super().call(called, *args, **kwargs)


class _Compiled(jinja2.BytecodeCache):
    """Templates compiled once for all languages and all builds of a process."""

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """The code of a template; the bucket throws it away where its text has changed."""
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self.code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class _Environment(jinja2.Environment):
    context_class = _Context

    def __init__(self, **options: Any) -> None:
        super().__init__(bytecode_cache=_COMPILED, **options)
        self.known: dict[str | jinja2.Template, jinja2.Template] = {}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> jinja2.Template:
        """A template by its name, looked for once: those of a build do not change."""
        if name not in self.known:
            self.known[name] = super().get_template(name, parent, globals)
        return self.known[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One plain dictionary for all templates; a chain of two is slow to copy."""
        return super().make_globals(d) if d else self.globals


def _original_gap(owner: QuizEntry, question: Cloze, gap: Gap) -> Gap:
    """The gap in the original: the values of its list are the same in every language."""
    twin = twins_of(question, owner.versions)[0]
    same = [one for one in twin.gaps if one.id == gap.id] if isinstance(twin, Cloze) else []
    return same[0] if same else gap


def template_problem(error: jinja2.TemplateError, template: str, root: Path) -> Problem:
    """Where a template is wrong: the innermost of its lines that ran."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [(f.filename, f.lineno) for f in frames if f.filename.endswith(".html")]
    file, line = lines[-1] if lines else (f"hornbook/{template}.html", 1)
    if isinstance(error, jinja2.TemplateSyntaxError):
        file, line = error.filename or file, error.lineno
    what = f"The template cannot be rendered: {error.message}."
    fix = "Mend it, or delete it to use the one of the theme."
    where = Location(display_path(Path(file), root), line or 1)
    return Problem(where, "HB501", what, fix)


@jinja2.pass_context
def _block(context: jinja2.runtime.Context, value: str) -> Markup:
    return _above(context, text.block(value, context["resolve"]))


@jinja2.pass_context
def _inline(context: jinja2.runtime.Context, value: str) -> Markup:
    return _above(context, text.inline(value, context["resolve"]))


@jinja2.pass_context
def _leaf(context: jinja2.runtime.Context, value: str, words: Sequence[Word]) -> Markup:
    """The words of a page of a story, those of the glossary marked."""
    marks = [mark_words(words)] if words else []
    return _above(context, text.block(value, context["resolve"], marks))


def _above(context: jinja2.runtime.Context, html: Markup) -> Markup:
    """The words with their pinyin, where the page has it. The questions of a quiz have none."""
    page = context.get("page")
    if not page or not page.pinyin:
        return html
    is_quiz = "quiz_entry" in context or isinstance(context.get("owner"), QuizEntry)
    return html if is_quiz else pinyin.above(html, page.readings, shown=page.pinyin != "off")


@jinja2.pass_context
def _gapped(context: jinja2.runtime.Context, value: str) -> list[tuple[Markup, str]]:
    return text.gapped(value, context["resolve"])


@jinja2.pass_context
def _media_url(context: jinja2.runtime.Context, owner: Entry | Shelf, src: str) -> str:
    url: str = context["root"] + owner.media[src]
    return url


@jinja2.pass_context
def _captions_url(context: jinja2.runtime.Context, owner: Entry, src: str) -> str:
    """The captions themselves as an address: a page opened from disk may not load their file."""
    captions = read_captions(owner.file.parent / src)
    if captions is None:
        return _media_url(context, owner, src)
    return "data:text/vtt;base64," + b64encode(captions).decode("ascii")


class _Sizes(Sizes):
    """Width and height of a picture, which stands beside the file of the entry that shows it."""

    def __call__(self, owner: Entry | Shelf, src: str) -> Size | None:
        """Its size; of the picture of a shelf, which stands beside the lessons, too."""
        entries = owner.lessons[:1] if isinstance(owner, Shelf) else [owner]
        return next((self.of(entry.file.parent / src) for entry in entries), None)


class _Icons:
    """Icons of the theme's own folder, put into the page so that they cost no request."""

    def __init__(self, folders: list[str]) -> None:
        self.folders = folders
        self.found: dict[str, Markup] = {}

    def __call__(self, name: str, id: str = "") -> Markup:
        """The SVG of an icon such as `material/menu`; raises when the theme has none.

        With an `id` for its path, `<use href="#id">` shows it again further down the page.
        """
        if name not in self.found:
            self.found[name] = self.read(name)
        svg = self.found[name]
        # As plain text: to replace in Markup escapes what is put in.
        return Markup(str(svg).replace("<path ", f'<path id="{id}" ', 1)) if id else svg

    def read(self, name: str) -> Markup:
        files = (Path(folder, ".icons", f"{name}.svg") for folder in self.folders)
        file = next(f for f in files if f.is_file())
        svg = file.read_text(encoding="utf-8").strip()
        svg = svg.replace(' xmlns="http://www.w3.org/2000/svg"', "")  # HTML needs none
        way = " hb-icon--way" if _WAY.search(name) else ""
        return Markup(svg.replace("<svg ", f'<svg class="hb-icon{way}" aria-hidden="true" ', 1))
