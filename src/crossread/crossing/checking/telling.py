"""One passage as the slots ask it: its words, its clauses, who is meant by them, what stands around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from crossread.crossing.checking.clauses import Clause, clauses
from crossread.crossing.events.stems import stem
from crossread.crossing.prepared import Prepared
from crossread.domain.facts import Figure, PlaceMention, ReportEntity, TimeExpression, TimeKind
from crossread.domain.layers import Mention, MentionKind, Number, Token
from crossread.domain.span import Citation, Span
from crossread.text.names import fold_name
from crossread.text.times import resolve_times
from crossread.text.words import Word, is_stop, words

_PROPER = frozenset(
    {
        MentionKind.PERSON,
        MentionKind.ORGANIZATION,
        MentionKind.PLACE,
        MentionKind.FACILITY,
        MentionKind.GROUP,
        MentionKind.PRODUCT,
        MentionKind.OTHER,
    }
)
_CALLED = 12  # mentions of a chain that are looked at
_LONGEST_MENTION = 60  # characters; a longer phrase tells more than who is meant
PLACES = frozenset({MentionKind.PLACE, MentionKind.FACILITY})


@dataclass(frozen=True, slots=True)
class Named:
    """A proper name: where it stands, what sort of thing it is of, and its folded words."""

    span: Span
    kind: MentionKind
    parts: tuple[str, ...]
    printed: str


@dataclass(frozen=True, eq=False)
class Telling:
    """Passage `index` of a report; `tokens` are those of the passage, `day` the ISO day the report is of.

    `around` are the passages next to it, as indices of the report's passages.
    """

    report: Prepared
    index: int
    tokens: tuple[Token, ...] = ()
    day: str | None = None
    around: tuple[int, ...] = field(default=())

    @property
    def span(self) -> Span:
        """Where the passage stands."""
        return self.report.passages[self.index].span

    @property
    def text(self) -> str:
        """The passage as printed."""
        return self.report.passage_text(self.index)

    @property
    def in_context(self) -> str:
        """The passage behind the one that stands before it, in one line."""
        before = self.report.passage_text(self.index - 1) if self.index - 1 in self.around else ""
        return " ".join(f"{before} {self.text}".split())

    def printed(self, span: Span) -> str:
        """Characters of the report, in one line."""
        return " ".join(span.of(self.report.report.text).split())

    def cite(self, span: Span) -> Citation:
        """Characters of the report as a citation."""
        return Citation(self.report.id, span)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The passage's words with their places in the report."""
        start = self.span.start
        return tuple(Word(w.span.shift(start), w.text, w.folded) for w in words(self.text))

    @cached_property
    def stems(self) -> Mapping[str, Word]:
        """Stem of every telling word -> where it first stands."""
        found: dict[str, Word] = {}
        for word in self.words:
            for part in {word.folded, *word.folded.split("-")}:
                if part and not is_stop(part):
                    found.setdefault(stem(_bare(part)), word)
        return found

    @cached_property
    def around_stems(self) -> frozenset[str]:
        """Stems of the passages beside it and of the headline."""
        beside = {w for at in self.around for w in self.report.folded[at]}
        beside |= {w.folded for w in words(self.report.report.title)}
        return frozenset(stem(_bare(w)) for w in beside if not is_stop(w))

    @cached_property
    def around_words(self) -> frozenset[str]:
        """Folded words of the passages beside it."""
        return frozenset(_bare(w) for at in self.around for w in self.report.folded[at])

    @cached_property
    def report_words(self) -> frozenset[str]:
        """Folded words of all names in the report."""
        text = self.report.report.text
        return frozenset(p for m in self.report.reading.mentions for p in _parts(m.span.of(text)))

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """What is done by whom to whom in it."""
        return clauses(self.report.report.text, self.tokens)

    @cached_property
    def times(self) -> tuple[TimeExpression, ...]:
        """Its dates and clock times, counted from the report's day where that is known."""
        return tuple(t for t in self.all_times if self.span.contains(t.span))

    @cached_property
    def all_times(self) -> tuple[TimeExpression, ...]:
        """Those of the whole report."""
        found = resolve_times(self.report.report.text, self.report.reading.times, day=self.day)
        return tuple(t for t in found if t.kind in (TimeKind.DATE, TimeKind.TIME))

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Its quantities, dates and clock times left out; those that only stand for words ("nobody") included."""
        return self.numbers_in(self.span)

    def numbers_in(self, span: Span) -> tuple[Number, ...]:
        """The quantities of a stretch."""
        dated = [t.span for t in self.report.reading.times if t.kind in (TimeKind.DATE, TimeKind.TIME)]
        printed = [n for n in self.report.reading.numbers if span.contains(n.span)]
        held = {n.span for n in printed}
        told = [
            f.number
            for f in self.report.reading.figures
            if span.contains(f.number.span)
            and f.number.span not in held
            and not any(m.span.overlaps(f.number.span) for m in self.report_names)
        ]
        kept = (n for n in (*printed, *told) if not any(n.span.overlaps(t) for t in dated))
        return tuple(sorted(kept, key=lambda n: n.span))

    @cached_property
    def figures(self) -> Mapping[Span, Figure]:
        """The report's figures by their number."""
        return {f.number.span: f for f in self.report.reading.figures}

    @cached_property
    def places(self) -> tuple[PlaceMention, ...]:
        """Places named in it."""
        return tuple(p for p in self.report.reading.places if self.span.contains(p.span))

    @cached_property
    def names(self) -> tuple[Named, ...]:
        """Proper names in it, each once, the longer where two overlap."""
        text = self.report.report.text
        mentions = [
            m for m in self.report.reading.mentions if self.span.contains(m.span) and m.kind in _PROPER
        ]
        found = [Named(m.span, m.kind, _parts(m.span.of(text)), self.printed(m.span)) for m in mentions]
        counted = [n.span for n in self.report.reading.numbers]
        for name in self.report.reading.names:
            taken = [n.span for n in found] + counted
            if (
                self.span.contains(name.span)
                and " " in name.text
                and not any(name.span.overlaps(s) for s in taken)
            ):
                found.append(Named(name.span, MentionKind.OTHER, _parts(name.text), name.text))
        dated = [t.span for t in self.report.reading.times] + counted
        kept = (
            n
            for n in found
            if n.parts and n.printed[:1].isupper() and not any(n.span.overlaps(t) for t in dated)
        )
        return tuple(sorted(kept, key=lambda n: n.span))

    @cached_property
    def report_names(self) -> tuple[Mention, ...]:
        """Mentions of people and bodies by name, anywhere in the report."""
        text = self.report.report.text
        named = (MentionKind.PERSON, MentionKind.ORGANIZATION)
        return tuple(
            m for m in self.report.reading.mentions if m.kind in named and m.span.of(text)[:1].isupper()
        )

    @cached_property
    def meant(self) -> tuple[tuple[Span, ReportEntity], ...]:
        """What words of the passage mean, pronouns and nouns included."""
        return tuple(
            (mention, entity)
            for entity in self.report.reading.entities
            for mention in entity.mentions
            if self.span.contains(mention)
        )

    @cached_property
    def chained(self) -> tuple[tuple[Span, frozenset[str]], ...]:
        """Pronouns and nouns of the passage, with the telling words of what else the report calls the same."""
        text = self.report.report.text
        found = []
        for chain in self.report.reading.chains:
            inside = [m for m in chain.mentions if self.span.contains(m)]
            if inside:
                called = {
                    w.folded
                    for m in chain.mentions[:_CALLED]
                    if len(m) <= _LONGEST_MENTION
                    for w in words(m.of(text))
                }
                telling = frozenset(_bare(w) for w in called if not is_stop(w))
                found += [(m, telling) for m in inside]
        return tuple(found)

    @cached_property
    def meant_stems(self) -> frozenset[str]:
        """Stems of what its pronouns and nouns stand for elsewhere in the report."""
        called = {w for _, telling in self.chained for w in telling} | set(self.name_words)
        return frozenset(stem(word) for word in called)

    @cached_property
    def name_words(self) -> frozenset[str]:
        """Folded words of all its names, and of the full names of whom it means."""
        return frozenset(
            [p for n in self.names for p in n.parts]
            + [
                p
                for _, entity in self.meant
                for name in (*entity.names, *entity.abbreviations)
                for p in _parts(name)
            ]
        )

    def token_at(self, span: Span) -> int | None:
        """The token of `span` whose governor stands outside it."""
        inside = [at for at, token in enumerate(self.tokens) if token.span.overlaps(span)]
        return next(
            (at for at in inside if self.tokens[at].head not in inside or self.tokens[at].head == at), None
        )


def tokens_of(tokens: Sequence[Token], span: Span) -> tuple[Token, ...]:
    """The tokens of one passage, their heads counted from its first."""
    inside = [at for at, token in enumerate(tokens) if span.contains(token.span)]
    if not inside:
        return ()
    first, last = inside[0], inside[-1]
    return tuple(
        Token(t.span, t.upos, (t.head if first <= t.head <= last else at) - first, t.relation)
        for at, t in zip(inside, (tokens[i] for i in inside), strict=True)
    )


def _parts(name: str) -> tuple[str, ...]:
    return tuple(_bare(part) for part in fold_name(name).split() if not is_stop(part))


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("s'") if len(word) > 3 else word
