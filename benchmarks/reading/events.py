"""Words that name a happening, against our own held-out topics of ECB+; the rival looks words up.

Only validated sentences count. Of the few mentions in several pieces the first piece is taken, as in training.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.annotated.document import NOT_ANNOTATED, Document
from benchmarks.annotated.ecbplus import DEV_TOPICS, ecbplus
from benchmarks.reading.event_pairs import Named, pair_precision
from benchmarks.reading.event_words import EventWords
from benchmarks.reading.scoring import GOLD_TOKENS, counted, f1, gold_prose, read_all, summed
from benchmarks.tables import Cell, print_table
from crossread.models.reader import Reader
from crossread.models.reader.labels import EVENT_CLASSES

PUBLISHED = (
    "Published on ECB+: events found and linked 42.4 CoNLL F1 with predicted mentions, 86.7 with gold ones (test topics "
    "36-45); nothing on these topics, which are ours."
)
# first token, behind the last, class, negated
Event = tuple[int, int, str, bool]


def report(reader: Reader) -> None:
    """Print the tables."""
    documents = list(ecbplus("dev"))
    words = EventWords.counted((d, gold_events(d)) for d in ecbplus("train"))
    ours, named = reader_events(reader, documents)
    gold = [gold_events(document) for document in documents]
    systems = {"reader": ours, "rival: words seen as events": [words.find(d) for d in documents]}
    rows = [[name, *score_cells(found, gold)] for name, found in systems.items()]
    title = f"ECB+ topics {min(DEV_TOPICS)}-{max(DEV_TOPICS)}, {len(documents)} documents, {GOLD_TOKENS}"
    wanted = sum(map(len, gold))
    header = ["", "span F1", "with class", "matched", "negation right", "negated: P", "R", "F1"]
    print_table(f"{title}: {wanted} events, exact spans", header, rows)
    print("\nNegation on the events matched; never saying so has P, R and F1 0.")
    pairs = [[name, *pair_precision(named, like)] for name, like in _LIKENESS.items()]
    header = ["likeness", "pairs", "of one event", "AP", "pairs across documents", "of one event", "AP"]
    print_table(
        f"{title}: which of the reader's {len(named)} matched events are one, within a topic", header, pairs
    )
    print(f"\n{PUBLISHED}")


_LIKENESS = {"reader: cosine of event vectors": "cosine", "rival: same words": "words", "chance": "none"}


def gold_events(document: Document) -> list[Event]:
    """The annotated events in tokens."""
    tags, negated = document.tags["event"], document.tags["negated"]
    return [
        (e.first, e.last, EVENT_CLASSES[int(tags[e.first] - 1) // 2], bool(negated[e.first] == 1))
        for e in document.events or ()
    ]


def reader_events(reader: Reader, documents: Sequence[Document]) -> tuple[list[list[Event]], list[Named]]:
    """The reader's events inside validated sentences, and those that are gold ones with vector and instance."""
    prose = (gold_prose(d.text, d.tokens, d.sentence_starts) for d in documents)
    found: list[list[Event]] = []
    named: list[Named] = []
    for document, analysis in zip(documents, read_all(reader, prose), strict=True):
        starts = {token.start: at for at, token in enumerate(document.tokens)}
        ends = {token.end: at + 1 for at, token in enumerate(document.tokens)}
        instances = {(e.first, e.last): e.instance for e in document.events or ()}
        here: list[Event] = []
        for event, vector in zip(analysis.events or (), analysis.event_vectors, strict=True):
            first, last = starts[event.span.start], ends[event.span.end]
            if document.tags["event"][first] == NOT_ANNOTATED:
                continue
            here.append((first, last, event.kind.value, event.negated))
            if (first, last) in instances:
                text = event.span.of(document.text).lower()
                named.append(Named(document.group, document.id, instances[first, last], text, vector))
        found.append(here)
    return found, named


def score_cells(found: Sequence[Sequence[Event]], gold: Sequence[Sequence[Event]]) -> list[Cell]:
    """Span F1, the same with class, spans matched, and negation on them."""
    spans = summed(counted([e[:2] for e in a], [e[:2] for e in b]) for a, b in zip(found, gold, strict=True))
    classes = summed(
        counted([e[:3] for e in a], [e[:3] for e in b]) for a, b in zip(found, gold, strict=True)
    )
    said: list[bool] = []
    wanted: list[bool] = []
    for ours, theirs in zip(found, gold, strict=True):
        negated = {event[:2]: event[3] for event in theirs}
        matched = [event for event in ours if event[:2] in negated]
        said += [event[3] for event in matched]
        wanted += [negated[event[:2]] for event in matched]
    right = sum(a == b for a, b in zip(said, wanted, strict=True)) / max(len(said), 1)
    both = counted(
        [at for at, is_said in enumerate(said) if is_said], [at for at, is_so in enumerate(wanted) if is_so]
    )
    return [f1(spans), f1(classes), len(said), right, *both.cells]
