"""A site in which every text of every model is hostile, each of tests/cases/xss.txt in turn.

A copy of a lesson and its quiz holds one example of every block and question type; each of its
texts begins with some of the hostile ones. There are as many copies as bring all of them to every
field.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo
from pydantic.functional_validators import AfterValidator

from mkdocs_hornbook.model.documents import DOCUMENTS
from mkdocs_hornbook.model.fields import InTranslation, Model
from mkdocs_hornbook.source import Source
from mkdocs_hornbook.translation import Groups, Items, Shape
from tests.support.lectures import LED, PLAY, STAIRS
from tests.support.sites import SMALLEST, Files

CASES = Path(__file__).resolve().parents[1] / "cases"
VECTORS = (CASES / "xss.txt").read_text("utf-8").splitlines()
AT_ONCE = 10
"""Hostile texts in one field."""
COPIES = -(-len(VECTORS) // AT_ONCE)

Field = tuple[str, str]
"""Name of a model, and of one of its fields."""
Put = Callable[[str, Field], str]

REFERENCES = {
    ("Lesson", "goes_with"),
    ("Lesson", "script"),
    ("Cuts", "one"),
    ("Cuts", "five"),
    ("Cuts", "thirty"),
    ("Quiz", "lesson"),
    ("QuizBlock", "quiz"),
    ("Lesson", "readings"),
}
"""Fields that name something else: a hostile name is refused (HB205). Of `readings`,
anything but pinyin is (HB241)."""


def texts_of(hint: Any) -> bool:
    """Whether a value of this type may hold any words at all."""
    if hint is str:
        return True
    if get_origin(hint) is Literal:
        return False
    if get_origin(hint) is Annotated:
        inner, *marks = get_args(hint)
        held = [part for m in marks if isinstance(m, FieldInfo) for part in m.metadata]
        closed = any(getattr(part, "pattern", None) for part in held)
        checked = any(isinstance(mark, AfterValidator) for mark in marks)
        is_path = InTranslation.MAY in marks and inner is str
        return not (closed or checked or is_path) and texts_of(inner)
    return any(map(texts_of, get_args(hint)))


def models(hint: Any) -> Iterator[type[Model]]:
    """Every model that a type holds, at any depth."""
    if isinstance(hint, type) and issubclass(hint, Model):
        yield hint
        for inner in get_type_hints(hint, include_extras=True).values():
            yield from models(inner)
    for argument in get_args(hint):
        yield from models(argument)


def all_fields() -> set[Field]:
    """Every field of every model that takes words and is no reference."""
    found = {model for document in DOCUMENTS.values() for model in models(document)}
    return {
        (model.__name__, name)
        for model in found
        for name, hint in get_type_hints(model, include_extras=True).items()
        if name in model.model_fields and texts_of(hint)
    } - REFERENCES


def hostile(value: Any, hint: Any, put: Put, field: Field = ("", "")) -> Any:
    """The value with each of its texts changed by `put`."""
    if isinstance(value, str):
        return put(value, field) if texts_of(hint) and field not in REFERENCES else value
    if isinstance(value, list):
        inner = next((h for h in _lists(hint)), Any)
        return [hostile(item, inner, put, field) for item in value]
    if isinstance(value, dict):
        model = next((m for m in _direct(hint) if _fits(m, value)), None)
        if model is None:
            return {key: hostile(item, str, put, field) for key, item in value.items()}
        hints = get_type_hints(model, include_extras=True)
        names = {f.alias or name: name for name, f in model.model_fields.items()}
        return {
            key: hostile(item, hints[names[key]], put, (model.__name__, names[key]))
            for key, item in value.items()
        }
    return value


def _lists(hint: Any) -> Iterator[Any]:
    if get_origin(hint) is list:
        yield get_args(hint)[0]
    else:
        for argument in get_args(hint):
            yield from _lists(argument)


def _direct(hint: Any) -> Iterator[type[Model]]:
    if isinstance(hint, type) and issubclass(hint, Model):
        yield hint
    for argument in get_args(hint):
        yield from _direct(argument)


def _fits(model: type[Model], value: dict[str, Any]) -> bool:
    if "type" in model.model_fields and "type" in value:
        return value["type"] in get_args(model.model_fields["type"].annotation)
    return set(value) <= {f.alias or name for name, f in model.model_fields.items()}


def read(text: str) -> Any:
    """YAML as plain values; all scalars are text, as Hornbook reads them."""
    return json.loads(json.dumps(Source("case.yml", text).root))


def _examples(kind: str, key: str) -> list[Any]:
    """The blocks, or the questions, of the case files of each type."""
    files = sorted((CASES / "reading").glob(f"{kind}-*.txt"))
    found = []
    for file in files:
        head, _, text = file.read_text("utf-8").partition("----\n")
        if "expect: none" in head:
            found += read(text)[key]
    return found


def _common(item: dict[str, Any], number: int) -> dict[str, Any]:
    return {**item, "id": f"n{number}", "title": "Title"}


PICTURE = {"src": "a.svg", "alt": "Alt", "caption": "Caption"}
AUDIO = {"src": "a.mp3", "transcript": "Heard"}
VIDEO = {"src": "a.webm", "captions": "a.vtt", "transcript": "Seen"}
MORE: dict[str, dict[str, Any]] = {
    "prose": {"picture": PICTURE, "audio": AUDIO, "video": VIDEO},
    "steps": {"intro": "Intro"},
    "discussion": {"intro": "Intro"},
    "checklist": {"intro": "Intro"},
    "form": {"intro": "Intro", "sources": ["s1"]},
    "practise": {"feedback": "Feedback", "picture": PICTURE},
    "quiz": {"quiz": "COPY/x", "show": "link"},
}
"""What the examples of the blocks lack."""


def lesson() -> dict[str, Any]:
    """A lesson with every block type and every key."""
    blocks = [_common(b, n) for n, b in enumerate(_examples("block", "blocks"))]
    blocks = [{**block, **MORE.get(block["type"], {})} for block in blocks]
    for block in blocks:
        if block["type"] == "facts":
            block["items"][0] |= {"note": "Note", "source": "s1", "strength": "C"}
        if block["type"] == "tips":
            block["items"][0] |= {"source": "s1", "strength": "C"}
        if block["type"] == "glossary":
            block["words"][0]["forms"] = ["forms"]
    return {
        "kind": "lecture",
        "title": "Title",
        "summary": "Summary",
        "minutes": 20,
        "goal": "Goal",
        "objectives": ["Objective"],
        "call_starters": ["Starter"],
        "keywords": ["Keyword"],
        "cover": PICTURE,
        "review": {"role": "Role", "by": "By", "on": "2026-11-22"},
        "guest": {"who": "Who", "questions": ["Question"]},
        "blocks": [
            *(block for block in blocks if block["type"] != "roleplay"),
            {"type": "helplines", "id": "numbers", "title": "Numbers"},
        ],
    }


def quiz() -> dict[str, Any]:
    """A quiz with every question type and every key."""
    questions = _examples("question", "questions")
    for number, question in enumerate(questions):
        question |= {"id": f"q{number}", "prompt": "Prompt", "objective": "Objective"}
        question |= {"source": "s1", "hints": ["Hint"], "rationale": "Why"}
        if question["type"] == "short-text":
            question["expect"] = [{"text": "fork", "feedback": "Not this."}]
    band = {"from": 0, "text": "Band"}
    stimulus = {"title": "Title", "text": "Text", "picture": PICTURE}
    section = {"id": "one", "title": "One", "stimulus": stimulus, "questions": questions}
    return {
        "title": "Title",
        "summary": "Summary",
        "intro": "Intro",
        "score_bands": [band],
        "sections": [section],
    }


def vectors(copy: int, *, times: int = AT_ONCE, zh: str = "") -> Put:
    """What puts the hostile texts of one copy before each text, another one in each field."""
    places: dict[Field, int] = {}

    def put(text: str, field: Field) -> str:
        place = places.setdefault(field, len(places) * 7)
        start = copy * times + place
        if most := SHORT.get(field):
            fitting = [vector for vector in VECTORS if len(vector) <= most]
            return fitting[start % len(fitting)]
        words = " ".join(VECTORS[(start + n) % len(VECTORS)] for n in range(times))
        if field in SIGNS:
            words = re.sub(SIGNS[field], "", words)
        return f"{words} {zh}{text}"

    return put


SHORT = {("CardLine", "text"): 40}
"""Characters that a field with a limit takes; it gets one hostile text that fits."""
SIGNS = {("Cloze", "text"): r"[{}]", ("MarkTheWords", "text"): r"[*|]"}
"""Signs that mean something in a field: they would make gaps and marks of their own."""


def overlay(value: Any, shape: Shape) -> Any:
    """What of a value a translation holds."""
    if isinstance(shape, Groups) and isinstance(value, dict):
        inner = shape.of(value)  # type: ignore[arg-type] # a plain dict has keys enough
        words = {k: overlay(value[k], inner[k]) for k in inner if k in value}
        words = {k: v for k, v in words.items() if v is not None}
        return {"id": value["id"], **words} if "id" in value and "id" not in inner else words
    if isinstance(shape, Items) and isinstance(value, list):
        return [overlay(item, shape.inner) for item in value]
    is_words = isinstance(shape, Items) or shape in (InTranslation.WORDS, InTranslation.WHOLE)
    return value if is_words else None


def _same(gaps: Any) -> None:
    for gap in gaps:
        if "answer" in gap:
            gap["choices"][0] = gap["answer"]


def _document(kind: str, value: Any, put: Put) -> Any:
    made = hostile(deepcopy(value), DOCUMENTS[kind], put)
    for section in made.get("sections", []) if kind == "quiz" else []:
        for question in section["questions"]:
            _same(question.get("gaps", []))
    return made


def pages() -> dict[str, tuple[str, Any]]:
    """What each copy holds: by path, the kind of document and its values."""
    return {
        "lessons/{}/x": ("lesson", lesson()),
        "lessons/{}/led": ("lesson", read(LED)),
        "lessons/{}/play0": ("lesson", _play()),
        "lessons/{}/play1": ("lesson", _play()),
        "lessons/{}/topic": ("topic", {"title": "T", "summary": "S", "cover": PICTURE}),
        "quizzes/{}/x": ("quiz", quiz()),
        "quizzes/{}/body": ("quiz", read(STAIRS)),
    }


def _play() -> Any:
    """A play with a title. It may not last long, so two share the hostile texts of a copy."""
    play = read(PLAY.replace("No we do not go in. " * 20, "", 1))
    play["blocks"][0]["title"] = "Title"
    return play


def documents() -> list[tuple[str, Any]]:
    """One document of each kind, with every key."""
    source = {"id": "s1", "text": "Text", "read": "All", "strength": "A"}
    numbers = ("helplines", read(_helpline_case()))
    return [*pages().values(), ("sources", {"sources": [source]}), numbers]


def _helpline_case() -> str:
    text = (CASES / "reading" / "helplines-of-every-key.txt").read_text("utf-8")
    return text.partition("----\n")[2]


def site() -> Files:
    """All files of the hostile site."""
    files: dict[str, str | bytes] = {"mkdocs.yml": MKDOCS}
    for copy in range(COPIES):
        for path, (kind, value) in pages().items():
            is_play = path[-1] in "01"
            turn = copy * 2 + int(path[-1]) if is_play else copy
            times = AT_ONCE // 2 if is_play else AT_ONCE
            put, put_zh = vectors(turn, times=times), vectors(turn, times=times, zh="中")
            original = _document(kind, value, put)
            texts = overlay(_document(kind, value, put_zh), Groups((DOCUMENTS[kind],)))
            for suffix, text in ((".yml", original), (".zh.yml", texts)):
                files[path.format(f"c{copy}") + suffix] = _json(text, copy)
        files[f"content/p{copy}.md"] = _page(copy)
        for home in ("lessons", "quizzes"):
            files |= {f"{home}/c{copy}/{name}": raw for name, raw in MEDIA.items()}
    files["lessons/sources.yml"] = json.dumps({"sources": list(map(_source, range(COPIES)))})
    files["lessons/helplines/cn.yml"] = json.dumps(_helplines())
    return files


def _json(value: Any, copy: int) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    text = text.replace('"s1"', f'"s{copy}"').replace('"COPY/x"', f'"c{copy}/x"')
    return text.replace('"a/body"', f'"c{copy}/body"')


def _source(copy: int) -> Any:
    value = {"id": f"s{copy}", "text": "Text", "read": "All", "strength": "A"}
    return hostile({"sources": [value]}, DOCUMENTS["sources"], vectors(copy))["sources"][0]


def _helplines() -> Any:
    """As many numbers as there can be, each with more at once; four are for children."""
    whole = read(_helpline_case())
    one = whole["entries"][0] | {"source": "s1"}
    times = -(-len(VECTORS) // 30)
    whole["entries"] = []
    for copy in range(30):
        who = ["child", "adult"] if copy < 4 else ["adult"]
        entry = {**one, "id": f"n{copy}", "audience": who}
        made = hostile({"entries": [entry]}, DOCUMENTS["helplines"], vectors(copy, times=times))
        whole["entries"] += made["entries"]
    rest = {key: whole[key] for key in ("call", "elsewhere")}
    steps = hostile(rest, DOCUMENTS["helplines"], vectors(0, times=len(VECTORS) // 8))
    return whole | steps


def _page(copy: int) -> str:
    words = vectors(copy)("Words", ("", ""))
    title = json.dumps(words, ensure_ascii=False)
    each = [VECTORS[(copy * AT_ONCE + n) % len(VECTORS)] for n in range(AT_ONCE)]
    parts = [f"# {words}", *each, *(f"- {one}" for one in each), f"| a |\n|---|\n| {words} |"]
    return f"---\ntitle: {title}\ndescription: {title}\n---\n" + "\n\n".join(parts) + "\n"


MKDOCS = SMALLEST["mkdocs.yml"].replace("- hornbook", "- hornbook: {country: cn}")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
MEDIA = {
    "a.svg": SVG,
    "b.svg": SVG,
    "a.mp3": b"ID3" + b"\0" * 40,
    "a.wav": b"RIFF\x24\0\0\0WAVEfmt ",
    "a.webm": (CASES / "media" / "wave.webm").read_bytes(),
    "a.vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\n<script>xss()</script>\n",
}
