"""Does a report dispute a headline? FNC-1, pairs called related: `python -m benchmarks.crossing.stance`.

Bodies of a tenth of the training part, none of which was used for anything here. Score: how surely `crossread check` would
say that the body's passages contradict the headline, taken as a claim. Rival: words of denial in the headline and in the
body's six nearest sentences. Nothing is trained on the set, whose best systems are (F1 of "disagree" 63.4).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.metrics import average_precision_score, precision_recall_curve
from threadpoolctl import threadpool_limits

from benchmarks.corpora import records
from benchmarks.crossing.rooms import Workshop
from benchmarks.tables import Cell, print_table
from crossread.crossing.checking.bearing import with_bearing
from crossread.crossing.checking.deciding import chances
from crossread.crossing.checking.telling import Telling
from crossread.crossing.checking.together import answer_features, of_one_happening
from crossread.crossing.checking.verdict import judged
from crossread.crossing.prepared import Prepared
from crossread.domain.checking import Answer
from crossread.domain.report import Report
from crossread.intake import make_report
from crossread.models.entailment import Entailment, OnnxEntailment
from crossread.reading import read_reports
from crossread.text.negation import polarity

_SHARE = 10  # one body in so many
_NEAREST = 6
_PRECISION = 0.5


@dataclass(frozen=True, slots=True)
class _Scored:
    """One pair: is it labelled "disagree", and how surely do we and the rival say so."""

    disagrees: bool
    ours: float
    rival: float


def main() -> None:
    """Print the table."""
    report()


def report() -> None:
    """Recall of "disagree" at a precision of .5, and average precision."""
    scored = list(_scored(Workshop()))
    disagree = np.array([one.disagrees for one in scored])
    rows: list[list[Cell]] = []
    for name, scores in (
        ("Crossread", [one.ours for one in scored]),
        ("words of denial", [one.rival for one in scored]),
    ):
        precision, recall, _ = precision_recall_curve(disagree, scores)
        reached = max(
            (float(r) for p, r in zip(precision, recall, strict=True) if p >= _PRECISION), default=0.0
        )
        rows.append([name, reached, float(average_precision_score(disagree, scores))])
    title = f"FNC-1, {len(scored)} related pairs, {int(disagree.sum())} of them disagree"
    print_table(title, ("system", "recall at precision .5", "average precision"), rows)


def _scored(workshop: Workshop) -> Iterator[_Scored]:
    bodies = {r["body_id"]: r["text"] for r in records("fnc1/bodies.jsonl.gz") if _is_ours(r["body_id"])}
    pairs = [
        p for p in records("fnc1/pairs.jsonl.gz") if p["body_id"] in bodies and p["stance"] != "unrelated"
    ]
    headlines = sorted({p["headline"] for p in pairs})
    claims = _read(
        workshop, [Report(f"q-{n}", text, "", "en") for n, text in enumerate(headlines)], fewest_chars=1
    )
    ids = sorted(bodies)
    texts = _read(
        workshop, [make_report(text=bodies[one], path=f"fnc1-{one}") for one in ids], fewest_chars=0
    )
    network = OnnxEntailment.from_package(threads=2)
    asked, told = dict(zip(headlines, claims, strict=True)), dict(zip(ids, texts, strict=True))
    with threadpool_limits(limits=1, user_api="blas"):
        for pair in pairs:
            claim, passages = asked[pair["headline"]], told[pair["body_id"]]
            if claim and passages:
                yield _score(workshop, network, claim[0], passages, disagrees=pair["stance"] == "disagree")


def _score(
    workshop: Workshop, network: Entailment, claim: Telling, passages: Sequence[Telling], *, disagrees: bool
) -> _Scored:
    nearness = passages[0].report.vectors @ claim.report.vectors[0]
    nearest = [passages[at] for at in np.argsort(-nearness, kind="stable")[:_NEAREST].tolist()]
    compared = judged(claim, nearest, workshop.lexicon, encode=workshop.encoder.encode)
    found = with_bearing(claim, of_one_happening(compared), network.bearing)
    words = sum(polarity(one.report.passage_text(one.index)).negated for one in (claim, *nearest))
    return _Scored(disagrees, chances(answer_features(found))[Answer.CONTRADICTED], float(words))


def _read(workshop: Workshop, reports: Sequence[Report], *, fewest_chars: int) -> list[list[Telling]]:
    """The passages of each report, ready to be compared; none where it could not be measured."""
    kept: Mapping[str, int] = {"fewest_chars": fewest_chars} if fewest_chars else {}
    found = []
    for one, layers in zip(
        reports, read_reports(list(reports), workshop.reader, workshop.places, **kept), strict=True
    ):
        vectors = workshop.encoder.encode([p.span.of(one.text) for p in layers.reading.passages])
        prepared = Prepared(one, layers.reading, vectors, layers.event_vectors)
        count = len(prepared.passages)
        found.append([Telling(prepared, at, layers.tokens, around=_around(at, count)) for at in range(count)])
    return found


def _around(at: int, count: int) -> tuple[int, ...]:
    return tuple(n for n in (at - 1, at + 1) if 0 <= n < count)


def _is_ours(body: int) -> bool:
    return int(hashlib.sha256(str(body).encode()).hexdigest(), 16) % _SHARE == 0


if __name__ == "__main__":
    main()
