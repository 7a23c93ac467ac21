"""Where the corpora lie: beside the checkout, or where CROSSREAD_CORPORA says. Never part of the package."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def corpora_folder() -> Path | None:
    """The corpora, or None where there are none."""
    folder = Path(os.environ.get("CROSSREAD_CORPORA", ROOT.parent / "shared" / "corpora"))
    return folder if folder.is_dir() else None


def records(name: str) -> Iterator[dict[str, Any]]:
    """The records of one gzipped JSON-lines file of the corpora.

    Raises:
        FileNotFoundError: when there are no corpora.
    """
    folder = corpora_folder()
    if folder is None:
        raise FileNotFoundError("no corpora beside the checkout; set CROSSREAD_CORPORA")
    with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
