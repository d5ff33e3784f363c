"""From which year an anniversary counts, for the year an author left out.

Only ever used for a proposal that a person confirms.
"""

import re

_YEARS = {
    1991: r"тәуелсіз|независимост|independence",
    1995: r"конституци|constitution|ассамбле|assembly of",
    1998: r"астана(?!н)\S*\s|астаны|елорда|столиц",
    1993: r"теңге|тенге|tenge",
    1269: r"алтын орда|золот\S+ орд|golden horde",
    1465: r"қазақ хандығы|казахск\S+ ханств|kazakh khanate",
    1917: r"алаш|alash",
    1945: r"жеңіс|побед|victory",
    1845: r"\bаба[йя]|\babai",
    870: r"фараби|farabi",
    1872: r"байтұрсын|байтурсын|baitursyn",
    1866: r"бөкейхан|букейхан|bokeikhan",
    1897: r"әуез|ауэз|auezov",
    1835: r"шоқан|чокан|уалихан|shoqan",
    1846: r"жамбыл|джамбул|zhambyl",
    1841: r"алтынсарин|altynsarin",
    1899: r"сәтбаев|сатпаев|satpayev",
}
_FOUNDED = [(year, re.compile(words)) for year, words in _YEARS.items()]
_COUNT = re.compile(
    r"(\d{1,4})\s?-?\s?(?:жылды|летн?\w{0,4}|(?:st|nd|rd|th)\s+(?:\S+\s+)?anniversary"
    r"|years? of)"
)
_LIKELY = range(1990, 2036)  # years of which there are records
_NEARBY = 90  # letters between the number and what it counts


def year_of(text: str, context: str = "") -> tuple[int, int, int] | None:
    """Return the year in which an anniversary named in ``text`` fell, and its place.

    What it is the anniversary of may stand elsewhere, in ``context``.

    >>> year_of("қазақстанның тәуелсіз ел болғанының 20 жылдығына арнап")[0]
    2011
    """
    for count in _COUNT.finditer(text):
        around = text[max(0, count.start() - _NEARBY) : count.end() + _NEARBY]
        for founded, words in _FOUNDED:
            year = founded + int(count[1])
            if year in _LIKELY and (words.search(around) or words.search(context)):
                return year, count.start(), count.end()
    return None
