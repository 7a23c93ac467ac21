"""EWT and GUM as documents: tags, trees; for GUM also entity types and OntoGUM's coreference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from benchmarks.annotated.conllu import Treebank, treebank
from benchmarks.annotated.document import Document, Referring
from crossread.models.reader.labels import NOMINAL_KINDS, RELATIONS, UPOS


def ewt(part: str) -> Iterator[Document]:
    """The documents of "train", "dev" or "test"."""
    for found in treebank(f"ud_ewt/{part}.conllu.gz"):
        yield _document(found)


def gum(part: str) -> Iterator[Document]:
    """The documents of "train", "dev" or "test", with entities and coreference."""
    chains = {found.id: found for found in treebank(f"gum/ontogum_coref_{part}.conllu.gz")}
    for found in treebank(f"gum/dep_{part}.conllu.gz"):
        coreferent = chains[found.id]
        if [t.of(found.text) for t in found.tokens] != [t.of(coreferent.text) for t in coreferent.tokens]:
            raise ValueError(f"{found.id}: the two files of GUM do not agree on its tokens")
        yield _document(
            found,
            referring=tuple(
                Referring(first, last, head_of(found.heads, first, last), int(entity))
                for first, last, entity in spans(coreferent.entities)
                if entity.isdigit()
            ),
        )


def relation_of(name: str) -> int:
    """The index of a relation; a subtype the reader does not tell apart is cut to the base."""
    kept = name if name in RELATIONS else name.partition(":")[0]
    return RELATIONS.index(kept if kept in RELATIONS else "dep")


def head_of(heads: Sequence[int], first: int, last: int) -> int:
    """The first token of [first, last) governed from outside it."""
    return next((at for at in range(first, last) if heads[at] == at or not first <= heads[at] < last), first)


def spans(entities: Sequence[str]) -> list[tuple[int, int, str]]:
    """Mentions as (first, behind the last, group[-type-...]) from the brackets of the last column."""
    opened: list[tuple[str, int]] = []
    found: list[tuple[int, int, str]] = []
    for at, brackets in enumerate(entities):
        for bracket in re.findall(r"\([^()]*\)?|[^()]+\)", brackets):
            if bracket.startswith("("):
                name = bracket.strip("()")
                if bracket.endswith(")"):
                    found.append((at, at + 1, name))
                else:
                    opened.append((name, at))
            else:
                group = bracket.rstrip(")")
                place = next(
                    (k for k in range(len(opened) - 1, -1, -1) if opened[k][0].split("-")[0] == group), None
                )
                if place is not None:
                    name, first = opened.pop(place)
                    found.append((first, at + 1, name))
    return sorted(found)


def _document(found: Treebank, referring: tuple[Referring, ...] | None = None) -> Document:
    tags = {
        "upos": np.array([UPOS.index(tag) if tag in UPOS else UPOS.index("X") for tag in found.upos]),
        "relation": np.array([relation_of(name) for name in found.relations]),
    }
    if referring is not None:
        nominal = np.zeros(len(found.tokens), dtype=np.int64)
        for first, last, name in spans(found.entities):
            kind = name.split("-")[1] if "-" in name else ""
            if kind in NOMINAL_KINDS:
                nominal[head_of(found.heads, first, last)] = NOMINAL_KINDS.index(kind)
        tags["nominal"] = nominal
    return Document(
        found.id,
        found.text,
        tuple(found.tokens),
        tuple(found.sentence_starts),
        tags=tags,
        heads=np.array(found.heads),
        referring=referring,
    )
