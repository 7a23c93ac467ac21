"""The people, bodies, places and things of one report: one entity for all that means the same."""

from crossread.reading.entities.assembly import entities_of

__all__ = ["entities_of"]
