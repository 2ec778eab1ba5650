"""The site generators that are compared: how each writes the course down, builds it, is checked."""

from __future__ import annotations

from peers.floor import Floor
from peers.hornbook import Hornbook
from peers.hugo import Hugo
from peers.mkdocs_quiz import MkdocsQuiz
from peers.peer import Peer

PEERS: dict[str, Peer] = {peer.name: peer for peer in (Hornbook(), Hugo(), MkdocsQuiz(), Floor())}
"""Each peer by the name that `--peers` takes, in the order of the table."""

__all__ = ["PEERS", "Peer"]
