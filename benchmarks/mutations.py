"""2,000 damaged files, as in tests/test_mutations.py: how long the slowest takes to be explained.

python benchmarks/mutations.py
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.test_mutations import FILES, PER_BLOCK, assert_read_or_explained, mutate

from mkdocs_hornbook.model.documents import Lesson, Quiz


def seconds() -> list[float]:
    """Time of each file, slowest last."""
    taken = []
    for seed in range(8):
        chance = random.Random(seed)
        for _ in range(PER_BLOCK):
            file = chance.choice(FILES)
            model = Lesson if "lessons" in file.parts else Quiz
            text = mutate(file.read_text(encoding="utf-8"), chance)
            start = time.perf_counter()
            assert_read_or_explained(text, model)
            taken.append(time.perf_counter() - start)
    return sorted(taken)


if __name__ == "__main__":
    all_taken = seconds()
    print(
        f"{len(all_taken)} files; median {all_taken[len(all_taken) // 2] * 1000:.1f} ms, "
        f"slowest {all_taken[-1] * 1000:.0f} ms"
    )
