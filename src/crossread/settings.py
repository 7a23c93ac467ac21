"""One frozen object of settings, made at the edge and passed in; nothing reads the environment later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Settings:
    """How one run reads.

    `encoder_folder` names the user's own ONNX sentence encoder, `reader_folder` a reader trained with the
    project's kit, `entailment_folder` an ONNX network for natural language inference; None is the packaged one.
    `threads` is the number of CPU threads of each.
    `max_report_chars` is the size above which a text is refused as not being one article. `fields` maps the
    user's column names to ours for JSON and CSV.
    """

    encoder_folder: Path | None = None
    reader_folder: Path | None = None
    threads: int = 2
    max_report_chars: int = 2_000_000
    max_file_bytes: int = 50_000_000
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    entailment_folder: Path | None = None
