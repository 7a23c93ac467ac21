"""What else the machine did meanwhile: timings beside other work are no timings of the desk."""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path

_STAT = Path("/proc/stat")
_BUSY = (0, 1, 2, 5, 6, 7)  # user, nice, system, irq, softirq, steal: proc(5)


class Neighbours:
    """Counts from when it is made. What this process started must be over when it is asked."""

    def __init__(self) -> None:
        self._start_s, self._busy_s, self._own_s = time.monotonic(), _busy_s(), _own_s()

    def cores(self) -> float | None:
        """How many cores other programs took on average; None where the system does not say."""
        busy_s = _busy_s()
        if busy_s is None or self._busy_s is None:
            return None
        others_s = busy_s - self._busy_s - (_own_s() - self._own_s)
        return max(0.0, others_s / (time.monotonic() - self._start_s))

    def words(self) -> str:
        """The same for a reader of the tables."""
        cores = self.cores()
        told = "not known" if cores is None else f"{cores:.2f}"
        return f"cores of {os.cpu_count()} that other programs took meanwhile: {told}"


def _busy_s() -> float | None:
    try:
        numbers = _STAT.read_text().splitlines()[0].split()[1:]
    except (OSError, IndexError):
        return None
    return float(sum(int(numbers[at]) for at in _BUSY)) / os.sysconf("SC_CLK_TCK")


def _own_s() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
