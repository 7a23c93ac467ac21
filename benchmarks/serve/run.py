"""The desk under load: `python -m benchmarks.serve.run`, or `make bench-serve`.

`crossread serve` runs in a process of its own on a copy of a desk that was multiplied from reports read for real; one
caller on this machine times every page and route of the API, then twenty readers come at once while reports are added.
The desks are kept below out/ (`make clean` removes them): making them takes minutes, the first time.
"""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from benchmarks.corpora import ROOT, corpora_folder
from benchmarks.serve import big_story, crowd, kinds
from benchmarks.serve.desk import make_desk
from benchmarks.serve.material import BIG_REPORTS, read_material, usual_big, usual_piles
from benchmarks.serve.neighbours import Neighbours
from crossread.engine.rooms import Rooms
from crossread.settings import Settings

SIZES = (100, 1_000, 10_000)

_VERSION = "1"  # of the maker of desks: one that changed makes them anew


def main() -> None:
    """Make what is missing, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, help="reports of the desks, the last one read by many"
    )
    parser.add_argument("--sessions", type=int, default=40, help="stories visited on each desk")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60.0, help="that the readers read, each time")
    parser.add_argument("--folder", type=Path, default=ROOT / "out" / "serving")
    parser.add_argument("--only", choices=("kinds", "big", "crowd"), help="one part of it")
    options = parser.parse_args()
    sizes = sorted(options.sizes)
    desks = usual_desks(options.folder, sizes)
    with_big = sizes[-1] > BIG_REPORTS
    if options.only in (None, "kinds"):
        costs = {}
        for size in sizes:
            beside = Neighbours()
            costs[size] = kinds.time_desk(_copy(desks[size]), sessions=options.sessions)
            print(f"\n{size:,} reports; {beside.words()}", flush=True)
        kinds.print_costs(costs)
    if options.only in (None, "big") and with_big:
        beside = Neighbours()
        big_story.measure(_copy(desks[sizes[-1]]))
        print(f"\nThe large story; {beside.words()}", flush=True)
    if options.only in (None, "crowd"):
        largest = _copy(desks[sizes[-1]])
        crowd.measure(largest, readers=options.readers, seconds=options.seconds, with_big=with_big)


def usual_desks(folder: Path, sizes: Sequence[int]) -> dict[int, Path]:
    """The desk of each size, made where it is missing."""
    rooms = Rooms(Settings(threads=os.cpu_count() or 1))
    source = "corpora" if corpora_folder() else "invented"
    stamp = blake2b(
        f"{_VERSION} {rooms.encoder.name} {rooms.reader.name}".encode(), digest_size=4
    ).hexdigest()
    mine = folder / f"{source}-{stamp}"
    found = {size: mine / f"{size}.db" for size in sizes}
    missing = [size for size in sizes if not found[size].exists()]
    if missing:
        material = read_material(mine, rooms, piles=usual_piles(), big=usual_big())
        for size in missing:
            make_desk(
                found[size], material, reports=size, encoder=rooms.encoder.name, with_big=size > BIG_REPORTS
            )
    return found


def _copy(desk: Path) -> Path:
    """A desk to write to, in place of the last one."""
    folder = desk.parent / "served"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return Path(shutil.copy(desk, folder / desk.name))


if __name__ == "__main__":
    main()
