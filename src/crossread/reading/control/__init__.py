"""Control of places: who is said to hold a town, to have taken it or to have lost it."""

from crossread.reading.control.statements import controls_of

__all__ = ["controls_of"]
