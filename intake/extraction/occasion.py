"""The anniversary or the day to which an event was devoted."""

import re

from languages.sentences import flat

from ..proposal import Extracted
from ..readers.blocks import Block
from ..rules import Rules
from ..rules.units import find_chains
from .labels import Fact
from .passages import opening, values_of
from .texts import Sentence, extracted, sentences_of, trimmed

_LONGEST_OCCASION = 110
_CUE = re.compile(
    r"(?:on the (?:eve|occasion) of|in honou?r of|(?:dedicated|devoted|timed) to"
    r"|\S+(?:\s+(?:честь|рамках \S+))?)\s+"
)
_ENDS_OCCASION = re.compile(r"[,.;:()«»\n]|\s[–—-]\s")
_KAZAKH_PARTICIPLE = re.compile(
    r"\s(?:арна\S*|орай|байланысты|қарсаңында|аясында|құрметіне|жыл\S*)(?!\w)"
)
_KAZAKH_CLOSES = re.compile(
    r"(?:\d+\s?[-–]?\s?\S+\s+күні|кафедрасы|факультеті|университеті\S*|міне|орай|\d{4}\s?"
    r"ж\S*|студенттері|ұжымы|ұйымдастыруымен|бүгін|біздің|іс-шара|шара|семинар|конференция|жиын|отырыс|\S{3,}н[дт][ае])\s+"
)
_DATIVE = re.compile(r"(?:ко?\s+)?(?=\d|\S+летию|(?:\S+ому )?дню)")
_ENDS_RUSSIAN = re.compile(
    r"\s(?:в|на|состоя\S+|прош\S+|был[аои]?|провед\S+|кафедр\S+|на тему|с участием"
    r"|организова\S+|среди|между|преподавател\S+|студент\S+|провел[аи]?|\d{1,2}\s\S+)(?=\s|$)"
)
_ENDS_ENGLISH = re.compile(
    r"\s(?:was|were|took|held|on \d|at|under|by|with|which|entitled|has|students"
    r"|organi[sz]ed)(?=\s|$)"
)


def find_occasion(
    blocks: list[Block], facts: list[Fact], rules: Rules
) -> Extracted[str] | None:
    """Return the anniversary or the day to which the event was devoted."""
    for sentence in values_of(facts, "occasion"):
        return extracted(sentence.block, sentence.start, sentence.end, 0.9)
    for sentence in sentences_of(opening(blocks)):
        for match in rules.pattern("occasions").finditer(sentence.plain):
            if found := _occasion(sentence, match, rules):
                return found
    return None


def _occasion(sentence: Sentence, match: re.Match[str], rules: Rules):
    plain = sentence.plain
    if rules.language == "kk":
        participle = _KAZAKH_PARTICIPLE.match(plain, match.end())
        if not participle:
            return None
        start = _kazakh_start(sentence.text, plain, match.start())
        end = match.end()
    else:
        cue = _CUE.match(plain, match.start())
        start = cue.end() if cue else match.start()
        end = _end_of(plain, match.end(), rules.language)
    place = trimmed(sentence.block.text, sentence.start + start, sentence.start + end)
    found = extracted(sentence.block, *place, 0.8)
    if rules.language == "ru" and _DATIVE.match(flat(found.value)):
        words = re.sub(r"^[Кк]о?\s", "", found.value)
        return Extracted(f"К {words}", found.spans, 0.8)
    return found


def _kazakh_start(text: str, plain: str, end: int) -> int:
    """Return where a Kazakh occasion begins, which stands before its cue."""
    start = max(0, end - _LONGEST_OCCASION)
    units = [chain.end for chain in find_chains(text[:end], "kk")]
    start = max([start, *units])
    for pattern in (_ENDS_OCCASION, _KAZAKH_CLOSES):
        for match in pattern.finditer(plain, start, end):
            start = max(start, match.end())
    while start and plain[start - 1].isalnum() and start < end:
        start += 1
    return start


def _end_of(plain: str, start: int, language: str) -> int:
    ends = _ENDS_RUSSIAN if language == "ru" else _ENDS_ENGLISH
    stops = [
        match.start()
        for pattern in (_ENDS_OCCASION, ends)
        if (match := pattern.search(plain, start))
    ]
    return min([*stops, start + _LONGEST_OCCASION, len(plain)])
