"""Annotated windows in padded batches."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace

import numpy as np
import torch
from benchmarks.annotated.document import NOT_ANNOTATED, Document
from torch import Tensor

from crossread.models.reader.labels import UPOS
from crossread.models.reader.pairs import pair_kinds, sentence_numbers
from crossread.models.reader.pieces import Pieces
from crossread.models.reader.windows import WINDOW_PIECES, Window, inputs, windows

BATCH_PIECES = 2600
_SMALLEST_WINDOW = 192
_NOUNS = ("NOUN", "PROPN", "PRON", "NUM")


@dataclass(frozen=True, slots=True)
class Item:
    """One window of one document."""

    document: Document
    pieces: Pieces
    window: Window


@dataclass(frozen=True, slots=True)
class Link:
    """An attribution in a batch: row, cue token, and 1.0 for each token of source or content."""

    row: int
    cue: int
    source: Tensor
    content: Tensor

    def to(self, device: str) -> Link:
        """The same on a device."""
        return replace(self, source=self.source.to(device), content=self.content.to(device))


@dataclass(frozen=True, slots=True)
class Chains:
    """The coreference of one whole document, in a batch that holds all its windows.

    Candidates are tokens, given as row and place; *shape:* same (candidates, candidates), 1.0 where column is an
    earlier mention of row's entity; is_mention (candidates,); the others as `pairs.PairKinds`.
    """

    rows: Tensor
    places: Tensor
    pronouns: Tensor
    matches: Tensor
    distances: Tensor
    sentences: Tensor
    same: Tensor
    is_mention: Tensor

    def to(self, device: str) -> Chains:
        """The same on a device."""
        return Chains(**{f.name: getattr(self, f.name).to(device) for f in fields(self)})


@dataclass(frozen=True, slots=True)
class Batch:
    """What one step of training sees. *Shape:* see `network.Reader`; tags, heads, sentences (batch, tokens)."""

    stream: str
    input_ids: Tensor
    forms: Tensor
    firsts: Tensor
    lasts: Tensor
    mask: Tensor
    tags: dict[str, Tensor]
    heads: Tensor | None = None
    sentences: Tensor | None = None
    links: list[Link] = field(default_factory=list)
    events: list[tuple[int, int, int, str]] = field(default_factory=list)
    chains: Chains | None = None

    def to(self, device: str) -> Batch:
        """The same on a device."""
        names = ("input_ids", "forms", "firsts", "lasts", "mask", "heads", "sentences", "chains")
        moved = {name: value.to(device) for name in names if (value := getattr(self, name)) is not None}
        tags = {task: target.to(device) for task, target in self.tags.items()}
        return replace(self, **moved, tags=tags, links=[link.to(device) for link in self.links])


@dataclass(frozen=True, slots=True)
class Stream:
    """The documents of one corpus, cut into pieces once.

    `whole` keeps a document's windows in one batch, `topical` puts only windows of one group of documents into
    a batch, so that mentions of one event meet.
    """

    name: str
    documents: Sequence[tuple[Document, Pieces]]
    repeats: float = 1.0
    whole: bool = False
    topical: bool = False

    def batches(self, rng: random.Random) -> Iterator[list[Item]]:
        """The items of one epoch's batches, windows cut afresh."""
        if self.whole:
            yield from (self._items(d, p, WINDOW_PIECES) for d, p in self._drawn(rng))
            return
        items = [
            item
            for document, pieces in self._drawn(rng)
            for item in self._items(document, pieces, rng.randint(_SMALLEST_WINDOW, WINDOW_PIECES))
            if _is_annotated(item)
        ]
        rng.shuffle(items)
        items.sort(key=lambda item: (item.document.group if self.topical else "", _length(item) // 48))
        group: list[Item] = []
        for item in items:
            longest = max(_length(i) for i in [*group, item])
            other = group and self.topical and group[0].document.group != item.document.group
            if group and (other or longest * (len(group) + 1) > BATCH_PIECES):
                yield group
                group = []
            group.append(item)
        if group:
            yield group

    def _drawn(self, rng: random.Random) -> list[tuple[Document, Pieces]]:
        times, rest = divmod(self.repeats, 1)
        drawn = list(self.documents) * int(times)
        drawn += rng.sample(list(self.documents), round(rest * len(self.documents)))
        rng.shuffle(drawn)
        return drawn

    @staticmethod
    def _items(document: Document, pieces: Pieces, size: int) -> list[Item]:
        cut = windows(pieces, document.sentence_starts, size_pieces=size)
        return [Item(document, pieces, window) for window in cut]


def collate(stream: str, items: Sequence[Item]) -> Batch:
    """Pad the windows of a batch and gather their labels."""
    fed = [inputs(item.pieces, item.window) for item in items]
    counts = [item.window.last - item.window.first for item in items]
    longest = max(x["input_ids"].shape[1] for x in fed)
    mask = torch.zeros(len(items), longest, dtype=torch.bool)
    for row, x in enumerate(fed):
        mask[row, : x["input_ids"].shape[1]] = True
    width = max(counts)
    tasks = sorted({task for item in items for task in item.document.tags})
    tags = {
        task: _padded([_sliced(item, item.document.tags.get(task)) for item in items], width, NOT_ANNOTATED)
        for task in tasks
    }
    has_trees = items[0].document.heads is not None
    return Batch(
        stream,
        _padded([x["input_ids"][0] for x in fed], longest, 0),
        _padded([x["forms"][0] for x in fed], longest, 0),
        _padded([x["firsts"][0] for x in fed], width, 0),
        _padded([x["lasts"][0] for x in fed], width, 0),
        mask,
        tags,
        heads=_padded([_heads(item) for item in items], width, NOT_ANNOTATED) if has_trees else None,
        sentences=_padded([_sentences(item) for item in items], width, -1) if has_trees else None,
        links=[link for row, item in enumerate(items) for link in _links(row, item, width)],
        events=[event for row, item in enumerate(items) for event in _events(row, item)],
        chains=_chains(items) if items[0].document.referring is not None else None,
    )


def _length(item: Item) -> int:
    return int(item.pieces.starts[item.window.last] - item.pieces.starts[item.window.first]) + 2


def _is_annotated(item: Item) -> bool:
    return any(
        (tags[item.window.first : item.window.last] != NOT_ANNOTATED).any()
        for tags in item.document.tags.values()
    )


def _padded(rows: Sequence[np.ndarray], width: int, value: int) -> Tensor:
    padded = np.full((len(rows), width), value, dtype=np.int64)
    for at, row in enumerate(rows):
        padded[at, : len(row)] = row
    return torch.from_numpy(padded)


def _sliced(item: Item, tags: np.ndarray | None) -> np.ndarray:
    first, last = item.window.first, item.window.last
    return np.full(last - first, NOT_ANNOTATED) if tags is None else tags[first:last]


def _heads(item: Item) -> np.ndarray:
    first, last = item.window.first, item.window.last
    heads = np.asarray(item.document.heads)[first:last] - first
    heads[(heads < 0) | (heads >= last - first)] = NOT_ANNOTATED  # of a sentence too long for a window
    return heads


def _sentences(item: Item) -> np.ndarray:
    return sentence_numbers(len(item.document.tokens), item.document.sentence_starts)[
        item.window.first : item.window.last
    ]


def _links(row: int, item: Item, width: int) -> Iterator[Link]:
    first, last = item.window.first, item.window.last
    for told in item.document.told or ():
        if first <= told.cue < last:
            source, content = torch.zeros(width), torch.zeros(width)
            source[[t - first for t in told.source if first <= t < last]] = 1
            content[[t - first for t in told.content if first <= t < last]] = 1
            yield Link(row, told.cue - first, source, content)


def _events(row: int, item: Item) -> Iterator[tuple[int, int, int, str]]:
    first, last = item.window.first, item.window.last
    for event in item.document.events or ():
        if first <= event.first and event.last <= last:
            yield row, event.first - first, event.last - first, event.instance


def _chains(items: Sequence[Item]) -> Chains:
    document = items[0].document
    owner = np.zeros((len(document.tokens), 2), dtype=np.int64)
    for row, item in enumerate(items):
        for token in range(item.window.owned_first, item.window.owned_last):
            owner[token] = row, token - item.window.first
    entity = {mention.head: mention.entity for mention in document.referring or ()}
    nouns = {UPOS.index(tag) for tag in _NOUNS}
    candidates = np.array(
        [at for at, tag in enumerate(document.tags["upos"]) if at in entity or int(tag) in nouns],
        dtype=np.int64,
    )
    groups = np.array([entity.get(int(at), -1 - int(at)) for at in candidates])
    words = [span.of(document.text) for span in document.tokens]
    kinds = pair_kinds(words, candidates, sentence_numbers(len(words), document.sentence_starts))
    return Chains(
        torch.from_numpy(owner[candidates, 0]),
        torch.from_numpy(owner[candidates, 1]),
        *map(torch.from_numpy, (kinds.pronouns, kinds.matches, kinds.distances, kinds.sentences)),
        torch.from_numpy(np.tril(groups[:, None] == groups[None, :], -1).astype(np.float32)),
        torch.from_numpy((groups >= 0).astype(np.float32)),
    )
