"""Edits that lead a device from an older site to the new one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_hornbook.cli import main
from mkdocs_hornbook.pack.delta import Edits, edits
from tests.support.sites import Built
from tests.test_filelist import SITE, build, read_list
from tests.test_filelist import built as built


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def files(site: Built) -> dict[str, bytes]:
    """What each hash of the lists stands for."""
    lists = [json.loads(site.page(group["list"])) for group in read_list(site)["groups"]]
    return {row[1]: (site.site / row[0]).read_bytes() for rows in lists for row in rows}


def made(old: bytes, steps: Edits) -> bytes:
    """What a device makes of these edits."""
    texts = iter(steps)
    pieces = (e.encode() if isinstance(e, str) else old[e : e + int(next(texts))] for e in texts)
    return b"".join(pieces)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("", "new"),
        ("one. two. three.", "one. 2. three. four"),
        ("深水。浅水。🐟", "浅水。深水。🐟。"),
        ("a\n" * 9, "a\n" * 4 + "b\r\n" + "a\n" * 4),
        ("x.y." * 1500, "y.x." * 1500),
        ("".join(f"{n}.\n" for n in range(5000)), "0.\n1\n" + "2.\n" * 5000),
    ],
)
def test_edits_make_the_new_text_of_the_old(old: str, new: str) -> None:
    assert made(old.encode(), edits(old, new)) == new.encode()


def test_two_edits_far_apart_are_two_edits() -> None:
    old = "".join(f"line {n}, and more. <b>of</b> it.\n" for n in range(3000))
    new = old.replace("line 2,", "line two,").replace("line 2990,", "line 2990 again,")

    assert made(old.encode(), edits(old, new)) == new.encode()
    assert len(json.dumps(edits(old, new))) < 100


def test_a_new_title_is_a_few_hundred_bytes_and_makes_every_page_that_shows_it(
    built: Built, tmp_path: Path
) -> None:
    retitled = {
        **SITE,
        "lessons/a/topic.yml": "title: Topic one\ncover: {src: cover.svg, alt: A}\n",
    }
    new = build(tmp_path, retitled)
    done = run("delta", built.site, "--site", new.site)

    assert done.exit_code == 0, done.output
    rows = json.loads(new.page(read_list(new)["delta"]))
    before, after = files(built), files(new)
    assert all(made(before[source], steps) == after[to] for to, source, steps in rows)
    pages = {digest for digest, content in after.items() if content.startswith(b"<!doctype html>")}
    assert pages - before.keys() <= {to for to, _, _ in rows}
    assert max(len(json.dumps(steps)) for _, _, steps in rows) < 2000
    assert run("verify", new.site).exit_code == 0


def test_edits_take_the_place_of_those_that_were_there(built: Built, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built.site, site)
    said = []
    for _ in range(2):
        assert run("delta", built.site, "--site", site).exit_code == 0
        said.append((site / "offline/list.json").read_text("utf-8"))

    delta = json.loads(said[0])["delta"]
    assert said[0] == said[1]
    assert said[0].replace(f'"delta":"{delta}",', "") == built.page("offline/list.json")


@pytest.mark.parametrize(
    ("config", "said"),
    [("small-school", "holds no built site"), ("another", "is another site: `another`")],
)
def test_what_is_not_an_older_site_is_refused_in_one_line(
    built: Built, tmp_path: Path, config: str, said: str
) -> None:
    old = tmp_path / "old"
    if config == "another":
        shutil.copytree(built.site, old)
        listed = old / "offline/list.json"
        text = listed.read_text("utf-8").replace('"site":"small-school"', '"site":"another"')
        listed.write_text(text, "utf-8")
    else:
        old.mkdir()
    done = run("delta", old, "--site", built.site)

    assert done.exit_code == 1
    assert said in done.output and "Traceback" not in done.output
    assert "delta" not in built.page("offline/list.json")
