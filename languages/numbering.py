"""Ordinal labels: the letters and numerals in which the items of a list are counted."""

_LETTERS = {
    "a": "abcdefghijklmnopqrstuvwxyz",
    "а": "абвгдежзиклмнопрстуфхцчшщэюя",  # as Word has it
}
_ROMAN = {"m": 1000, "cm": 900, "d": 500, "cd": 400, "c": 100, "xc": 90, "l": 50}
_ROMAN |= {"xl": 40, "x": 10, "ix": 9, "v": 5, "iv": 4, "i": 1}


def numeral(number: int, kind: str = "1") -> str:
    """Return a number as a list of this ``kind`` writes it; ``kind`` is its first.

    >>> [numeral(4, kind) for kind in "1aAiIа"]
    ['4', 'd', 'D', 'iv', 'IV', 'г']
    """
    written, small = "", kind.lower()
    if small == "i" and number < 4000:
        for letters, value in _ROMAN.items():
            written += letters * (number // value)
            number %= value
    elif alphabet := _LETTERS.get(small):
        while number > 0:
            number, place = divmod(number - 1, len(alphabet))
            written = alphabet[place] + written
    else:
        return str(number)
    return written.upper() if kind.isupper() else written
