"""The rival of the events: word forms that name an event at least every second time they stand in the train part."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.annotated.document import NOT_ANNOTATED, Document

MOSTLY = 0.5
_NEGATIONS = frozenset({"not", "n't", "n’t", "no", "never", "nor", "without", "neither"})
_NEGATION_REACH_TOKENS = 3

Event = tuple[int, int, str, bool]


@dataclass(frozen=True, slots=True)
class EventWords:
    """The commonest class of each word form that is mostly an event."""

    classes: Mapping[str, str]

    @classmethod
    def counted(cls, documents: Iterable[tuple[Document, Sequence[Event]]]) -> EventWords:
        """Count documents with their events; only single words are learnt."""
        met: Counter[str] = Counter()
        named: dict[str, Counter[str]] = defaultdict(Counter)
        for document, events in documents:
            met.update(
                _form(document, at) for at in range(len(document.tokens)) if _is_annotated(document, at)
            )
            for first, last, kind, _ in events:
                if last == first + 1:
                    named[_form(document, first)][kind] += 1
        return cls(
            {
                form: kinds.most_common(1)[0][0]
                for form, kinds in named.items()
                if kinds.total() >= MOSTLY * met[form]
            }
        )

    def find(self, document: Document) -> list[Event]:
        """The known words of validated sentences; negated with "not" or the like shortly before."""
        return [
            (at, at + 1, self.classes[_form(document, at)], _is_negated(document, at))
            for at in range(len(document.tokens))
            if _is_annotated(document, at) and _form(document, at) in self.classes
        ]


def _form(document: Document, at: int) -> str:
    return document.tokens[at].of(document.text).lower()


def _is_annotated(document: Document, at: int) -> bool:
    return bool(document.tags["event"][at] != NOT_ANNOTATED)


def _is_negated(document: Document, at: int) -> bool:
    before = range(max(at - _NEGATION_REACH_TOKENS, 0), at)
    return any(_form(document, near) in _NEGATIONS for near in before)
