"""Discrepancies found where there should be few: MSRP's paraphrases, `python -m benchmarks.false_alarms`.

Two sentences that annotators call the same count as one passage each of two reports. Cards of all checks per 100 pairs,
by kind and detail, once as separate accounts and once as original and copy, and in all for every ten reports. Not every
card is false: the annotators allowed small differences, a rounded sum or a missing speaker among them. The rival compares
the sets of numbers, quoted words and name words and says what differs.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from benchmarks.corpora import records
from benchmarks.tables import Cell, print_table
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.comparing.similarity import similarity
from crossread.crossing.discrepancies.confidence import is_shown
from crossread.crossing.discrepancies.finding import Finding
from crossread.crossing.discrepancies.gather import findings
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import scene_of
from crossread.domain.report import Report
from crossread.models import OnnxEncoder, StaticVectors
from crossread.models.reader import OnnxReader
from crossread.reading import read_layers
from crossread.text.negation import polarity

_LINK_FLOOR = 0.45  # as in crossing/comparing/pair.py: less alike passages are never held against each other


def main() -> None:
    """Print cards per 100 pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=["train", "test"], default="train")
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--show", help="print the pairs behind the cards of one kind")
    options = parser.parse_args()
    pairs = _paraphrases(options.split, options.pairs)
    prepared = list(prepare(pairs))
    rows: list[list[Cell]] = []
    for label, copied in (("separate accounts", False), ("original and copy", True)):
        links = list(_links(prepared, copied=copied))
        found = [finding for link in links for finding in check(link)]
        counts = Counter(f"{f.kind.value}: {f.detail}" for f in found)
        per_100 = 100 / max(len(links), 1)
        rows += [[label, kind, count * per_100] for kind, count in sorted(counts.items())]
        rows.append([label, "all", len(found) * per_100])
        rows.append([label, "all, per 10 reports", len(found) * per_100 / 20])
        if options.show:
            _show(links, options.show)
    naive = Counter(kind for a, b in prepared for kind in _rival(a, b))
    rows += [["rival", kind, 100 * count / len(prepared)] for kind, count in sorted(naive.items())]
    rows.append(["rival", "all, per 10 reports", 5 * sum(naive.values()) / len(prepared)])
    title = f"MSRP {options.split}, {len(prepared)} paraphrases: cards per 100 pairs"
    print_table(title, ["taken as", "kind", "cards"], rows)


def prepare(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[Prepared, Prepared]]:
    """Both sentences of each pair as reports of one passage; pairs too short to be measured are left out."""
    encoder = OnnxEncoder.from_package(threads=2)
    reader = OnnxReader.from_package()
    for number, (first, second) in enumerate(pairs):
        reports = [Report(f"r-{number}-{k}", text, "", "en") for k, text in enumerate((first, second))]
        readings = [read_layers(report, reader) for report in reports]
        if any(len(reading.passages) != 1 for reading in readings):
            continue
        vectors = encoder.encode([r.text for r in reports])
        a, b = (Prepared(reports[k], readings[k], vectors[k : k + 1]) for k in (0, 1))
        yield a, b


def check(link: Linked) -> Iterator[Finding]:
    """What every check together shows of one link."""
    return (finding for finding in findings(scene_of((link,), _lexicon())) if is_shown(finding))


@cache
def _lexicon() -> Lexicon:
    return Lexicon(StaticVectors.from_package())


def _links(pairs: Iterable[tuple[Prepared, Prepared]], *, copied: bool) -> Iterator[Linked]:
    for a, b in pairs:
        score = float(similarity(a, b, _lexicon()).alike[0, 0])
        if score >= _LINK_FLOOR:
            yield Linked(
                a, 0, b, 0, score=score, probability=score, directed=copied, reused=copied, one_lineage=copied
            )


def _rival(a: Prepared, b: Prepared) -> Iterator[str]:
    if a.numbers[0] != b.numbers[0]:
        yield "figure"
    if a.names[0] != b.names[0]:
        yield "name"
    if [q.content.of(a.report.text) for q in a.reading.quotations] != [
        q.content.of(b.report.text) for q in b.reading.quotations
    ]:
        yield "quotation"
    first, second = polarity(a.report.text), polarity(b.report.text)
    if bool(first.negated) != bool(second.negated) or bool(first.hedged) != bool(second.hedged):
        yield "polarity"


def _paraphrases(split: str, most: int) -> list[tuple[str, str]]:
    found = [
        (str(r["s1"]), str(r["s2"]))
        for r in records("paraphrase/msrp.jsonl.gz")
        if r["split"] == split and r["paraphrase"] == 1
    ]
    return found[:most]


def _show(links: Sequence[Linked], kind: str) -> None:
    for link in links:
        for finding in check(link):
            if finding.kind.value == kind:
                print(f"{finding.detail} {finding.confidence} {[p.value for p in finding.points]}")
                print(f"  {link.text_a}\n  {link.text_b}")


if __name__ == "__main__":
    main()
