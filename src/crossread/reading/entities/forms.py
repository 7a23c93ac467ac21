"""The forms of name that a text uses, and what each one is of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crossread.domain.layers import MentionKind
from crossread.reading.entities.named import Named
from crossread.text.name_keys import Words, person_words
from crossread.text.names import is_demonym


@dataclass(slots=True)
class Form:
    """One form of name with its mentions, by their index among the names of the text.

    `spoken` is "he" or "she" where a courtesy, of a full name also the chains, says so.
    """

    words: Words
    kind: MentionKind
    at: list[int] = field(default_factory=list)
    spoken: str = ""

    @property
    def is_full(self) -> bool:
        """Whether it is a person's name with a first name."""
        return self.kind is MentionKind.PERSON and len(self.words) > 1


@dataclass(slots=True)
class Evidence:
    """What speaks for a name being a person's, a body's or a place's, by the index of the name.

    `courtesy` has "he" of Mr and "she" of Mrs, `spoken` the same of the pronouns of the name's chain.
    """

    person: set[int] = field(default_factory=set)
    body: set[int] = field(default_factory=set)
    place: set[int] = field(default_factory=set)
    courtesy: dict[int, str] = field(default_factory=dict)
    spoken: dict[int, str] = field(default_factory=dict)


def forms_of(named: Sequence[Named], evidence: Evidence) -> list[Form]:
    """Forms in the order of their first mention; the kind is that of the majority, weighted by score.

    A single word that is part of a fuller person's name, or that "Mr", a post or "he" speak for, is a person's, whatever
    the reader has ("Assad" of "Bashar al-Assad"); a name that "its" or an explained abbreviation speaks for is a body's.
    """
    forms: dict[tuple[bool, Words], Form] = {}
    votes: dict[tuple[bool, Words], Counter[MentionKind]] = {}
    for at, name in enumerate(named):
        is_group = name.kind is MentionKind.GROUP
        words = _singular(name.words) if is_group else name.words
        key = is_group, words
        forms.setdefault(key, Form(words, name.kind)).at.append(at)
        votes.setdefault(key, Counter())[name.kind] += name.score + _LEAST_VOTE  # type: ignore[assignment]
    for key, form in forms.items():
        form.kind = _kind(form, votes[key], evidence)
    _follow_full_names(forms, votes)
    found: list[Form] = []
    for form in forms.values():
        if form.kind is MentionKind.PERSON:
            form.words = person_words(named[form.at[0]].printed)
            found += _by_courtesy(form, evidence)
        else:
            found.append(form)
    return found


_LEAST_VOTE = 0.01
_SURELY_A_PLACE = 0.7  # mean score from which on "Jackson" is a town even where a Michael Jackson is named
_COULD_BE_SURNAME = frozenset(
    {MentionKind.ORGANIZATION, MentionKind.OTHER, MentionKind.PLACE, MentionKind.FACILITY}
)
_PEOPLE = (MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.OTHER, MentionKind.FACILITY)


def _kind(form: Form, votes: Mapping[MentionKind, float], evidence: Evidence) -> MentionKind:
    best = max(sorted(votes), key=lambda kind: votes[kind])
    if best not in _PEOPLE:
        return best
    mentions = set(form.at)
    for_person, for_body = len(mentions & evidence.person), len(mentions & evidence.body)
    if for_body > for_person:
        return MentionKind.ORGANIZATION if best is MentionKind.PERSON else best
    if for_person:
        return MentionKind.PERSON
    return MentionKind.PLACE if mentions & evidence.place else best


def _by_courtesy(form: Form, evidence: Evidence) -> list[Form]:
    """The form, parted in two where the text has both a Mr and a Mrs of that surname.

    A mention without courtesy goes with the one last named before it.
    """
    courtesies = [evidence.courtesy.get(at, "") for at in form.at]
    kinds = sorted({courtesy for courtesy in courtesies if courtesy in ("he", "she")})
    if len(kinds) < 2 or form.is_full:
        spoken = Counter(word for at in form.at if (word := evidence.spoken.get(at, "")) and form.is_full)
        form.spoken = kinds[0] if len(kinds) == 1 else max(spoken, key=lambda word: spoken[word], default="")
        return [form]
    parts = {kind: Form(form.words, form.kind, spoken=kind) for kind in kinds}
    current = next(courtesy for courtesy in courtesies if courtesy in parts)
    for at, courtesy in zip(form.at, courtesies, strict=True):
        current = courtesy if courtesy in parts else current
        parts[current].at.append(at)
    return list(parts.values())


def _follow_full_names(
    forms: Mapping[tuple[bool, Words], Form], votes: Mapping[tuple[bool, Words], Mapping[MentionKind, float]]
) -> None:
    surnames = {form.words[-1] for form in forms.values() if form.is_full}
    for (is_group, words), vote in votes.items():
        if is_group or len(words) > 1 or words[0] not in surnames:
            continue
        form = forms[is_group, words]
        mean = vote.get(MentionKind.PLACE, 0.0) / len(form.at)
        if form.kind in _COULD_BE_SURNAME and mean < _SURELY_A_PLACE:
            form.kind = MentionKind.PERSON


def _singular(words: Words) -> Words:
    last = words[-1]
    is_plural = last.endswith("s") and last.islower() and is_demonym(last[:-1])
    return (*words[:-1], last[:-1]) if is_plural else words
