"""Every benchmark, one after another, each in a process of its own: `make bench`, or `python -m benchmarks NAME ...`."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from importlib.metadata import version

from benchmarks.corpora import ROOT, corpora_folder

# Module and options; the quick ones first.
BENCHMARKS: dict[str, tuple[str, ...]] = {
    "false_alarms": (),
    "store": (),
    "encoder": ("--sentences", "150", "--repeats", "2"),
    "cold_read": (),
    "story_size": (),
    "relations.run": (),
    "reading.run": (),
    "facts.run": (),
    "crossing.run": (),
    "growth": ("--budget", "180"),
    "serve.run": (),
}
# The others read what the project has, or invent it, where there are no corpora.
NEED_CORPORA = {"false_alarms", "reading.run", "facts.run"}


def main() -> None:
    """Run the named benchmarks, or all; the exit code is 1 when one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(BENCHMARKS)}")
    names = parser.parse_args().names or list(BENCHMARKS)
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"no benchmark named {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    print(_machine())
    failed = [name for name in names if not _run(name)]
    if failed:
        raise SystemExit(f"failed: {', '.join(failed)}")


def _run(name: str) -> bool:
    print(f"\n## {name}", flush=True)
    if name in NEED_CORPORA and corpora_folder() is None:
        print("\nleft out: it measures on corpora that are not here; see CONTRIBUTING.md")
        return True
    start_s = time.monotonic()
    ended = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}", *BENCHMARKS[name]], cwd=ROOT, check=False
    )
    print(f"\n({time.monotonic() - start_s:.0f} s)", flush=True)
    return ended.returncode == 0


def _machine() -> str:
    memory_gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[0]
    return (
        f"Crossread {version('crossread')}, Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, {memory_gib:.0f} GiB, load {load:.1f}; "
        f"corpora {'present' if corpora_folder() else 'absent'}"
    )


if __name__ == "__main__":
    main()
