"""`hornbook`: check, translate, new, schema, pack, delta, print, verify. Works without MkDocs."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from mkdocs_hornbook import starters
from mkdocs_hornbook.collect import read_library
from mkdocs_hornbook.errors import Problems, display_path
from mkdocs_hornbook.overlays import coverage_report, kind_of, originals, overlay_of, write_overlay
from mkdocs_hornbook.pack.cli import delta, pack, verify
from mkdocs_hornbook.print_cli import print_sheets
from mkdocs_hornbook.schema import write_schemas
from mkdocs_hornbook.strings import languages_in
from mkdocs_hornbook.translation import OVERLAY

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-hornbook")
def main() -> None:
    """Lessons and quizzes in YAML become a site that works offline."""


@main.command()
@click.argument("site", type=_FOLDER, default=Path())
@click.option("--lessons", default="lessons", show_default=True, help="Folder of the lessons.")
@click.option("--quizzes", default="quizzes", show_default=True, help="Folder of the quizzes.")
@click.option("--languages", is_flag=True, help="Say how much of each file is translated.")
@click.option("--strict", is_flag=True, help="Fail for helplines not checked for a year.")
@click.option(
    "--characters",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The characters that readers know; lessons/characters.txt when left out.",
)
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="Another day than today: 2027-01-01."
)
def check(
    site: Path,
    lessons: str,
    quizzes: str,
    languages: bool,
    strict: bool,
    characters: Path | None,
    today: datetime | None,
) -> None:
    """Check every lesson and quiz of SITE (this folder) and show all problems."""
    root = site.resolve()
    folders = [root / lessons, root / quizzes]
    if not any(folder.is_dir() for folder in folders):
        raise click.ClickException(
            f"{site} has no folder `{lessons}` or `{quizzes}`. "
            "Go to the folder of mkdocs.yml, or write its path."
        )
    library = read_library(
        root,
        *folders,
        languages=languages_in([root / "overrides"]),
        today=today.date() if today else date.today(),
        strict=strict,
        characters=characters and characters.resolve(),
    )
    if languages:
        click.echo(coverage_report(library))
    if library.problems:
        click.echo(Problems(library.problems).report())
    for advice in library.advice:
        click.echo(advice)
    if library.problems:
        sys.exit(1)
    lessons_read = _count(len(library.lessons), "lesson", "lessons")
    quizzes_read = _count(len(library.quizzes), "quiz", "quizzes")
    click.echo(f"{lessons_read} and {quizzes_read}: no problems.")


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


@main.command()
@click.argument("language")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--lessons", default="lessons", show_default=True, help="Folder of the lessons.")
@click.option("--quizzes", default="quizzes", show_default=True, help="Folder of the quizzes.")
def translate(language: str, paths: tuple[Path, ...], lessons: str, quizzes: str) -> None:
    """Write what the translation of each file of PATHS (files or folders) lacks.

    The translation of water.yml to LANGUAGE `zh` is water.zh.yml. What is in it already stays; what
    does not fit the original (any more) is named.
    """
    if not OVERLAY.fullmatch(f"x.{language}"):
        raise click.ClickException(f"`{language}` is not a language tag: zh, en, pt-BR.")
    root = Path.cwd()
    homes = [root / lessons, root / quizzes]
    failed = False
    files = list(originals(paths, homes))
    for file in files:
        try:
            written = write_overlay(file, kind_of(file, homes[0]), language, root)
        except Problems as problems:
            failed = True
            click.echo(problems.report())
            continue
        except OSError as error:
            name = display_path(overlay_of(file, language), root)
            raise click.ClickException(f"{name} cannot be written: {error.strerror}.") from None
        todo = f"{_count(written.added, 'text', 'texts')} to translate"
        name = display_path(written.file, root)
        click.echo(f"{name}: {todo if written.added else 'nothing to add'}.")
        for problem in written.stray:
            click.echo(f"  {problem}")
    if not files:
        homes_named = f"{lessons}/ or {quizzes}/"
        raise click.ClickException(f"These paths hold no lesson or quiz below {homes_named}.")
    if failed:
        sys.exit(1)


@main.command()
@click.argument("kind", type=click.Choice(["lesson", "quiz", "site"]))
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--as", "lesson_kind", type=click.Choice(list(starters.LESSON_KINDS)), default="lecture",
    show_default=True, help="Kind of the new lesson.",
)  # fmt: skip
def new(kind: str, path: Path, lesson_kind: str) -> None:
    """Write a commented lesson, quiz or site at PATH, which checks and builds clean."""
    try:
        written = starters.write(kind, path, lesson_kind)
    except (FileExistsError, ValueError) as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}.") from None
    for file in written:
        click.echo(f"Wrote {file}")
    click.echo(starters.NEXT[kind])


@main.command()
@click.option("-o", "--output", type=_FOLDER, default=Path("schemas"), show_default=True)
def schema(output: Path) -> None:
    """Write the JSON Schemas that let an editor complete and explain every field."""
    for file in write_schemas(output):
        click.echo(f"Wrote {file}")


main.add_command(pack)
main.add_command(print_sheets)
main.add_command(delta)
main.add_command(verify)
