"""Noun phrases around a verb, by rules: who stands before it, who comes after it.

Works on one sentence whose quoted stretches are masked, so that nobody's words are taken for a speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from crossread.domain.layers import Quotation
from crossread.domain.span import Span
from crossread.reading.wordlists import word_list

MASK = "\x00"
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who"})

_MASKED_WORDS = 4  # shorter quoted stretches are names and scare quotes, part of the phrase they stand in
_MAX_SOURCE_WORDS = 24
_MAX_PLAIN_WORDS = 7
_TOKEN = re.compile(r"[^\W_](?:[\w&/]|[’'.-](?=\w))*(?:[’'](?=\s))?|[^\s\w]|\x00+|_")
_JOINING = frozenset({"of", "for", "from"})  # these always go on with the phrase
_PLACING = frozenset({"at", "in", "with", "on", "near", "by"})  # these only after a common noun
_DAYS = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\Z", re.IGNORECASE)
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night", "late", "early"})
_PHRASE_ENDS = frozenset({",", ".", ";", "who", "which", "whose", "in", "after", "during"})
_RELATIVE = frozenset({"who", "which", "that", "whose"})
_SPELLS = frozenset({"week", "month", "year", "morning", "afternoon", "evening", "weekend"})
_MOST_WORDS_OF_CLAUSE = 45
_OBJECTS = frozenset({"them", "him", "me", "us"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark or a masked stretch; `span` counts from the start of the sentence."""

    text: str
    span: Span

    @property
    def lower(self) -> str:
        """Lower-cased, with straight apostrophes."""
        return self.text.lower().replace("’", "'")

    @property
    def is_word(self) -> bool:
        """Whether it is letters or digits."""
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


class Sentence:
    """One sentence as tokens; all positions are token indices, `span` turns them into characters."""

    def __init__(self, text: str, span: Span, quotations: Sequence[Quotation]) -> None:
        self._start = span.start
        masked = list(span.of(text))
        for quotation in quotations:
            if quotation.span.overlaps(span) and len(quotation.content.of(text).split()) >= _MASKED_WORDS:
                first, last = max(quotation.span.start, span.start), min(quotation.span.end, span.end)
                masked[first - span.start : last - span.start] = MASK * (last - first)
        self.text = "".join(masked)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words, marks and masked stretches in order."""
        return tuple(Token(m.group(), Span(*m.span())) for m in _TOKEN.finditer(self.text))

    def span(self, first: int, last: int) -> Span:
        """Tokens `first` to `last`, the latter left out, as offsets into the report."""
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end).shift(self._start)

    def at(self, start_chars: int) -> int:
        """The first token that starts at or after a character of the sentence."""
        return next((i for i, t in enumerate(self.tokens) if t.span.start >= start_chars), len(self.tokens))

    def helpers_before(self, verb: int) -> int:
        """Where the auxiliaries, adverbs and days right before a verb begin."""
        at = verb
        while at > 0 and self._is_helper(at - 1):
            at -= 1
        return at

    def _is_helper(self, at: int) -> bool:
        word = self.tokens[at].lower
        if word in _SPELLS:
            return self._lower(at - 1) in {"this", "last"}
        return (
            word in word_list("verb_helpers.txt")
            or (word in {"this", "last"} and self._lower(at + 1) in _SPELLS)
            or word.endswith("n't")
            or (
                word.endswith("ly") and not self.tokens[at].is_capital and word not in word_list("voices.txt")
            )
            or bool(_DAYS.match(word))
            or (word in _PARTS_OF_DAY and at > 0 and bool(_DAYS.match(self.tokens[at - 1].lower)))
            or (word == "on" and bool(_DAYS.match(self._lower(at + 1))))
        )

    def _lower(self, at: int) -> str:
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def phrase_before(self, end: int) -> tuple[int, int] | None:
        """The noun phrase that ends before token `end`, an apposition between commas taken in."""
        if end <= 0:
            return None
        if self._lower(end - 1) in PRONOUNS:
            return end - 1, end
        if self._lower(end - 1) == ",":
            return self._with_apposition_before(end - 1)
        return self._noun_phrase_before(end)

    def leading_name(self) -> tuple[int, int] | None:
        """The name or pronoun a sentence begins with: the subject of a verb far behind."""
        at = 0
        while at < len(self.tokens) and (self.tokens[at].is_capital or (at and self._lower(at) == ".")):
            at += 1
        while at and not self.tokens[at - 1].is_word:
            at -= 1
        return (0, at) if at else None

    def _with_apposition_before(self, comma: int) -> tuple[int, int] | None:
        """ "Ann Lee, a doctor at the clinic," where `comma` is the second comma.

        What Ann Lee does just then ("speaking in Tromsø"), or who she is in a clause of its own ("who runs the
        clinic"), is left out.
        """
        at, last = comma - 1, comma
        while (
            at > 0
            and not self._is_mask(at)
            and self.tokens[at].text not in ',;:“”"—–'
            and not self._dashes(at)
        ):
            if self._lower(at) in _RELATIVE:
                last = at
            at -= 1
        if self._lower(at) != "," or not 0 < comma - at - 1 <= _MOST_WORDS_OF_CLAUSE:
            return None
        if any(self._crosses_clause(k) and self._lower(k) not in {"and", "to"} for k in range(at + 1, last)):
            return None
        head = self._noun_phrase_before(at)
        if head is None:
            return None
        if self.holds(word_list("plain_cues.txt"), at + 1, last):
            return head  # "Two tugs, says an officer, had warned": the words between are another's voice
        opens = self._lower(at + 1)
        aside = (
            last == at + 1
            or opens in _PLACING
            or (opens.endswith("ing") and not self.tokens[at + 1].is_capital)
        )
        return head if aside else (head[0], last)

    def _dashes(self, at: int) -> bool:
        """Whether a hyphen stands for a dash."""
        start = self.tokens[at].span.start
        return self.tokens[at].text == "-" and (start == 0 or self.text[start - 1] in " -\xa0")

    def _is_mask(self, at: int) -> bool:
        return self.tokens[at].text[0] == MASK

    def _noun_phrase_before(self, end: int) -> tuple[int, int] | None:
        at = end
        while at > 0 and not self._bounds(at - 1):
            if self._lower(at - 1) == ")":
                opening = next((k for k in range(at - 2, max(at - 9, -1), -1) if self._lower(k) == "("), None)
                if opening is None:
                    break
                at = opening
                continue
            at -= 1
            if (
                self._lower(at) in _determiners()
                and self._lower(at - 1) not in _JOINING | _PLACING | _determiners()
            ):
                break
        if self._lower(at - 1) == "and" and self._is_listed(at, end):
            earlier = self._noun_phrase_before(at - 1)
            at = earlier[0] if earlier else at
        at = self._without_lead(at, end)
        return (at, end) if at < end else None

    def _bounds(self, at: int) -> bool:
        """Whether token `at` ends a noun phrase."""
        token = self.tokens[at]
        if token.is_word:
            return self._crosses_clause(at) or (
                token.lower in word_list("plain_cues.txt") and not token.is_capital
            )
        if self._dashes(at):
            return True
        if token.text in '“”"' and at > 0 and self.tokens[at - 1].text in ",.?!":
            return True
        return token.text not in ("-", "’", "'", ".", "&", ")", "‑", "“", "”", '"', "$")

    def _crosses_clause(self, at: int) -> bool:
        """Whether token `at` belongs to no noun phrase; "May" and "Will" inside a sentence are names."""
        token = self.tokens[at]
        return token.lower in word_list("clause_words.txt") and not (token.is_capital and at > 0)

    def _is_listed(self, at: int, end: int) -> bool:
        """Whether "A and B", B from `at` to `end`, are two names or two sorts of people."""
        before = self.tokens[at - 2] if at >= 2 else None
        if before is None or at >= end or not before.is_word:
            return False
        voices = word_list("voices.txt")
        people = any(t.lower in voices for t in self.tokens[at:end])
        named = self.tokens[at].is_capital or (
            self._lower(at) == "the" and self.tokens[min(at + 1, end - 1)].is_capital
        )
        return (before.is_capital and (named or people)) or (before.lower in voices and people)

    def _without_lead(self, start: int, end: int) -> int:
        """Leading prepositions and adverbs are the clause's, not the speaker's."""
        while start < end and self._lower(start) in _JOINING | _PLACING | {
            "still",
            "even",
            "however",
            ".",
            "-",
            "'",
            "’",
            "“",
            "”",
            '"',
        }:
            start += 1
        return start

    def phrase_after(self, start: int) -> tuple[int, int] | None:
        """The noun phrase that begins at token `start`, with what explains it after a comma."""
        end = self._noun_phrase_after(start)
        if end == start:
            return None
        if self._lower(end) == "," and self._explains(end + 1):
            last = self._noun_phrase_after(end + 1)
            if last >= len(self.tokens) or self._lower(last) in _PHRASE_ENDS or self._is_mask(last):
                end = last
        while end > start and not (self.tokens[end - 1].is_word or self._lower(end - 1) == ")"):
            end -= 1
        return (start, end) if end > start else None

    def _explains(self, at: int) -> bool:
        if at >= len(self.tokens):
            return False
        common = self.tokens[at].is_word and not self.tokens[at].is_capital
        role = self._lower(at) in word_list("voices.txt") or bool(
            {"of", "for", "at"} & {self._lower(at + k) for k in (1, 2, 3)}
        )
        return self._lower(at) in _determiners() or (common and role)

    def _noun_phrase_after(self, start: int) -> int:
        at = start
        if at < len(self.tokens) and self._lower(at) in PRONOUNS:
            return at + 1
        while at < len(self.tokens):
            word = self._lower(at)
            if word == "(":
                closing = next(
                    (k for k in range(at + 1, min(at + 8, len(self.tokens))) if self._lower(k) == ")"), None
                )
                if closing is None:
                    break
                at = closing + 1
                continue
            listed = word == "and" and at > start and self._is_listed(at + 1, min(at + 4, len(self.tokens)))
            if (self._bounds(at) and not listed) or (at > start and self._is_verb(at)):
                break
            if word in _PLACING and (at == start or self.tokens[at - 1].is_capital or self._is_occasion(at)):
                break
            if _DAYS.match(word) or word in {"yesterday", "today", "tonight"}:
                break
            at += 1
        return at

    def _is_verb(self, at: int) -> bool:
        word = self.tokens[at].text
        return word in word_list("cues.txt") and not (
            word in word_list("noun_cues.txt") and word.endswith("s")
        )

    def _is_occasion(self, at: int) -> bool:
        """Whether "in", "on", "at" open a phrase on when and where it was said."""
        following = {self._lower(at + k) for k in range(1, 5)}
        return bool(
            following
            & {"statement", "interview", "conference", "briefing", "tweet", "post", "speech", "letter"}
        ) or bool(_DAYS.match(self._lower(at + 1)))

    def holds(self, wanted: frozenset[str], first: int, last: int) -> bool:
        """Whether one of the `wanted` words stands among the tokens."""
        return any(token.lower in wanted for token in self.tokens[first:last])

    def is_source(self, first: int, last: int, *, plain: bool) -> bool:
        """Whether a phrase can speak: a pronoun, a voice word, a name; before a plain cue any short phrase."""
        parts = [t for t in self.tokens[first:last] if t.is_word]
        if not parts or len(parts) > _MAX_SOURCE_WORDS:
            return False
        if len(parts) == 1 and parts[0].lower in PRONOUNS:
            return True
        lowered = {t.lower.removesuffix("'s") for t in parts}
        if lowered & word_list("voices.txt"):
            return True
        not_people = word_list("not_voices.txt")
        if any(t.is_capital and t.lower not in not_people for t in parts):
            return True
        common = (
            not lowered & (_OBJECTS | not_people - _determiners() - {"one"})
            and not parts[-1].text[0].isdigit()
        )
        return plain and common and len(parts) <= _MAX_PLAIN_WORDS and parts[-1].lower not in _determiners()


def _determiners() -> frozenset[str]:
    return word_list("determiners.txt")
