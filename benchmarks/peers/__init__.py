"""The site generators that are compared: how each writes the course down, builds it, is checked."""

from __future__ import annotations

from peers.eleventy import Eleventy
from peers.floor import Floor
from peers.hornbook import Hornbook
from peers.hugo import Hugo
from peers.mkdocs_quiz import MkdocsQuiz
from peers.peer import Peer
from peers.zensical import Zensical

_ALL = (Hornbook(), Hugo(), MkdocsQuiz(), Zensical(), Eleventy(), Floor())
PEERS: dict[str, Peer] = {peer.name: peer for peer in _ALL}
"""Each peer by the name that `--peers` takes, in the order of the table."""

__all__ = ["PEERS", "Peer"]
