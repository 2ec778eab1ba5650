"""Writes translations: a new `water.zh.yml`, or an old one with what it lacks; nothing is lost.

What is to be translated gets an empty value, below the original as a comment. The comments and the
layout of an old file stay (ruamel.yaml reads and writes them).
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from mkdocs_hornbook.library import Library
from mkdocs_hornbook.model.documents import Lesson, Topic
from mkdocs_hornbook.model.fields import InTranslation, Model
from mkdocs_hornbook.model.quiz import Quiz
from mkdocs_hornbook.source import Mapping, Sequence, Source
from mkdocs_hornbook.translation import Groups, Items, Shape, has_texts

_HEAD = "Translation of {}. Write each text behind its key; the original stands above it.\n"


def originals(paths: Iterable[Path], homes: Iterable[Path]) -> Iterator[Path]:
    """The files of the paths that can have a translation, each once; folders are looked through."""
    homes = [home.resolve() for home in homes]
    seen: set[Path] = set()
    for path in paths:
        for file in [path] if path.is_file() else sorted(path.rglob("*.y*ml")):
            full = file.resolve()
            is_original = full.suffix in (".yml", ".yaml") and "." not in full.stem
            has_place = any(full.is_relative_to(home) for home in homes)
            if is_original and has_place and full.name != "sources.yml" and full not in seen:
                seen.add(full)
                yield full


def kind_of(file: Path, lessons: Path) -> type[Model]:
    """The model of an original by its place."""
    if not file.is_relative_to(lessons.resolve()):
        return Quiz
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
    """Where the translation of a file stands."""
    return original.with_name(f"{original.stem}.{lang}.yml")


def write_overlay(original: Path, model: type[Model], lang: str, root: Path) -> tuple[Path, int]:
    """Write what the translation of a file lacks; its path and the number of texts added.

    Raises Problems when one of the two files cannot be read; then nothing is written.
    """
    source = Source.open(original, root)
    target = overlay_of(original, lang)
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 100_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.add_representer(type(None), _nothing)
    if target.is_file():
        Source.open(target, root)  # refuses here what cannot be read
        overlay = yaml.load(target.read_text(encoding="utf-8-sig"))
    else:
        overlay = CommentedMap()
        overlay.yaml_set_start_comment(_HEAD.format(original.name))
    added = _complete(source.root, overlay, Groups((model,)), 0)
    if added:
        text = io.StringIO()
        yaml.dump(overlay, text)
        new = target.with_name(f".{target.name}.new")
        new.write_text(text.getvalue(), encoding="utf-8", newline="\n")
        new.replace(target)
    return target, added


def _nothing(representer: Any, _: None) -> Any:
    return representer.represent_scalar("tag:yaml.org,2002:null", "")


def _complete(original: Mapping, overlay: CommentedMap, shape: Groups, indent: int) -> int:
    """Add the keys that a group lacks, each in the place that it has in the original."""
    added = 0
    place = 1 if "id" in overlay else 0
    for key, inner in shape.of(original).items():
        if key not in original or not has_texts(original[key], inner):
            continue
        own = original[key]
        if key not in overlay:
            overlay.insert(place, key, _empty(own, inner))
            if _is_leaf(own, inner):
                added += 1
                _quote(overlay, key, own, indent)
        place = list(overlay).index(key) + 1
        added += _inside(own, overlay[key], inner, indent + 2)
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
        return sum(_complete_named(item, other, shape, indent) for item in own)
    added = 0
    for place, item in enumerate(own):
        if place >= len(other):
            other.append(_empty(item, shape))
            if _is_leaf(item, shape):
                added += 1
                _quote(other, place, item, indent)
        added += _inside(item, other[place], shape, indent + 2)
    return added


def _complete_named(item: Mapping, other: CommentedSeq, shape: Shape, indent: int) -> int:
    if not isinstance(shape, Groups) or not has_texts(item, shape):
        return 0
    found = next((one for one in other if dict(one or {}).get("id") == item["id"]), None)
    if found is None:
        found = CommentedMap({"id": item["id"]})
        other.append(found)
    return _complete(item, found, shape, indent + 2)


def _quote(holder: Any, key: Any, own: Any, indent: int) -> None:
    """Put the original above the empty place, as a comment."""
    words = own if isinstance(own, str) else "\n".join(f"- {item}" for item in own)
    holder.yaml_set_comment_before_after_key(key, before=words.rstrip("\n"), indent=indent)
