"""What a first command costs, process start and models included: `python -m benchmarks.cold_read`.

`crossread read` on the five seed reports where the corpora lie, on the example elsewhere, each time in a new process
on a new desk; beside it, in turn, a process that only imports numpy and onnxruntime. Aim: 6 s and 700 MB.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpora import ROOT, corpora_folder
from benchmarks.tables import Cell, print_table

AIM_S, AIM_MB = 6.0, 700.0


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall seconds and peak resident megabytes of one process."""

    wall_s: float
    peak_mb: float


def main() -> None:
    """Print the medians, the ratio to the bare imports and to the aim."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    repeats = parser.parse_args().repeats
    corpora = corpora_folder()
    files = sorted((corpora / "seeds" if corpora else ROOT / "examples" / "titanic").glob("*.txt"))
    bare = [sys.executable, "-c", "import numpy, onnxruntime"]
    costs: dict[str, list[Cost]] = {"import numpy, onnxruntime": [], f"crossread read, {len(files)} reports": []}
    for _ in range(repeats):
        for name, command in zip(costs, (bare, None), strict=True):
            with tempfile.TemporaryDirectory() as folder:
                costs[name].append(run(command or _read(files, Path(folder) / "cold.db")))
    rows: list[list[Cell]] = []
    for name, measured in costs.items():
        wall_s = statistics.median(c.wall_s for c in measured)
        peak_mb = statistics.median(c.peak_mb for c in measured)
        first_s = statistics.median(c.wall_s for c in next(iter(costs.values())))
        rows.append(
            [name, f"{wall_s:.2f}", f"{wall_s / first_s:.1f}", f"{wall_s / AIM_S:.2f}", f"{peak_mb:.0f}", f"{peak_mb / AIM_MB:.2f}"]
        )
    header = ("process", "median wall s", "ratio to bare imports", f"of {AIM_S:.0f} s", "median peak MB", f"of {AIM_MB:.0f} MB")
    print_table(f"A cold start, median of {repeats}", header, rows)


def run(command: Sequence[str]) -> Cost:
    """Run a process to its end, silently.

    Raises:
        subprocess.CalledProcessError: when it fails.
    """
    start_s = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Cost(time.perf_counter() - start_s, kilobytes / 1024)


def _read(files: Sequence[Path], desk: Path) -> list[str]:
    command = Path(sys.executable).with_name("crossread")
    return [str(command), "read", *map(str, files), "--desk", str(desk)]


if __name__ == "__main__":
    main()
