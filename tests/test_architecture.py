"""What holds for the whole tree: who may import whom, how long a module may be, what no file may hold."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "crossread"
MOST_LINES = 400
FEWEST_QUOTED_CHARS = 60  # a seed's sentence this long in a file of ours would be a copy

_SKIPPED_FOLDERS = {".git", ".venv", ".venv-training", "out", "build", "dist", "__pycache__", "node_modules"}
_TEXT_SUFFIXES = {
    "", ".cfg", ".css", ".csv", ".html", ".ini", ".js", ".json", ".jsonl", ".md", ".py", ".sh", ".sql", ".svg", ".toml",
    ".tsv", ".txt", ".typed", ".yaml", ".yml",
}  # fmt: skip
# Folders of somebody's machine; written in two parts so that this file does not hold them itself.
_MACHINE_PATH = re.compile("(?<![\\w.~-])/" + "(?:work|root|home|Users|tmp/bash|mnt|private)" + "/[\\w.-]")
_PRINTING = {"print", "input", "breakpoint"}


def files() -> Iterator[Path]:
    """Every text file of the repository that is not made by tools."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(
            name
            for name in folders
            if name not in _SKIPPED_FOLDERS
            and not name.endswith(("_cache", ".egg-info"))
            and name != ".hypothesis"
        )
        yield from (Path(folder) / name for name in sorted(names) if Path(name).suffix in _TEXT_SUFFIXES)


@cache
def content(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")


def modules() -> list[Path]:
    found = sorted(SOURCE.rglob("*.py"))
    assert found
    return found


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def test_imports_keep_to_the_contracts() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    checked = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("module", modules(), ids=named)
def test_module_is_short(module: Path) -> None:
    assert len(content(module).splitlines()) <= MOST_LINES


@pytest.mark.parametrize("module", [m for m in modules() if SOURCE / "cli" not in m.parents], ids=named)
def test_only_the_command_line_prints(module: Path) -> None:
    tree = ast.parse(content(module))
    called = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    streams = {
        n.attr
        for n in ast.walk(tree)
        if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id == "sys"
    } & {"stdout", "stderr"}
    assert not called & _PRINTING
    assert not streams


def test_no_file_names_a_folder_of_a_machine() -> None:
    found = [
        f"{named(file)}: {match[0]}" for file in files() for match in _MACHINE_PATH.finditer(content(file))
    ]
    assert not found, "\n".join(found)


@pytest.mark.corpora
def test_no_file_quotes_the_seeds(corpora: Path) -> None:
    sentences = {
        sentence
        for seed in sorted((corpora / "seeds").glob("*.txt"))
        for sentence in _sentences(seed.read_text(encoding="utf-8"))
    }
    assert len(sentences) > 50
    found = [f"{named(file)}: {s}" for file in files() for s in sentences if s in _folded(content(file))]
    assert not found, "\n".join(found)


def _sentences(text: str) -> Iterator[str]:
    """Sentences, and what stands in quote marks, long enough to be somebody's."""
    for part in re.split(r"(?<=[.!?])\s+|\n+|[“”]", text):
        folded = _folded(part)
        if len(folded) >= FEWEST_QUOTED_CHARS:
            yield folded


@cache
def _folded(text: str) -> str:
    """White space and quote marks in one form, so that a reflowed copy is found too."""
    return re.sub(r"\s+", " ", text.translate(str.maketrans("“”‘’", "\"\"''"))).strip()
