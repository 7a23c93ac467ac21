"""The reader as a torch module: one encoder pass, then small heads that all read the same tokens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from crossread.models.reader.labels import RELATIONS, TAGS
from crossread.models.reader.pairs import DISTANCES, MATCHES, PRONOUN_PAIRS, SENTENCES
from crossread.models.reader.pieces import BREAKS, QUOTES, SHAPES

LAYERS, HEADS, WIDTH, INNER, POSITIONS, VOCABULARY = 6, 12, 384, 1536, 512, 30522
ARC, RELATION, LINK, ENTITY, EVENT = 256, 128, 128, 128, 64
# Which tags each of the mixtures of layers feeds.
MIXTURES: dict[str, tuple[str, ...]] = {
    "mention": ("mention",),
    "told": ("source", "cue", "content"),
    "syntax": ("upos",),
    "event": ("event", "negated", "timebank"),
    "entity": ("nominal",),
}
DROPOUT, HEAD_DROPOUT = 0.1, 0.25
# The numbers of `pairs` are few and seen in few batches: held divided by this, they learn this much faster.
PAIR_GAIN = 30.0


@dataclass(frozen=True, slots=True)
class Output:
    """What the network says of each window.

    *Shape:* tags[task] (batch, tokens, classes); arcs (batch, dependents, governors); source_of and content_of
    (batch, tokens, cues); relation_dependent and relation_governor (batch, tokens, RELATION); event (batch,
    tokens, EVENT); anaphor and antecedent (batch, tokens, ENTITY); referring (batch, tokens).
    """

    tags: Mapping[str, Tensor]
    arcs: Tensor
    relation_dependent: Tensor
    relation_governor: Tensor
    source_of: Tensor
    content_of: Tensor
    event: Tensor
    anaphor: Tensor
    antecedent: Tensor
    referring: Tensor


class Layer(nn.Module):
    """One transformer layer of BERT, dropout on its two residuals."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.out_norm, self.down_norm = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        """*Shape:* hidden (batch, pieces, width); mask (batch, 1, 1, pieces), True where there is a piece."""
        query, key, value = (
            part(hidden).unflatten(2, (HEADS, -1)).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        hidden = self.out_norm(hidden + self.dropout(self.out(attended.transpose(1, 2).flatten(2))))
        return self.down_norm(hidden + self.dropout(self.down(functional.gelu(self.up(hidden)))))


class _ChannelDropout(nn.Module):
    """Drops whole channels of a window: as good a regulariser here, and a tenth of the random numbers."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, values: Tensor) -> Tensor:
        """*Shape:* (batch, tokens, channels)."""
        if not self.training:
            return values
        kept = torch.rand(len(values), 1, values.shape[2], device=values.device) >= self.share
        return values * (kept / (1 - self.share)).to(values.dtype)


class Encoder(nn.Module):
    """Pieces and their forms to all hidden states."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Parameter(torch.zeros(POSITIONS, WIDTH))
        self.shapes, self.quotes, self.breaks = (
            nn.Parameter(torch.zeros(count, WIDTH)) for count in (SHAPES, QUOTES, BREAKS)
        )
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def form_table(self) -> Tensor:
        """One row for each form of `pieces`. *Shape:* (SHAPES * QUOTES * BREAKS, width)."""
        table = self.shapes[:, None, None] + self.quotes[None, :, None] + self.breaks[None, None]
        return table.flatten(0, 2)

    def forward(self, input_ids: Tensor, forms: Tensor, mask: Tensor | None) -> list[Tensor]:
        """*Shape:* input_ids, forms (batch, pieces); the results (batch, pieces, width) each."""
        embedded = (
            self.words(input_ids)
            + self.positions[: input_ids.shape[1]]
            + functional.embedding(forms, self.form_table())
        )
        states = [self.dropout(self.norm(embedded))]
        for layer in self.layers:
            states.append(layer(states[-1], mask))
        return states


class Heads(nn.Module):
    """Hidden states of tokens to what each task says."""

    def __init__(self) -> None:
        super().__init__()
        self.mixtures = nn.ParameterDict(
            {name: nn.Parameter(torch.linspace(-1, 1, LAYERS + 1)) for name in MIXTURES}
        )
        self.tags = nn.ModuleDict(
            {task: nn.Linear(WIDTH, len(TAGS[task])) for tasks in MIXTURES.values() for task in tasks}
        )
        self.arc_dependent, self.arc_governor = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.arc_product = nn.Linear(ARC, ARC)  # its bias scores governors by themselves
        self.relation_dependent, self.relation_governor = (nn.Linear(WIDTH, RELATION) for _ in range(2))
        self.relation = nn.Linear(RELATION, len(RELATIONS))
        self.link_cue, self.link_source, self.link_content = (nn.Linear(WIDTH, LINK) for _ in range(3))
        self.link_bias = nn.Parameter(torch.full((2,), -2.0))
        self.event = nn.Linear(WIDTH, EVENT)
        self.anaphor, self.antecedent = nn.Linear(WIDTH, ENTITY), nn.Linear(WIDTH, ENTITY)
        self.referring = nn.Linear(WIDTH, 1)
        self.pronouns = nn.Parameter(torch.zeros(PRONOUN_PAIRS))
        self.matches = nn.Parameter(torch.zeros(MATCHES))
        self.distances = nn.Parameter(torch.zeros(DISTANCES))
        self.sentences = nn.Parameter(torch.zeros(SENTENCES))
        self.dropout = _ChannelDropout(HEAD_DROPOUT)

    def forward(self, states: list[Tensor]) -> Output:
        """*Shape:* states of tokens, (batch, tokens, width) each."""
        stack = torch.stack(states)
        mixed = {
            name: self.dropout(torch.einsum("l,lbtw->btw", weights.softmax(0), stack))
            for name, weights in self.mixtures.items()
        }
        tags = {
            task: self.tags[task](mixed[name]).float() for name, tasks in MIXTURES.items() for task in tasks
        }
        syntax, told, entity = mixed["syntax"], mixed["told"], mixed["entity"]
        dependent = self.dropout(functional.gelu(self.arc_dependent(syntax)))
        governor = self.dropout(functional.gelu(self.arc_governor(syntax)))
        cue = self.link_cue(told).transpose(1, 2)
        return Output(
            tags=tags,
            arcs=(self.arc_product(dependent) @ governor.transpose(1, 2)).float() / ARC**0.5,
            relation_dependent=self.relation_dependent(syntax).float(),
            relation_governor=self.relation_governor(syntax).float(),
            source_of=(self.link_source(told) @ cue).float() / LINK**0.5 + self.link_bias[0],
            content_of=(self.link_content(told) @ cue).float() / LINK**0.5 + self.link_bias[1],
            event=self.event(mixed["event"]).float(),
            anaphor=self.anaphor(entity).float() / ENTITY**0.5,
            antecedent=self.antecedent(entity).float(),
            referring=self.referring(entity).float().squeeze(-1),
        )

    def relations(self, dependent: Tensor, governor: Tensor) -> Tensor:
        """*Shape:* both (..., RELATION); the result (..., relations)."""
        return self.relation(functional.relu(dependent + governor))


class Reader(nn.Module):
    """Windows to `Output`."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.heads = Heads()

    def forward(
        self, input_ids: Tensor, forms: Tensor, firsts: Tensor, lasts: Tensor, mask: Tensor | None = None
    ) -> Output:
        """A token is the mean of its first and its last piece.

        *Shape:* input_ids, forms (batch, pieces), firsts, lasts (batch, tokens), mask (batch, pieces) True where
        there is a piece.
        """
        states = self.encoder(input_ids, forms, None if mask is None else mask[:, None, None, :])
        return self.heads([(_rows(state, firsts) + _rows(state, lasts)) / 2 for state in states])


def from_published(weights: Mapping[str, Tensor]) -> Reader:
    """A reader whose encoder is all-MiniLM-L6-v2 and whose heads know nothing yet."""
    reader = Reader()
    encoder = reader.encoder
    with torch.no_grad():
        encoder.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        positions = weights["embeddings.position_embeddings.weight"][:POSITIONS]
        encoder.positions.copy_(positions + weights["embeddings.token_type_embeddings.weight"][0])
        _copy(encoder.norm, weights, "embeddings.LayerNorm")
        for index, layer in enumerate(encoder.layers):
            for ours, theirs in PUBLISHED_NAMES.items():
                _copy(getattr(layer, ours), weights, f"encoder.layer.{index}.{theirs}")
    return reader


PUBLISHED_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "out_norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "down_norm": "output.LayerNorm",
}


def _copy(module: nn.Module, weights: Mapping[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[f"{name}.weight"])
    module.bias.copy_(weights[f"{name}.bias"])


def _rows(states: Tensor, places: Tensor) -> Tensor:
    return states.gather(1, places[:, :, None].expand(-1, -1, states.shape[2]))
