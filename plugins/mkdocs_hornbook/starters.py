"""Files to begin with: `hornbook new lesson|quiz|site`."""

from __future__ import annotations

import shutil
from pathlib import Path

from mkdocs_hornbook.model.fields import SLUG
from mkdocs_hornbook.schema import write_schemas

LESSON_KINDS = ("lecture", "reading", "guide", "activity", "script")
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
    home, other = ("quizzes", "lessons") if kind == "quiz" else ("lessons", "quizzes")
    below = _below(file, home)
    if not below and (_below(file, other) or _is_usual(home)):
        fix = f"Write its path with its folder, for example {home}/safety/{file.name}."
        raise ValueError(f"{file} is not below `{home}/`, where the site looks for it. {fix}")
    words = {"../../schemas": f"{'../' * len(below.parts)}schemas"} if below else {}
    if kind == "quiz":
        return [_fill("quiz", file, words)]
    words["starter/quiz"] = (below or Path(file.name)).with_suffix("").as_posix()
    written = [_fill(lesson_kind, file, words)]
    if lesson_kind not in ("activity", "script") and below:
        quiz = Path(*file.parts[: -len(below.parts) - 1], "quizzes", below)
        written += [] if quiz.exists() else [_fill("quiz", quiz, words)]
    return written


def _below(file: Path, home: str) -> Path | None:
    """The path below the folder of lessons or quizzes; None when the file is not in one."""
    folders = file.parts[:-1]
    if home not in folders:
        return None
    return Path(*file.parts[len(folders) - folders[::-1].index(home) :])


def _is_usual(home: str) -> bool:
    """Whether this is the folder of a site that gives the folder no other name."""
    config = Path("mkdocs.yml")
    return config.is_file() and f"{home}_dir:".encode() not in config.read_bytes()


def _fill(template: str, file: Path, words: dict[str, str]) -> Path:
    text = (_FOLDER / f"{template}.yml").read_text(encoding="utf-8")
    for old, new in words.items():
        text = text.replace(old, new)
    file.parent.mkdir(parents=True, exist_ok=True)
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
