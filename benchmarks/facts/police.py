"""What police did, by sentence: IndiaPoliceEvents (Halterman, Keith, Sarwar and O'Connor 2021) from coded events.

Its "police" are all forces of the state, and its texts are lower case and recased first. Documents are split in two by
a hash of their number: developed on "dev", reported on "test".
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.corpora import records
from benchmarks.facts.event_grounds import Coded, read_coded
from benchmarks.facts.recasing import CASED_CORPORA, Casing, recased
from benchmarks.reading.scoring import Score
from benchmarks.tables import Cell, print_table
from crossread.domain.facts import CodedEvent, EventStatus
from crossread.domain.layers import EventClass
from crossread.domain.report import Basis, Precision, Published, Report
from crossread.domain.span import Span
from crossread.models.reader import Reader
from crossread.reading.events import lexicon
from crossread.reading.ground import Ground
from crossread.reading.syntax import Tree
from crossread.reading.wordlists import word_list

PUBLISHED = (
    "Published: Halterman, Keith, Sarwar and O'Connor 2021 give zero-shot baselines (RoBERTa with MNLI, keywords) on all "
    "1,257 documents, of which 880 are here; no figure of theirs is for these sentences."
)
LABELS = ("KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION")

_FORCES = frozenset({"police", "state"})
_ARRESTS = frozenset({"arrest"})
_FORCEFUL = frozenset(
    [
        "attack",
        "shooting",
        "killing",
        "wounding",
        "beating",
        "crowd-control",
        "bombing",
        "grenade",
        "shelling",
        "air-strike",
        "clash",
    ]
)
_FORCES_DO = frozenset({"curfew", "police-deployment", "deployment", "arrest", "crowd-control"})
_NOT_THE_FORCE = frozenset({"station", "stations", "sources", "source", "post", "sub-inspector"})
_INACTION = frozenset(
    [
        "inaction",
        "inactions",
        "spectators",
        "spectator",
        "apathy",
        "negligence",
        "inefficiency",
        "sluggish",
        "nothing",
        "delay",
        "delayed",
        "fail",
        "failed",
        "failing",
        "fails",
        "failure",
        "refused",
        "unable",
    ]
)
_DUTIES = frozenset({"policing", "protection", "crowd-control", "deployment", "arrest", "police-deployment"})
_LONGEST_ECHO_SENTENCES = 3
_DONE = frozenset({EventStatus.ACTUAL, EventStatus.PLANNED})
_RIVAL_POLICE = re.compile(
    r"\b(?:police\w*|cops?|constables?|army|raf|crpf|jawans?|troops|security (?:forces|personnel))\b", re.I
)
_RIVAL = {
    "KILL": re.compile(r"\b(?:kill\w*|shot dead|died|deaths?)\b", re.I),
    "ARREST": re.compile(r"\b(?:arrest\w*|detain\w*|custody|nabbed|rounded up|booked)\b", re.I),
    "FAIL": re.compile(r"\b(?:fail\w*|inaction|did not|didn't|refus\w*|mute spectators?|delay\w*)\b", re.I),
    "FORCE": re.compile(
        r"\b(?:fir(?:ed|ing)|opened fire|tear-?\s?gas\w*|lathi\w*|baton\w*|shot|beat\w*)\b", re.I
    ),
    "ANY_ACTION": re.compile(r"(?s:.)"),
}
Labelled = list[tuple[set[str], set[str]]]


def report(reader: Reader) -> None:
    """Print the tables of the test part."""
    documents, reports = part("test")
    show(documents, list(read_coded(reports, reader)), "test")
    print("\nRival: a word for police and one of the class in the same sentence.")
    print(PUBLISHED)


def show(documents: Sequence[Mapping[str, Any]], coded: Sequence[Coded], part: str) -> None:
    """Print the table of one part."""
    ours = [
        pair for d, (g, events) in zip(documents, coded, strict=True) for pair in event_labels(d, g, events)
    ]
    rivals = [pair for d in documents for pair in keyword_labels(d)]
    rows: list[list[Cell]] = []
    for label in LABELS:
        mine, theirs = score(ours, label), score(rivals, label)
        rows.append([label, mine.wanted, *mine.cells, *theirs.cells])
    header = ["class", "sentences", "P", "R", "F1", "rival P", "rival R", "rival F1"]
    print_table(f"IndiaPoliceEvents, {part}: {len(documents)} documents, {len(ours)} sentences", header, rows)


def part(name: str) -> tuple[list[Mapping[str, Any]], list[Report]]:
    """The documents of a part, and each as a report, recased."""
    casing = Casing.counted(r["text"] for corpus in CASED_CORPORA for r in records(f"{corpus}.jsonl.gz"))
    documents: list[Mapping[str, Any]] = [
        d for d in records("india_police_events/docs.jsonl.gz") if part_of(d) == name
    ]
    return documents, [_report(document, casing) for document in documents]


def part_of(document: Mapping[str, Any]) -> str:
    """ "dev" or "test", half of the documents each."""
    digest = hashlib.sha256(f"events:{document['id']}".encode()).hexdigest()
    return "test" if int(digest, 16) % 2 else "dev"


def score(labelled: Iterable[tuple[set[str], set[str]]], label: str) -> Score:
    """Counts of one class over sentences."""
    total = Score()
    for found, wanted in labelled:
        total.right += label in found and label in wanted
        total.found += label in found
        total.wanted += label in wanted
    return total


def event_labels(document: Mapping[str, Any], ground: Ground, coded: Sequence[CodedEvent]) -> Labelled:
    """Found and true labels of each sentence."""
    found = []
    by_forces = _by_forces(ground, coded)
    for sentence in document["sentences"]:
        span = Span(sentence["start"], sentence["end"])
        here = [e for e in coded if span.start <= e.span.start < span.end]
        labels = {label for e in here for label in _labels(ground, span, e, by_forces=e.span in by_forces)}
        found.append((labels | _deeds(ground, span), set(sentence["labels"])))
    return found


def _deeds(ground: Ground, sentence: Span) -> set[str]:
    """What ANY_ACTION and FAIL take in beyond the codebook: the forces named as such, or as the subject of any happening;
    a word for not acting beside them."""
    labels: set[str] = set()
    for token in ground.tree.within(sentence):
        if _is_force(ground.tree, token):
            labels.add("ANY_ACTION")
    words = {ground.tree.lowered[token] for token in ground.tree.within(sentence)}
    if words & _INACTION and _RIVAL_POLICE.search(sentence.of(ground.text)):
        labels.add("FAIL")
    for event in ground.events:
        if not sentence.start <= event.span.start < sentence.end or event.kind is not EventClass.OCCURRENCE:
            continue
        head = ground.tree.head_of(event.span)
        if head is not None and any(
            _parties(ground, ground.tree.phrase(s)) & _FORCES for s in _doers(ground.tree, head)
        ):
            labels.add("ANY_ACTION")
    return labels


def _by_forces(ground: Ground, coded: Sequence[CodedEvent]) -> set[Span]:
    """Events of the forces: those with such an actor, and what comes after such a one under the same rule without an
    actor of its own ("the firing"), or as the deed of "they"."""
    found: set[Span] = set()
    seen: dict[str, int] = {}
    for event in coded:
        own = any(_parties(ground, actor) & _FORCES for actor in event.actors)
        told = any(actor.of(ground.text).lower() != "they" for actor in event.actors)
        near = event.passage - seen.get(event.rule, -_LONGEST_ECHO_SENTENCES - 1) <= _LONGEST_ECHO_SENTENCES
        if own or (not told and near and event.rule in _FORCEFUL):
            found.add(event.span)
            if event.rule in _FORCEFUL:
                seen[event.rule] = event.passage
    return found


def _labels(ground: Ground, sentence: Span, event: CodedEvent, *, by_forces: bool) -> Iterable[str]:
    if event.rule in _ARRESTS and event.status is EventStatus.ACTUAL and (by_forces or not event.actors):
        yield from ("ARREST", "ANY_ACTION")
    if event.rule in _FORCES_DO and not event.actors and event.status in _DONE:
        yield "ANY_ACTION"
        if event.rule == "crowd-control":
            yield "FORCE"
    answers = by_forces or any("government" in _parties(ground, actor) for actor in event.actors)
    if event.status is EventStatus.NEGATED and event.rule in _DUTIES and answers:
        yield "FAIL"
    if not by_forces or event.status is EventStatus.NEGATED:
        return
    if event.status in _DONE:
        yield "ANY_ACTION"
    if event.rule in _FORCEFUL and (event.status is EventStatus.ACTUAL or event.rule == "crowd-control"):
        yield "FORCE"
        if event.rule == "killing" or _tells_of_death(ground, sentence):
            yield "KILL"


def _is_force(tree: Tree, token: int) -> bool:
    """Whether a word stands for the forces, not for a "police station"."""
    if not _RIVAL_POLICE.fullmatch(tree.lowered[token]):
        return False
    above = tree.parent(token)
    return above is None or tree.lowered[above] not in _NOT_THE_FORCE


def _doers(tree: Tree, head: int) -> list[int]:
    """Whose deed a happening is: a verb's subjects, those sent or placed included; what stands before or owns a noun."""
    word = tree.lowered[head]
    if tree.tokens[head].upos != "VERB":
        return tree.children(head, "compound", "nmod:poss") + tree.obliques(head, "by")
    if word in word_list("cues.txt"):
        return []
    rules = {entry.rule for entry in lexicon.verbs().get(word, ()) if entry.rule}
    suffered = any(lexicon.rules()[rule].type == "ASSAULT" for rule in rules)
    return tree.subjects(head) + ([] if suffered else tree.children(head, "nsubj:pass"))


def _parties(ground: Ground, span: Span) -> set[str]:
    """Parties named in a phrase and in what it refers back to."""
    chain = ground.chain_of(span)
    spans = [span, *(chain.mentions if chain else ())]
    words = (ground.tree.lowered[i] for s in spans for i in ground.tree.within(s))
    return {lexicon.parties()[w] for w in words if w in lexicon.parties()}


def _tells_of_death(ground: Ground, sentence: Span) -> bool:
    words = (ground.tree.lowered[i] for i in ground.tree.within(sentence))
    return any(entry.rule == "killing" for word in words for entry in lexicon.verbs().get(word, ()))


def keyword_labels(document: Mapping[str, Any]) -> Labelled:
    """The rival's labels and the true ones of each sentence."""
    found = []
    for sentence in document["sentences"]:
        text = document["text"][sentence["start"] : sentence["end"]]
        labels = {n for n, words in _RIVAL.items() if _RIVAL_POLICE.search(text) and words.search(text)}
        found.append((labels, set(sentence["labels"])))
    return found


def _report(document: Mapping[str, Any], casing: Casing) -> Report:
    published = Published(document["date"], Precision.DAY, Basis.METADATA)
    return Report(str(document["id"]), recased(document["text"], casing), "", "en", published=published)


if __name__ == "__main__":
    from crossread.models.reader import OnnxReader

    report(OnnxReader.from_package(threads=1))
