"""A real Kolibri: `python -m tests.support.kolibri` installs it into a folder of its own.

It is some 400 MB, so it stays in the user's cache. A channel is what Kolibri imports; ours holds
HTML5 apps and is written by hand in Kolibri's schema 5, so that no Kolibri Studio is needed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

Row = tuple[str, dict[str, object]]
"""A table of a channel, without `content_`, and the values of a row by its columns."""

WANTED = "kolibri==0.19.5"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hornbook"
VENV = CACHE / WANTED.replace("==", "-")
PROGRAM = VENV / "bin" / "kolibri"

CHANNEL = hashlib.md5(b"hornbook channel").hexdigest()

SCHEMA = """
CREATE TABLE content_contenttag (id CHAR(32) PRIMARY KEY, tag_name VARCHAR(30) NOT NULL);
CREATE TABLE content_language (id VARCHAR(14) PRIMARY KEY, lang_code VARCHAR(3) NOT NULL,
  lang_subcode VARCHAR(10), lang_name VARCHAR(100), lang_direction VARCHAR(3) NOT NULL);
CREATE TABLE content_localfile (id VARCHAR(32) PRIMARY KEY, extension VARCHAR(40) NOT NULL,
  available BOOLEAN NOT NULL, file_size INTEGER);
CREATE TABLE content_contentnode (id CHAR(32) PRIMARY KEY, license_name VARCHAR(50),
  license_description TEXT, title VARCHAR(200) NOT NULL, coach_content BOOLEAN NOT NULL,
  content_id CHAR(32) NOT NULL, channel_id CHAR(32) NOT NULL, description TEXT, sort_order FLOAT,
  license_owner VARCHAR(200) NOT NULL, author VARCHAR(200) NOT NULL, kind VARCHAR(200) NOT NULL,
  available BOOLEAN NOT NULL, options TEXT, grade_levels TEXT, resource_types TEXT,
  learning_activities TEXT, accessibility_labels TEXT, categories TEXT, learner_needs TEXT,
  duration INTEGER, lft INTEGER NOT NULL, rght INTEGER NOT NULL, tree_id INTEGER NOT NULL,
  level INTEGER NOT NULL, lang_id VARCHAR(14), parent_id CHAR(32));
CREATE TABLE content_assessmentmetadata (id CHAR(32) PRIMARY KEY,
  assessment_item_ids TEXT NOT NULL, number_of_assessments INTEGER NOT NULL,
  mastery_model TEXT NOT NULL, randomize BOOLEAN NOT NULL, is_manipulable BOOLEAN NOT NULL,
  contentnode_id CHAR(32) NOT NULL);
CREATE TABLE content_channelmetadata (id CHAR(32) PRIMARY KEY, name VARCHAR(200) NOT NULL,
  description VARCHAR(400) NOT NULL, tagline VARCHAR(150), author VARCHAR(400) NOT NULL,
  version INTEGER NOT NULL, thumbnail TEXT NOT NULL, last_updated VARCHAR,
  min_schema_version VARCHAR(50) NOT NULL, root_id CHAR(32) NOT NULL);
CREATE TABLE content_contentnode_has_prerequisite (id INTEGER PRIMARY KEY,
  from_contentnode_id CHAR(32) NOT NULL, to_contentnode_id CHAR(32) NOT NULL);
CREATE TABLE content_contentnode_related (id INTEGER PRIMARY KEY,
  from_contentnode_id CHAR(32) NOT NULL, to_contentnode_id CHAR(32) NOT NULL);
CREATE TABLE content_contentnode_tags (id INTEGER PRIMARY KEY,
  contentnode_id CHAR(32) NOT NULL, contenttag_id CHAR(32) NOT NULL);
CREATE TABLE content_file (id CHAR(32) PRIMARY KEY, preset VARCHAR(150) NOT NULL,
  supplementary BOOLEAN NOT NULL, thumbnail BOOLEAN NOT NULL, priority INTEGER,
  contentnode_id CHAR(32) NOT NULL, lang_id VARCHAR(14), local_file_id VARCHAR(32) NOT NULL);
"""


def install() -> None:
    """Install Kolibri, unless it is there."""
    if PROGRAM.is_file():
        return
    sys.stdout.write(f"Installing {WANTED} into {VENV} ...\n")
    sys.stdout.flush()
    CACHE.mkdir(parents=True, exist_ok=True)
    try:
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
        subprocess.run([VENV / "bin/python", "-m", "pip", "install", "-q", WANTED], check=True)
    except (subprocess.CalledProcessError, KeyboardInterrupt):
        shutil.rmtree(VENV, ignore_errors=True)
        raise


def node_of(name: str) -> str:
    """The id that an app of this name has in the channel."""
    return hashlib.md5(name.encode()).hexdigest()


def write_channel(apps: Mapping[str, Path], folder: Path) -> None:
    """Write a folder as Kolibri exports one: a channel of these apps, ZIP files by their names."""
    rows = _channel(len(apps))
    for number, (name, app) in enumerate(apps.items()):
        content = app.read_bytes()
        digest = hashlib.md5(content).hexdigest()
        stored = folder / "content/storage" / digest[0] / digest[1] / f"{digest}.zip"
        stored.parent.mkdir(parents=True, exist_ok=True)
        stored.write_bytes(content)
        rows += _app(name, digest, len(content), 2 + 2 * number)
    database = folder / "content/databases" / f"{CHANNEL}.sqlite3"
    database.parent.mkdir(parents=True)
    with closing(sqlite3.connect(database)) as channel, channel:
        channel.executescript(SCHEMA)
        for table, row in rows:
            names, marks = ", ".join(row), ", ".join("?" * len(row))
            values = list(row.values())
            channel.execute(f"INSERT INTO content_{table} ({names}) VALUES ({marks})", values)


def _channel(apps: int) -> list[Row]:
    language = {"id": "en", "lang_code": "en", "lang_name": "English", "lang_direction": "ltr"}
    channel: dict[str, object] = {
        "id": CHANNEL, "name": "Hornbook", "description": "", "tagline": "", "author": "",
        "version": 1, "thumbnail": "", "last_updated": "2026-01-01 00:00:00",
        "min_schema_version": "5", "root_id": CHANNEL,
    }  # fmt: skip
    root = _node(CHANNEL, "Hornbook", "topic", 1, 2 + 2 * apps)
    return [("language", dict(language)), ("contentnode", root), ("channelmetadata", channel)]


def _app(name: str, digest: str, size: int, left: int) -> list[Row]:
    shown = {"preset": "html5_zip", "supplementary": 0, "thumbnail": 0, "priority": 1}
    ids = {"id": digest[::-1], "contentnode_id": node_of(name), "local_file_id": digest}
    return [
        ("localfile", {"id": digest, "extension": "zip", "available": 0, "file_size": size}),
        ("contentnode", _node(node_of(name), name, "html5", left, left + 1)),
        ("file", {**shown, **ids}),
    ]


def _node(node: str, title: str, kind: str, left: int, right: int) -> dict[str, object]:
    is_root = node == CHANNEL
    return {
        "id": node, "title": title, "coach_content": 0, "content_id": node[::-1],
        "channel_id": CHANNEL, "description": "", "sort_order": float(left), "license_owner": "",
        "license_name": "CC BY", "license_description": "", "author": "", "kind": kind,
        "available": 0, "options": "{}", "lft": left, "rght": right, "tree_id": 1,
        "level": 0 if is_root else 1, "lang_id": "en", "parent_id": None if is_root else CHANNEL,
    }  # fmt: skip


if __name__ == "__main__":
    install()
