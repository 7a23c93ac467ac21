"""Who does it and to what: the nouns around a verb, by its tree and, where that has none, by the order of words."""

from __future__ import annotations

from itertools import islice

from crossread.domain.facts import EventStatus
from crossread.reading.control.phrases import Phrases
from crossread.reading.control.words import moods
from crossread.reading.wordlists import word_list

_NEAR_TOKENS = 8  # a verb's own preposition follows this soon: "pulled its last troops out of"
_CLAUSE_TOKENS = 16
_HIGHEST = 8  # words above a noun in which its clause is looked for
_SAYING_NOTHING = frozenset({"full", "complete", "total", "partial"})


class Clauses:
    """Questions about the clauses of one text; words are named by the index of their token."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._tree = phrases.tree

    def subject(self, verb: int) -> int | None:
        """Who does it; where the tree has nobody, whoever the words around the verb leave no doubt of."""
        if self._tree.is_passive(verb):
            by = self.after(verb, "by", before=self._phrases.end_of_sentence(verb))
            return first_of(self._tree.subjects(verb)) if by is None else by
        if self._tree.lowered[verb].endswith("ing") and self._follows_subject(verb):
            return verb - 1  # "forces losing a town", hung on another noun by the tree
        if "to" in self._tree.helpers(verb) and not self._tree.children(verb, "nsubj"):
            return self._subject_of_infinitive(verb)
        found = self._tree.subjects(verb) or self._beside(verb)
        if len(found) > 1 and found[1] == found[0] + 1:
            return found[1]  # "rebel" and "forces" told apart as two subjects
        return first_of(found)

    def _subject_of_infinitive(self, verb: int) -> int | None:
        """The rebels of "urged the rebels to leave", the army of "the army's plan to leave"."""
        above = self._tree.parent(verb)
        if above is not None and self._lets_do(above):
            between = [c for c in self._tree.children(above, "obj", "iobj", "obl") if above < c < verb]
            if between:
                return between[0]
        if above is not None and self._tree.tokens[verb].relation == "acl":
            return self._planner(above, verb)
        return first_of(self._tree.subjects(verb))

    def _planner(self, noun: int, verb: int) -> int | None:
        """Whose plan it is: "the army's plan to", "a plan by the army to", "the army began an offensive to"."""
        owners = self._tree.children(noun, "nmod:poss")
        by = self.after(noun, "by", before=verb)
        if owners or by is not None:
            return owners[0] if owners else by
        over = self._tree.parent(noun)
        told = over is not None and self._tree.tokens[noun].relation == "obj"
        return first_of(self._tree.subjects(over)) if told and over is not None else None

    def _lets_do(self, verb: int) -> bool:
        word = self._tree.lowered[verb]
        return moods().get(word) is EventStatus.DEMANDED or word in word_list("control_letting.txt")

    def _beside(self, verb: int) -> list[int]:
        """The subject of a clause told in one breath with this one, else the noun right before the verb."""
        relation, above = self._tree.tokens[verb].relation, self._tree.parent(verb)
        if above is not None and relation in ("ccomp", "advcl"):
            alike = [c for c in self._tree.children(above, relation) if c < verb]
            found = [subject for clause in reversed(alike) for subject in self._tree.subjects(clause)]
            if found:
                return found[:1]
        if (
            verb
            and self._tree.tokens[verb - 1].head == verb
            and self._tree.tokens[verb - 1].relation == "compound"
        ):
            return [verb - 1]  # headlines: "Army retakes"
        return [verb - 1] if relation != "acl" and self._follows_subject(verb) else []

    def _follows_subject(self, verb: int) -> bool:
        return verb > 0 and self._tree.tokens[verb - 1].relation == "nsubj"

    def objects(self, verb: int) -> list[int]:
        """Objects, coordinated ones included; a noun behind the verb that no preposition leads counts as one."""
        found = [
            noun
            for noun in self._tree.objects(verb)
            if self._tree.tokens[noun].upos != "DET" and not (noun > verb and self._is_led(noun))
        ]
        if found or self._tree.is_passive(verb):
            joined = self._tree.conjuncts(found[0]) if found else []
            return [noun for noun in found if noun in joined]  # else an aside: "Aleppo, a city known for"
        return [c for c in self._tree.children(verb, "obl") if c > verb and not self._is_led(c)][:1]

    def _is_led(self, noun: int) -> bool:
        """Whether a preposition leads the noun's phrase: "left for the coast"."""
        if any(case < noun for case in self._tree.children(noun, "case")):
            return True
        first = self._tree.at(self._tree.phrase(noun).start)
        return (
            first is not None
            and first > 0
            and self._tree.lowered[first - 1] in ("for", "from", "in", "of", "on", "at", "to")
        )

    def tied(self, verb: int, preposition: str) -> int | None:
        """The noun a preposition ties to a verb, anywhere in its clause."""
        found = self._tree.obliques(verb, preposition)
        return (
            found[0] if found else self.after(verb, preposition, before=self._phrases.end_of_sentence(verb))
        )

    def led_by(self, verb: int, *prepositions: str) -> list[int]:
        """The nouns behind the first of the prepositions that follows the verb before any other clause."""
        before = self._phrases.end_of_sentence(verb)
        for at in range(verb + 1, min(before, verb + _NEAR_TOKENS)):
            if self._tree.lowered[at] in prepositions:
                noun = self._phrases.noun_from(at + 1, before=before)
                return [] if noun is None else self._tree.conjuncts(noun)
            if self._tree.tokens[at].upos in ("VERB", "PUNCT"):
                break
        return []

    def after(self, index: int, preposition: str, *, before: int) -> int | None:
        """The noun behind the next such preposition, by the order of words, in the same clause."""
        for at in range(index + 1, min(before, index + _CLAUSE_TOKENS)):
            if self._tree.lowered[at] == preposition:
                verbal = at + 1 < before and self._tree.tokens[at + 1].upos == "VERB"
                return None if verbal else self._phrases.noun_from(at + 1, before=before)
            if self._tree.tokens[at].upos in ("VERB", "AUX", "SCONJ"):
                return None
        return None

    def owner(self, noun: int) -> int | None:
        """The rebels of "rebel control", the junta of "the junta's control"."""
        owners = self._tree.children(noun, "nmod:poss", "compound", "amod")
        telling = [owner for owner in owners if self._tree.lowered[owner] not in _SAYING_NOTHING]
        return telling[-1] if telling else None

    def told_of(self, noun: int) -> tuple[int | None, int]:
        """The subject of the clause a noun stands in ("X is under control"), and the word that clause hangs on."""
        own = self._tree.children(noun, "nsubj")
        above = self._tree.parent(noun)
        verb = noun if self._tree.children(noun, "cop") or above is None else above
        if own:
            return own[0], verb
        for index in islice(self._tree.ancestors(noun), _HIGHEST):
            if self._tree.tokens[index].upos in ("VERB", "ADJ"):
                passive = self._tree.is_passive(index)
                found = self._tree.objects(index) if passive else self._tree.subjects(index)
                return first_of(found), verb
            if self._tree.tokens[index].upos == "NOUN" and self._tree.tokens[noun].relation in (
                "nmod",
                "acl",
            ):
                return index, verb
        return None, verb


def first_of(found: list[int]) -> int | None:
    """The first, None of none."""
    return found[0] if found else None
