"""What the reader's heads can say, in the order of their outputs."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.domain.layers import EventClass, MentionKind

MENTION_KINDS = tuple(kind.value for kind in MentionKind)
EVENT_CLASSES = tuple(kind.value for kind in EventClass)
TIMEBANK_CLASSES = ("OCCURRENCE", "REPORTING", "STATE", "I_ACTION", "I_STATE", "ASPECTUAL", "PERCEPTION")
NOMINAL_KINDS = (
    "none", "person", "place", "organization", "object", "event", "time", "abstract", "animal", "plant",
    "substance",
)  # fmt: skip
UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip
# Universal Dependencies' relations with the subtypes that say who did what to whom; others are cut to the base.
RELATIONS = (
    "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp", "compound",
    "compound:prt", "conj", "cop", "csubj", "csubj:pass", "dep", "det", "discourse", "dislocated", "expl", "fixed",
    "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:poss", "nsubj", "nsubj:pass", "nummod", "obj", "obl",
    "obl:agent", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
)  # fmt: skip


def span_tags(kinds: Sequence[str]) -> tuple[str, ...]:
    """The tags of spans of some kinds: O, then B- and I- of each."""
    return ("O", *(f"{part}-{kind}" for kind in kinds for part in "BI"))


# The token tasks: name of the head, and its classes.
TAGS: dict[str, tuple[str, ...]] = {
    "mention": span_tags(MENTION_KINDS),
    "source": span_tags(["source"]),
    "cue": span_tags(["cue"]),
    "content": span_tags(["content"]),
    "event": span_tags(EVENT_CLASSES),
    "negated": ("no", "yes"),
    "timebank": span_tags(TIMEBANK_CLASSES),
    "nominal": NOMINAL_KINDS,
    "upos": UPOS,
}
# Two tasks teach the network and are not read: TimeML's classes, and the kinds of unnamed mentions.
READ_TAGS = tuple(task for task in TAGS if task not in ("timebank", "nominal"))
