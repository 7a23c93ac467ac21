"""Who tells a figure: the attribution over it, a source named in its sentence, or the voice it goes on from."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from crossread.domain.layers import Passage
from crossread.domain.span import Span
from crossread.reading.figures.lexicon import any_of
from crossread.reading.ground import Ground

_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who", "which"})
_SHOWN = frozenset({"the", "these", "those", "both"})


class Voices:
    """The voices of one report, asked for who tells what stands at a span."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def source(self, figure: Span, passage: Passage) -> Span | None:
        """Who tells a figure, in the voice's own words; None for the report itself."""
        voice = self._ground.voice_of(figure)
        if voice is not None and voice.source is not None:
            return self._named(voice.source, voice.speaker, passage)
        told = self._told_in_case(passage)
        if told is not None:
            return told
        if voice is None and not self._ground.tree.tokens:
            return next(
                (a.source for a in self._ground.attributions if a.source and passage.span.contains(a.source)),
                None,
            )
        return self._carried(passage) if voice is None else None

    def _named(self, printed: Span, speaker: Span | None, passage: Passage) -> Span:
        """The voice's own words; for a pronoun the speaker it means, else the voice of the passage before."""
        source = self._whole(printed)
        if source.of(self._ground.text).lower() not in _PRONOUNS:
            return source
        return speaker or self._voice_before(passage) or source

    def _whole(self, source: Span) -> Span:
        """The source with the noun it begins in: "Rescuers in the bay, known as the Blue Caps" of its second half."""
        tree, text = self._ground.tree, self._ground.text
        head = tree.head_of(source)
        end = source.end
        while end > source.start and text[end - 1] in ", ":
            end -= 1
        start = source.start
        if head is not None and tree.tokens[head].relation in ("acl", "acl:relcl"):
            noun = tree.parent(head)
            if noun is not None and noun < head and tree.tokens[noun].relation == "nsubj":
                start = min(start, tree.phrase(noun).start)
        if head is not None:
            end = max([end, *self._told_of(head, end)])
        relative = (
            [c for c in tree.children(head, "acl:relcl") if source.contains(tree.tokens[c].span)]
            if head is not None
            else []
        )
        if relative:
            end = min(end, tree.tokens[tree.subtree(relative[0])[0] - 1].span.end)
        return Span(start, end) if end > start else source

    def _told_of(self, head: int, end: int) -> list[int]:
        """Where a participle right after a source ends: "a statement | released by the agency"."""
        tree = self._ground.tree
        return [
            max(tree.tokens[i].span.end for i in tree.subtree(child))
            for child in tree.children(head, "acl")
            if tree.tokens[child].relation == "acl" and 0 <= tree.tokens[child].span.start - end <= 1
        ]

    def _told_in_case(self, passage: Passage) -> Span | None:
        """The source after "according to" or "as reported by" in the passage."""
        found = any_of("source_cases.txt").search(self._ground.text, passage.span.start, passage.span.end)
        if found is None:
            return None
        tree = self._ground.tree
        inside = tree.within(Span(found.end(), passage.span.end))
        if not inside:
            return None
        at = inside[0]
        while (
            (above := tree.parent(at)) is not None and above in inside and tree.tokens[at].relation != "obl"
        ):
            if tree.tokens[above].upos not in ("NOUN", "PROPN", "PRON"):
                break
            at = above
        phrase = tree.phrase(at)
        start = phrase.start if phrase.start >= found.end() else tree.tokens[inside[0]].span.start
        return Span(start, max([phrase.end, *self._told_of(at, phrase.end)]))

    def _carried(self, passage: Passage) -> Span | None:
        """The voice of the passage before, where this one goes on about what it told ("The strikes ...")."""
        if passage.index == 0:
            return None
        tree, before = self._ground.tree, self._ground.passages[passage.index - 1]
        inside = tree.within(passage.span)
        if len(inside) < 2 or tree.lowered[inside[0]] not in _SHOWN:
            return None
        subject = tree.parent(inside[0])
        if subject is None or tree.tokens[subject].relation not in ("nsubj", "nsubj:pass"):
            return None
        word = tree.lowered[subject].rstrip("s")
        if not any(tree.lowered[i].rstrip("s") == word for i in tree.within(before.span)):
            return None
        return self._voice_before(passage)

    def _voice_before(self, passage: Passage) -> Span | None:
        """The source of the passage before, where it has exactly one voice or one that tells most of it."""
        if passage.index == 0:
            return None
        before = self._ground.passages[passage.index - 1].span
        spans = [s for s in self.named_in(self._ground.passages[passage.index - 1]) if before.contains(s)]
        named = [s for s in spans if s.of(self._ground.text).lower() not in _PRONOUNS]
        return named[-1] if named else None

    def named_in(self, passage: Passage) -> list[Span]:
        """The sources that stand in a passage."""
        first = bisect_left(self._sources, Span(passage.span.start, passage.span.start))
        found = []
        for span in self._sources[first:]:
            if span.start >= passage.span.end:
                break
            found.append(span)
        told = self._told_in_case(passage)
        return [*found, told] if told else found

    @cached_property
    def _sources(self) -> list[Span]:
        return sorted({self._whole(a.source) for a in self._ground.attributions if a.source})
