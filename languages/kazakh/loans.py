"""Loan words: what their ends lose and gain before a suffix, and how to tell a loan.

A Russian or international word is written as in Russian while it stands alone, but
with a suffix its end is written as it is spoken. So «журналист» loses its «т» and
«процесс» one of its twins, «модуль» loses its soft sign before a vowel, and «факт»
gains an «і». The lexicon tells which end is meant; a word it does not know is mended
only where the end itself tells.
"""

import functools
import re
from collections.abc import Iterator

LOAN_END_PRICE = 0.25
_TWINS = frozenset("слмтп")
_LOST_STOPS = {"с": "т", "з": "д"}  # «журналист», «съезд»
_LOST = re.compile("[аеёиоуыэюя](?:сс|лл|мм|тт|пп|к?ст|зд)$")
_SOFTENED = frozenset("лнр")
_LINKED = re.compile(r"(?:[кп]т|[нсрл]к|нг)і")  # «актіге», «танкілер», «рейтингілер»

_NATIVE = re.compile("[әғқңөұүһіы]")
_FOREIGN = re.compile(
    "[вёфцчщъьэ]|сс"
    "|^[^аәеёоөұүыіэяуию]{2}"  # «проект»
    "|[аәеёоөұүыіэяуию].*о"  # a native «о» stands in the first syllable
    "|[^аәеёоөұүыіэяуию][иую][^аәеёоөұүыіэяуию]"  # «тип»
    "|[аоуи][кп]т$|[аоуи].*е[кп]т$"
    "|(?:[аоуи][нрсл]?к|[аоуи]нг|зд|зм|[кнпл]с|кст|ист|(?P<twin>[слм])(?P=twin))$"
)
_LOST_FOR_CERTAIN = re.compile("[лнртмцгшж]ис$|ъез$")  # «-ист», rarely «-ис»; «съезд»
# «-алі» can only be «-аль» and «-і», and «картелі» has vowels of both kinds.
_LOST_SOFT_SIGN = re.compile("[аоюя][бвдпр]?л$|[аоуюя].*ел$")


@functools.lru_cache(maxsize=10_000)
def is_foreign(stem: str) -> bool:
    """Tell whether ``stem`` has the sounds of a loan, and none that only Kazakh has.

    >>> is_foreign("принцип"), is_foreign("микроскоп"), is_foreign("кітап")
    (True, True, False)
    """
    return bool(_FOREIGN.search(stem)) and not _NATIVE.search(stem)


def loan_ends(stem: str, first: str) -> Iterator[tuple[str, float]]:
    """Yield the loans ``stem`` may be what is left of before a suffix in ``first``.

    >>> [loan for loan, _ in loan_ends("журналис", "т")]
    ['журналисс', 'журналист']
    >>> [loan for loan, _ in loan_ends("рол", "і")], [*loan_ends("акті", "л")]
    (['ролл', 'роль'], [('акт', 0.25)])
    """
    last = stem[-1]
    if len(stem) < 3:
        return
    if last in _TWINS:
        yield stem + last, LOAN_END_PRICE
    if last in _LOST_STOPS:
        yield stem + _LOST_STOPS[last], LOAN_END_PRICE
    if first == "і" and last in _SOFTENED:
        yield stem + "ь", LOAN_END_PRICE
    if last == "і" and _LINKED.fullmatch(stem, len(stem) - 3):
        yield stem[:-1], LOAN_END_PRICE


def worn_ends(loan: str) -> Iterator[str]:
    """Yield what ``loan`` may look like before a suffix: the converse of loan_ends.

    >>> [*worn_ends("журналист")], [*worn_ends("роль")], [*worn_ends("акт")]
    (['журналис'], ['рол'], ['акті'])
    """
    softened = loan.endswith("ь") and loan[-2:-1] in _SOFTENED
    if softened or _LOST.search(loan):
        yield loan[:-1]
    if _LINKED.fullmatch(loan + "і", len(loan) - 2):
        yield loan + "і"


def likeliest_loan(stem: str, first: str) -> str:
    """Return the unknown loan that ``stem`` most likely is without its suffix.

    >>> likeliest_loan("виолончелис", "т"), likeliest_loan("феномен", "д")
    ('виолончелист', 'феномен')
    """
    if not _NATIVE.search(stem) and len(stem) > 3 and _LOST_FOR_CERTAIN.search(stem):
        return stem + _LOST_STOPS[stem[-1]]
    if first == "і" and _LOST_SOFT_SIGN.search(stem):
        return stem + "ь"
    if _LINKED.fullmatch(stem, len(stem) - 3):
        return stem[:-1] if is_foreign(stem[:-1]) else stem
    return stem
