"""Look-ups over what was read: which entity a phrase means, which days a time covers, where a place lies."""

from crossread.lookup.facts import FactIndex

__all__ = ["FactIndex"]
