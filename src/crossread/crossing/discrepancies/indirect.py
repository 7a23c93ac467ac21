"""Quoted words turned into indirect speech: "I saw it" as "she had seen it". The form itself drops the marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.crossing.discrepancies.telling import is_told
from crossread.crossing.events.stems import stem
from crossread.crossing.heard import heard
from crossread.crossing.listed import listed
from crossread.crossing.prepared import Prepared, in_any
from crossread.domain.span import Span
from crossread.text.words import Word, is_stop, words

_BESIDE = 3  # words on either side in which the speaker's pronoun or the helping verb may stand
_VERB_CHARS = 40  # before "that", within which its verb stands: "told reporters in the capital that"
# Of the telling words of the remark: where fewer are kept, what was said has been changed, not only its form.
_KEPT = 0.75


def is_turned_indirect(quoted: str, plain: Prepared, span: Span) -> bool:
    """Whether `span` of a report tells for somebody what `quoted` says, in the grammar of indirect speech.

    It opens with "that", no "I" or "we" of the remark is left, or the verb has gone back a tense ("was", "had been").
    """
    index = next(i for i, passage in enumerate(plain.passages) if passage.span.overlaps(span))
    start = plain.passages[index].span.start
    row = plain.words[index]
    inside = [at for at, word in enumerate(row) if word.span.shift(start).overlaps(span)]
    if not inside or not is_told(plain, index):
        return False
    first, last = inside[0], inside[-1] + 1
    near = [part for word in row[max(0, first - _BESIDE) : last + _BESIDE] for part in heard(word.folded)]
    said = heard(quoted)
    is_form = (
        _opens_told(plain.passage_text(index), row[max(0, first - 1) : first + 2])
        or _count("first_person", said) > _count("first_person", near) == 0
        or _count("backshifted", near) > _count("backshifted", said)
    )
    return is_form and _kept(said, near) >= _KEPT


def also_unmarked(quoted: str, report: Prepared) -> bool:
    """Whether a report that quotes these words prints them without marks as well: in its headline or its own text."""
    wanted = f" {' '.join(heard(quoted))} "
    for index, passage in enumerate(report.passages):
        plain = (
            part
            for word in report.words[index]
            if not in_any(word.span.shift(passage.span.start), report.reading.quotations)
            for part in heard(word.folded)
        )
        if wanted in f" {' '.join(plain)} ":
            return True
    return False


def _opens_told(text: str, opening: Sequence[Word]) -> bool:
    """Whether a "that" near the start hangs on a verb of telling, or goes on from such a clause: "; that", "and that"."""
    that = next((word for word in opening if word.folded == "that"), None)
    if that is None:
        return False
    before = text[max(0, that.span.start - _VERB_CHARS) : that.span.start].rstrip()
    row = [word.folded for word in words(re.split(r"[.;:,]", before)[-1])]
    return before.endswith((";", ",")) or row[-1:] == ["and"] or not listed("telling_cues").isdisjoint(row)


def _count(name: str, row: Sequence[str]) -> int:
    return sum(word in listed(name) for word in row)


def _kept(said: Sequence[str], near: Sequence[str]) -> float:
    """The share of the telling words of a remark that stand there in any form."""
    telling = {stem(word) for word in said if not is_stop(word)}
    return len(telling & {stem(word) for word in near}) / len(telling) if telling else 1.0
