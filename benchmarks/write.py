"""Write one peer's course: `python write.py PEER LESSONS FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from course import lessons
from peers import PEERS

if __name__ == "__main__":
    name, count, folder = sys.argv[1:]
    PEERS[name].write(Path(folder), lessons(int(count)))
