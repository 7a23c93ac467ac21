"""What the rules ask of a report's ground again and again: phrases, what a pronoun stands for, what is tied to a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.domain.layers import Chain, MentionKind
from crossread.domain.span import Span
from crossread.reading.events.kinds import Kinds
from crossread.reading.ground import Ground
from crossread.reading.wordlists import word_list

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_LISTED = frozenset({MentionKind.PLACE, MentionKind.ORGANIZATION, MentionKind.PERSON})
_LOOSE = frozenset({"obl", "appos", "dep", "nsubj", "list", "vocative", "nmod", "root"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM"})
_MODIFYING = frozenset({"compound", "amod", "nmod:poss", "nummod", "det"})
_LEADS = frozenset({"ADP", "PUNCT", "CCONJ", "SCONJ"})
_BEFORE_NOUNS = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Arguments:
    """Tokens that head who does it and whom or what it is done to, coordinated ones included."""

    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    passive: bool


class Scene(Kinds):
    """A ground with the look-ups of event coding; tokens are named by their index in its tree."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._phrases: dict[int, Span] = {}
        self._prepositions: dict[int, str] = {}
        self._first_nouns: dict[int, int | None] = {}
        self.arguments: dict[int, Arguments] = {}  # of verbs, kept by `arguments_of`

    def phrase(self, token: int) -> Span:
        """The noun phrase around a token, the names it touches whole."""
        if token not in self._phrases:
            span = self.tree.phrase(token)
            first = self.tree.within(span).start
            if first and self.words[first] in ("least", "most") and self.words[first - 1] == "at":
                span = Span(self.tree.tokens[first - 1].span.start, span.end)
            span = self._with_rest(token, span)
            mention = self.mention_at(token)
            if mention is not None and mention.kind is not MentionKind.DATE:
                span = Span(min(span.start, mention.span.start), max(span.end, mention.span.end))
            self._phrases[token] = self._closed(self._without_lead(token, self._after_dateline(token, span)))
        return self._phrases[token]

    def antecedent(self, token: int) -> int:
        """The head of the first name or noun that a pronoun stands for in its chain; any other token itself."""
        if self.tree.tokens[token].upos != "PRON":
            return token
        chain = self.ground.chain_of(self.tree.tokens[token].span)
        if chain is None:
            return self._speaker_above(token)
        first = self._first_noun(chain)
        return token if first is None else first

    def _first_noun(self, chain: Chain) -> int | None:
        key = id(chain)  # the ground keeps its chains
        if key not in self._first_nouns:
            heads = (self.tree.head_of(span) for span in chain.mentions)
            nouns = (h for h in heads if h is not None and self.tree.tokens[h].upos in ("NOUN", "PROPN"))
            self._first_nouns[key] = next(nouns, None)
        return self._first_nouns[key]

    def _speaker_above(self, pronoun: int) -> int:
        """For a pronoun in no chain the subject of the clause above: "the army said it ..."."""
        for above in self.tree.ancestors(pronoun):
            for subject in self.tree.children(above, "nsubj"):
                if subject < pronoun and self.tree.tokens[subject].upos in ("NOUN", "PROPN"):
                    return subject
        return pronoun

    def coordinated(self, token: int) -> list[int]:
        """The noun and those listed with it, also where the tree makes names of one kind an apposition or loose:
        "Syria, Russia", "France, Germany and Britain"."""
        found = self._down(token)
        mention = self.mention_at(token)
        if mention is None or mention.kind not in _LISTED:
            return found
        for at in list(found):
            found += [
                a
                for a in self.tree.children(at, "appos")
                if self._is_kind(a, mention.kind) and a not in found
            ]
        first = min(found)
        before = first - 2
        if (
            before >= 0
            and self.words[first - 1] == ","
            and self._is_kind(before, mention.kind)
            and self.tree.tokens[before].relation in _LOOSE
            and not self.tree.children(before, "case")
        ):
            found.append(before)
        return sorted(found)

    def _is_kind(self, token: int, kind: MentionKind) -> bool:
        mention = self.mention_at(token)
        return mention is not None and mention.kind is kind

    def _down(self, token: int) -> list[int]:
        """The noun and those coordinated with it that follow, up to a verb that the tree takes for one of them."""
        found = [i for i in self.tree.conjuncts(token) if i >= token]
        verb = next((i for i in found if i > token and self.tree.tokens[i].upos == "VERB"), None)
        return found if verb is None else [i for i in found if i < verb]

    def _without_lead(self, token: int, span: Span) -> Span:
        """A phrase without prepositions and marks that it begins with."""
        for at in self.tree.within(span):
            if at == token or self.tree.tokens[at].upos not in _LEADS or self.words[at] == "at":
                return Span(max(span.start, self.tree.tokens[at].span.start), span.end)
        return span

    def _after_dateline(self, token: int, span: Span) -> Span:
        """A phrase that the tree begins in the dateline before it, from the report's first words on."""
        begins = self.ground.dateline_end(span.start)
        return Span(begins, span.end) if span.start < begins <= self.tree.tokens[token].span.start else span

    def _closed(self, span: Span) -> Span:
        """A phrase cut before a bracket that it does not close."""
        printed = span.of(self.ground.text)
        for mark, closing in ("()", "[]"):
            at = printed.find(mark)
            if at > 0 and closing not in printed[at:]:
                return Span(span.start, span.start + len(printed[:at].rstrip()))
        return span

    def _with_rest(self, token: int, span: Span) -> Span:
        """A phrase with the name right after it ("leader Ann Lee") and, of a count, the people ("a group of men")."""
        tokens = self.tree.tokens
        last = self.tree.within(span).stop - 1
        end = last
        if (
            self.words[token] in word_list("event_counts.txt")
            and last + 2 < len(tokens)
            and self.words[last + 1] == "of"
        ):
            counted = self.tree.parent(last + 1)
            if counted is not None and counted > last + 1:
                return Span(span.start, max(span.end, self.tree.phrase(counted).end))
        while (
            end + 1 < len(tokens)
            and tokens[end + 1].upos in ("PROPN", "NOUN")
            and self._hangs_on(end + 1, token)
        ):
            end += 1
        return span if end == last else Span(span.start, tokens[end].span.end)

    def _hangs_on(self, token: int, head: int) -> bool:
        return any(above == head for above, _ in zip(self.tree.ancestors(token), range(3), strict=False))

    def in_dateline(self, token: int) -> bool:
        """Whether a token stands in "CORVA, 3 May (Agency) --" before a report's first words."""
        return self.ground.dateline_end(self.tree.tokens[token].span.start) > 0

    def meant(self, token: int) -> int:
        """What a relative pronoun stands for; any other token itself."""
        if self.words[token] not in _RELATIVES:
            return token
        for above in self.tree.ancestors(token):
            if self.tree.tokens[above].relation in ("acl:relcl", "acl", "advcl:relcl"):
                noun = self.tree.parent(above)
                return token if noun is None else noun
        return self._noun_before(token) if self.words[token] == "who" else token

    def _noun_before(self, token: int) -> int:
        """The noun that ends right before a token, a comma apart."""
        last = token - 2 if token and self.words[token - 1] == "," else token - 1
        if last < 0 or self.tree.tokens[last].upos not in ("NOUN", "PROPN"):
            return token
        while (
            self.tree.tokens[last].relation in ("flat", "compound")
            and (up := self.tree.parent(last)) is not None
        ):
            last = up
        return last

    def tied(self, token: int, prepositions: Sequence[str]) -> list[int]:
        """Nouns tied to a verb or noun by one of the prepositions, coordinated ones included.

        "in_front_of" and the like are prepositions of several words.
        """
        found: list[int] = []
        for child in self.tree.children(token, "obl", "nmod", "nsubj", "obj", "dep", "advcl"):
            if self.tree.tokens[child].upos not in _NOUNS:
                continue
            case = self.preposition(child)
            if not case:
                continue
            if self.words[child] in word_list("event_sides.txt"):
                inner = [n for n in self.tree.children(child, "nmod") if self.preposition(n) == "of"]
                if inner and (case in prepositions or f"{case}_{self.words[child]}_of" in prepositions):
                    found += inner
            elif case in prepositions:
                found += [child, *self._coordinated(child)]
        return found

    def preposition(self, noun: int) -> str:
        """The preposition of a noun, the words of one in several joined by "_"; "" without one."""
        if noun not in self._prepositions:
            self._prepositions[noun] = self._find_preposition(noun)
        return self._prepositions[noun]

    def _find_preposition(self, noun: int) -> str:
        cases = [case for case in self.tree.children(noun, "case") if case < noun]
        if not cases:
            return self._word_before_phrase(noun)
        words = [self.words[c] for case in cases for c in self.tree.subtree(case)]
        return "_".join(words) if len(words) < _MOST_WORDS_OF_PREPOSITION else words[0]

    def _word_before_phrase(self, noun: int) -> str:
        """A preposition that stands right before a noun's phrase, whatever the tree hangs it on."""
        tokens, at = self.tree.tokens, noun
        if tokens[noun].head > noun and tokens[noun].relation in _MODIFYING:
            return ""  # what stands before it is its governor's
        while at and tokens[at - 1].head == noun and tokens[at - 1].upos in _BEFORE_NOUNS:
            at -= 1
        before = at - 1
        tied = before >= 0 and tokens[before].upos == "ADP" and tokens[before].relation != "compound:prt"
        return self.words[before] if tied else ""

    def _coordinated(self, token: int) -> list[int]:
        return self._down(token)[1:]

    def is_mishap(self, token: int) -> bool:
        """Whether a noun names harm that nobody does ("earthquake")."""
        return self.words[token] in word_list("event_mishaps.txt") or self.is_disaster(token)

    def is_disaster(self, token: int) -> bool:
        """Whether a noun names what nature does ("earthquake", not "fire")."""
        is_noun = self.tree.tokens[token].upos in ("NOUN", "PROPN")
        return is_noun and self.words[token] in word_list("event_disasters.txt")

    def clause(self, token: int) -> range:
        """The tokens of the sentence that a token stands in, or a few to both sides where passages are missing."""
        passage = self.ground.passage_at(self.tree.tokens[token].span.start)
        if passage is None:
            return range(max(0, token - _WINDOW_WORDS), min(len(self.tree), token + _WINDOW_WORDS))
        return self.tree.within(passage.span)


_MOST_WORDS_OF_PREPOSITION = 5
_WINDOW_WORDS = 5
