"""Do the passages under one claim assert the same, on real news? `python -m benchmarks.crossing.news [--part test]`.

Pairs of passages of real reports, labelled one by one (`benchmarks/claims/news.jsonl`, ids and offsets): *yes*, *part* or
*no*. Of those that stand under one claim of two accounts or more the share of each label is printed, how many of all *yes*
pairs stand under one, and the same of claims called corroborated. Rival in the same run: the same claims without the
entailment network.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from benchmarks.corpora import corpora_folder
from benchmarks.crossing.rooms import Workshop
from benchmarks.crossing.stories import report_of
from benchmarks.tables import Cell, print_table
from crossread.crossing.claiming.claims import claims
from crossread.crossing.scene import Scene
from crossread.domain.crossing import Claim, Status
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span

NEWS = Path(__file__).resolve().parents[1] / "claims" / "news.jsonl"
SAME, PARTLY, OTHER = "yes", "part", "no"


@dataclass(frozen=True, slots=True)
class NewsPair:
    """Two passages of two reports, and whether they assert the same: "yes", "part" or "no"."""

    passages: frozenset[Citation]
    same: str


@dataclass(frozen=True, slots=True)
class NewsStory:
    """Real reports of one happening with some of their pairs labelled."""

    name: str
    part: str
    reports: tuple[Report, ...]
    pairs: tuple[NewsPair, ...]


@dataclass
class Held:
    """Labels of the pairs that stand under one claim, and under one called corroborated."""

    claims: int = 0
    corroborated: int = 0
    pairs: Counter[str] = field(default_factory=Counter)
    pairs_corroborated: Counter[str] = field(default_factory=Counter)
    wanted: int = 0  # labelled "yes", under a claim or not

    def add(self, story: NewsStory, scene: Scene) -> None:
        """Count one story."""
        found = [claim for claim in claims(scene) if claim.lineages > 1]
        behind = [(frozenset(s.citation for s in claim.support), _is_corroborated(claim)) for claim in found]
        self.claims += len(found)
        self.corroborated += sum(corroborated for _, corroborated in behind)
        for pair in story.pairs:
            self.wanted += pair.same == SAME
            holding = [corroborated for passages, corroborated in behind if pair.passages <= passages]
            if holding:
                self.pairs[pair.same] += 1
            if any(holding):
                self.pairs_corroborated[pair.same] += 1

    def row(self, name: str) -> list[Cell]:
        """As printed."""
        return [
            name,
            self.claims,
            self.pairs.total(),
            *(self.pairs[label] / max(self.pairs.total(), 1) for label in (SAME, PARTLY, OTHER)),
            self.pairs[SAME] / max(self.wanted, 1),
            self.corroborated,
            *(
                self.pairs_corroborated[label] / max(self.pairs_corroborated.total(), 1)
                for label in (SAME, PARTLY, OTHER)
            ),
        ]


def load_news(part: str) -> Iterator[NewsStory]:
    """The stories of a part, by name; none where there are no corpora."""
    if corpora_folder() is None:
        return
    for line in NEWS.read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        if raw["part"] == part:
            reports = {key: report_of(where, raw["story"]) for key, where in raw["reports"].items()}
            pairs = (
                NewsPair(
                    frozenset((Citation(reports[a].id, Span(*one)), Citation(reports[b].id, Span(*other)))),
                    same,
                )
                for a, one, b, other, same in raw["pairs"]
            )
            yield NewsStory(raw["story"], part, tuple(reports.values()), tuple(pairs))


def main() -> None:
    """Print the table of one part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=["dev", "test"], default="test")
    measure(Workshop(), parser.parse_args().part)


def measure(workshop: Workshop, part: str, *, most: int | None = None) -> Held:
    """Ours beside the same without the network, over the first `most` stories or all."""
    ours, bare = Held(), Held()
    for story in islice(load_news(part), most):
        scene = workshop.scene(story.reports)
        ours.add(story, scene)
        bare.add(story, replace(scene, ask=None))
    header = ["", "claims", "labelled pairs", "same", "partly", "other", "of all same", "corroborated"]
    header += ["same", "partly", "other"]
    print_table(
        f"Passages under one claim, real news, {part}",
        header,
        [ours.row("ours"), bare.row("without the network")],
    )
    return ours


def _is_corroborated(claim: Claim) -> bool:
    return claim.status is Status.CORROBORATED


if __name__ == "__main__":
    main()
