"""Files to begin with: `hornbook new lesson|quiz|site`."""

from __future__ import annotations

import shutil
from pathlib import Path

from mkdocs_hornbook.model.fields import SLUG
from mkdocs_hornbook.schema import write_schemas

LESSON_KINDS = ("lecture", "reading", "guide", "activity")
NEXT = {
    "lesson": "Now change the words, then run `hornbook check`.",
    "quiz": "Now change the words, then run `hornbook check`.",
    "site": "Now go there and run `mkdocs serve`.",
}
"""What to do after each kind of file was written."""

_FOLDER = Path(__file__).parent / "starter_files"


def write(kind: str, path: Path, lesson_kind: str = "lecture") -> list[Path]:
    """Write a lesson, quiz or site. Returns the files.

    Raises FileExistsError, and changes nothing, when something stands at the path already;
    ValueError when the name does not make a good address.
    """
    if kind == "site":
        return _write_site(path)
    file = path if path.suffix in (".yml", ".yaml") else path.with_name(f"{path.name}.yml")
    if not SLUG.fullmatch(file.stem):
        raise ValueError(f"{file.name}: use a-z, 0-9 and `-` in the name, for example water.yml.")
    if file.exists():
        raise FileExistsError(f"{file} exists already. Choose another name.")
    file.parent.mkdir(parents=True, exist_ok=True)
    if kind == "quiz":
        return [_fill(_FOLDER / "quiz.yml", file, {})]
    quiz_id = _quiz_id(file)
    written = [_fill(_FOLDER / f"{lesson_kind}.yml", file, {"starter/quiz": quiz_id})]
    quiz = _quiz_file(file)
    if lesson_kind != "activity" and quiz and not quiz.exists():
        quiz.parent.mkdir(parents=True, exist_ok=True)
        written.append(_fill(_FOLDER / "quiz.yml", quiz, {}))
    return written


def _quiz_id(lesson: Path) -> str:
    return _below_lessons(lesson) or lesson.stem


def _quiz_file(lesson: Path) -> Path | None:
    """The quiz beside a lesson: the same path below `quizzes` instead of `lessons`."""
    parts = lesson.absolute().parts
    if "lessons" not in parts:
        return None
    place = len(parts) - 1 - parts[::-1].index("lessons")
    return Path(*parts[:place], "quizzes", *parts[place + 1 :])


def _below_lessons(lesson: Path) -> str | None:
    parts = lesson.absolute().with_suffix("").parts
    if "lessons" not in parts:
        return None
    return "/".join(parts[len(parts) - parts[::-1].index("lessons") :])


def _fill(template: Path, file: Path, words: dict[str, str]) -> Path:
    text = template.read_text(encoding="utf-8")
    for old, new in words.items():
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def _write_site(path: Path) -> list[Path]:
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise FileExistsError(f"{path} exists already and is not empty. Choose another name.")
    shutil.copytree(_FOLDER / "site", path, dirs_exist_ok=True)
    for folder in ("lessons/safety", "quizzes/safety"):
        (path / folder).mkdir(parents=True, exist_ok=True)
    lesson = path / "lessons/safety/water.yml"
    write("lesson", lesson, "lecture")
    write_schemas(path / "schemas")
    return sorted(file for file in path.rglob("*") if file.is_file())
