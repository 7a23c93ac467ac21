"""Who did it, to whom, with what, by document: MUC-4's terrorism templates from coded events.

Its texts are upper case and are recased first. Scored as GRIT's CEAF-REE (Du, Rush and Cardie 2021): entities of all
templates of a document pooled by role, matched one to one. Two entities match by their head nouns, or, as in GRIT,
when what was found is one of the key's strings. Part "dev" was there to develop on, "tst1" and "tst2" are reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.corpora import records
from benchmarks.facts.event_grounds import Coded, read_coded
from benchmarks.facts.muc_keys import (
    ALL_ROLES,
    DESCRIBED,
    ROLES,
    Entities,
    head_word,
    key_entities,
    same_head,
    same_string,
    score,
)
from benchmarks.facts.recasing import CASED_CORPORA, Casing, recased
from benchmarks.reading.scoring import summed
from benchmarks.tables import Cell, print_table
from crossread.domain.facts import CodedEvent, EventStatus
from crossread.domain.layers import MentionKind
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.models.reader import Reader
from crossread.reading.events import lexicon
from crossread.reading.ground import Ground
from crossread.text.tables import entries

PUBLISHED = (
    "Published on tst3 and tst4, which are not here, by exact strings: GRIT (Du, Rush and Cardie 2021), trained on the dev "
    "part, micro-average F1 about 54.5."
)

_INCIDENTS = frozenset(
    [
        "attack",
        "bombing",
        "grenade",
        "shooting",
        "killing",
        "wounding",
        "assassination",
        "execution",
        "abduction",
        "torture",
        "stabbing",
        "destruction",
        "looting",
        "shelling",
        "suicide-bombing",
        "threat-of-violence",
        "confiscation",
    ]
)
_NOT_TOLD = frozenset({EventStatus.NEGATED, EventStatus.DENIED, EventStatus.HYPOTHETICAL, EventStatus.FEARED})
_DROPPED = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "his",
        "her",
        "their",
        "its",
        "this",
        "that",
        "these",
        "those",
        "some",
        "several",
        "two",
        "three",
        "four",
        "five",
        "six",
    ]
)
_WINDOW_WORDS = 8
_KEYWORDS = re.compile(
    r"\b(?:attack|kill|murder|assassinat|bomb|explo|kidnap|abduct|dynamit|burn|shot|destroy|wound|massacre|ambush)\w*",
    re.IGNORECASE,
)


def report(reader: Reader) -> None:
    """Print the tables of the test parts."""
    grounds, keys = read_part(reader, ("tst1", "tst2"))
    ours = [found_entities(ground, coded) for ground, coded in grounds]
    rivals = [window_entities(ground) for ground, _ in grounds]
    for title, match in (("head nouns", same_head), ("exact strings, as GRIT", same_string)):
        rows: list[list[Cell]] = []
        for role in (*ROLES, DESCRIBED):
            mine, theirs = (score(side, keys, role, match) for side in (ours, rivals))
            rows.append([role, mine.wanted, *mine.cells, *theirs.cells])
        mine, theirs = (summed(score(side, keys, r, match) for r in ROLES) for side in (ours, rivals))
        rows.append(["the five together", mine.wanted, *mine.cells, *theirs.cells])
        header = ["role", "in the key", "P", "R", "F1", "rival P", "rival R", "rival F1"]
        print_table(f"MUC-4, tst1 and tst2 ({len(keys)} documents), entities by {title}", header, rows)
    print("\nRival: names and list words of the role's kind within 8 words of a word of violence.")
    print(f"{PUBLISHED}")


def read_part(reader: Reader, parts: Sequence[str]) -> tuple[list[Coded], list[Entities]]:
    """Grounds with their coded events, and keys, of parts of the corpus."""
    casing = Casing.counted(r["text"] for name in CASED_CORPORA for r in records(f"{name}.jsonl.gz"))
    documents = [r for part in parts for r in records(f"muc34/{part}.jsonl.gz")]
    reports = [Report(d["id"], recased(d["text"], casing), "", "en") for d in documents]
    return list(read_coded(reports, reader)), [key_entities(d) for d in documents]


@dataclass
class _Pool:
    """Entities of one document by role, without repeats: the same head noun is the same entity."""

    entities: Entities

    def add(self, role: str, text: str) -> None:
        shown = _shown(text)
        if shown and all(head_word(shown) != head_word(old[0]) for old in self.entities[role]):
            self.entities[role].append([shown])


def _shown(text: str) -> str:
    words = " ".join(text.split()).split()
    while words and (words[0].lower() in _DROPPED or words[0].isdigit()):
        words.pop(0)
    return " ".join(words)


def found_entities(ground: Ground, coded: Sequence[CodedEvent]) -> Entities:
    """MUC's roles from coded events: violence told as done, planned or tried, that is not between armed forces."""
    pool = _Pool({role: [] for role in ALL_ROLES})
    for event in coded:
        if event.rule not in _INCIDENTS or event.status in _NOT_TOLD:
            continue
        if _is_war(ground, event):
            continue
        for span in event.actors:
            _add_actor(pool, ground, span)
        for span in event.targets:
            _add_target(pool, ground, span)
        if event.instrument is not None:
            pool.add("Weapon", event.instrument.of(ground.text))
    told = {event.passage for event in coded if event.rule in _INCIDENTS}
    for event in coded:
        if event.rule == "accusation" and event.passage in told:
            for span in event.targets:
                _add_actor(pool, ground, span)
    return pool.entities


def _is_war(ground: Ground, event: CodedEvent) -> bool:
    """Fighting between armed sides, and harm done to rebels."""
    targets = [_parties(ground, span) for span in event.targets]
    if targets and all("rebel" in parties for parties in targets):
        return True
    return event.acled_type == "Battles"


def _parties(ground: Ground, span: Span) -> set[str]:
    words = (ground.tree.lowered[i] for i in ground.tree.within(span))
    return {lexicon.parties()[w] for w in words if w in lexicon.parties()}


def _add_actor(pool: _Pool, ground: Ground, span: Span) -> None:
    head = ground.tree.head_of(span)
    if (
        head is not None
        and ground.tree.tokens[head].relation in _MODIFIERS
        and ground.tree.tokens[head].upos != "PROPN"
    ):
        return
    named = [m for m in ground.of_kind(MentionKind.ORGANIZATION) if span.contains(m.span)]
    if head is None or ground.tree.tokens[head].upos == "PRON":
        span_of_noun = _antecedent(ground, span)
        if span_of_noun is None:
            return
        span, head = span_of_noun, ground.tree.head_of(span_of_noun)
    for mention in named:
        pool.add("PerpOrg", mention.span.of(ground.text))
    word = ground.tree.lowered[head] if head is not None else ""
    if not named and word in entries("name_heads") | _MORE_BODIES and word != "group":
        pool.add("PerpOrg", span.of(ground.text))
        return
    of_name = any(m.span.contains(ground.tree.tokens[head].span) for m in named) if head is not None else True
    person = any(span.overlaps(m.span) for m in ground.of_kind(MentionKind.PERSON))
    if not of_name and (_parties(ground, span) & {"rebel", "civilian", "armed", "crowd", "state"} or person):
        pool.add("PerpInd", span.of(ground.text))


def _antecedent(ground: Ground, span: Span) -> Span | None:
    chain = ground.chain_of(span)
    for mention in chain.mentions if chain else ():
        head = ground.tree.head_of(mention)
        if head is not None and ground.tree.tokens[head].upos in ("NOUN", "PROPN"):
            return mention
    return None


def _add_target(pool: _Pool, ground: Ground, span: Span) -> None:
    head = ground.tree.head_of(span)
    if head is not None and ground.tree.tokens[head].upos == "PRON":
        span = _antecedent(ground, span) or span
        head = ground.tree.head_of(span)
    if head is None:
        return
    spans = [
        span,
        *(
            ground.tree.phrase(i)
            for a in ground.tree.children(head, "appos")
            for i in ground.tree.conjuncts(a)
        ),
    ]
    names = [m for m in ground.of_kind(MentionKind.PERSON) if any(s.contains(m.span) for s in spans)]
    word = ground.tree.lowered[head]
    sort = lexicon.things().get(word)
    facility = any(m.span.overlaps(span) for m in ground.of_kind(MentionKind.FACILITY))
    if sort == "things" or (facility and not names) or word in _MORE_THINGS:
        pool.add("Target", span.of(ground.text))
        return
    for name in names:
        pool.add("Victim", name.span.of(ground.text))
        pool.add(DESCRIBED, name.span.of(ground.text))
    if not names and _parties(ground, span) & {"civilian", "police", "state", "government"}:
        pool.add(DESCRIBED, span.of(ground.text))


_MODIFIERS = frozenset({"amod", "compound"})
_MORE_BODIES = frozenset({"military", "cartel", "mafia", "squad", "squads", "gangs"})
_MORE_THINGS = frozenset({"base", "airport", "airbase", "checkpoint", "position"})


def window_entities(ground: Ground) -> Entities:
    """The rival: what stands near a word of violence."""
    pool = _Pool({role: [] for role in ALL_ROLES})
    spans: set[tuple[int, int]] = set()
    for found in _KEYWORDS.finditer(ground.text):
        here = ground.tree.within(Span(*found.span()))
        spans |= {(max(0, here.start - _WINDOW_WORDS), here.stop + _WINDOW_WORDS)}
    for low, high in sorted(spans):
        tokens = ground.tree.tokens[low:high]
        if not tokens:
            continue
        area = Span(tokens[0].span.start, tokens[-1].span.end)
        for mention in ground.mentions:
            if area.contains(mention.span) and mention.kind in _RIVAL_KINDS:
                for role in _RIVAL_KINDS[mention.kind]:
                    pool.add(role, mention.span.of(ground.text))
        for token in tokens:
            word = token.span.of(ground.text)
            for role in _rival_roles(word.lower()):
                pool.add(role, word)
    return pool.entities


_RIVAL_KINDS = {MentionKind.PERSON: ("Victim", DESCRIBED), MentionKind.ORGANIZATION: ("PerpOrg",)}


def _rival_roles(word: str) -> list[str]:
    roles = []
    if lexicon.parties().get(word) == "rebel":
        roles.append("PerpInd")
    if lexicon.parties().get(word) == "civilian":
        roles.append(DESCRIBED)
    if lexicon.things().get(word) == "things":
        roles.append("Target")
    if lexicon.weapons().get(word):
        roles.append("Weapon")
    return roles


if __name__ == "__main__":
    from crossread.models.reader import OnnxReader

    report(OnnxReader.from_package(threads=1))
