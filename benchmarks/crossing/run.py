"""The crossing measured task by task, each beside a simple rival: python -m benchmarks.crossing.run [NAME ...].

Test parts only: stories, claims and rewrites whose labels nobody looked at while building. What was labelled how is in
guidelines.md and agreement.md, both beside this file.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from benchmarks.corpora import corpora_folder
from benchmarks.crossing import (
    cards,
    check,
    check_growth,
    claims,
    discrepancies,
    events,
    faithful,
    news,
    numbers,
    sorted_cases,
    stance,
)
from benchmarks.crossing.rooms import Workshop

_CLAIMS_TIMED = 40
TASKS: dict[str, Callable[[], object]] = {
    "events": lambda: events.report(Workshop()),
    "discrepancies": lambda: discrepancies.measure("test"),
    "numbers": lambda: numbers.measure(Workshop(), "test"),
    "circumstances": lambda: sorted_cases.measure(Workshop(), "circumstances", "test"),
    "said": lambda: sorted_cases.measure(Workshop(), "said", "test"),
    "voices": lambda: sorted_cases.measure(Workshop(), "voices", "test"),
    "faithful": lambda: faithful.report(Workshop()),
    "claims": lambda: claims.measure("test"),
    "news": lambda: news.measure(Workshop(), "test"),
    "cards": lambda: cards.measure(Workshop(), "test"),
    "check": lambda: check.measure("test"),
    "check_growth": lambda: check_growth.measure(check_growth.SIZES, claims=_CLAIMS_TIMED),
    "stance": stance.report,
}
_NEED_CORPORA = {"events", "news", "cards", "stance"}


def main() -> None:
    """Print the tables of the named tasks, or of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(TASKS)}")
    names = parser.parse_args().names or list(TASKS)
    if unknown := [name for name in names if name not in TASKS]:
        parser.error(f"no task named {', '.join(unknown)}; there are {', '.join(TASKS)}")
    for name in names:
        print(f"\n### {name.replace('_', ' ').capitalize()}", flush=True)
        if name in _NEED_CORPORA and corpora_folder() is None:
            print("\nleft out: it measures on corpora that are not here; see CONTRIBUTING.md")
            continue
        start_s = time.monotonic()
        TASKS[name]()
        print(f"\n({time.monotonic() - start_s:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
