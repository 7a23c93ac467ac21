"""Many short strings in two arrays, so that a table of half a million names costs little memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray


class Strings:
    """Strings one after the other in UTF-8; `find` needs them sorted by bytes and without repeats.

    *Shape:* data (bytes in all,), lengths (strings,).
    """

    def __init__(self, data: NDArray[np.uint8], lengths: NDArray[np.uint8]) -> None:
        self.lengths = lengths
        self._bytes = data.tobytes()
        self._ends = np.cumsum(lengths, dtype=np.uint32)

    @property
    def data(self) -> NDArray[np.uint8]:
        """All bytes, one string after the other."""
        return np.frombuffer(self._bytes, dtype=np.uint8)

    @classmethod
    def of(cls, strings: Iterable[str]) -> Strings:
        """Pack strings; what is longer than 255 bytes is cut at a character's end."""
        parts = [_cut(string) for string in strings]
        data = np.frombuffer(b"".join(parts), dtype=np.uint8)
        return cls(data, np.fromiter(map(len, parts), dtype=np.uint8, count=len(parts)))

    def __len__(self) -> int:
        return len(self.lengths)

    def __iter__(self) -> Iterator[str]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, index: int) -> str:
        return self._raw(index).decode("utf-8")

    def find(self, string: str) -> int | None:
        """The index of exactly this string, by binary search."""
        wanted = string.encode("utf-8")
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self._raw(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self) and self._raw(low) == wanted else None

    def _raw(self, index: int) -> bytes:
        end = int(self._ends[index])
        return self._bytes[end - int(self.lengths[index]) : end]


def _cut(string: str) -> bytes:
    raw = string.encode("utf-8")
    return raw if len(raw) <= 255 else raw[:255].decode("utf-8", errors="ignore").encode("utf-8")
