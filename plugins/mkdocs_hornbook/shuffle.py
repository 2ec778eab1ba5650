"""An order that does not give the answer away, and is the same in every build."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Protocol, TypeVar


class Named(Protocol):
    """Anything with an authored id."""

    @property
    def id(self) -> str:
        """The authored id."""


NamedT = TypeVar("NamedT", bound=Named)


def shuffled(things: Iterable[NamedT], *names: str) -> list[NamedT]:
    """The things in an order made from the names and their ids; never as they were written."""
    written = list(things)
    mixed = sorted(written, key=lambda thing: _mark(*names, thing.id))
    return [*mixed[1:], mixed[0]] if mixed == written and len(written) > 1 else mixed


def _mark(*names: str) -> str:
    return sha256("\n".join(names).encode()).hexdigest()
