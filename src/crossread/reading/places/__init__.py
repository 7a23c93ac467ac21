"""Places of a text: which place each name means, facilities with their towns, stated distances."""

from crossread.reading.places.distances import distances_of
from crossread.reading.places.layer import places_of
from crossread.reading.places.resolving import resolve

__all__ = ["distances_of", "places_of", "resolve"]
