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

_BARE = "import numpy, onnxruntime"


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall and processor seconds and peak resident megabytes of one process."""

    wall_s: float
    cpu_s: float
    peak_mb: float


def main() -> None:
    """Print the medians, the ratio to the bare imports and to the aim."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    repeats = parser.parse_args().repeats
    corpora = corpora_folder()
    files = sorted((corpora / "seeds" if corpora else ROOT / "examples" / "titanic").glob("*.txt"))
    ours = f"crossread read, {len(files)} reports"
    costs: dict[str, list[Cost]] = {_BARE: [], ours: []}
    for _ in range(repeats):
        costs[_BARE].append(run([sys.executable, "-c", _BARE]))
        with tempfile.TemporaryDirectory() as folder:
            costs[ours].append(run(_read(files, Path(folder) / "cold.db")))
    bare_s = statistics.median(c.wall_s for c in costs[_BARE])
    rows: list[list[Cell]] = []
    for name, measured in costs.items():
        wall_s = statistics.median(c.wall_s for c in measured)
        cpu_s = statistics.median(c.cpu_s for c in measured)
        peak_mb = statistics.median(c.peak_mb for c in measured)
        shown = (wall_s, wall_s / bare_s, wall_s / AIM_S, cpu_s, peak_mb, peak_mb / AIM_MB)
        rows.append([name, *(f"{figure:.2f}" for figure in shown)])
    header = ("process", "wall s", "to bare", f"of {AIM_S:.0f} s", "cpu s", "peak MB", f"of {AIM_MB:.0f} MB")
    print_table(f"A cold start, medians of {repeats}", header, rows)


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
    return Cost(time.perf_counter() - start_s, usage.ru_utime + usage.ru_stime, kilobytes / 1024)


def _read(files: Sequence[Path], desk: Path) -> list[str]:
    command = Path(sys.executable).with_name("crossread")
    return [str(command), "read", *map(str, files), "--desk", str(desk)]


if __name__ == "__main__":
    main()
