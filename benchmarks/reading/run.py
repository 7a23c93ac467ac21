"""The reader measured task by task, each beside a simple rival: python -m benchmarks.reading.run [NAME ...].

Dev parts; with --test also the official test parts that are here. Of a reader in a folder with --folder.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from benchmarks.reading import attribution, coreference, events, mentions, sentence_vectors, speed, syntax

TASKS = ("mentions", "attribution", "syntax", "events", "coreference", "sentence_vectors", "speed")


def main() -> None:
    """Print the tables of the named tasks, or of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(TASKS)}")
    parser.add_argument("--folder", type=Path, help="a reader that training.reader.build has written")
    parser.add_argument("--test", action="store_true", help="also EWT test, GUM test and OntoGUM test")
    options = parser.parse_args()
    names = options.names or list(TASKS)
    if unknown := [name for name in names if name not in TASKS]:
        parser.error(f"no task named {', '.join(unknown)}; there are {', '.join(TASKS)}")
    reader = speed.open_reader(options.folder)
    reports: dict[str, Callable[[], None]] = {
        "mentions": lambda: mentions.report(reader),
        "attribution": lambda: attribution.report(reader),
        "syntax": lambda: syntax.report(reader, test=options.test),
        "events": lambda: events.report(reader),
        "coreference": lambda: coreference.report(reader, test=options.test),
        "sentence_vectors": lambda: sentence_vectors.report(reader),
        "speed": lambda: speed.report(options.folder),
    }
    print(f"\nReader: {reader.name}")
    for name in names:
        print(f"\n### {name.replace('_', ' ').capitalize()}", flush=True)
        reports[name]()


if __name__ == "__main__":
    main()
