"""`hornbook pack ...`, `hornbook delta` and `hornbook verify`."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from mkdocs_hornbook.pack.common import PackError, chosen, read_site, site_of
from mkdocs_hornbook.pack.delta import write_delta
from mkdocs_hornbook.pack.kolibri import pack_kolibri
from mkdocs_hornbook.pack.single import AUDIO_LIMIT, write_single
from mkdocs_hornbook.pack.usb import START, pack_usb
from mkdocs_hornbook.pack.verify import verify as verify_copy
from mkdocs_hornbook.pack.zim import PICTURE, About, pack_zim, writer

_PATH = click.Path(path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_MEGABYTE = 1_000_000

Command = Callable[..., None]


def output(command: Command) -> Command:
    """Where to write."""
    what = "What to write; an older one is replaced when the new one is whole."
    return click.option("-o", "--output", type=_PATH, required=True, help=what)(command)


def names(context: click.Context, option: click.Parameter, value: str) -> list[str]:
    """Names with commas between them, as a list."""
    return [name.strip() for name in value.split(",") if name.strip()]


def site_options(command: Command) -> Command:
    """What every way of packing is asked: which site, and which part of it."""
    topics = click.option(
        "--topics", default="", callback=names, help="Only these: safety,reading."
    )
    languages = click.option("--languages", default="", callback=names, help="Only these: en,zh.")
    help = "A built site; that of this folder, built anew, when left out."
    return topics(languages(click.option("--site", type=_FOLDER, help=help)(command)))


def in_one_line(command: Command) -> Command:
    """Say what cannot be done in one line, and end with 1."""

    @functools.wraps(command)
    def run(*args: Any, **options: Any) -> None:
        try:
            command(*args, **options)
        except PackError as error:
            raise click.ClickException(str(error)) from None
        except OSError as error:
            raise click.ClickException(disk_words(error)) from None

    return run


def disk_words(error: OSError) -> str:
    """What a disk says no to."""
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}. What was there before is still as it was."


@click.group()
def pack() -> None:
    """Pack the site in a shape that reaches where no network does."""


@pack.command()
@output
@site_options
@in_one_line
def usb(output: Path, topics: list[str], languages: list[str], site: Path | None) -> None:
    """A folder, or a .zip of one, that opens from a USB stick with no server."""
    with site_of(site) as found:
        size = pack_usb(found, chosen(found, topics, languages), output)
    click.echo(f"Wrote {output}: {size / _MEGABYTE:.1f} MB. Open {START} in it.")


@pack.command()
@output
@site_options
@in_one_line
def kolibri(output: Path, topics: list[str], languages: list[str], site: Path | None) -> None:
    """A .zip that Kolibri takes as an HTML5 app."""
    with site_of(site) as found:
        size = pack_kolibri(found, chosen(found, topics, languages), output)
    click.echo(f"Wrote {output}: {size / _MEGABYTE:.1f} MB. Upload it in Kolibri Studio.")


@pack.command()
@output
@site_options
@click.option("--title", default="", help="Up to 30 characters; the site's name if left out.")
@click.option("--description", default="", help="The site's own if left out.")
@click.option("--creator", default="", help="Who wrote the lessons; the site's name if left out.")
@click.option("--publisher", default="", help="Who made this file; the creator if left out.")
@click.option("--picture", type=_PATH, default=PICTURE, help="A PNG of 48 by 48 pixels.")
@in_one_line
def zim(
    output: Path, topics: list[str], languages: list[str], site: Path | None, **about: Any
) -> None:
    """A .zim file for Kiwix, written by zimwriterfs of zim-tools."""
    writer()  # says that it is missing before a site is built in vain
    with site_of(site) as found:
        size = pack_zim(found, chosen(found, topics, languages), output, About(**about))
    click.echo(f"Wrote {output}: {size / _MEGABYTE:.1f} MB. Open it in Kiwix.")


@pack.command()
@click.argument("topic")
@output
@click.option("--language", default="", help="Its language: zh; the site's own when left out.")
@click.option("--audio-limit", type=click.FloatRange(0), default=AUDIO_LIMIT / _MEGABYTE,
    show_default=True, help="Megabytes that its recordings and films may take, all together.",
)  # fmt: skip
@click.option("--site", type=_FOLDER, help="A built site; that of this folder when left out.")
@in_one_line
def single(topic: str, output: Path, language: str, audio_limit: float, site: Path | None) -> None:
    """The lessons and quizzes of TOPIC as one .html file, for a chat, mail or Bluetooth."""
    with site_of(site) as found:
        packed = write_single(found, topic, output, language, int(audio_limit * _MEGABYTE))
    for path in packed.without:
        click.echo(f"{path} did not go along: the recordings take more than {audio_limit:g} MB.")
    click.echo(f"Wrote {output}: {output.stat().st_size / _MEGABYTE:.1f} MB.")


@click.command()
@click.argument("olds", metavar="OLD...", nargs=-1, required=True, type=_FOLDER)
@click.option(
    "--site", type=_FOLDER, default=Path("site"), show_default=True, help="The site just built."
)
@in_one_line
def delta(olds: tuple[Path, ...], site: Path) -> None:
    """Let devices that keep OLD, as it was published, fetch what changed and no whole pages."""
    size = write_delta(read_site(site), [read_site(old) for old in olds])
    click.echo(f"{site}: devices may now fetch {size / 1000:.1f} KB of edits in place of pages.")


@click.command()
@click.argument("copy", type=click.Path(exists=True, path_type=Path))
@in_one_line
def verify(copy: Path) -> None:
    """Check that COPY, a packed folder or .zip, is still whole."""
    number, found = verify_copy(copy)
    for path, what in found:
        click.echo(f"{what:8} {path}")
    if found:
        click.echo(f"{len(found)} of {number} files are not as they were. Copy it again.")
        sys.exit(1)
    click.echo(f"{number} files: the copy is whole.")
