"""Runs the stages: reads inputs, keeps the desk, crosses what a new report touches."""

from crossread.engine.checking import check_claims, read_claims
from crossread.engine.judging import Kept, import_judgements, judge
from crossread.engine.own_data import Added, add_gazetteer, add_watch_list
from crossread.engine.rooms import Rooms
from crossread.engine.run import Outcome, Progress, read_into, refresh, silent

__all__ = [
    "Added",
    "Kept",
    "Outcome",
    "Progress",
    "Rooms",
    "add_gazetteer",
    "add_watch_list",
    "check_claims",
    "import_judgements",
    "judge",
    "read_claims",
    "read_into",
    "refresh",
    "silent",
]
