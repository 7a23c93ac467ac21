"""Which words of which reports tell of one happening: mentions aligned by meaning and by who, where, when and how many."""

from crossread.crossing.events.alignment import align_events, event_of

__all__ = ["align_events", "event_of"]
