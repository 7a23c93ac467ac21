"""Build the packaged gazetteer: `python -m training.gazetteer --out src/crossread/gazetteer/data`."""

from __future__ import annotations

import argparse
from pathlib import Path

from crossread.gazetteer.table import Table
from training.gazetteer.sources import counties, countries, provinces, regions, towns


def main() -> None:
    """Compile all rows and write `places.npz`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder that places.npz is written to")
    out = parser.parse_args().out
    found = towns()
    admin1_names = {f"{t.row.country}.{t.row.admin1}": t.admin1_name for t in found if t.row.admin1}
    rows = [t.row for t in found]
    rows += [*countries(), *provinces(found), *counties(found), *regions()]
    table = Table.compiled(rows, admin1_names=admin1_names)
    out.mkdir(parents=True, exist_ok=True)
    (out / "places.npz").write_bytes(table.to_bytes())
    print(f"{len(table)} places, {(out / 'places.npz').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
