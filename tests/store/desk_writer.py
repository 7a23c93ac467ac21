"""A process that adds reports to a desk, each in its own transaction, and prints each once it is kept.

`python desk_writer.py DESK FIRST LAST [LIMIT_BYTES]`; with a limit no file may grow beyond it.
"""

from __future__ import annotations

import resource
import sys

import numpy as np
from store_values import claim, lineage, reading, report, story

from crossread.errors import DeskError
from crossread.store import open_desk


def main(path: str, first: int, last: int, limit_bytes: int | None = None) -> None:
    """Adds reports until done, killed or out of room; the error is printed after the last one kept."""
    if limit_bytes is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, resource.RLIM_INFINITY))
    try:
        with open_desk(path) as desk:
            for number in range(first, last):
                one = report(
                    number, f"Report {number}. " + f"Word{number % 97} in a passage of its own. " * 40
                )
                with desk.transaction():
                    desk.add_report(one, reading(one))
                    desk.put_vectors(
                        one.id, layer="x", vectors=np.full((40, 2_048), number + 0.1, dtype=np.float32)
                    )
                    desk.put_lines(one.id, "Gazette", [number, 7])
                    found = story(one.id)
                    desk.replace_story(
                        retire=(),
                        stories=[found],
                        lineages=[lineage(found, one.id)],
                        claims=[claim(found, f"c-{one.id}")],
                        discrepancies=(),
                    )
                print(one.id, flush=True)
    except DeskError as error:
        print(error, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), *map(int, sys.argv[4:]))
