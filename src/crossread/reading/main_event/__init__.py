"""The happening a report mainly tells of: its day and its place."""

from crossread.reading.main_event.finding import main_event_of

__all__ = ["main_event_of"]
