"""Programs that serve a packed site on this machine, as a school's box does."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from tests.support.machine import find_program
from tests.support.sites import ROOT, environment

PATIENCE = 300.0
"""Seconds before a test gives up; a pass never waits for it."""


def hornbook(*words: str | Path) -> str:
    """Run the command `hornbook` to its end; gives what it said."""
    program = find_program("hornbook")
    assert program
    command = [program, *map(str, words)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, encoding="utf-8", timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def packed(kind: Literal["zim", "kolibri"], sites: Mapping[str, Path], folder: Path) -> list[Path]:
    """Pack built sites into `folder`, each in a file by its name; gives the files in that order."""
    ending = {"zim": "zim", "kolibri": "zip"}[kind]
    files = {name: folder / f"{name}.{ending}" for name in sites}
    for name, file in files.items():
        hornbook("pack", kind, "--site", sites[name], "-o", file)
    return list(files.values())


@contextmanager
def served(
    command: Sequence[str], port: int, log: Path, env: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Run a server until the block ends; gives its address, ending in a slash, once it answers."""
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, env=env)
    try:
        _wait_for(process, port, log)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(60)


def _wait_for(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while not _listens(port):
        try:
            process.wait(0.1)
        except subprocess.TimeoutExpired:
            if time.monotonic() < until:
                continue
        raise AssertionError(f"{process.args!r} does not answer:\n{log.read_text('utf-8')}")


def _listens(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0
