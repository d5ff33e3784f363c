"""Inverse text normalisation: numbers in words and Roman numerals, as digits.

«Жиырма жыл», «двадцать лет» and «20 жыл» count the same, and «ХХІ ғасыр», on whatever
keyboard it was typed, is «21 ғасыр». What mostly means something else stays a word:
«бір» alone is an article, «он» is Russian for «he», «жүз» a face and a people.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

_ORDINAL = {"front": "(?:[іи]?нш[іи](?:с[іи])?)?", "back": "(?:(?:ы?н|сын)шы(?:сы)?)?"}
_CASES = {
    "front": "(?:[дт]ен|нен|[гк]е|не|н?[дт]е|[дт]і|ні|[дтн]ің|с?і|[мбп]ен)?",
    "back": "(?:[дт]ан|нан|[ғқ]а|на|н?[дт]а|[дт]ы|ны|[дтн]ың|с?ы|[мбп]ен)?",
}
_FRONT, _BACK = (_ORDINAL[vowels] + _CASES[vowels] for vowels in ("front", "back"))
_ADJECTIVE = "(?:ый|ой|ого|ому|ым|ом|ая|ую|ое|ые|ых|ыми)"
_SOFT = f"(?:ь|и|ью|{_ADJECTIVE})"
_TEEN = f"надцат{_SOFT}"
_TH, _TY = "(?:th)?", "(?:y|ieth)"
_OF_THREE = "(?:ий|ьего|ьему|ьим|ьем|ья|ьей|ью|ье|ьи|ьих)"
# A number, how it is spelt, and the endings it takes. Of letters that keyboards lack
# there are two; «торт» is no number.
_ROWS = (
    (1, "бір", "(?:інші)?"), (2, "екі еки", _FRONT), (3, "үш уш", _FRONT),
    (4, "төрт", _FRONT), (5, "бес", _FRONT), (6, "алты", _BACK),
    (7, "жеті жети", _FRONT), (8, "сегіз сегиз", _FRONT), (9, "тоғыз тогыз", _BACK),
    (10, "он", "(?:ыншы)?"), (20, "жиырма", _BACK), (30, "отыз", _BACK),
    (40, "қырық кырык қырык кырық", _BACK), (50, "елу", _FRONT), (60, "алпыс", _BACK),
    (70, "жетпіс жетпис", _FRONT), (80, "сексен", _FRONT),
    (90, "тоқсан токсан", _BACK), (100, "жүз жуз", "(?:інші|ден|ге)?"),
    (1000, "мың мын", _BACK),
    (1, "оди", "н"), (1, "одн", "(?:а|о|ого|ой|ому|им|ом|у)"), (1, "перв", _ADJECTIVE),
    (2, "дв", "(?:а|е|ух|ум|умя)"), (2, "втор", _ADJECTIVE),
    (3, "тр", "(?:и|ех|ем|емя)"), (3, "трет", _OF_THREE),
    (4, "четыр", "(?:е|ех|ем|ьмя)"), (4, "четверт", _ADJECTIVE), (5, "пят", _SOFT),
    (6, "шест", _SOFT), (7, "сем", "[ьи]"), (7, "седьм", _ADJECTIVE),
    (8, "восемь", ""), (8, "восьм", f"(?:и|{_ADJECTIVE})"), (9, "девят", _SOFT),
    (10, "десят", _SOFT), (11, "один", _TEEN), (12, "две", _TEEN), (13, "три", _TEEN),
    (14, "четыр", _TEEN), (15, "пят", _TEEN), (16, "шест", _TEEN), (17, "сем", _TEEN),
    (18, "восем", _TEEN), (19, "девят", _TEEN), (20, "двадцат", _SOFT),
    (30, "тридцат", _SOFT), (40, "сорок", f"(?:а|ов{_ADJECTIVE})?"),
    (50, "пятьдесят", ""), (50, "пятидесят", _SOFT), (60, "шестьдесят", ""),
    (60, "шестидесят", _SOFT), (70, "семьдесят", ""), (70, "семидесят", _SOFT),
    (80, "восемьдесят", ""), (80, "восьмидесят", _SOFT),
    (90, "девяност", f"(?:о|а|{_ADJECTIVE})"), (100, "сто", ""),
    (100, "сот", _ADJECTIVE),
    (200, "двести двухсот", ""), (300, "триста трехсот", ""),
    (400, "четыреста четырехсот", ""), (500, "пятьсот пятисот", ""),
    (600, "шестьсот шестисот", ""), (700, "семьсот семисот", ""),
    (800, "восемьсот восьмисот", ""), (900, "девятьсот девятисот", ""),
    (1000, "тысяч", "(?:а|и|у|е|ей|ам|ами|ах)?"), (1000, "тысячн", _ADJECTIVE),
    (1, "one first", ""), (2, "two second", ""), (3, "three third", ""),
    (4, "four", _TH), (5, "five fifth", ""), (6, "six", _TH),
    (7, "seven", _TH), (8, "eight", "h?"), (9, "nine ninth", ""),
    (10, "ten", _TH), (11, "eleven", _TH), (12, "twelve twelfth", ""),
    (13, "thirteen", _TH), (14, "fourteen", _TH), (15, "fifteen", _TH),
    (16, "sixteen", _TH), (17, "seventeen", _TH),
    (18, "eighteen", _TH), (19, "nineteen", _TH), (20, "twent", _TY),
    (30, "thirt", _TY), (40, "fort", _TY), (50, "fift", _TY),
    (60, "sixt", _TY), (70, "sevent", _TY), (80, "eight", _TY),
    (90, "ninet", _TY), (100, "hundred", _TH), (1000, "thousand", _TH),
)  # fmt: skip
_NUMBERS = [
    (re.compile(f"(?:{'|'.join(spelt.split())}){endings}"), number)
    for number, spelt, endings in _ROWS
]
_STARTS = frozenset(
    word[:2] for _number, spelt, _end in _ROWS for word in spelt.split()
)
_FIRST_SIGNS = frozenset("0123456789ivxlіху")
_LONGEST = 16  # letters of a number in one word
_OPEN_TEN = "он"  # takes a digit: «он бес» is 15, and «десять пять» is nothing
_COUNTED = ("жыл", "ғасыр")  # by which «он» and «жүз» are known for numbers

_ROMAN = re.compile("(x{0,3}|xl|lx{0,3})(ix|iv|v?i{0,3})")
_TO_LATIN = str.maketrans("іху", "ixv")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_CENTURY = ("ғасыр", "гасыр", "век", "centur")
_CENTURY_WORD = re.compile(
    r"(?:[ғгğ]|gh?)(?:асыр|as[yıi]r)\w*|век(?:а|у|е|ом|ов|ам|ах|ами)?|centur(?:y|ies)"
)


def is_century(word: str) -> bool:
    """Tell whether a normalised ``word`` is «ғасыр», «век» or “century” in some form.

    >>> is_century("ғасырдың"), is_century("gasyr"), is_century("вексель")
    (True, True, False)
    """
    return _CENTURY_WORD.fullmatch(word) is not None


def may_count(word: str) -> bool:
    """Tell by its first letters whether a normalised ``word`` may be a number."""
    return word[:2] in _STARTS or word[:1] in _FIRST_SIGNS


@lru_cache(maxsize=20_000)
def value_of(word: str) -> int | None:
    """Return what a normalised ``word`` counts, in whatever case it stands.

    >>> value_of("жиырмасыншы"), value_of("двадцати"), value_of("алтын")
    (20, 20, None)
    """
    if word[:2] not in _STARTS or len(word) > _LONGEST:
        return None
    return next((n for pattern, n in _NUMBERS if pattern.fullmatch(word)), None)


def counted(texts: Sequence[str]) -> tuple[int, int]:
    """Return the number that the first of these words make, and how many make it.

    >>> counted(["жиырма", "бір", "жыл"]), counted(["он", "жыл"]), counted(["бір"])
    ((21, 2), (10, 1), (0, 0))
    """
    total = part = used = 0
    for word in texts:
        value = value_of(word)
        if value is None or not _goes_on(value, total, part, texts[:used]):
            break
        if value == 1000:
            total, part = 1000 * (part or 1), 0
        else:
            part = 100 * part if value == 100 and part else part + value
        used += 1
    if used == 1 and not _counts_alone(part + total, *texts[:2]):
        return 0, 0
    return total + part, used


def _goes_on(value: int, total: int, part: int, before: Sequence[str]) -> bool:
    """Tell whether a number may follow what has been read of a longer one."""
    if value == 1000:
        return not total and part < 1000
    if value == 100:
        return part in range(10) and part != 3  # the three zhuz
    if value >= 200:
        return not part
    if value >= 10:
        return not part % 100
    is_teen = part % 100 in range(10, 20) and before[-1] != _OPEN_TEN
    return not part % 10 and not is_teen


def _counts_alone(number: int, word: str, following: str = "") -> bool:
    """Tell whether one word is a number: «бір» is not, «он» is beside years."""
    if word[:2] in {"он", "жү", "жу"}:
        return word in {_OPEN_TEN, "жүз"} and following.startswith(_COUNTED)
    return number > 1


def roman(written: str, following: str = "") -> int:
    """Return the value of a Roman numeral as it is ``written``, or 0.

    One letter is an initial, but before a century; a name has small letters, too. On a
    Russian keyboard «І» and «Х» are Cyrillic, and «У» stands for V.

    >>> roman("ХХІ"), roman("XVIII"), roman("Xi"), roman("Х."), roman("V", "ғасыр")
    (21, 18, 0, 0, 5)
    """
    if not (written.isupper() or written.islower()) or len(written) > _LONGEST:
        return 0
    if len(written) < 2 and not following.startswith(_CENTURY):
        return 0
    letters = written.lower().translate(_TO_LATIN)
    is_one = _ROMAN.fullmatch(letters) and "у" not in written
    if not is_one or ("l" in letters and len(letters) < 3):
        return 0
    values = [_VALUES[letter] for letter in letters]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(value if value >= after else -value for value, after in pairs)
