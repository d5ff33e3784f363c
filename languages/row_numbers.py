"""Row numbers in what people and programs send: in a form, an address, a file."""

LONGEST = 18  # digits; databases count to 9,223,372,036,854,775,807


def row_number(text: object) -> int:
    """Return the number of a row, or 0 for what cannot be one.

    >>> row_number("12"), row_number(12)
    (12, 12)
    >>> [row_number(text) for text in ("", "-1", "1.0", "³", "٣", "9" * 19)]
    [0, 0, 0, 0, 0, 0]
    """
    digits = str(text)
    known = digits.isascii() and digits.isdecimal() and len(digits) <= LONGEST
    return int(digits) if known else 0
