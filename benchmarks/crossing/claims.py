"""Claims on the labelled stories, `python -m benchmarks.crossing.claims [--part test] [--sample 10]`.

A labelled claim of two reports or more is found when the claim of ours that shares most passages with it holds at least
half of its reports. Of those found: passages, both counts, the status; and of those we call corroborated (two accounts,
two origins), how many are so labelled. Claims called corroborated that no label matches are counted, and a few shown by id
(`--sample`). Rivals in the same run: every outlet counts as an independent account, and every printed source as an origin.
No published figure exists for both counts.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from benchmarks.crossing.rooms import Workshop
from benchmarks.crossing.stories import LabelledClaim, LabelledStory, load_stories
from benchmarks.tables import Cell, print_table
from crossread.crossing.claiming.claims import claims, with_disputes
from crossread.crossing.discrepancies import discrepancies
from crossread.crossing.events import align_events
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.crossing import Claim
from crossread.domain.span import Citation

_SAME = 0.5
_ALIKE = 0.6  # likeness from which the rival calls two passages the same; best on dev of .5, .55, .6, .65


@dataclass
class Tally:
    """Counts over claims and over pairs of passages."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, labelled: LabelledClaim, found: Claim | None, scene: Scene) -> None:
        """Count one labelled claim."""
        self.counts["claims"] += 1
        self.counts["labelled status " + labelled.status] += 1
        if found is None:
            return
        wanted = [s.citation for s in labelled.support]
        held = [s.citation for s in found.support]
        printed = {_printed(scene, s.citation, s.attribution) for s in found.support}
        lineages, origins = found.lineages == labelled.lineages, found.origins == labelled.origins
        told, rightly = _is_corroborated(found), _is_corroborated(labelled)
        self.counts.update(
            {
                "found": 1,
                "passages": len(held),
                "right passages": sum(any(_touch(p, q) for q in wanted) for p in held),
                "wanted passages": len(wanted),
                "found passages": sum(any(_touch(p, q) for q in held) for p in wanted),
                "lineages": lineages,
                "origins": origins,
                "both": lineages and origins,
                "called corroborated": told,
                "labelled corroborated": rightly,
                "rightly corroborated": told and rightly,
                "status": found.status.value == labelled.status,
                "outlets as lineages": found.reports == labelled.lineages,
                "sources as origins": len(printed) == labelled.origins,
                "both by the rivals": found.reports == labelled.lineages and len(printed) == labelled.origins,
            }
        )

    def share(self, part: str, of: str) -> float | None:
        """One count as a share of another; None of nothing."""
        return self.counts[part] / self.counts[of] if self.counts[of] else None


@dataclass
class Pairs:
    """Labelled pairs of passages: whether they assert the same, and what each way of telling says."""

    same: list[bool] = field(default_factory=list)
    ours: list[float] = field(default_factory=list)
    alike: list[float] = field(default_factory=list)

    def add(self, story: LabelledStory, scene: Scene) -> None:
        """The pairs of passages behind labelled claims: of one claim, or of different ones."""
        links = {frozenset(link.citations): link for link in scene.linked}
        behind = [_passages(claim, scene) for claim in story.claims]
        cited = sorted({citation for passages in behind for citation in passages})
        for at, one in enumerate(cited):
            for other in cited[at + 1 :]:
                if one.report != other.report:
                    link = links.get(frozenset((one, other)))
                    self.same.append(any({one, other} <= passages for passages in behind))
                    self.ours.append(link.probability if link else 0.0)
                    self.alike.append(_cosine(scene, one, other))

    def rows(self) -> Iterator[list[Cell]]:
        """Precision and recall of each way."""
        same = np.array(self.same)
        for name, score, floor in (
            ("ours", self.ours, _SAME),
            ("rival: cosine of sentences", self.alike, _ALIKE),
        ):
            told = np.array(score) >= floor
            right = int((told & same).sum())
            yield [
                name,
                len(same),
                int(same.sum()),
                right / max(int(told.sum()), 1),
                right / max(int(same.sum()), 1),
            ]


def main() -> None:
    """Print the tables of one part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=["dev", "test"], default="dev")
    parser.add_argument("--sample", type=int, default=0, help="so many corroborated claims without a label")
    chosen = parser.parse_args()
    measure(chosen.part, sample=chosen.sample)


def measure(part: str, *, sample: int = 0) -> Tally:
    """The tally over all stories of a part, printed by set of stories; `sample` unlabelled corroborated claims of dev."""
    workshop = Workshop()
    tallies: dict[str, Tally] = {}
    pairs = Pairs()
    samples: list[str] = []
    for story in load_stories(part):
        scene = workshop.scene(story.reports)
        scene = replace(scene, events=align_events(scene))
        found = claims(scene)
        found = with_disputes(found, discrepancies(scene, found))
        known = set()
        for labelled in story.claims:
            if len({s.citation.report for s in labelled.support}) > 1:
                ours = matched(labelled, found)
                known.add(ours.id if ours else "")
                for name in (story.set, "all"):
                    tallies.setdefault(name, Tally()).add(labelled, ours, scene)
        unlabelled = [claim for claim in found if claim.id not in known and _is_corroborated(claim)]
        for name in (story.set, "all"):
            tallies.setdefault(name, Tally()).counts["corroborated without a label"] += len(unlabelled)
        samples += [f"{story.name}: {_shown(claim, scene)}" for claim in unlabelled]
        pairs.add(story, scene)
    _print(part, tallies, pairs)
    if part == "dev" and sample:
        print("\n".join(samples[:: max(len(samples) // sample, 1)][:sample]))
    return tallies.get("all", Tally())


def matched(labelled: LabelledClaim, found: Iterable[Claim]) -> Claim | None:
    """The claim that shares most passages with a labelled one, where it holds half of its reports and two at least."""
    reports = {s.citation.report for s in labelled.support}
    best: tuple[int, int, str] | None = None
    chosen: Claim | None = None
    for claim in found:
        shared = [
            s.citation for s in labelled.support if any(_touch(s.citation, t.citation) for t in claim.support)
        ]
        held = {citation.report for citation in shared}
        key = (len(shared), -len(claim.support), claim.id)
        if len(held) > 1 and 2 * len(held) >= len(reports) and (best is None or key > best):
            best, chosen = key, claim
    return chosen


def _print(part: str, tallies: dict[str, Tally], pairs: Pairs) -> None:
    order = sorted(tallies, key=lambda name: (name == "all", name))
    header = ["stories", "claims", "found", "passages P", "passages R"]
    header += ["lineages right", "origins right", "both", "both of all", "status", "status of all"]
    rows: list[list[Cell]] = []
    rivals: list[list[Cell]] = []
    for name in order:
        t = tallies[name]
        rows.append(
            [
                name,
                t.counts["claims"],
                t.share("found", "claims"),
                t.share("right passages", "passages"),
                t.share("found passages", "wanted passages"),
                *(t.share(part_, "found") for part_ in ("lineages", "origins", "both")),
                t.share("both", "claims"),
                t.share("status", "found"),
                t.share("status", "claims"),
            ]
        )
        rivals.append(
            [
                name,
                *(
                    t.share(x, "found")
                    for x in ("outlets as lineages", "sources as origins", "both by the rivals")
                ),
            ]
        )
    print_table(f"Claims of {part}: exactly right counts are shares of the claims found", header, rows)
    print_table(
        f"{part}: claims called corroborated (two accounts, two origins)",
        ["stories", "called", "labelled", "P", "R", "without a label"],
        [
            [
                name,
                (t := tallies[name]).counts["called corroborated"],
                t.counts["labelled corroborated"],
                t.share("rightly corroborated", "called corroborated"),
                t.share("rightly corroborated", "labelled corroborated"),
                t.counts["corroborated without a label"],
            ]
            for name in order
        ],
    )
    print_table(
        f"{part}, rivals: every outlet an account, every printed source an origin",
        ["stories", "lineages right", "origins right", "both"],
        rivals,
    )
    print_table(
        f"{part}: do two passages assert the same?", ["", "pairs", "same", "P", "R"], list(pairs.rows())
    )


def _is_corroborated(claim: Claim | LabelledClaim) -> bool:
    return claim.lineages > 1 and claim.origins > 1


def _shown(claim: Claim, scene: Scene) -> str:
    """The passages of a claim, one a line."""
    told = (s.citation.span.of(scene.reports[s.citation.report].report.text) for s in claim.support)
    return "".join(f"\n  {' '.join(text.split())}" for text in told)


def _printed(scene: Scene, passage: Citation, source: Citation | None) -> str:
    if source is None:
        return passage.report
    return " ".join(source.span.of(scene.reports[source.report].report.text).casefold().split())


def _passages(claim: LabelledClaim, scene: Scene) -> frozenset[Citation]:
    found = set()
    for support in claim.support:
        report = scene.reports[support.citation.report]
        shared = [
            (min(p.span.end, support.citation.span.end) - max(p.span.start, support.citation.span.start), k)
            for k, p in enumerate(report.passages)
        ]
        chars, at = max(shared, default=(0, 0))
        if chars > 0:
            found.add(report.cite(at))
    return frozenset(found)


def _cosine(scene: Scene, one: Citation, other: Citation) -> float:
    a, b = scene.reports[one.report], scene.reports[other.report]
    return float(a.vectors[_at(a, one)] @ b.vectors[_at(b, other)])


def _at(report: Prepared, citation: Citation) -> int:
    return [passage.span for passage in report.passages].index(citation.span)


def _touch(a: Citation, b: Citation) -> bool:
    return a.report == b.report and a.span.overlaps(b.span)


if __name__ == "__main__":
    main()
