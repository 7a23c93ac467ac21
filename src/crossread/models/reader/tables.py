"""The small arrays the reader's decoders need beside its graph."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from crossread.errors import ModelError
from crossread.models.reader.labels import RELATIONS
from crossread.models.reader.pairs import DISTANCES, MATCHES, PRONOUN_PAIRS, SENTENCES, PairTables


@dataclass(frozen=True, slots=True)
class ReaderTables:
    """*Shape:* relation_weights (relations, dimension), relation_bias (relations,)."""

    relation_weights: NDArray[np.float32]
    relation_bias: NDArray[np.float32]
    pairs: PairTables


def load_tables(path: Path) -> ReaderTables:
    """The tables of one reader.

    Raises:
        ModelError: The file cannot be read, or its arrays are not those of this version.
    """
    names = ("relation_weights", "relation_bias", "pronouns", "matches", "distances", "sentences")
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as table:
            found = {name: np.asarray(table[name], dtype=np.float32) for name in names}
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ModelError(
            f"{path}: not a reader's tables ({error}); expected what training.reader.build writes"
        ) from error
    sizes = tuple(len(found[name]) for name in names)
    expected = (len(RELATIONS), len(RELATIONS), PRONOUN_PAIRS, MATCHES, DISTANCES, SENTENCES)
    if sizes != expected:
        raise ModelError(
            f"{path}: tables of {sizes} rows, expected {expected}; this reader was built by another version"
        )
    pairs = PairTables(found["pronouns"], found["matches"], found["distances"], found["sentences"])
    return ReaderTables(found["relation_weights"], found["relation_bias"], pairs)
