"""One ONNX sentence graph: opening it, feeding it piece ids, pooling what it gives."""

from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from crossread.errors import ModelError

_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_BERT_POOLER = "pooler_output"  # trained to predict the next sentence, no use as a sentence vector
_INTEGERS: dict[str, type[np.signedinteger]] = {"tensor(int64)": np.int64, "tensor(int32)": np.int32}


class SentenceGraph:
    """An open session on a graph that maps piece ids to one vector.

    Args:
        path: The ONNX file. Its inputs are `input_ids` and possibly `attention_mask` and
            `token_type_ids`; its first output of a usable rank is a sentence vector
            (1, dimension) or piece vectors (1, pieces, dimension).

    Raises:
        ModelError: onnxruntime cannot open the file, or its inputs or outputs are of another kind.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._session = open_session(path)
        self._inputs = {node.name: self._integer(node) for node in self._session.get_inputs()}
        if "input_ids" not in self._inputs or not set(self._inputs) <= set(_INPUTS):
            raise ModelError(
                f"{path}: the graph takes {', '.join(self._inputs) or 'nothing'}; expected input_ids and "
                "optionally attention_mask and token_type_ids: export a text encoder"
            )
        self._output = self._choose_output()

    @property
    def dimension(self) -> int:
        """Numbers per vector: as the graph states, else found by a trial run."""
        last = self._output.shape[-1]
        return last if isinstance(last, int) else self._pooled(np.zeros((1, 2), dtype=np.int64)).size

    def run(self, piece_ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """The L2-normalised vector of one sentence.

        *Shape:* piece_ids (1, pieces); the result (dimension,).

        Raises:
            ModelError: The graph fails on these ids, or gives no finite vector.
        """
        vector = self._pooled(piece_ids)
        length = np.linalg.norm(vector)
        if not np.isfinite(length) or length == 0:
            raise ModelError(
                f"{self._path}: the graph gave a vector of length {length}; its weights are damaged"
            )
        return np.asarray(vector / length, dtype=np.float32)

    def _pooled(self, piece_ids: NDArray[np.int64]) -> NDArray[np.float32]:
        values = {"attention_mask": np.ones_like(piece_ids), "token_type_ids": np.zeros_like(piece_ids)}
        values["input_ids"] = piece_ids
        feed = {name: values[name].astype(kind, copy=False) for name, kind in self._inputs.items()}
        try:
            output = self._session.run([self._output.name], feed)[0]
        except Exception as error:  # onnxruntime's errors share no public class
            raise ModelError(
                f"{self._path}: the graph failed on {piece_ids.shape[1]} word pieces ({error}); "
                "do tokenizer.json and model.onnx belong together?"
            ) from error
        vector = np.asarray(output, dtype=np.float32)[0]
        return vector if vector.ndim == 1 else np.asarray(vector.mean(axis=0), dtype=np.float32)

    def _integer(self, node: ort.NodeArg) -> type[np.signedinteger]:
        if node.type not in _INTEGERS:
            raise ModelError(
                f"{self._path}: input {node.name} is {node.type}; expected whole numbers (int64 or int32)"
            )
        return _INTEGERS[node.type]

    def _choose_output(self) -> ort.NodeArg:
        outputs = self._session.get_outputs()
        for rank in (2, 3):
            for node in outputs:
                if len(node.shape) == rank and "float" in node.type and node.name != _BERT_POOLER:
                    return node
        found = ", ".join(f"{node.name} {node.shape}" for node in outputs)
        raise ModelError(
            f"{self._path}: the graph gives {found}; expected sentence vectors (batch, dimension) or piece "
            "vectors (batch, pieces, dimension)"
        )


def open_session(path: Path) -> ort.InferenceSession:
    """An ONNX session on one thread.

    Raises:
        ModelError: onnxruntime cannot open the file.
    """
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors share no public class
        raise ModelError(
            f"{path}: onnxruntime cannot open it ({error}); expected an ONNX graph complete with its weights"
        ) from error
