"""Writes translations: a new `water.zh.yml`, or an old one with what it lacks; nothing is lost.

What is to be translated gets an empty value, below the original as a comment. The comments and the
layout of an old file stay (ruamel.yaml reads and writes them).
"""

from __future__ import annotations

import io
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.resolver import VersionedResolver

from mkdocs_hornbook.errors import Problem, Problems
from mkdocs_hornbook.library import Library
from mkdocs_hornbook.model.documents import DOCUMENTS, Lesson, Sources, Topic
from mkdocs_hornbook.model.fields import InTranslation, Model
from mkdocs_hornbook.model.helplines import Helplines, is_helplines
from mkdocs_hornbook.model.quiz import Quiz
from mkdocs_hornbook.model.reading import read_model
from mkdocs_hornbook.source import Mapping, Sequence, Source, walk_texts
from mkdocs_hornbook.translation import Groups, Items, Shape, has_texts, translate

_HEAD = "Translation of {}. Write each text behind its key; the original stands above it.\n"
_MODELINE = "yaml-language-server: $schema={}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of one translation."""

    file: Path
    added: int
    """Texts that wait for their words now."""
    stray: list[Problem]
    """What of the translation does not fit the original."""


def originals(paths: Iterable[Path], homes: Iterable[Path]) -> Iterator[Path]:
    """The files of the paths that can have a translation, each once; folders are looked through."""
    homes = [home.resolve() for home in homes]
    seen: set[Path] = set()
    for path in paths:
        for file in [path] if path.is_file() else sorted(path.rglob("*.y*ml")):
            full = file.resolve()
            is_original = full.suffix in (".yml", ".yaml") and "." not in full.stem
            has_place = any(full.is_relative_to(home) for home in homes)
            if is_original and has_place and full not in seen:
                seen.add(full)
                yield full


def kind_of(file: Path, lessons: Path) -> type[Model]:
    """The model of an original by its place."""
    if not file.is_relative_to(lessons.resolve()):
        return Quiz
    if is_helplines(file.relative_to(lessons.resolve()).with_suffix("").as_posix()):
        return Helplines
    if file.stem == "sources" and file.parent == lessons.resolve():
        return Sources
    return Topic if file.stem == "topic" else Lesson


def coverage_report(library: Library) -> str:
    """How much is translated to each language, in all and file by file."""
    lines = []
    for lang, edition in library.editions.items():
        rows = sorted(edition.coverage.items())
        lines.append(
            f"{lang}: {_share(sum(t for _, (t, _) in rows), sum(d for _, (_, d) in rows))}"
        )
        lines += [f"  {name}: {_share(*numbers)}" for name, numbers in rows]
    return "\n".join(lines) or "No file is translated yet: `hornbook translate zh lessons`."


def _share(texts: int, translated: int) -> str:
    percent = 100 * translated // texts if texts else 100
    return f"{percent} % ({translated} of {texts} texts)"


def overlay_of(original: Path, lang: str) -> Path:
    """Where the translation of a file stands, or will stand."""
    stem = f"{original.stem}.{lang}"
    files = [original.with_name(stem + suffix) for suffix in (".yml", ".yaml")]
    return next((file for file in files if file.is_file()), files[0])


def write_overlay(original: Path, model: type[Model], lang: str, root: Path) -> Written:
    """Write what the translation of a file lacks, and say what of it does not fit the original.

    Raises Problems when one of the two files cannot be read, or the translation cannot be written
    without loss; then nothing is written.
    """
    source = Source.open(original, root)
    read_model(source, model)
    target = overlay_of(original, lang)
    if not target.is_file() or not target.read_bytes().strip():
        overlay = CommentedMap()
        overlay.yaml_set_start_comment(_modeline(target, model, root) + _HEAD.format(original.name))
        added = _complete(source.root, overlay, Groups((model,)), 0)
        if added:
            _replace(target, _dumped(overlay), "\n")
        return Written(file=target, added=added, stray=[])
    old = Source.open(target, root)
    stray = [p for p in translate(source, old, model).problems if p.code != "HB602"]
    raw = target.read_bytes()
    overlay = _yaml().load(raw.decode("utf-8-sig")) or CommentedMap()
    added = _complete(source.root, overlay, Groups((model,)), 0)
    if added:
        text = _dumped(overlay)
        _check_kept(old, text)
        _replace(target, text, "\r\n" if b"\r\n" in raw else "\n")
    return Written(file=target, added=added, stray=stray)


def _modeline(target: Path, model: type[Model], root: Path) -> str:
    """The line that names the schema for an editor, where the site has it."""
    name = next(name for name, kind in DOCUMENTS.items() if kind is model)
    schema = root / "schemas" / f"{name}-translation.schema.json"
    if not schema.is_file():
        return ""
    return _MODELINE.format(Path(os.path.relpath(schema, target.resolve().parent)).as_posix())


def _replace(target: Path, text: str, newline: str) -> None:
    new = target.with_name(f".{target.name}.new")
    new.write_text(text, encoding="utf-8", newline=newline)
    new.replace(target)


def _check_kept(old: Source, text: str) -> None:
    """Raises Problems unless each text and each comment line of the old file is in the new one."""
    new = Source(old.name, text)
    had = Counter(words for _, words in walk_texts(old.root) if words)
    had -= Counter(words for _, words in walk_texts(new.root))
    lines = {line.strip() for line in text.splitlines()}
    for line in (line.strip() for line in old.text.splitlines()):
        if line.startswith("#") and line not in lines:
            had[line] += 1
    if had:
        lost = next(iter(had))
        what = f"This file cannot be completed without loss of `{lost[:60]}`."
        fix = "Add by hand what `hornbook check` names."
        raise Problems([old.problem(old.root.place, "HB602", what, fix)])


class _Texts(VersionedResolver):
    """Reads every plain value as a text, as Hornbook does: `012`, `yes` and `null` stay."""

    @property
    def versioned_resolver(self) -> Any:
        """Only an empty value means something of its own."""
        return {"": [("tag:yaml.org,2002:null", re.compile("$"))]}


def _yaml() -> YAML:
    yaml = YAML()
    yaml.Resolver = _Texts
    yaml.preserve_quotes = True
    yaml.width = 100_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.add_representer(type(None), _nothing)
    return yaml


def _dumped(overlay: CommentedMap) -> str:
    text = io.StringIO()
    _yaml().dump(overlay, text)
    return text.getvalue()


def _nothing(representer: Any, _: None) -> Any:
    return representer.represent_scalar("tag:yaml.org,2002:null", "")


def _complete(original: Mapping, overlay: CommentedMap, shape: Groups, indent: int) -> int:
    """Add the keys that a group lacks, each in the place that it has in the original."""
    added = 0
    place = 1 if "id" in overlay else 0
    is_flow = overlay.fa.flow_style()
    for key, inner in shape.of(original).items():
        if key not in original or not has_texts(original[key], inner):
            continue
        own = original[key]
        if key not in overlay:
            overlay.insert(place, key, _empty(own, inner))
            if _is_leaf(own, inner):
                added += 1
                _quote(overlay, key, own, indent)
        elif overlay[key] in (None, ""):
            overlay[key] = _empty(own, inner)
        place = list(overlay).index(key) + 1
        added += _inside(own, overlay[key], inner, indent + 2)
    if added and is_flow:
        overlay.fa.set_block_style()
    return added


def _is_leaf(own: Any, shape: Shape) -> bool:
    return isinstance(shape, InTranslation) or isinstance(own, str)


def _empty(own: Any, shape: Shape) -> Any:
    if _is_leaf(own, shape):
        return None
    return CommentedMap() if isinstance(shape, Groups) else CommentedSeq()


def _inside(own: Any, other: Any, shape: Shape, indent: int) -> int:
    if isinstance(shape, Groups) and isinstance(other, CommentedMap):
        return _complete(own, other, shape, indent)
    if isinstance(shape, Items) and isinstance(own, Sequence) and isinstance(other, CommentedSeq):
        return _complete_list(own, other, shape.inner, indent)
    return 0


def _complete_list(own: Sequence, other: CommentedSeq, shape: Shape, indent: int) -> int:
    if own and all(isinstance(item, Mapping) and "id" in item for item in own):
        added = sum(_complete_named(item, other, shape, indent) for item in own)
        if added and other.fa.flow_style():
            other.fa.set_block_style()
        return added
    added = 0
    for place, item in enumerate(own):
        if place >= len(other):
            other.append(_empty(item, shape))
            if _is_leaf(item, shape):
                added += 1
                _quote(other, place, item, indent)
        elif other[place] in (None, ""):
            other[place] = _empty(item, shape)
        added += _inside(item, other[place], shape, indent + 2)
    if added and other.fa.flow_style():
        other.fa.set_block_style()
    return added


def _complete_named(item: Mapping, other: CommentedSeq, shape: Shape, indent: int) -> int:
    if not isinstance(shape, Groups) or not has_texts(item, shape):
        return 0
    named = (one for one in other if isinstance(one, CommentedMap))
    found = next((one for one in named if one.get("id") == item["id"]), None)
    if found is None:
        found = CommentedMap({"id": item["id"]})
        other.append(found)
    return _complete(item, found, shape, indent + 2)


def _quote(holder: Any, key: Any, own: Any, indent: int) -> None:
    """Put the original above the empty place, as a comment."""
    words = own if isinstance(own, str) else "\n".join(f"- {item}" for item in own)
    holder.yaml_set_comment_before_after_key(key, before=words.rstrip("\n"), indent=indent)
