"""Coded events: who did what to whom, in PLOVER and ACLED, by the rules of `docs/codebook.md`."""

from crossread.reading.events.coding import events_of

__all__ = ["events_of"]
