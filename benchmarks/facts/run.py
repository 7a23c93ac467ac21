"""Facts measured task by task, each beside a simple rival: python -m benchmarks.facts.run [NAME ...].

Held-out parts only; what was developed on which part is in docs/facts.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

from benchmarks.facts import (
    control,
    dating,
    entities,
    incident_slots,
    incidents,
    muc,
    places,
    police,
    sources,
    speed,
    times,
)
from crossread.models.reader import OnnxReader, Reader

TASKS: dict[str, Callable[[Reader], None]] = {
    "places": places.report,
    "times": lambda _: times.report(),
    "incidents": incidents.report,
    "incident_slots": incident_slots.report,
    "dating": lambda _: dating.report(),
    "police": police.report,
    "muc": muc.report,
    "control": control.report,
    "sources": sources.report,
    "entities": entities.report,
    "speed": speed.report,
}


def main() -> None:
    """Print the tables of the named tasks, or of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(TASKS)}")
    names = parser.parse_args().names or list(TASKS)
    if unknown := [name for name in names if name not in TASKS]:
        parser.error(f"no task named {', '.join(unknown)}; there are {', '.join(TASKS)}")
    reader = OnnxReader.from_package(threads=1)
    print(f"\nReader: {reader.name}")
    for name in names:
        print(f"\n### {name.replace('_', ' ').capitalize()}", flush=True)
        TASKS[name](reader)


if __name__ == "__main__":
    main()
