"""What sort of voice each source is, and through whose hands its words came."""

from crossread.reading.sources.chains_of_voices import with_source_types

__all__ = ["with_source_types"]
