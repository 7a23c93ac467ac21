"""Runs the stages: reads inputs, keeps the desk, crosses what a new report touches."""

from crossread.engine.rooms import Rooms
from crossread.engine.run import Outcome, Progress, read_into, silent

__all__ = ["Outcome", "Progress", "Rooms", "read_into", "silent"]
