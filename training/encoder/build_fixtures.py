"""Builds the fixtures of tests/models: fp32 reference values and tiny models standing in for a user's own.

python -m training.encoder.build_fixtures
"""

import json

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from training.encoder.minilm import MiniLM
from training.encoder.source import ROOT, published_tokenizer, published_weights

FIXTURES = ROOT / "tests" / "models" / "fixtures"
SENTENCES = [
    "At least 12 people were killed when a bridge collapsed in the harbour district, officials said.",
    "Officials said no fewer than a dozen died as a harbour bridge gave way.",
    "The ministry denied that its aircraft had crossed the border on Tuesday.",
    "A ministry statement rejected reports of an incursion by its planes.",
    "“We will rebuild it,” the mayor told reporters.",
    "Rain is expected in the valley over the weekend.",
]
SHOWN = 8
VOCABULARY = ["[UNK]", "flood", "storm", "river", "village", "the", "in"]
DIMENSION = 4


def main() -> None:
    """Write reference.json and one folder per tiny model."""
    vectors = _fp32(SENTENCES).astype(np.float64)
    reference = {
        "sentences": SENTENCES,
        "first_values": np.round(vectors[:, :SHOWN], 5).tolist(),
        "cosines": np.round(vectors @ vectors.T, 4).tolist(),
    }
    content = json.dumps(reference, indent=1, ensure_ascii=False)
    (FIXTURES / "reference.json").write_text(f"{content}\n", "utf-8")
    ids, mask = _input("input_ids"), _input("attention_mask")
    pieces, sentence = ["batch", "pieces", DIMENSION], ["batch", DIMENSION]
    _write("piece_vectors", [ids], _gather("last_hidden_state"), {"last_hidden_state": pieces})
    mean = helper.make_node("ReduceMean", ["pieces"], ["sentence_embedding"], axes=[1], keepdims=0)
    both = [*_gather("pieces"), mean]
    _write("sentence_vectors", [ids, mask], both, {"pieces": pieces, "sentence_embedding": sentence})
    narrow = helper.make_tensor_value_info("input_ids", TensorProto.INT32, ["batch", "pieces"])
    _write("int32", [narrow], _gather("last_hidden_state"), {"last_hidden_state": pieces})
    unnamed = [helper.make_node("Gather", ["table", "words"], ["vectors"])]
    _write("other_input", [_input("words")], unnamed, {"vectors": pieces})
    scores = helper.make_node("ReduceMean", ["pieces"], ["logits"], axes=[1], keepdims=0)
    _write(
        "entailment",
        [ids, mask],
        [*_gather("pieces"), scores],
        {"pieces": pieces, "logits": sentence},
        shown="logits",
    )
    labels = {"id2label": {"0": "NEUTRAL", "1": "ENTAILMENT", "2": "CONTRADICTION", "3": "OTHER"}}
    (FIXTURES / "entailment" / "config.json").write_text(f"{json.dumps(labels)}\n", "utf-8")
    total = helper.make_node("ReduceSum", ["pieces"], ["score"], keepdims=0)
    _write("other_output", [ids], [*_gather("pieces"), total], {"score": []})


def _fp32(sentences: list[str]) -> NDArray[np.float32]:
    tokenizer = published_tokenizer()
    model = MiniLM(published_weights(), words_as_int8=False).eval()
    rows = [torch.tensor([tokenizer.encode(sentence).ids]) for sentence in sentences]
    with torch.no_grad():
        return torch.cat([model(row, torch.ones_like(row)) for row in rows]).numpy()


def _write(
    name: str,
    inputs: list[onnx.ValueInfoProto],
    nodes: list[onnx.NodeProto],
    outputs: dict[str, list[str | int]],
    *,
    shown: str = "",
) -> None:
    folder = FIXTURES / name
    folder.mkdir(parents=True, exist_ok=True)
    table = np.random.default_rng(3).normal(size=(len(VOCABULARY), DIMENSION)).astype(np.float32)
    shapes = {key: shape for key, shape in outputs.items() if key == (shown or key)}
    results = [helper.make_tensor_value_info(key, TensorProto.FLOAT, shape) for key, shape in shapes.items()]
    graph = helper.make_graph(nodes, name, inputs, results, [numpy_helper.from_array(table, "table")])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, folder / "model.onnx")
    words = {word: index for index, word in enumerate(VOCABULARY)}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token=VOCABULARY[0]))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))


def _input(name: str) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "pieces"])


def _gather(output: str) -> list[onnx.NodeProto]:
    return [helper.make_node("Gather", ["table", "input_ids"], [output])]


if __name__ == "__main__":
    main()
