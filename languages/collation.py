"""The order of the Kazakh alphabet, as keys any database sorts alike.

Code points put Ә after Я, and Russian collation files it under А. Databases differ
in what they offer instead, so a name is stored beside a key made of digits alone:
two for each letter, and digits sort the same everywhere.
"""

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
LATIN = "abcdefghijklmnopqrstuvwxyz"

_GAP, _DIGIT, _OTHER = "00", "01", "99"
_CODES = {letter: f"{place:02}" for place, letter in enumerate(LATIN, start=10)}
_CODES |= {letter: f"{place:02}" for place, letter in enumerate(ALPHABET, start=40)}
_LETTERS = {code: letter for letter, code in _CODES.items()}


def sort_key(text: str) -> str:
    """Return digits that sort as a Kazakh dictionary would sort ``text``.

    Latin comes before Cyrillic; marks and accents do not count.

    >>> sorted(["Қан", "Әлия", "Асан", "Кан"], key=sort_key)
    ['Асан', 'Әлия', 'Кан', 'Қан']
    """
    codes = []
    for letter in _plain(text):
        if letter in _CODES:
            codes.append(_CODES[letter])
        elif letter in "0123456789":
            codes.append(_DIGIT + letter)
        elif letter.isspace():
            codes.append(_GAP)
        elif letter.isalpha():
            codes.append(_OTHER)
    return "".join(codes)


def first_letter(key: str) -> str:
    """Return the capital under which a name with this sort key is filed.

    >>> first_letter(sort_key("Әбдіров"))
    'Ә'
    """
    return _LETTERS.get(key[:2], "").upper()


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).translate(_ACCENTS)


_ACCENTS = str.maketrans(
    "äáàâãåçčéèêëğíìîïıñóòôõöşšúùûüūýž", "aaaaaacceeeegiiiiinooooossuuuuuyz"
)
