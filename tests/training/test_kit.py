"""The training kit: its documents, its trainer and its export. Needs torch, which the product does not."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from training_marks import write

torch = pytest.importorskip("torch", reason="needs torch: make test-training")
pytest.importorskip("onnx", reason="needs onnx: make test-training")

from benchmarks.annotated.document import layout  # noqa: E402
from training.reader.batches import Stream, collate  # noqa: E402
from training.reader.export import INPUTS, output_names, write_fp32, write_int8, write_tables  # noqa: E402
from training.reader.network import Reader  # noqa: E402
from training.reader.own import own  # noqa: E402
from training.reader.train import Source, Trainer, read_stream  # noqa: E402

from crossread.models.packaged import packaged  # noqa: E402
from crossread.models.reader import OnnxReader, Prose  # noqa: E402
from crossread.models.reader.graph import ReaderGraph  # noqa: E402
from crossread.models.reader.labels import READ_TAGS  # noqa: E402
from crossread.models.reader.windows import inputs, windows  # noqa: E402
from crossread.models.tokenizing import load_tokenizer  # noqa: E402
from crossread.text.sentences import sentences  # noqa: E402

STEPS = 6


@pytest.fixture(scope="module")
def stream(tmp_path_factory: pytest.TempPathFactory) -> Stream:
    file = write(tmp_path_factory.mktemp("own") / "own.jsonl", 6)
    tokenizer = load_tokenizer(packaged("tokenizer.json"), max_pieces=None)
    return read_stream("own", Source(lambda _: own(file), 1.0), "train", tokenizer)


def fresh() -> Reader:
    torch.manual_seed(3)
    return Reader()


def trained(stream: Stream, out: Path, *, stop_at: int | None = None) -> Trainer:
    out.mkdir(exist_ok=True)
    trainer = Trainer(fresh(), [stream], steps=STEPS, out=out, device="cpu")
    torch.manual_seed(5)
    if stop_at is not None:
        trainer.stop_at = stop_at
    trainer.run(every=2)
    return trainer


def test_a_run_that_was_killed_goes_on_to_the_same_weights(stream: Stream, tmp_path: Path) -> None:
    at_once = trained(stream, tmp_path / "once")
    trained(stream, tmp_path / "twice", stop_at=3)  # a step after a checkpoint
    with (tmp_path / "twice" / "log.jsonl").open("a") as log:
        log.write('{"step": 4, "str')  # torn by the kill
    resumed = trained(stream, tmp_path / "twice")
    assert resumed.step == STEPS
    for name, value in at_once.mean.items():
        assert torch.equal(value, resumed.mean[name]), name
    steps = [json.loads(line)["step"] for line in (tmp_path / "twice" / "log.jsonl").read_text().splitlines()]
    assert steps == list(range(1, STEPS + 1))


def test_training_lowers_the_losses(stream: Stream, tmp_path: Path) -> None:
    trained(stream, tmp_path)
    log = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert log[-1]["mention"] < log[0]["mention"]


def test_onnx_gives_what_torch_gives(stream: Stream, tmp_path: Path) -> None:
    reader = fresh().eval()
    document, pieces = stream.documents[0]
    (window,) = windows(pieces, document.sentence_starts)
    fed = inputs(pieces, window)
    example = tuple(torch.from_numpy(fed[name]) for name in INPUTS)
    write_fp32(reader, tmp_path / "reader.onnx", example)
    found = ReaderGraph(tmp_path / "reader.onnx").run(fed)
    with torch.no_grad():
        wanted = reader(*example)
    assert set(found) == set(output_names())
    for task in READ_TAGS:
        np.testing.assert_allclose(found[task], wanted.tags[task][0].numpy(), atol=2e-4)
    for name in ("arcs", "source_of", "content_of", "anaphor", "antecedent", "referring"):
        np.testing.assert_allclose(found[name], getattr(wanted, name)[0].numpy(), atol=2e-4)
    np.testing.assert_allclose(found["event_vector"], wanted.event[0].numpy(), atol=2e-4)
    for name in ("relation_dependent", "relation_governor"):
        np.testing.assert_allclose(found[name], getattr(wanted, name)[0].numpy(), atol=2e-4)


def test_int8_stays_near_and_is_a_third_of_the_size(stream: Stream, tmp_path: Path) -> None:
    reader = fresh().eval()
    fed = []
    for document, pieces in stream.documents:
        (window,) = windows(pieces, document.sentence_starts)
        fed.append(inputs(pieces, window))
    examples = [tuple(torch.from_numpy(f[name]) for name in INPUTS) for f in fed]
    write_fp32(reader, tmp_path / "fp32.onnx", examples[0])
    write_int8(reader, tmp_path / "reader.onnx", examples)
    assert (tmp_path / "reader.onnx").stat().st_size < 0.34 * (tmp_path / "fp32.onnx").stat().st_size
    exact = ReaderGraph(tmp_path / "fp32.onnx").run(fed[0])
    near = ReaderGraph(tmp_path / "reader.onnx").run(fed[0])
    for task in READ_TAGS:
        scale = np.abs(exact[task]).mean()
        assert np.abs(near[task] - exact[task]).mean() < 0.1 * scale, task


def test_what_the_kit_builds_the_product_reads(stream: Stream, tmp_path: Path) -> None:
    reader = fresh().eval()
    document, pieces = stream.documents[0]
    (window,) = windows(pieces, document.sentence_starts)
    fed = inputs(pieces, window)
    write_fp32(reader, tmp_path / "reader.onnx", tuple(torch.from_numpy(fed[name]) for name in INPUTS))
    write_tables(reader, tmp_path / "reader.npz")
    (tmp_path / "tokenizer.json").symlink_to(packaged("tokenizer.json"))
    text = document.text
    (found,) = OnnxReader.from_folder(tmp_path).read([Prose(text, sentences(text))])
    assert [token.span for token in found.tokens or ()] == list(document.tokens)


def test_labels_stand_at_their_words(stream: Stream) -> None:
    document, _pieces = stream.documents[0]
    assert document.told
    said = document.told[0]
    assert document.tokens[said.cue].of(document.text) == "said"
    assert " ".join(document.tokens[at].of(document.text) for at in sorted(said.source)) == "Tomas Verrin"
    items = next(stream.batches(random.Random(1)))
    batch = collate("own", items)
    assert batch.links
    link = batch.links[0]
    shown = items[link.row].document
    assert shown.tokens[link.cue].of(shown.text) in {"said", "told", "insisted"}
    assert link.source.sum() == 2


def test_a_line_that_is_no_record_is_named(tmp_path: Path) -> None:
    bad = tmp_path / "own.jsonl"
    bad.write_text(
        '{"id": "a", "text": "Verrin spoke.", "mentions": [{"start": 0, "end": 99, "kind": "person"}]}\n'
    )
    with pytest.raises(SystemExit, match=r"line 1: .*outside a text of 13 characters"):
        list(own(bad))


def test_another_call_does_not_go_on_with_a_run(stream: Stream, tmp_path: Path) -> None:
    trained(stream, tmp_path, stop_at=3)
    with pytest.raises(SystemExit, match="name another --out"):
        Trainer(fresh(), [stream], steps=STEPS + 1, out=tmp_path, device="cpu").run()


def test_texts_without_a_mark_are_refused(tmp_path: Path) -> None:
    empty = Stream("own", [])
    with pytest.raises(SystemExit, match="nothing is marked"):
        Trainer(fresh(), [empty], steps=STEPS, out=tmp_path, device="cpu").run()


@given(st.text(alphabet="ab .?\n\u2028'’N1-", max_size=80))
def test_training_cuts_as_reading_does(text: str) -> None:
    tokens, starts = layout(text)
    cut = OnnxReader.from_package().cut(Prose(text, sentences(text)))
    assert (cut.tokens, cut.sentence_starts) == (tokens, starts)
