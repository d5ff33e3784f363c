"""Interval overlap: which places of a text something was read from already."""

from collections.abc import Iterable


class Taken:
    """The places of a text that are taken; asking costs no more the more there are.

    >>> taken = Taken("Ғ. Есім келді", [(0, 7)])
    >>> taken.free(3, 9), taken.free(8, 13)
    (False, True)
    """

    def __init__(self, text: str, places: Iterable[tuple[int, int]] = ()) -> None:
        self._letters = bytearray(len(text))
        for start, end in places:
            self.take(start, end)

    def take(self, start: int, end: int) -> None:
        self._letters[start:end] = b"\1" * (end - start)

    def free(self, start: int, end: int) -> bool:
        return not any(self._letters[start:end])
