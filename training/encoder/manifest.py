"""Adds files to the manifest that travels with the packaged weights."""

import hashlib
import json
from pathlib import Path
from typing import Any

NAME = "manifest.json"


def record(weights: Path, section: str, facts: dict[str, Any], files: list[str]) -> None:
    """Write `facts` under `section` and size and SHA-256 of `files`; the rest of the manifest stays."""
    path = weights / NAME
    manifest = json.loads(path.read_text("utf-8")) if path.exists() else {"files": {}}
    manifest[section] = facts
    for name in files:
        content = (weights / name).read_bytes()
        manifest["files"][name] = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    path.write_text(json.dumps(manifest, indent=2, sort_keys=True) + "\n", "utf-8")
