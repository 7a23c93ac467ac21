"""Tables as benchmarks print them: Markdown, so that they can be pasted into docs/benchmarks.md."""

from __future__ import annotations

from collections.abc import Sequence

Cell = str | int | float | None


def print_table(title: str, header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Print a titled table; floats get three decimals, None a dash."""
    cells = [list(header), *([_shown(cell) for cell in row] for row in rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(header))]
    print(f"\n{title}\n")
    for number, row in enumerate(cells):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |")
        if number == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")


def _shown(cell: Cell) -> str:
    if cell is None:
        return "-"
    return f"{cell:.3f}".replace("0.", ".", 1) if isinstance(cell, float) and 0 <= cell < 1 else _plain(cell)


def _plain(cell: str | int | float) -> str:
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)
