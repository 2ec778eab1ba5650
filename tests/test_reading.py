"""Reading YAML: each case file holds a text and the places of its problems."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_hornbook.errors import CODES, Problems
from mkdocs_hornbook.model.documents import DOCUMENTS
from mkdocs_hornbook.model.reading import read_model
from mkdocs_hornbook.source import MAX_BYTES, MAX_NODES, Source

CASES = sorted((Path(__file__).parent / "cases" / "reading").glob("*.txt"))


def problems_of(text: str, model: str = "lesson") -> list[str]:
    try:
        read_model(Source("case.yml", text), DOCUMENTS[model])
    except Problems as found:
        return [f"{p.location.line}:{p.location.column} {p.code}" for p in found]
    return []


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case(file: Path) -> None:
    head, _, text = file.read_text(encoding="utf-8").partition("----\n")
    wanted = dict(line.split(": ", 1) for line in head.splitlines())
    expected = [] if wanted["expect"] == "none" else wanted["expect"].split(", ")

    assert problems_of(text, wanted["model"]) == expected


def test_every_problem_says_what_to_do_and_quotes_its_line() -> None:
    with pytest.raises(Problems) as caught:
        Source("lessons/a.yml", "title： 水\n")

    report = caught.value.report()
    assert "lessons/a.yml:1:6: HB010" in report
    assert "title： 水" in report
    assert "Type `: `" in report


def test_all_problems_of_a_file_come_at_once_and_in_order() -> None:
    text = "kind: lectur\ntitel: T\nminutes: x\nblocks:\n  - {type: prose}\n"

    found = problems_of(text)

    assert found == sorted(found, key=lambda p: [int(n) for n in p.split()[0].split(":")])
    assert {"1:7 HB104", "2:1 HB101", "3:10 HB103", "5:5 HB102"} <= set(found)


def test_a_near_word_is_suggested() -> None:
    with pytest.raises(Problems, match="Did you mean `title`"):
        read_model(Source("a.yml", "titel: T\n"), DOCUMENTS["lesson"])


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("minutes: ２５", "Type it in plain digits: 25."),
        ("title:", "`title` has no value. Write one."),
        ("goal:", "`goal` has no value. Write one, or delete the key."),
        ("cover: {src: a.svg, alt: Stop, look}", 'put a text that has a comma in "quotes"'),
        ("cover: {src：a.svg, alt: A.}", "Type `: ` in place of `：`."),
    ],
)
def test_a_slip_in_a_value_is_explained(line: str, advice: str) -> None:
    with pytest.raises(Problems) as caught:
        read_model(Source("a.yml", f"{line}\n"), DOCUMENTS["lesson"])

    assert advice in caught.value.report()


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"title: \xff\n", "a.yml:1:8: HB002"),
        ("title: T\n".encode("utf-16"), "a.yml:1:1: HB002"),
        (b"title: '" + b"x" * MAX_BYTES + b"'\n", "a.yml:1:1: HB004"),
        (b"objectives: [" + b"a," * MAX_NODES + b"]\n", "HB004"),
    ],
)
def test_a_file_that_is_no_small_utf8_text_is_refused(
    tmp_path: Path, raw: bytes, place: str
) -> None:
    (tmp_path / "a.yml").write_bytes(raw)

    with pytest.raises(Problems, match=place):
        Source.open(tmp_path / "a.yml", tmp_path)


def test_a_mark_at_the_start_and_windows_line_ends_do_not_move_places(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"\xef\xbb\xbftitle: T\r\ntitle: U\r\n")

    with pytest.raises(Problems, match=r"a\.yml:2:1: HB007"):
        Source.open(tmp_path / "a.yml", tmp_path)


def test_every_code_that_a_case_expects_exists() -> None:
    heads = [file.read_text(encoding="utf-8").partition("----")[0] for file in CASES]
    used = {word.strip(",") for head in heads for word in head.split() if word.startswith("HB")}

    assert used <= set(CODES)
