"""Teach the entailment network: a teacher on the team's pairs, a smaller one on what the teacher says of many more.

    python -m training.entailment.train OUT --teacher FOLDER --sentences FILE [--student half|minilm] [--seeds 2]

`--teacher` is a folder with all-mpnet-base-v2 (`model.safetensors`, `tokenizer.json`), `--sentences` what
`training.entailment.sentences` wrote. Every stage is kept in OUT and taken up again where it is there: `teacher-0.pt`,
`labelled.npz`, `student.pt`. On a GPU an hour's work is minutes; on two cores it is days (README.md has both).
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from sklearn.metrics import roc_auc_score
from tokenizers import Tokenizer
from torch import nn

from training.encoder import source
from training.entailment.coding import Coded, Coder, batches
from training.entailment.network import MINILM, MPNET, Network, from_published, half_of
from training.entailment.pairs import Matrix, Taught, labelled, unlabelled
from training.entailment.sentences import read_groups


@dataclass(frozen=True)
class Plan:
    """Learning rate of the encoder, rounds over all pairs, pairs a step."""

    rate: float
    epochs: int
    size: int


TEACHER = Plan(rate=4e-5, epochs=3, size=64)
STUDENTS = {"half": Plan(rate=1e-4, epochs=2, size=128), "minilm": Plan(rate=3e-4, epochs=3, size=192)}
WARM, HEAD_TIMES = 0.06, 3.0
OWN_TIMES = 3  # how often the team's own pairs come beside those that the teacher labelled
_ASKED_AT_ONCE = 512


def main() -> None:
    """Teach, measure, keep."""
    arguments = _arguments()
    arguments.out.mkdir(parents=True, exist_ok=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    weights = load_file(arguments.teacher / "model.safetensors")
    coder = mpnet_coder(arguments.teacher / "tokenizer.json")
    own, held = _joined(labelled(held_out=False)), labelled(held_out=True)
    more = arguments.out / "labelled.npz"
    if not more.exists():
        _label(arguments, weights, coder, own, held, device)
    known = np.load(more, allow_pickle=False)
    others = list(zip(known["passages"].tolist(), known["claims"].tolist(), strict=True))
    if arguments.student == "half":
        teacher = Network(MPNET)
        teacher.load_state_dict(torch.load(arguments.out / "teacher-0.pt"))
        student = half_of(teacher)
    else:
        student, coder = from_published(MINILM, source.published_weights()), minilm_coder()
    pairs = [*others, *own.pairs * OWN_TIMES]
    wanted = np.concatenate([known["said"], np.tile((own.wanted + known["own"]) / 2, (OWN_TIMES, 1))])
    student.to(device)
    plan = STUDENTS[arguments.student]
    fit(student, coder(pairs, device), wanted, STUDENTS[arguments.student], seed=5)
    figures = measured(student, coder, held, device)
    print(json.dumps(figures, indent=1))
    torch.save(
        {name: value.half().cpu() for name, value in student.state_dict().items()},
        arguments.out / "student.pt",
    )


def _label(
    arguments: argparse.Namespace,
    weights: Mapping[str, torch.Tensor],
    coder: Coder,
    own: Taught,
    held: Mapping[str, Taught],
    device: str,
) -> None:
    """Teach the teachers and keep what they say, on the mean, of the pairs without labels and of the team's own."""
    stories = read_groups(arguments.sentences)
    sentences = [sentence for story in stories for report in story for sentence in report]
    others = unlabelled(stories, _vectors(sentences), seed=7, most=arguments.pairs)
    coded_own, coded_others = coder(own.pairs, device), coder(others, device)
    said, of_own = np.zeros((len(others), 3)), np.zeros(own.wanted.shape)
    for seed in range(arguments.seeds):
        path = arguments.out / f"teacher-{seed}.pt"
        torch.manual_seed(seed)
        teacher = from_published(MPNET, weights).to(device)
        if path.exists():
            teacher.load_state_dict(torch.load(path))
        else:
            fit(teacher, coded_own, own.wanted, TEACHER, seed=seed)
            torch.save(teacher.state_dict(), path)
        print("teacher", seed, json.dumps(measured(teacher, coder, held, device)))
        said += asked(teacher, coded_others) / arguments.seeds
        of_own += asked(teacher, coded_own) / arguments.seeds
    np.savez(
        arguments.out / "labelled.npz",
        passages=np.array([passage for passage, _ in others]),
        claims=np.array([claim for _, claim in others]),
        said=said,
        own=of_own,
    )


def fit(network: Network, coded: Coded, wanted: Matrix, plan: Plan, *, seed: int) -> None:
    """Teach in place. *Shape:* wanted (pairs, LABELS)."""
    head = [*network.hidden.parameters(), *network.scores.parameters()]
    known = {id(parameter) for parameter in head}
    rest = [parameter for parameter in network.parameters() if id(parameter) not in known]
    device = coded.pieces.device
    rates = (plan.rate, plan.rate * HEAD_TIMES)
    optimiser = torch.optim.AdamW(
        [{"params": rest, "lr": rates[0]}, {"params": head, "lr": rates[1]}],
        weight_decay=0.01,
        fused=device.type == "cuda",
    )
    lengths = coded.lengths.cpu().numpy()
    steps = [
        some for epoch in range(plan.epochs) for some in batches(lengths, plan.size, seed=seed * 100 + epoch)
    ]
    target = torch.tensor(wanted, dtype=torch.float32, device=device)
    network.train()
    say = _every(max(1, len(steps) // plan.epochs))
    for step, some in enumerate(steps):
        share = min((step + 1) / (WARM * len(steps)), (len(steps) - step) / len(steps))
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
        say(step, loss.detach())


@torch.no_grad()
def asked(network: Network, coded: Coded) -> Matrix:
    """Probabilities of LABELS. *Shape:* (pairs, LABELS)."""
    network.eval()
    device = coded.pieces.device
    order = np.argsort(coded.lengths.cpu().numpy(), kind="stable")
    found = np.zeros((len(order), 3))
    for at in range(0, len(order), _ASKED_AT_ONCE):
        some = order[at : at + _ASKED_AT_ONCE]
        with torch.autocast(device.type, dtype=torch.bfloat16, enabled=device.type == "cuda"):
            scores = network(*coded.batch(torch.from_numpy(some).to(device)))
        found[some] = scores.float().softmax(1).cpu().numpy()
    network.train()
    return found


def measured(
    network: Network, coder: Coder, held: Mapping[str, Taught], device: str
) -> dict[str, dict[str, float]]:
    """Of each set that was held out: the share right, and the area under the curve of support against exclusion."""
    found = {}
    for name, taught in held.items():
        said, gold = asked(network, coder(taught.pairs, device)), taught.wanted.argmax(1)
        decided = gold < 2
        area = roc_auc_score(gold[decided] == 0, (np.log(said[:, 0]) - np.log(said[:, 1]))[decided])
        found[name] = {
            "right": round(float((said.argmax(1) == gold).mean()), 3),
            "area": round(float(area), 3),
        }
    return found


def mpnet_coder(path: Path) -> Coder:
    """Pairs as MPNet takes them: <s> passage </s></s> claim </s>."""
    return Coder(Tokenizer.from_file(str(path)), first=0, between=(2, 2), last=2, padding=1)


def minilm_coder() -> Coder:
    """Pairs as BERT takes them: [CLS] passage [SEP] claim [SEP]."""
    return Coder(source.published_tokenizer(), first=101, between=(102,), last=102, padding=0)


def _joined(sets: Mapping[str, Taught]) -> Taught:
    pairs = tuple(pair for taught in sets.values() for pair in taught.pairs)
    return Taught(pairs, np.concatenate([taught.wanted for taught in sets.values()]))


def _vectors(sentences: Sequence[str]) -> NDArray[np.float32]:
    from crossread.models import OnnxEncoder  # noqa: PLC0415

    return OnnxEncoder.from_package(threads=torch.get_num_threads()).encode(sentences)


def _every(steps: int) -> Callable[[int, torch.Tensor], None]:
    started, losses = time.time(), []

    def say(step: int, loss: torch.Tensor) -> None:
        losses.append(loss)
        if (step + 1) % steps == 0:
            print(
                f"{time.time() - started:6.0f} s  step {step + 1}  loss {float(torch.stack(losses).mean()):.4f}",
                flush=True,
            )
            losses.clear()

    return say


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--teacher", type=Path, required=True, help="folder with all-mpnet-base-v2")
    parser.add_argument(
        "--sentences", type=Path, required=True, help="what training.entailment.sentences wrote"
    )
    parser.add_argument("--student", choices=sorted(STUDENTS), default="half")
    parser.add_argument("--seeds", type=int, default=2, help="teachers whose word is averaged")
    parser.add_argument("--pairs", type=int, default=250_000, help="pairs without labels, at most")
    return parser.parse_args()


if __name__ == "__main__":
    main()
