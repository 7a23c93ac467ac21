"""What each task loses on a batch."""

from __future__ import annotations

import torch
from benchmarks.annotated.document import NOT_ANNOTATED
from torch import Tensor
from torch.nn import functional

from training.reader.batches import Batch, Chains, Link
from training.reader.network import PAIR_GAIN, Output, Reader

# How much each loss counts; chosen so that at the start none is over three times another.
WEIGHTS = {
    "mention": 1.0,
    "source": 0.7,
    "cue": 1.0,
    "content": 0.7,
    "source_of": 2.0,
    "content_of": 1.5,
    "upos": 0.5,
    "arcs": 1.0,
    "relation": 1.0,
    "event": 1.0,
    "negated": 0.2,
    "timebank": 0.5,
    "same_event": 0.3,
    "nominal": 0.5,
    "referring": 0.5,
    "coreference": 1.0,
}
_EVENT_TEMPERATURE = 0.1
_NEGATED = 5.0  # how much a denied event counts: one in fifty is
_LOWEST = -1e4


def losses(reader: Reader, output: Output, batch: Batch) -> dict[str, Tensor]:
    """The unweighted losses of the tasks that a batch is annotated for."""
    found = {
        task: _tags(output.tags[task], target, rare=_NEGATED if task == "negated" else 1.0)
        for task, target in batch.tags.items()
        if task != "relation" and (target != NOT_ANNOTATED).any()
    }
    if batch.links:
        found["source_of"] = _membership(output.source_of, batch.links, role="source")
        found["content_of"] = _membership(output.content_of, batch.links, role="content")
    if batch.heads is not None and batch.sentences is not None:
        found["arcs"] = _arcs(output.arcs, batch.heads, batch.sentences)
        found["relation"] = _relations(reader, output, batch.heads, batch.tags["relation"])
    if batch.events:
        same = _same_event(output.event, batch.events)
        if same is not None:
            found["same_event"] = same
    if batch.chains is not None:
        found |= _coreference(reader, output, batch.chains)
    return found


def total(found: dict[str, Tensor]) -> Tensor:
    """The weighted sum."""
    return torch.stack([WEIGHTS[task] * loss for task, loss in found.items()]).sum()


def _tags(scores: Tensor, target: Tensor, *, rare: float) -> Tensor:
    """Cross entropy; every class but the first counts `rare` times."""
    weight = (
        None
        if rare == 1.0
        else torch.full_like(scores[0, 0], rare).index_fill(0, scores.new_zeros(1).long(), 1.0)
    )
    return functional.cross_entropy(
        scores.flatten(0, 1), target.flatten(), weight=weight, ignore_index=NOT_ANNOTATED
    )


def _membership(scores: Tensor, links: list[Link], *, role: str) -> Tensor:
    """Mean over the links: half the mean loss of the tokens inside, and half of what those outside lose, spread
    over the inside ones too, so that a stray token weighs as much as a missed one; at most 20.

    Columns behind a shorter window count as outside.
    """
    rows = torch.tensor([link.row for link in links], device=scores.device)
    cues = torch.tensor([link.cue for link in links], device=scores.device)
    target = torch.stack([link.source if role == "source" else link.content for link in links])
    loss = functional.binary_cross_entropy_with_logits(scores[rows, :, cues], target, reduction="none")
    inside = target.sum(1).clamp(min=1)
    near = (loss * target).sum(1) / inside
    far = (loss * (1 - target)).sum(1) / inside
    return (0.5 * near + 0.5 * far.clamp(max=20)).mean()


def _arcs(scores: Tensor, heads: Tensor, sentences: Tensor) -> Tensor:
    apart = sentences[:, :, None] != sentences[:, None, :]
    return functional.cross_entropy(
        scores.masked_fill(apart, _LOWEST).flatten(0, 1), heads.flatten(), ignore_index=NOT_ANNOTATED
    )


def _relations(reader: Reader, output: Output, heads: Tensor, target: Tensor) -> Tensor:
    known = heads != NOT_ANNOTATED
    places = heads.clamp(min=0)[:, :, None].expand(-1, -1, output.relation_governor.shape[2])
    governor = output.relation_governor.gather(1, places)
    scores = reader.heads.relations(output.relation_dependent[known], governor[known])
    return functional.cross_entropy(scores, target[known])


def _same_event(vectors: Tensor, events: list[tuple[int, int, int, str]]) -> Tensor | None:
    """Supervised contrastive loss (Khosla et al. 2020) over the mentions of one topic's windows."""
    pooled = torch.stack([vectors[row, first:last].mean(0) for row, first, last, _ in events])
    pooled = functional.normalize(pooled, dim=1)
    names = [name for *_, name in events]
    number = {name: at for at, name in enumerate(dict.fromkeys(names))}
    ids = torch.tensor([number[name] for name in names], device=vectors.device)
    own = torch.eye(len(ids), dtype=torch.bool, device=vectors.device)
    same = (ids[:, None] == ids[None, :]) & ~own
    anchors = same.any(1)
    if not anchors.any():
        return None
    scores = (pooled @ pooled.T / _EVENT_TEMPERATURE).masked_fill(own, _LOWEST).log_softmax(1)
    return -((scores * same).sum(1)[anchors] / same.sum(1)[anchors]).mean()


def _coreference(reader: Reader, output: Output, chains: Chains) -> dict[str, Tensor]:
    heads = reader.heads
    referring = output.referring[chains.rows, chains.places]
    anaphor = output.anaphor[chains.rows, chains.places]
    antecedent = output.antecedent[chains.rows, chains.places]
    scores = anaphor @ antecedent.T + referring[:, None] + referring[None, :]
    scores = scores + PAIR_GAIN * heads.pronouns[chains.pronouns]
    scores = scores + PAIR_GAIN * heads.matches[chains.matches]
    scores = scores + PAIR_GAIN * heads.distances[chains.distances]
    scores = scores + PAIR_GAIN * heads.sentences[chains.sentences]
    earlier = torch.ones_like(scores, dtype=torch.bool).tril(-1)
    scores = torch.cat([torch.zeros_like(scores[:, :1]), scores.masked_fill(~earlier, _LOWEST)], 1)
    first = (chains.same.sum(1, keepdim=True) == 0).float()
    right = torch.cat([first, chains.same], 1)
    loss = scores.logsumexp(1) - scores.masked_fill(right == 0, _LOWEST).logsumexp(1)
    return {
        "referring": functional.binary_cross_entropy_with_logits(referring, chains.is_mention),
        "coreference": loss.mean(),
    }
