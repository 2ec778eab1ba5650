"""How long a role-play runs, by its words: an estimate for the one who plans the lesson."""

from __future__ import annotations

from mkdocs_hornbook.levels import is_chinese
from mkdocs_hornbook.model.roleplay import Line, RoleplayBlock
from mkdocs_hornbook.text import count_words

WORDS_A_MINUTE = 100
"""English and other languages with spaces, spoken by a child who plays and reads (assumed)."""
CHARACTERS_A_MINUTE = 160
"""Chinese (assumed)."""
SECONDS_A_LINE = 2
"""Until the next speaker begins (assumed)."""
SECONDS_AN_ACTION = 4
"""What a line `does`, beside its words (assumed)."""


def run_seconds(play: RoleplayBlock) -> int:
    """How long one run takes, in whole seconds."""
    text = " ".join(line.say for line in play.lines)
    pace = CHARACTERS_A_MINUTE if is_chinese(text) else WORDS_A_MINUTE
    return round(sum(_seconds(line, pace) for line in play.lines))


def run_minutes(play: RoleplayBlock) -> int:
    """How long one run takes, in minutes to show: at least one."""
    return max(1, round(run_seconds(play) / 60))


def _seconds(line: Line, pace: int) -> float:
    acting = SECONDS_AN_ACTION if line.does else 0
    return count_words(line.say) * 60 / pace + SECONDS_A_LINE + acting
