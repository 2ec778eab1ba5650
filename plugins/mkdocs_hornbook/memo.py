"""What was made before from the same input: while serving, most files do not change."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memo:
    """Keeps, for each name, the last value and what it was made from."""

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[object, Any]] = {}

    def get(self, name: Hashable, made_from: object, make: Callable[[], T]) -> T:
        """The value of a name: the one that is known where it was made from the same, else new.

        The inputs are compared whole, so that what is given back is never out of date. What `make`
        raises goes on, and is not kept.
        """
        known = self._known.get(name)
        if known and known[0] == made_from:
            value: T = known[1]
            return value
        value = make()
        self._known[name] = (made_from, value)
        return value
