"""Hostile texts of lessons and quizzes: as YAML, as bytes, as values, as questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.support.content import GUIDE, QUIZ
from tests.support.sites import Files

Case = Files | Callable[[Path], object]
"""Files of a site, or what makes them in a folder: links, pipes."""

LESSON = "lessons/a/guide.yml"
QUIZ_FILE = "quizzes/a/small.yml"
SMALL = {LESSON: GUIDE, QUIZ_FILE: QUIZ}


def named(texts: Mapping[str, str | bytes], file: str = LESSON) -> Iterator[tuple[str, Case]]:
    """A case for each text of one file."""
    for name, text in texts.items():
        yield name, {file: text}


def _yaml() -> Iterator[tuple[str, Case]]:
    laughs = "a: &a [lol,lol]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
    )
    texts: dict[str, str | bytes] = {
        "billion-laughs": laughs,
        "alias-to-itself": "title: &a [*a]\n",
        "alias-of-nothing": "title: *gone\n",
        "quadratic-merge": "a: &a {b: c}\n" + "d: {<<: *a}\n" * 500,
        "merge-key": GUIDE + "<<: {title: Other}\n",
        "python-object": "title: !!python/object/apply:os.system [id]\n",
        "python-name": "title: !!python/name:os.system\n",
        "python-tag-of-a-key": "!!python/object/new:dict title: T\n",
        "binary-tag": "title: !!binary aGk=\n",
        "local-tag": "title: !include /etc/passwd\n",
        "tag-directive": "%TAG ! tag:example.org,2000:\n---\ntitle: T\n",
        "yaml-directive": "%YAML 9.9\n---\ntitle: T\n",
        "reserved-directive": "%HACK now\n---\ntitle: T\n",
        "two-documents": GUIDE + "---\n" + GUIDE,
        "document-end-then-more": GUIDE + "...\nmore: x\n",
        "many-documents": "---\n" * 5000,
        "only-document-marks": "---\n...\n",
        "deep-lists": "blocks: " + "[" * 5000 + "]" * 5000,
        "deep-lists-not-closed": "blocks: " + "[" * 200_000,
        "deep-groups": "blocks: " + "{a: " * 3000 + "}" * 3000,
        "deep-block-lists": "blocks:\n  " + "- " * 3000 + "x\n",
        "deep-by-indent": "".join(" " * n + "a:\n" for n in range(900)),
        "question-mark-keys": "? [a, b]\n: c\n",
        "question-marks-only": "? " * 4000,
        "key-that-is-a-group": "{a: b}: c\n",
        "key-without-text": ": x\n",
        "null-key": "~: x\n",
        "number-key": "1: x\n",
        "very-long-key": "a" * 300_000 + ": x\n",
        "long-key-of-1024": "a" * 1025 + ": x\n",
        "many-keys": "".join(f"key{n}: x\n" for n in range(30_000)),
        "many-items": "objectives: [" + "a," * 30_000 + "]\n",
        "one-key-thousand-times": "title: T\n" * 1000,
        "repeated-key-with-other-quotes": "title: T\n'title': U\n",
        "repeated-key-in-a-block": GUIDE.replace("{type: pause,", "{type: pause, type: why,"),
        "open-quote": 'title: "T\n' + GUIDE,
        "open-single-quote": "title: 'T\n" + GUIDE,
        "open-bracket": "objectives: [a, b\n" + GUIDE,
        "open-brace": "cover: {src: a.svg\n" + GUIDE,
        "bracket-for-brace": "cover: {src: a]\n",
        "bad-escape": 'title: "\\q"\n',
        "escape-nul": GUIDE.replace("Small guide", '"a\\0b"'),
        "escape-bell": GUIDE.replace("Small guide", '"a\\ab"'),
        "escape-next-line": GUIDE.replace("Small guide", '"a\\Nb"'),
        "escape-separator": GUIDE.replace("Small guide", '"a\\Lb"'),
        "escape-override": GUIDE.replace("Small guide", '"a\\u202eb"'),
        "escape-half-pair": GUIDE.replace("Small guide", '"a\\ud800b"'),
        "escape-two-halves": GUIDE.replace("Small guide", '"\\ud83d\\ude00"'),
        "escape-beyond-unicode": GUIDE.replace("Small guide", '"\\U00110000"'),
        "escape-far-beyond": GUIDE.replace("Small guide", '"\\UFFFFFFFF"'),
        "escape-not-hex": 'title: "\\xzz"\n',
        "escape-cut-off": 'title: "\\u12\n',
        "escape-mark": GUIDE.replace("Small guide", '"\\ufeff"'),
        "tab-for-indent": "title: T\n\tkind: guide\n",
        "tab-only": "\t\n\t\n",
        "indent-0-then-9": "title: T\n         kind: guide\n",
        "block-text-bad-mark": "title: |x\n  T\n",
        "block-text-indent-0": "title: |0\n  T\n",
        "block-text-long": "summary: |\n" + "  long line\n" * 50_000,
        "folded-forever": "summary: >\n" + "  x\n\n" * 40_000,
        "comment-only": "# " + "x" * 100_000,
        "comments-many": "#\n" * 100_000,
        "anchor-alone": "&a\n",
        "anchor-before-nothing": "title: &a\n",
        "star-in-text": "title: *bold* words\n",
        "percent-in-text": "title: %x\n",
        "at-in-text": "title: @x\n",
        "backtick-in-text": "title: `x`\n",
        "list-at-the-top": "- a\n- b\n",
        "text-at-the-top": "only text\n",
        "number-at-the-top": "42\n",
        "empty-group": "{}\n",
        "empty-list": "[]\n",
        "commas": "[,,,,]\n",
        "colons": ":::::\n",
        "json-with-comments": '{"kind": "guide", // hello\n}\n',
        "html": "<!DOCTYPE html><script>alert(1)</script>\n",
        "template": "title: {{ config }}\nkind: {% include '/etc/passwd' %}\n",
        "a-shell-script": "#!/bin/sh\nrm -rf x\n",
        "git-conflict": "<<<<<<< HEAD\ntitle: T\n=======\ntitle: U\n>>>>>>> other\n",
    }
    yield from named(texts)


def _bytes() -> Iterator[tuple[str, Case]]:
    plain = GUIDE.encode()
    texts: dict[str, str | bytes] = {
        "empty": b"",
        "one-space": b" ",
        "one-nul": b"\0",
        "nuls": b"\0" * 100_000,
        "nul-inside": plain.replace(b"Small", b"Sm\0all"),
        "utf-16-le": b"\xff\xfe" + GUIDE.encode("utf-16-le"),
        "utf-16-be": b"\xfe\xff" + GUIDE.encode("utf-16-be"),
        "utf-16-without-mark": GUIDE.encode("utf-16-le"),
        "utf-32": GUIDE.encode("utf-32"),
        "utf-7": b"title: +ADw-script+AD4-\n",
        "gbk": "title: 水边\n".encode("gbk"),
        "big5": "title: 水邊\n".encode("big5"),
        "latin-1": "title: café\n".encode("latin-1"),
        "shift-jis": "title: 水\n".encode("shift-jis"),
        "overlong-slash": plain + b"# \xc0\xaf\n",
        "overlong-nul": plain + b"# \xc0\x80\n",
        "half-pair-in-utf-8": plain + b"# \xed\xa0\x80\n",
        "beyond-unicode": plain + b"# \xf4\x90\x80\x80\n",
        "cut-in-a-character": plain + "水".encode()[:2],
        "lone-continuation": plain + b"\x80",
        "two-marks": b"\xef\xbb\xbf\xef\xbb\xbf" + plain,
        "mark-inside": plain + b"# \xef\xbb\xbf\n",
        "only-a-mark": b"\xef\xbb\xbf",
        "next-line-character": plain + b"# \xc2\x85\n",
        "line-separator": plain + "# \u2028\n".encode(),
        "right-to-left-override": plain + "# \u202egpj.exe\n".encode(),
        "isolate-not-closed": plain + "# \u2066x\n".encode(),
        "not-a-character": plain + "# \uffff\n".encode(),
        "escape-codes": plain + b"# \x1b[31mred\x1b]0;title\x07\n",
        "backspaces": plain + b"# x\x08y\n",
        "delete-sign": plain + b"# \x7f\n",
        "old-mac-lines": plain.replace(b"\n", b"\r"),
        "mixed-lines": plain.replace(b"\n", b"\r\n", 3),
        "png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        "gzip": b"\x1f\x8b\x08\0" + bytes(range(256)),
        "zip": b"PK\x03\x04" + bytes(range(256)),
        "elf": b"\x7fELF" + bytes(range(256)),
        "all-bytes": bytes(range(256)),
        "just-over-1-mib": b"#" * (1024 * 1024 + 1),
        "fifty-mib": b"title: x\n" * (50 * 1024 * 1024 // 9),
        "one-line-of-1-mib": b"title: '" + b"x" * (1024 * 1024 - 60) + b"'\n",
        "private-characters": plain + "# \ue000\U000f0000\n".encode(),
        "combining-marks": plain.replace(b"Small", ("a" + "\u0301" * 900).encode()),
        "zero-widths": plain.replace(b"Small", "S\u200bm\u200dall".encode()),
        "tag-characters": plain.replace(b"Small", "S\U000e0061\U000e007f".encode()),
    }
    yield from named(texts)


def _values() -> Iterator[tuple[str, Case]]:
    def with_line(line: str) -> str:
        return GUIDE.replace("minutes: 2\n", f"minutes: 2\n{line}\n")

    minutes = {
        "huge": "1" + "0" * 5000,
        "exponent": "1e999999999",
        "negative": "-5",
        "float": "2.5",
        "not-a-number": ".nan",
        "infinite": ".inf",
        "hex": "0x10",
        "octal": "0o17",
        "sixty": "1:30",
        "underscores": "1_0",
        "other-digits": "٢",
        "full-width": "２",
        "superscript": "²",
        "bool": "true",
        "null": "null",
        "list": "[2]",
        "group": "{a: 2}",
        "date": "2026-11-23",
        "spaces": "' 2 '",
        "plus": "+2",
    }
    for name, value in minutes.items():
        yield f"minutes-{name}", {LESSON: GUIDE.replace("minutes: 2", f"minutes: {value}")}
    lines = {
        "ages-many-digits": "ages: 99999999999-1",
        "ages-other-digits": "ages: ٦-٩",
        "ages-newline": 'ages: "6-9\\n"',
        "lang-long": f"lang: {'a-' * 900}a",
        "lang-script": 'lang: en"><script>',
        "id-long": f"id: {'a' * 500}",
        "id-path": "id: ../../x",
        "id-newline": 'id: "abc\\n"',
        "id-hyphens": f"id: {'a-' * 30}",
        "id-many-hyphens": f"id: {'-' * 60}",
        "order-huge": "order: 99999999999999999999",
        "title-as-list": "objectives: {a: b}",
        "goal-as-group": "goal: {a: b}",
        "goal-too-long": f"goal: {'a' * 3000}",
        "goal-only-spaces": "goal: '   '",
        "readings-huge": "readings: {" + ", ".join(f"w{n}: x" for n in range(300)) + "}",
        "readings-nested": "readings: {a: {b: c}}",
        "review-in-no-month": "review: {role: r, by: b, on: 2026-99-99}",
        "review-newline": 'review: {role: r, by: b, on: "2026-01-01\\n"}',
        "dunder-key": "__class__: x",
        "model-key": "model_config: {extra: allow}",
        "python-attribute": "__dict__: {title: x}",
        "cuts-to-nowhere": "cuts: {one: [nowhere], five: ['#'], thirty: ['a#b#c']}",
        "goes-with-paths": "goes_with: [../../../etc/passwd, /, '']",
        "modules-many": "modules: [" + "1," * 900 + "]",
        "summary-nested-markdown": "goal: '" + "[" * 900 + "a" + "](b)" * 90 + "'",
        "emphasis-storm": "goal: '" + "*a **a " * 250 + "'",
        "link-storm": "goal: '" + "[a](" * 450 + "'",
        "backtick-storm": "goal: '" + "".join("`" * n + "a" for n in range(1, 55)) + "'",
        "entity-storm": "goal: '" + "&#x" * 600 + "'",
        "angle-storm": "goal: '" + "<a " * 600 + "'",
    }
    for name, line in lines.items():
        yield name, {LESSON: with_line(line)}
    storms = {
        "quote-storm": "> " * 4000 + "a",
        "list-storm": "- " * 4000 + "a",
        "bracket-storm": "[" * 9000,
        "link-label-storm": "[a" * 6000,
        "emphasis-storm-long": "*_" * 9000,
        "table-storm": "|a" * 3000 + "|\\n" + "|-" * 3000 + "|\\n",
        "reference-storm": "\\n".join(f"[{n}]: /x" for n in range(1200)),
        "backtick-storm-long": "`a" * 9000,
        "tilde-fence": "~~~" * 3000,
        "autolink-storm": "<https://a" * 1500,
    }
    for name, text in storms.items():
        block = f'  - {{type: prose, text: "{text}"}}\n'
        yield name, {LESSON: GUIDE.replace("blocks:\n", f"blocks:\n{block}")}


def _questions() -> Iterator[tuple[str, Case]]:
    def quiz(question: str, head: str = "") -> Case:
        return {QUIZ_FILE: f"title: T\n{head}questions:\n  - {question}\n"}

    def turn(name: str, to: str) -> str:
        says = f"id: c, text: t, safe: true, feedback: f, to: {to}"
        return f"{{id: {name}, text: t, choices: [{{{says}}}]}}"

    ring = ", ".join(turn(f"n{n}", f"n{(n + 1) % 40}") for n in range(40))
    chain = ", ".join(turn(f"n{n}", f"n{n + 1}") for n in range(3000))
    number = "{{type: number, id: n, stem: s, value: {}}}".format
    hotspot = (
        "{{type: hotspot, id: h, stem: s, picture: {{src: a.svg, alt: a}}, "
        "regions: [{{id: a, text: t, shape: {}, at: {}, correct: true}}]}}"
    ).format
    cloze = "{{type: cloze, id: c, stem: s, text: '{}', gaps: [{{id: a, accept: x}}]}}".format
    marks = "{{type: mark-the-words, id: m, stem: s, text: '{}'}}".format
    questions = {
        "number-infinite": number(".inf"),
        "number-nan": number(".nan"),
        "number-huge": number("1e308"),
        "number-beyond": number("1e309"),
        "number-many-digits": number("9" * 4000),
        "number-tolerance-huge": number("5, tolerance: " + "9" * 900),
        "number-tolerance-percent": number("5, tolerance: 99999999%"),
        "scenario-ring": f"{{type: scenario, id: s, stem: s, nodes: [{ring}]}}",
        "scenario-chain": f"{{type: scenario, id: s, stem: s, nodes: [{chain}]}}",
        "scenario-to-itself": f"{{type: scenario, id: s, stem: s, nodes: [{turn('a', 'a')}]}}",
        "scenario-to-nowhere": f"{{type: scenario, id: s, stem: s, nodes: [{turn('a', 'zz')}]}}",
        "hotspot-outside": hotspot("circle", "[900, 900, 900]"),
        "hotspot-nan": hotspot("circle", "[.nan, .nan, .nan]"),
        "hotspot-negative": hotspot("rect", "[-5, -5, -5, -5]"),
        "hotspot-three-of-four": hotspot("rect", "[1, 2, 3]"),
        "hotspot-odd-polygon": hotspot("polygon", "[1, 2, 3, 4, 5, 6, 7]"),
        "hotspot-flat-polygon": hotspot("polygon", "[1, 1, 1, 1, 1, 1]"),
        "hotspot-large-polygon": hotspot("polygon", "[" + "1, 2, " * 4000 + "]"),
        "hotspot-words": hotspot("circle", "[a, b, c]"),
        "cloze-no-gap": cloze("none"),
        "cloze-gap-twice": cloze("{a} {a}"),
        "cloze-braces": cloze("{" * 900),
        "cloze-format": cloze("{a.__class__.__init__.__globals__}"),
        "cloze-nested": cloze("{{a}}"),
        "cloze-many": cloze("{a}" + "{b}" * 600),
        "marks-none": marks("no word"),
        "marks-stars": marks("*" * 1500),
        "marks-bars": marks("|" * 1500),
        "marks-open": marks("*open"),
        "accept-nothing": "{type: short-text, id: s, stem: s, accept: []}",
        "accept-signs-only": "{type: short-text, id: s, stem: s, accept: ['!!!']}",
        "accept-marks-only": "{type: short-text, id: s, stem: s, accept: ['\u0301']}",
        "accept-group": "{type: short-text, id: s, stem: s, accept: {a: b}}",
        "choices-none": "{type: single-choice, id: s, stem: s, choices: []}",
        "choices-text": "{type: single-choice, id: s, stem: s, choices: text}",
        "choices-null": "{type: single-choice, id: s, stem: s, choices: }",
        "type-list": "{type: [single-choice], id: s, stem: s}",
        "type-group": "{type: {a: b}, id: s, stem: s}",
        "type-missing": "{id: s, stem: s}",
        "type-dunder": "{type: __init__, id: s, stem: s}",
        "question-text": "just words",
        "question-null": "~",
        "matching-one": "{type: matching, id: m, stem: s, pairs: [{id: a, text: a, match: b}]}",
        "ordering-same": "{type: ordering, id: o, stem: s, items: ["
        + "{id: a, text: a}, " * 2
        + "]}",
        "categorise-nowhere": "{type: categorise, id: k, stem: s, "
        "categories: [{id: a, text: a}], items: [{id: b, text: b, category: z}]}",
    }
    for name, question in questions.items():
        yield name, quiz(question)
    heads = {
        "mastery-huge": "mastery: 99999999999999999999%\n",
        "mastery-zero-of-zero": "mastery: 0 of 0\n",
        "bands-none": "score_bands: []\n",
        "bands-nan": "score_bands: [{from: .nan, text: a}]\n",
        "tries-huge": "tries: 99999999999\n",
        "penalty-negative": "penalty: -1\n",
        "questions-and-sections": "sections: [{id: a, questions: []}]\n",
        "lesson-that-is-a-path": "lesson: ../../../etc/passwd\n",
    }
    ring_question = "{type: true-false, id: a, stem: s, answer: true}"
    for name, head in heads.items():
        yield name, quiz(ring_question, head)


TEXTS = {"yaml": _yaml, "bytes": _bytes, "values": _values, "questions": _questions}
"""Each family of cases by its name."""
