"""Best, low and high of an event's figures, by stated rules."""

from crossread.crossing.estimates.gather import estimates
from crossread.crossing.estimates.reported import Reported
from crossread.crossing.estimates.rules import estimate

__all__ = ["Reported", "estimate", "estimates"]
