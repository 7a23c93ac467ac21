"""Fit the packaged ranker of places: `python -m training.places --out src/crossread/reading/data`.

Fitted on GeoWebNews and on the folds 0 to 3 of LGL (by outlet's domain); fold 4 is held out.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks.annotated.toponyms import FOLDS, examples
from benchmarks.facts.place_fitting import fitted, held

from crossread.gazetteer import Gazetteer


def main() -> None:
    """Fit and write `place_ranker.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder that place_ranker.json is written to")
    out = parser.parse_args().out
    gazetteer = Gazetteer.from_package()
    local = [e for e in examples("lgl", gazetteer) if e.fold != FOLDS - 1]
    ranker = fitted([*local, *examples("gwn", gazetteer)])
    path = out / "place_ranker.json"
    path.write_text(json.dumps(held(ranker), indent=1) + "\n", encoding="utf-8")
    print(f"{path}: {len(local)} texts of LGL and all of GeoWebNews")


if __name__ == "__main__":
    main()
