"""Teach the entailment network on the team's own pairs.

    python -m training.entailment.train OUT --base FOLDER

`--base` is a folder with all-mpnet-base-v2 (`model.safetensors`, `tokenizer.json`). OUT keeps `network.pt`, and after each
round over the pairs a checkpoint from which a second run goes on. Five minutes on a GPU, a day and a half on two cores.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from sklearn.metrics import roc_auc_score
from tokenizers import Tokenizer
from torch import nn

from training.entailment.coding import Coded, Coder, batches
from training.entailment.network import Network, from_published
from training.entailment.pairs import Matrix, Taught, joined, labelled

RATE, HEAD_TIMES = 4e-5, 3.0  # of the encoder, and by how much the head learns faster
ROUNDS, SIZE, WARM = 3, 64, 0.06
SEED = 0
_ASKED_AT_ONCE = 512


def main() -> None:
    """Teach, measure, keep."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path, required=True, help="folder with all-mpnet-base-v2")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(SEED)
    network = from_published(load_file(arguments.base / "model.safetensors")).to(device)
    coder, own = coder_of(arguments.base), joined(labelled(held_out=False))
    teach(network, coder(own.pairs, device), own.wanted, checkpoint=arguments.out / "checkpoint.pt")
    figures = measured(network, coder, labelled(held_out=True), device)
    print(json.dumps(figures, indent=1))
    torch.save(
        {name: value.half().cpu() for name, value in network.state_dict().items()},
        arguments.out / "network.pt",
    )


def teach(network: Network, coded: Coded, wanted: Matrix, *, checkpoint: Path) -> None:
    """Teach in place, from the last round that `checkpoint` holds. *Shape:* wanted (pairs, LABELS)."""
    head = [*network.hidden.parameters(), *network.scores.parameters()]
    known = {id(parameter) for parameter in head}
    rest = [parameter for parameter in network.parameters() if id(parameter) not in known]
    device = coded.pieces.device
    rates = (RATE, RATE * HEAD_TIMES)
    groups = [{"params": rest, "lr": rates[0]}, {"params": head, "lr": rates[1]}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=device.type == "cuda")
    target = torch.tensor(wanted, dtype=torch.float32, device=device)
    lengths = coded.lengths.cpu().numpy()
    rounds = [batches(lengths, SIZE, seed=SEED * 100 + number) for number in range(ROUNDS)]
    steps, step, done = sum(map(len, rounds)), 0, 0
    if checkpoint.exists():
        kept = torch.load(checkpoint, map_location=device)
        network.load_state_dict(kept["network"])
        optimiser.load_state_dict(kept["optimiser"])
        done, step = kept["rounds"], sum(map(len, rounds[: kept["rounds"]]))
    network.train()
    for number in range(done, ROUNDS):
        started, losses = time.time(), []
        for some in rounds[number]:
            share = min((step + 1) / (WARM * steps), (steps - step) / steps)
            for group, full in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = full * share
            chosen = torch.from_numpy(some).to(device)
            with torch.autocast(device.type, dtype=torch.bfloat16, enabled=device.type == "cuda"):
                scores = network(*coded.batch(chosen))
            loss = nn.functional.cross_entropy(scores.float(), target[chosen])
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            losses.append(loss.detach())
            step += 1
        mean = float(torch.stack(losses).mean())
        print(f"round {number + 1} of {ROUNDS}: loss {mean:.4f}, {time.time() - started:.0f} s", flush=True)
        kept = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "rounds": number + 1}
        torch.save(kept, checkpoint)


@torch.no_grad()
def asked(network: Network, coded: Coded) -> Matrix:
    """Probabilities of LABELS. *Shape:* (pairs, LABELS)."""
    was_taught = network.training
    network.eval()
    device = coded.pieces.device
    order = np.argsort(coded.lengths.cpu().numpy(), kind="stable")
    found = np.zeros((len(order), 3))
    for at in range(0, len(order), _ASKED_AT_ONCE):
        some = order[at : at + _ASKED_AT_ONCE]
        with torch.autocast(device.type, dtype=torch.bfloat16, enabled=device.type == "cuda"):
            scores = network(*coded.batch(torch.from_numpy(some).to(device)))
        found[some] = scores.float().softmax(1).cpu().numpy()
    network.train(was_taught)
    return found


def measured(
    network: Network, coder: Coder, held: Mapping[str, Taught], device: str
) -> dict[str, dict[str, float]]:
    """Of each set that was held out: the share right, and the area under the curve of support against exclusion."""
    return {
        name: figures(asked(network, coder(taught.pairs, device)), taught.wanted.argmax(1))
        for name, taught in held.items()
    }


def figures(said: Matrix, gold: Matrix) -> dict[str, float]:
    """*Shape:* said (pairs, LABELS), gold (pairs,)."""
    decided = gold < 2
    ahead = (np.log(said[:, 0] + 1e-9) - np.log(said[:, 1] + 1e-9))[decided]
    area = roc_auc_score(gold[decided] == 0, ahead)
    return {"right": round(float((said.argmax(1) == gold).mean()), 3), "area": round(float(area), 3)}


def coder_of(base: Path) -> Coder:
    """Pairs as MPNet takes them: <s> passage </s></s> claim </s>."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    return Coder(tokenizer, first=0, between=(2, 2), last=2, padding=1)


if __name__ == "__main__":
    main()
