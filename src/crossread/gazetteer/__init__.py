"""Names of places, with coordinates: the packaged gazetteer and tables that a user adds."""

from crossread.gazetteer.dump import read_geonames
from crossread.gazetteer.gazetteer import Candidate, Gazetteer, Match
from crossread.gazetteer.table import Table

__all__ = ["Candidate", "Gazetteer", "Match", "Table", "read_geonames"]
