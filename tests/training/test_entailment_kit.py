"""The kit that teaches the entailment network, on a network of chance: no weights are needed."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs torch: make test-training")

from tokenizers import Tokenizer, models, pre_tokenizers  # noqa: E402
from training.entailment.coding import Coder, batches  # noqa: E402
from training.entailment.network import HEADS, Layer, buckets  # noqa: E402

from crossread.models.entailment import MOST_CLAIM, MOST_PIECES  # noqa: E402

UNKNOWN = "[UNK]"
WORDS = ["<s>", "<pad>", "</s>", UNKNOWN, "crane", "fell", "port", "the"]


@pytest.fixture
def coder() -> Coder:
    tokenizer = Tokenizer(models.WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    return Coder(tokenizer, first=0, between=(2, 2), last=2, padding=1)


def test_a_pair_is_one_row_with_the_claim_marked(coder: Coder) -> None:
    coded = coder([("the crane fell", "crane"), ("port", "the port")], "cpu")
    ids, sides, mask = coded.batch(torch.tensor([0, 1]))
    assert ids[0, :8].tolist() == [0, 7, 4, 5, 2, 2, 4, 2]
    assert sides[0, :8].tolist() == [0, 0, 0, 0, 0, 0, 1, 1]
    assert mask.sum(1).tolist() == [8, 7]
    assert (ids[~mask] == 1).all()


def test_a_long_passage_loses_its_beginning_and_a_long_claim_its_end(coder: Coder) -> None:
    coded = coder([("crane " * 400 + "fell", "port " * 90 + "the")], "cpu")
    ids, sides, _ = coded.batch(torch.tensor([0]))
    assert int(coded.lengths[0]) == MOST_PIECES
    row = ids[0, :MOST_PIECES].tolist()
    assert row[: MOST_PIECES - MOST_CLAIM - 3][-1] == WORDS.index("fell")
    assert WORDS.index("the") not in row
    assert int(sides[0].sum()) == MOST_CLAIM + 1


def test_batches_hold_every_pair_once() -> None:
    lengths = np.random.default_rng(1).integers(5, 90, size=1_003)
    found = batches(lengths, 16, seed=4)
    assert sorted(np.concatenate(found).tolist()) == list(range(1_003))
    assert [b.tolist() for b in batches(lengths, 16, seed=4)] == [b.tolist() for b in found]


def test_relative_positions_are_those_of_mpnet() -> None:
    mpnet = pytest.importorskip("transformers.models.mpnet.modeling_mpnet")
    apart = torch.arange(160)[None, :] - torch.arange(160)[:, None]
    theirs = mpnet.MPNetEncoder.relative_position_bucket(apart, num_buckets=32, max_distance=128)
    assert torch.equal(buckets(160), theirs)


def test_what_is_padded_changes_nothing() -> None:
    torch.manual_seed(2)
    layer = Layer().eval()
    states = torch.randn(1, 9, 768)
    padded = torch.cat([states, torch.randn(1, 7, 768)], 1)
    bias = torch.zeros(1, HEADS, 16, 16)
    bias[..., 9:] = -1e4
    with torch.no_grad():
        alone = layer(states, torch.zeros(1, HEADS, 9, 9))
        beside = layer(padded, bias)[:, :9]
    assert torch.allclose(alone, beside, atol=1e-5)
