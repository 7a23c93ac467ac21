"""Which mentions mean the same, against OntoGUM's chains; the rival links names with the same last word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from benchmarks.annotated.document import Document
from benchmarks.annotated.treebanks import gum
from benchmarks.reading import pronouns
from benchmarks.reading.conll import Chains, Coreference, scored
from benchmarks.reading.scoring import GOLD_TOKENS, gold_prose, read_all
from benchmarks.tables import Cell, print_table
from crossread.domain.span import Span
from crossread.models.reader import Analysis, Reader

PUBLISHED = (
    "Published, for context: neural systems trained on OntoNotes lose 15 to 20 points out of domain "
    "(Zhu, Pradhan and Zeldes 2021, OntoGUM, 12 genres). Here: 6 of GUM's genres, its own train part seen, gold tokens "
    "and sentences given, mentions found. The thresholds were chosen on dev: quote test."
)
_NO_NAMES = frozenset({"date", "money"})


def report(reader: Reader, *, test: bool) -> None:
    """Print both tables."""
    rows: list[list[Cell]] = []
    named: list[list[Cell]] = []
    for part in ("dev", "test") if test else ("dev",):
        documents = list(gum(part))
        analyses = list(
            read_all(reader, (gold_prose(d.text, d.tokens, d.sentence_starts) for d in documents))
        )
        named += pronouns.rows(part, documents, analyses)
        gold = [gold_chains(document) for document in documents]
        systems = {
            "reader": [found_chains(analysis) for analysis in analyses],
            "rival: names with one last word": [
                rival_chains(d.text, a) for d, a in zip(documents, analyses, strict=True)
            ],
        }
        for name, found in systems.items():
            rows.append([name, part, len(documents), *_cells(scored(zip(gold, found, strict=True)))])
    header = ("system", "part", "documents", "mentions F1", "MUC", "B3", "CEAF-e", "CoNLL F1")
    print_table(f"OntoGUM, F1, {GOLD_TOKENS}, exact mentions, no singletons", header, rows)
    print(f"\n{PUBLISHED}")
    print_table("OntoGUM: the name behind he and she, where their chain has one", pronouns.HEADER, named)


def gold_chains(document: Document) -> Chains:
    """The annotators' chains as sets of character spans."""
    chains: dict[int, set[Span]] = {}
    for mention in document.referring or ():
        span = Span(document.tokens[mention.first].start, document.tokens[mention.last - 1].end)
        chains.setdefault(mention.entity, set()).add(span)
    return distinct(chains.values())


def found_chains(analysis: Analysis) -> Chains:
    """The reader's chains."""
    return distinct(set(chain.mentions) for chain in analysis.chains or ())


def rival_chains(text: str, analysis: Analysis) -> Chains:
    """Names, found by the same reader, that end in the same capitalised word."""
    chains: dict[str, set[Span]] = {}
    for span, head in _names(text, analysis):
        chains.setdefault(head, set()).add(span)
    return distinct(chains.values())


def distinct(chains: Iterable[Set[Span]]) -> Chains:
    """Chains of two or more; a mention of two chains stays in the first, as the reference scorer has it."""
    seen: set[Span] = set()
    kept = []
    for chain in chains:
        alone = chain - seen
        seen |= chain
        if len(alone) > 1:
            kept.append(alone)
    return kept


def _names(text: str, analysis: Analysis) -> Iterator[tuple[Span, str]]:
    for mention in analysis.mentions or ():
        words = mention.span.of(text).split()
        if words and mention.kind.value not in _NO_NAMES and words[-1][0].isupper():
            yield mention.span, words[-1].lower()


def _cells(score: Coreference) -> Sequence[Cell]:
    return [score.mentions.f1, score.muc.f1, score.b_cubed.f1, score.ceaf_e.f1, score.mean_f1]
