"""The reader's ONNX graph: one window in, named arrays out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossread.errors import ModelError, ReadingError
from crossread.models.graph import open_session
from crossread.models.reader.labels import READ_TAGS, TAGS

Arrays = Mapping[str, NDArray[np.float32]]
# What the decoders read; the widths of tags are those of their classes.
_WANTED = (
    *READ_TAGS, "arcs", "relation_dependent", "relation_governor", "source_of", "content_of", "event_vector", "anaphor",
    "antecedent", "referring",
)  # fmt: skip


class ReaderGraph:
    """An open session.

    Raises:
        ModelError: onnxruntime cannot open the file, or it is not a reader's graph.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._session = open_session(path)
        self._names = [node.name for node in self._session.get_outputs()]
        widths = {node.name: node.shape[-1] for node in self._session.get_outputs()}
        other = [task for task in READ_TAGS if task in widths and widths[task] != len(TAGS[task])]
        if missing := other + [name for name in _WANTED if name not in self._names]:
            raise ModelError(
                f"{path}: the graph gives {', '.join(self._names)}; expected a reader's of this version, "
                f"with {', '.join(missing)}"
            )

    def run(self, window: Mapping[str, NDArray[np.int64]]) -> Arrays:
        """The outputs for one window (see `windows.inputs`).

        *Shape:* tags (tokens, classes); arcs (tokens, governors); source_of, content_of (tokens, cues); the
        vectors (tokens, dimension); referring (tokens,).

        Raises:
            ReadingError: The graph fails on this window.
        """
        try:
            outputs = self._session.run(self._names, dict(window))
        except Exception as error:  # onnxruntime's errors share no public class
            count = window["input_ids"].shape[1]
            raise ReadingError(f"{self._path}: the graph failed on {count} word pieces ({error})") from error
        return dict(zip(self._names, outputs, strict=True))
