"""`crossread check` on team-written claims, `python -m benchmarks.crossing.check [--part test] [--desk FILE]`.

All stories of the part stand on one desk, so that every claim has other stories to be taken in by. Printed: accuracy over
supported, contradicted and not found; how answers fall; each kind of change; and the worst error, distorted claims called
supported. Rivals in the same run: the nearest sentence's cosine over a threshold is support; and word overlap with the
same numbers. Their thresholds are those that are best on this very part, which favours them. The published figure
(corroborate-mcp, own 40 claims) is on another set: 4 of 6 distorted claims confirmed.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.crossing.checks import LabelledCheck, fill_desk, load_checks
from benchmarks.tables import Cell, print_table
from crossread.domain.checking import Checked
from crossread.engine.checking import Checker
from crossread.engine.rooms import Rooms
from crossread.settings import Settings
from crossread.store import DeskFile, open_desk
from crossread.text.numbers import numbers
from crossread.text.words import is_stop, words

ANSWERS = ("supported", "contradicted", "not found", "mixed", "not measured")
SCORED = ANSWERS[:3]
_STEPS = np.arange(0.2, 1.0, 0.02)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A claim with the answer given to it."""

    check: LabelledCheck
    answer: str
    checked: Checked | None = None


def main() -> None:
    """Print ours and the rivals'."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=["dev", "test"], default="dev")
    parser.add_argument(
        "--desk", type=Path, help="a desk of that part's stories, filled before or by this run"
    )
    options = parser.parse_args()
    measure(options.part, desk_path=options.desk)


def measure(part: str, *, desk_path: Path | None = None) -> list[Outcome]:
    """Our answers on one part; tables are printed."""
    rooms = Rooms(Settings())
    with tempfile.TemporaryDirectory() as folder, open_desk(desk_path or Path(folder) / "check.db") as desk:
        if not desk.report_ids():
            fill_desk(desk, rooms, part)
        checks = list(load_checks(part))
        checker = Checker(desk, rooms)
        found = [checker.check(check.claim) for check in checks]
        ours = [Outcome(c, one.answer.value, one) for c, one in zip(checks, found, strict=True)]
        rivals = {
            "nearest sentence": by_cosine(desk, rooms, checks),
            "words and numbers": by_words(desk, checks),
        }
    print_summary(part, {"crossread check": ours, **rivals})
    print_answers(ours)
    print_changes(ours)
    return ours


def accuracy(outcomes: Sequence[Outcome]) -> float:
    """Over claims that a person calls supported, contradicted or not found."""
    scored = [o for o in outcomes if o.check.answer in SCORED]
    return sum(o.answer == o.check.answer for o in scored) / max(len(scored), 1)


def called_supported(outcomes: Sequence[Outcome]) -> tuple[int, int]:
    """Distorted claims called supported, and distorted claims."""
    distorted = [o for o in outcomes if o.check.distorted]
    return sum(o.answer == "supported" for o in distorted), len(distorted)


def by_cosine(desk: DeskFile, rooms: Rooms, checks: Sequence[LabelledCheck]) -> list[Outcome]:
    """Supported where any sentence of the desk is near enough, else not found."""
    vectors = desk.looking().passage_vectors(layer=rooms.encoder.name)
    asked = rooms.encoder.encode([check.claim for check in checks])
    scores = [vectors.nearest(vector, most=1)[0][2] for vector in asked]
    return _best(checks, lambda k, least: "supported" if scores[k] >= least else "not found")


def by_words(desk: DeskFile, checks: Sequence[LabelledCheck]) -> list[Outcome]:
    """The sentence that shares most words: supported where it has the claim's numbers, contradicted where it lacks one."""
    texts = [p.span.of(desk.report(r).text) for r in desk.report_ids() for p in desk.reading(r).passages]
    told = [(_telling(text), _values(text)) for text in texts]
    nearest = []
    for check in checks:
        mine, values = _telling(check.claim), _values(check.claim)
        share, missing = max((len(mine & w) / max(len(mine), 1), -len(values - v)) for w, v in told)
        nearest.append((share, missing == 0))

    def answer(k: int, least: float) -> str:
        share, same = nearest[k]
        return "not found" if share < least else ("supported" if same else "contradicted")

    return _best(checks, answer)


def _best(checks: Sequence[LabelledCheck], answer: Callable[[int, float], str]) -> list[Outcome]:
    runs = [[Outcome(c, answer(k, float(least))) for k, c in enumerate(checks)] for least in _STEPS]
    return max(runs, key=accuracy)


def _telling(text: str) -> frozenset[str]:
    return frozenset(w.folded for w in words(text) if not is_stop(w.folded))


def _values(text: str) -> frozenset[float]:
    return frozenset(v for n in numbers(text) for v in (n.best or n.low or n.high,) if v is not None)


def print_summary(part: str, runs: dict[str, list[Outcome]]) -> None:
    """One row a way of checking."""
    rows: list[list[Cell]] = []
    for name, outcomes in runs.items():
        wrong, distorted = called_supported(outcomes)
        rows.append([name, accuracy(outcomes), f"{wrong} of {distorted}", wrong / max(distorted, 1)])
    rows.append(["corroborate-mcp, its own claims (published)", None, "4 of 6", 4 / 6])
    header = ("", "accuracy", "distorted called supported", "share")
    print_table(f"Claims checked, {part}: {len(runs['crossread check'])} claims", header, rows)


def print_answers(outcomes: Sequence[Outcome]) -> None:
    """A row for each answer a person gives, a column for each given."""
    counts = Counter((o.check.answer, o.answer) for o in outcomes)
    rows: list[list[Cell]] = [[told, *(counts[told, given] for given in ANSWERS)] for told in ANSWERS[:4]]
    print_table("By a person, and as answered", ("by a person", *ANSWERS), rows)


def print_changes(outcomes: Sequence[Outcome]) -> None:
    """How the claims with each change come out."""
    rows: list[list[Cell]] = []
    for change in sorted({o.check.change for o in outcomes}):
        some = [o for o in outcomes if o.check.change == change]
        right = sum(o.answer == o.check.answer for o in some)
        wrong, distorted = called_supported(some)
        rows.append([change, len(some), right / len(some), f"{wrong} of {distorted}" if distorted else None])
    print_table("By change", ("change", "claims", "right", "called supported"), rows)


if __name__ == "__main__":
    main()
