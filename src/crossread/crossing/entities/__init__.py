"""Who is who across the reports of a story, and on a user's watch lists."""

from crossread.crossing.entities.across import entities_across
from crossread.crossing.entities.edges import edges_between

__all__ = ["edges_between", "entities_across"]
