"""What `crossread read` prints when it is done: counts, the stories it touched, problems, the next step."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from crossread.cli.options import DESK
from crossread.cli.palette import QUIET, STRONG, WRONG
from crossread.cli.summary import story_summaries
from crossread.cli.terminal import Terminal
from crossread.cli.words import plain
from crossread.domain.desk import Desk
from crossread.domain.report import Problem
from crossread.export.page_words import count

if TYPE_CHECKING:
    from crossread.engine import Outcome
    from crossread.store import DeskFile

_MOST_STORIES = 3
_MOST_PROBLEMS = 20  # in a terminal; a log gets all of them
_BATCH_STORIES = 200  # loaded at a time to find the largest


@dataclass(frozen=True, slots=True)
class Touched:
    """The largest of the stories a run touched, and how many others there are of each kind."""

    shown: Desk
    more: int
    alone: int
