"""The checks of `crossread doctor`, one function each; none changes anything."""

from __future__ import annotations

import platform
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from crossread.domain.span import Span
from crossread.errors import CrossreadError
from crossread.export.page_words import count

_FEWEST_FREE_BYTES = 500_000_000  # a desk of a thousand reports, twice
_REINSTALL = "reinstall crossread"
_SENTENCE = "The harbour was closed after the crane fell on Monday."
_ENGLISH = f"{_SENTENCE} Four dock workers died, and the police are asking witnesses to come forward."
_BORNE_OUT = "A crane fell, and the harbour was closed."
_TOWN = "Gothenburg"
_SAID = "The crane’s brake had failed twice before, said the harbour master, Elin Sandqvist."


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at; what was found, or, in `problem`, what is wrong and what to do about it."""

    name: str
    found: str = ""
    problem: str = ""


def all_checks(desk: Path) -> Iterator[Check]:
    """Every check in turn; one that cannot be made is a problem too."""
    machine = f"{platform.system()} {platform.machine()}"
    yield Check("Crossread", f"{version('crossread')} on Python {platform.python_version()}, {machine}")
    checks: tuple[tuple[str, Callable[[], Check]], ...] = (
        ("Weights", _weights),
        ("Encoder", _encoder),
        ("Reader", _reader),
        ("Entailment", _entailment),
        ("Gazetteer", _gazetteer),
        ("Language", _language),
        ("SQLite", _sqlite),
        ("Desk", lambda: _desk(desk)),
        ("Disk", lambda: _disk(desk)),
    )
    for name, check in checks:
        yield _made(name, check)


def _made(name: str, check: Callable[[], Check]) -> Check:
    try:
        return check()
    except CrossreadError as error:
        return Check(name, problem=str(error))
    except Exception as error:  # whatever a broken installation raises is what the user came to hear
        return Check(name, problem=f"{type(error).__name__}: {error}; {_REINSTALL}")


def _weights() -> Check:
    from crossread.models import verify_weights  # noqa: PLC0415

    problems = verify_weights()
    return Check("Weights", "every packaged file has its recorded SHA-256", "\n".join(problems))


def _encoder() -> Check:
    from crossread.models import OnnxEncoder  # noqa: PLC0415

    encoder = OnnxEncoder.from_package()
    began_s = time.perf_counter()
    vectors = encoder.encode([_SENTENCE])
    took_ms = (time.perf_counter() - began_s) * 1000
    found = f"{encoder.name}, one sentence in {took_ms:.0f} ms with its loading, {vectors.shape[1]} numbers"
    return Check("Encoder", found)


def _reader() -> Check:
    from crossread.models.reader import OnnxReader, Prose  # noqa: PLC0415

    reader = OnnxReader.from_package()
    began_s = time.perf_counter()
    (found,) = reader.read([Prose(_SAID, (Span(0, len(_SAID)),))])
    took_ms = (time.perf_counter() - began_s) * 1000
    if not found.told or not found.mentions:
        return Check(
            "Reader", problem=f"{reader.name} found nobody who says anything in {_SAID!r}; {_REINSTALL}"
        )
    return Check("Reader", f"{reader.name}, one sentence in {took_ms:.0f} ms with its loading")


def _entailment() -> Check:
    from crossread.models.entailment import LABELS, OnnxEntailment  # noqa: PLC0415

    network = OnnxEntailment.from_package()
    began_s = time.perf_counter()
    (found,) = network.bearing([(_SENTENCE, _BORNE_OUT)])
    took_ms = (time.perf_counter() - began_s) * 1000
    if LABELS[int(found.argmax())] != "supported":
        problem = f"{network.name} does not take {_SENTENCE!r} to bear out {_BORNE_OUT!r}; {_REINSTALL}"
        return Check("Entailment", problem=problem)
    return Check("Entailment", f"{network.name}, one pair in {took_ms:.0f} ms with its loading")


def _gazetteer() -> Check:
    from crossread.gazetteer import Gazetteer  # noqa: PLC0415

    gazetteer = Gazetteer.from_package()
    if not gazetteer.find(_TOWN):
        return Check("Gazetteer", problem=f"no place is named {_TOWN!r}; {_REINSTALL}")
    return Check("Gazetteer", f"{len(gazetteer):,} places")


def _language() -> Check:
    from crossread.intake.language import detect_language  # noqa: PLC0415

    found = detect_language(_ENGLISH)
    problem = "" if found == "en" else f"an English text was taken for {found!r}; {_REINSTALL}"
    return Check("Language", "an English text was recognised", problem)


def _sqlite() -> Check:
    from crossread.store import open_desk  # noqa: PLC0415

    with open_desk(":memory:") as desk:
        desk.counts()
    return Check("SQLite", f"{version('apsw')} with full-text search; a desk in memory works")


def _desk(path: Path) -> Check:
    from crossread.store import open_desk  # noqa: PLC0415

    if not path.exists():
        return Check("Desk", f"none at {path} yet; crossread read makes one")
    with open_desk(path, read_only=True) as desk:
        problems = desk.integrity()
        counts = desk.counts()
    if problems:
        advice = "restore the desk from a copy, or read the reports into a new one"
        return Check("Desk", problem=f"{path}: {'; '.join(problems)}; {advice}")
    held = f"{count(counts['reports'], 'report')} in {count(counts['stories'], 'story', 'stories')}"
    return Check("Desk", f"{path}: sound, {held}")


def _disk(desk: Path) -> Check:
    folder = desk.absolute().parent
    if not folder.is_dir():
        return Check("Disk", problem=f"there is no folder {folder}; create it, or name another with --desk")
    free_bytes = shutil.disk_usage(folder).free
    free = f"{free_bytes / 1e9:.1f} GB free in {folder}"
    if free_bytes < _FEWEST_FREE_BYTES:
        return Check("Disk", problem=f"{free}; a run may need {_FEWEST_FREE_BYTES / 1e9:.1f} GB: free space")
    return Check("Disk", free)
