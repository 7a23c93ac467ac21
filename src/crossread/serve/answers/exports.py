"""The desk, or a story, as a file for other programs."""

from __future__ import annotations

import multiprocessing
import tempfile
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import IO

from crossread.engine.exporting import export_file
from crossread.export.json_export import dump_json, export_json
from crossread.serve.answers.stories import story_card
from crossread.serve.library import Library
from crossread.serve.refusals import RequestError

_CHUNK_BYTES = 1 << 18
_FEW_REPORTS = 100  # they are written in the time that a process takes to start


class ExportFormat(StrEnum):
    """The formats of an export."""

    JSON = "json"


def story_export(library: Library, story_id: str) -> bytes:
    """One story with its reports, as a document of the JSON export.

    Raises:
        RequestError: when the desk holds no such story.
    """
    story_card(library, story_id)
    return dump_json(export_json(library.desk().snapshot_stories([story_id]))).encode()


def desk_export(library: Library, desk: Path) -> Iterator[bytes]:
    """The whole desk as a document of the JSON export, in pieces; a large one is written by a process of its own.

    Raises:
        RequestError: when an export is being made already, or the desk cannot be exported.
    """
    if len(library.desk().report_ids()) <= _FEW_REPORTS:
        return iter([dump_json(export_json(library.desk().snapshot())).encode()])
    if not library.exporting.acquire(blocking=False):
        raise RequestError(429, "Busy", "an export of this desk is being made; ask again in a while")
    try:
        with tempfile.TemporaryDirectory(prefix="crossread-export-") as folder:
            file = Path(folder, "export.json")
            _write(desk, file)
            return _pieces(file.open("rb"))  # the file goes with the folder, once it is closed
    finally:
        library.exporting.release()


def _write(desk: Path, file: Path) -> None:
    worker = multiprocessing.get_context("spawn").Process(target=export_file, args=(desk, file), daemon=True)
    worker.start()
    worker.join()
    if worker.exitcode:
        raise RequestError(
            503, "Not exported", "the export failed; `crossread doctor` says whether the desk is sound"
        )


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_CHUNK_BYTES):
            yield piece
