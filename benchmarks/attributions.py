"""Who is said to have said what, against PolNeAR's first annotator: `python -m benchmarks.attributions`.

Token-level precision, recall and F1 for source, cue and content. The rival is what a script would do: quoted
words are content, the nearest name is the source, the nearest "said" is the cue.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.corpora import records
from benchmarks.tables import Cell, print_table
from crossread.domain.reading import Passage
from crossread.domain.span import Span
from crossread.reading.attributions import attributions
from crossread.reading.passages import passages
from crossread.text.names import names
from crossread.text.quotes import quotations
from crossread.text.words import words

ROLES = ("source", "cue", "content")

_SAID = re.compile(r"\b(?:said|says|told|added)\b")
_REACH_CHARS = 200

Roles = dict[str, list[Span]]
Finder = Callable[[str, Sequence[Passage]], Roles]


@dataclass
class Score:
    """Counts of tokens; shares in [0, 1]."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def cells(self) -> list[Cell]:
        """Precision, recall, F1."""
        precision = self.right / max(self.found, 1)
        recall = self.right / max(self.wanted, 1)
        return [precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)]


def main() -> None:
    """Print the tables for one split."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=["dev", "train"], default="dev")
    split = parser.parse_args().split
    documents = list(records(f"polnear/{split}.jsonl.gz"))
    rows: list[list[Cell]] = []
    for label, finder in (("rules", rules), ("rival: quotes, nearest name", rival)):
        scores = evaluate(documents, finder)
        rows += [[label, role, *scores[role].cells] for role in ROLES]
    print_table(f"PolNeAR {split}, {len(documents)} articles, tokens", ["", "role", "P", "R", "F1"], rows)


def evaluate(documents: Iterable[dict[str, Any]], finder: Finder) -> dict[str, Score]:
    """Token counts of each role over all documents."""
    scores = {role: Score() for role in ROLES}
    for document in documents:
        text = document["text"]
        tokens = [word.span for word in words(text)]
        found = finder(text, passages(text, [Span(0, len(text))]))
        wanted = gold(document)
        for role in ROLES:
            ours, theirs = _covered(tokens, found[role]), _covered(tokens, wanted[role])
            scores[role].right += len(ours & theirs)
            scores[role].found += len(ours)
            scores[role].wanted += len(theirs)
    return scores


def gold(document: dict[str, Any]) -> Roles:
    """What the first annotator marked."""
    told = document["annotations"][0]["attributions"]
    return {role: [Span(s["start"], s["end"]) for a in told for s in a[role]] for role in ROLES}


def rules(text: str, sentences: Sequence[Passage]) -> Roles:
    """The finder of the reading room."""
    told = attributions(text, sentences, quotations(text))
    return {
        "source": [a.source for a in told if a.source],
        "cue": [a.cue for a in told if a.cue],
        "content": [span for a in told for span in a.content],
    }


def rival(text: str, sentences: Sequence[Passage]) -> Roles:
    """Quoted words, the name nearest to them and the nearest "said" within reach."""
    found: Roles = {role: [] for role in ROLES}
    people = [name.span for name in names(text)]
    cues = [Span(*match.span()) for match in _SAID.finditer(text)]
    for quotation in quotations(text):
        found["content"].append(quotation.span)
        for role, candidates in (("source", people), ("cue", cues)):
            near = min(candidates, key=lambda span: _distance(span, quotation.span), default=None)
            if near is not None and _distance(near, quotation.span) <= _REACH_CHARS:
                found[role].append(near)
    return found


def _distance(span: Span, quoted: Span) -> int:
    return (
        max(quoted.start - span.end, span.start - quoted.end, 0)
        if not span.overlaps(quoted)
        else _REACH_CHARS + 1
    )


def _covered(tokens: Sequence[Span], spans: Iterable[Span]) -> set[int]:
    marked = Counter(at for span in spans for at in range(span.start, span.end))
    return {index for index, token in enumerate(tokens) if marked[token.start]}


if __name__ == "__main__":
    main()
