"""Towns for many small reports of one form."""

from __future__ import annotations

PLACES = (
    "Aberdeen",
    "Bergen",
    "Cardiff",
    "Dublin",
    "Emden",
    "Funchal",
    "Genoa",
    "Haifa",
    "Izmir",
    "Kiel",
    "Lagos",
    "Malmo",
)
