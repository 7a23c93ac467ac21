"""Trains the reader on all its tasks at once; `python -m training.reader` calls it.

Stopped or killed, the same command goes on from the last checkpoint; on a CPU to the same weights as a run that
was never stopped.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from benchmarks.annotated.document import Document
from benchmarks.annotated.ecbplus import ecbplus
from benchmarks.annotated.polnear import polnear
from benchmarks.annotated.timebank import timebank
from benchmarks.annotated.treebanks import ewt, gum
from benchmarks.annotated.worldwide import worldwide
from benchmarks.corpora import corpora_folder
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from tokenizers import Tokenizer
from torch import Tensor

from crossread.models.packaged import packaged
from crossread.models.reader.pieces import BREAKS, DIGITS, LOWER, MARK, QUOTES
from crossread.models.tokenizing import load_tokenizer
from training.encoder.source import published_weights
from training.reader.batches import Batch, Stream, collate
from training.reader.export import load_trained
from training.reader.losses import losses, total
from training.reader.network import Reader, from_published
from training.reader.own import own

STEPS = 7200
SEED = 20_241_202
ENCODER_RATE, HEADS_RATE = 2e-4, 1e-3
WARM_UP = 0.06
KEPT = 0.998  # of the running mean of the weights, each step; the mean is what is exported
MASKED, UNCASED = 0.04, 0.06  # pieces hidden, windows whose capitals are hidden
_MASK = 103
_CLIP = 1.0
_STARTED = 0.5  # of the rates, where a training begins from another


@dataclass(frozen=True, slots=True)
class Source:
    """One corpus: its reader, and how often an epoch sees it."""

    documents: Callable[[str], Iterable[Document]]
    repeats: float
    whole: bool = False
    topical: bool = False


SOURCES = {
    "worldwide": Source(worldwide, 1.3),
    "polnear": Source(polnear, 1.0),
    "ewt": Source(ewt, 1.5),
    "gum": Source(gum, 3.0, whole=True),
    "ecbplus": Source(ecbplus, 1.5, topical=True),
    "timebank": Source(timebank, 1.0),
}


def train(
    out: Path, *, steps: int, device: str, own_data: Path | None = None, start: Path | None = None
) -> None:
    """Train to the last step into the folder `out`: `checkpoint.pt` and `log.jsonl`.

    `own_data` (see `own`) is one more corpus beside the public ones, or the only one where those
    are not there. `start` is the folder of a training to begin from, at half the rates, instead of the
    published encoder.
    """
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    tokenizer = load_tokenizer(packaged("tokenizer.json"), max_pieces=None)
    sources = dict(SOURCES) if corpora_folder() else {}
    if own_data is not None:
        sources["own"] = Source(lambda _: own(own_data), 1.0, topical=True)
    if not sources:
        raise SystemExit("no corpora beside the checkout and no --own file: nothing to learn from")
    streams = [read_stream(name, source, "train", tokenizer) for name, source in sources.items()]
    reader = load_trained(start / "checkpoint.pt") if start else from_published(published_weights())
    share = _STARTED if start else 1.0
    Trainer(reader.to(device), streams, steps=steps, out=out, device=device, rates=share).run()


def read_stream(name: str, source: Source, part: str, tokenizer: Tokenizer) -> Stream:
    """All documents of one part of one corpus, cut into pieces."""
    documents = [(document, document.pieces(tokenizer)) for document in source.documents(part)]
    return Stream(name, documents, repeats=source.repeats, whole=source.whole, topical=source.topical)


class Trainer:
    """Steps, the running mean of the weights, checkpoints.

    `stop_at` ends a run before its last step, as a kill just after a checkpoint would.
    """

    def __init__(
        self,
        reader: Reader,
        streams: list[Stream],
        *,
        steps: int,
        out: Path,
        device: str,
        rates: float = 1.0,
    ) -> None:
        self.reader, self.streams, self.steps, self.out, self.device = reader, streams, steps, out, device
        self.mean = {name: value.detach().clone() for name, value in reader.state_dict().items()}
        self.optimizer = torch.optim.AdamW(_groups(reader, rates), weight_decay=0.01, fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._share)
        self.step = 0
        self.stop_at = steps

    def run(self, every: int = 250) -> None:
        """Train to the last step, saving every so often."""
        self._resume()
        self.reader.train()
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns) as bar, (self.out / "log.jsonl").open("a", encoding="utf-8") as log:
            task = bar.add_task("reader", total=self.steps, completed=self.step)
            started = time.perf_counter()
            for batch in self._batches():
                found = self._one(batch)
                self.step += 1
                entry = {
                    "step": self.step,
                    "stream": batch.stream,
                    "s": round(time.perf_counter() - started, 1),
                }
                log.write(json.dumps(entry | {k: round(v.item(), 4) for k, v in found.items()}) + "\n")
                bar.update(task, advance=1, description=f"reader {batch.stream:9s}")
                if self.step % every == 0 or self.step == self.steps:
                    log.flush()
                    self._save()
                if self.step >= self.stop_at:
                    return

    def _one(self, batch: Batch) -> dict[str, Tensor]:
        moved = hidden(batch, self.step).to(self.device)
        with torch.autocast(torch.device(self.device).type, dtype=torch.bfloat16):
            output = self.reader(moved.input_ids, moved.forms, moved.firsts, moved.lasts, moved.mask)
        found = losses(self.reader, output, moved)
        total(found).backward()
        torch.nn.utils.clip_grad_norm_(self.reader.parameters(), _CLIP, foreach=True)
        self.optimizer.step()
        self.schedule.step()
        self.optimizer.zero_grad(set_to_none=True)
        with torch.no_grad():
            kept = min(KEPT, (1 + self.step) / (10 + self.step))
            names = list(self.mean)
            state = self.reader.state_dict()
            torch._foreach_lerp_([self.mean[n] for n in names], [state[n] for n in names], 1 - kept)
        return found

    def _batches(self) -> Iterator[Batch]:
        """Batches of all streams, shuffled together, epoch after epoch, from the step reached."""
        at = epoch = 0
        while True:
            rng = random.Random(SEED + epoch)
            order = [(stream.name, items) for stream in self.streams for items in stream.batches(rng)]
            rng.shuffle(order)
            if not order:
                raise SystemExit("nothing is marked in the documents: nothing to learn from")
            for name, items in order:
                if at >= self.steps:
                    return
                if at >= self.step:
                    yield collate(name, items)
                at += 1
            epoch += 1

    def _share(self, step: int) -> float:
        warm = max(1, round(self.steps * WARM_UP))
        return min(step / warm, max(0.02, (self.steps - step) / (self.steps - warm)))

    def _save(self) -> None:
        state = {
            "step": self.step,
            "call": self._call(),
            "reader": self.reader.state_dict(),
            "mean": self.mean,
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "random": torch.get_rng_state(),
        }
        partial = self.out / "checkpoint.partial"
        torch.save(state, partial)
        partial.replace(self.out / "checkpoint.pt")

    def _resume(self) -> None:
        path = self.out / "checkpoint.pt"
        if path.exists():
            state = torch.load(path, map_location=self.device, weights_only=True)
            if state["call"] != self._call():
                raise SystemExit(
                    f"{path} is of a training with {state['call']}, this one is with {self._call()}; "
                    "repeat that call, or name another --out"
                )
            self.reader.load_state_dict(state["reader"])
            self.mean = state["mean"]
            self.optimizer.load_state_dict(state["optimizer"])
            self.schedule.load_state_dict(state["schedule"])
            torch.set_rng_state(state["random"].cpu())
            self.step = state["step"]
            _cut_log(self.out / "log.jsonl", self.step)

    def _call(self) -> dict[str, int]:
        """What a run must be called with to go on: the steps, and the documents of each corpus."""
        return {"steps": self.steps} | {stream.name: len(stream.documents) for stream in self.streams}


def _cut_log(path: Path, step: int) -> None:
    """Drop the lines that were written after a checkpoint, a torn last one too."""
    if path.exists():
        lines = [line for line in path.read_text("utf-8").split("\n") if line.endswith("}")]
        path.write_text("".join(f"{line}\n" for line in lines if json.loads(line)["step"] <= step), "utf-8")


def hidden(batch: Batch, step: int) -> Batch:
    """The batch with some pieces masked and the capitals of some windows hidden, the same at every try."""
    generator = torch.Generator().manual_seed(SEED + step)
    ids, forms = batch.input_ids.clone(), batch.forms.clone()
    masked = (torch.rand(ids.shape, generator=generator) < MASKED) & batch.mask & (forms > 0)
    ids[masked] = _MASK
    uncased = (torch.rand(len(ids), 1, generator=generator) < UNCASED) & (forms > 0)
    rest = QUOTES * BREAKS
    letters = (forms // rest != DIGITS) & (forms // rest != MARK)
    forms = torch.where(uncased & letters, LOWER * rest + forms % rest, forms)
    return replace(batch, input_ids=ids, forms=forms)


def _groups(reader: Reader, share: float) -> list[dict[str, object]]:
    """Encoder and heads at their own rates; no decay of biases, norms and small tables."""
    groups = []
    for part, rate in ((reader.encoder, ENCODER_RATE), (reader.heads, HEADS_RATE)):
        for matrix in (True, False):
            chosen = [p for p in part.parameters() if (p.dim() > 1) == matrix]
            groups.append({"params": chosen, "lr": share * rate, "weight_decay": 0.01 if matrix else 0.0})
    return groups
