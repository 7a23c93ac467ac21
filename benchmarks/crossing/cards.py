"""What an editor says of the cards of real news: `python -m benchmarks.crossing.cards [--part test]`.

Cards that were once shown of real stories, judged one by one (`cards/news.jsonl`, ids and offsets): *right*, *trivial* or
*wrong*. Of each kind the cards shown now are counted by what was said of them, or that nobody has judged them, beside how
many of the right ones are still shown. There is no rival: nobody else makes such cards.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.corpora import corpora_folder
from benchmarks.crossing.matching import Card, hits
from benchmarks.crossing.rooms import Workshop
from benchmarks.crossing.stories import LabelledPoint, report_of
from benchmarks.tables import Cell, print_table
from crossread.crossing.discrepancies.gather import discrepancies
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span

JUDGED = Path(__file__).resolve().parent / "cards" / "news.jsonl"
RIGHT, TRIVIAL, WRONG = "right", "trivial", "wrong"
_ALL = "all"


@dataclass(frozen=True, slots=True)
class JudgedCard:
    """A card that was shown once, with what an editor said of it."""

    label: LabelledPoint
    verdict: str


@dataclass(frozen=True, slots=True)
class JudgedStory:
    """Real reports of one happening with the cards that were judged."""

    name: str
    reports: tuple[Report, ...]
    cards: tuple[JudgedCard, ...]

    def verdict(self, card: Card) -> str | None:
        """What was said of a card, or of one on the same characters; None where nobody has judged it."""
        said = [judged.verdict for judged in self.cards if hits(card, judged.label)]
        return next((verdict for verdict in (RIGHT, TRIVIAL, WRONG) if verdict in said), None)


@dataclass
class Verdicts:
    """What was said of the cards shown, by kind, and how many of the right ones are shown."""

    stories: int = 0
    said: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)

    def add(self, story: JudgedStory, cards: list[Card]) -> None:
        """Count one story."""
        self.stories += 1
        for card in cards:
            for kind in (card.kind, _ALL):
                self.said[kind, story.verdict(card)] += 1
        for judged in story.cards:
            if judged.verdict == RIGHT:
                for kind in (judged.label.kind, _ALL):
                    self.right[kind] += 1
                    self.kept[kind] += any(hits(card, judged.label) for card in cards)

    def share(self, verdict: str, kind: str = _ALL) -> float:
        """Of the judged cards that are shown."""
        judged = sum(self.said[kind, one] for one in (RIGHT, TRIVIAL, WRONG))
        return self.said[kind, verdict] / max(judged, 1)

    @property
    def rows(self) -> list[list[Cell]]:
        """As printed, the kinds with most cards first, all of them last."""
        kinds = Counter(kind for kind, _ in self.said.elements())
        return [
            [
                kind,
                number,
                *(self.said[kind, verdict] for verdict in (RIGHT, TRIVIAL, WRONG, None)),
                self.share(RIGHT, kind),
                self.share(WRONG, kind),
                self.right[kind],
                self.kept[kind],
            ]
            for kind, number in sorted(kinds.items(), key=lambda x: (x[0] == _ALL, -x[1]))
        ]


def load_judged(part: str) -> Iterator[JudgedStory]:
    """The stories of a part, by name; none where there are no corpora."""
    if corpora_folder() is None:
        return
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        if raw["part"] == part:
            reports = {key: report_of(where, raw["story"]) for key, where in raw["reports"].items()}
            cards = (
                JudgedCard(
                    LabelledPoint(
                        card["kind"],
                        card["detail"],
                        tuple(Citation(reports[key].id, Span(*span)) for key, *span in card["points"]),
                    ),
                    card["verdict"],
                )
                for card in raw["cards"]
            )
            yield JudgedStory(raw["story"], tuple(reports.values()), tuple(cards))


def main() -> None:
    """Print the table of one part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=["dev", "test"], default="test")
    measure(Workshop(), parser.parse_args().part)


def measure(workshop: Workshop, part: str, *, most: int | None = None) -> Verdicts:
    """What was said of the cards of the first `most` stories, or of all."""
    found = Verdicts()
    for number, story in enumerate(load_judged(part)):
        if number == most:
            break
        scene = workshop.scene(story.reports)
        found.add(
            story, [Card(d.kind.value, tuple(r.citation for r in d.readings)) for d in discrepancies(scene)]
        )
    print_table(
        f"Cards of real news, {part}, {found.stories} stories",
        [
            "",
            "cards",
            RIGHT,
            TRIVIAL,
            WRONG,
            "not judged",
            "right of judged",
            "wrong",
            "judged right",
            "shown",
        ],
        found.rows,
    )
    return found


if __name__ == "__main__":
    main()
