"""The weights that travel with the package: where they are, what they are, whether they are intact."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from crossread.errors import ModelError

WEIGHTS = Path(__file__).parent / "weights"
_MANIFEST = "manifest.json"
_REINSTALL = "reinstall crossread, or rebuild the weights as training/encoder/README.md says"


@dataclass(frozen=True, slots=True)
class PackagedFile:
    """Size and SHA-256 (hexadecimal) of one file, as the building script recorded them."""

    name: str
    size_bytes: int
    sha256: str


@cache
def packaged_files() -> dict[str, PackagedFile]:
    """Every packaged file of weights, by name, from the manifest.

    Raises:
        ModelError: The manifest is missing or is not the one the building scripts write.
    """
    path = WEIGHTS / _MANIFEST
    try:
        files = json.loads(path.read_text("utf-8"))["files"]
        return {
            name: PackagedFile(name, size_bytes=int(entry["bytes"]), sha256=str(entry["sha256"]))
            for name, entry in files.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(
            f"{path}: cannot read the manifest of the packaged weights ({error}); {_REINSTALL}"
        ) from error


def packaged(name: str) -> Path:
    """The path of one packaged file.

    Raises:
        ModelError: The file is not there.
    """
    path = WEIGHTS / name
    if not path.is_file():
        raise ModelError(f"{path}: this packaged file is missing; {_REINSTALL}")
    return path


def version(name: str) -> str:
    """The first 12 hexadecimal digits of a packaged file's SHA-256: enough to tell two builds apart."""
    return packaged_files()[name].sha256[:12]


def verify_weights() -> list[str]:
    """Compare every packaged file with the manifest; one sentence per problem, none when all is well."""
    try:
        files = packaged_files()
    except ModelError as error:
        return [str(error)]
    return list(_problems(files.values()))


def file_sha256(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _problems(files: Iterable[PackagedFile]) -> Iterator[str]:
    for file in files:
        path = WEIGHTS / file.name
        if not path.is_file():
            yield f"{path}: missing; {_REINSTALL}"
        elif path.stat().st_size != file.size_bytes:
            yield f"{path}: {path.stat().st_size} bytes, expected {file.size_bytes}; {_REINSTALL}"
        elif (found := file_sha256(path)) != file.sha256:
            yield f"{path}: SHA-256 {found}, expected {file.sha256}; {_REINSTALL}"
