"""Names put back into the nominative from whatever case a sentence needed.

Kazakh declines only the last word of a name; Russian every word, and differently for
women and men, so a patronymic or the words before it must tell which case it is.
"""

import re

from ..russian import is_person_out_of_nominative
from .given_names import is_declined

RUSSIAN_FAMILY = re.compile(
    r"(?P<stem>\w+(?:[оеё]в|[иы]н))(?P<end>|а|у|ым|е|ой|ых|ыми|ами)"
)
ADJECTIVAL_FAMILY = re.compile(r"(?P<stem>\w+[сц]к)(?P<end>ий|ого|ому|им|ом|ая|ой|ую)")

_GENITIVE = re.compile(r"(?P<stem>\w{2,})(?:ның|нің|дың|дің|тың|тің)")
_OTHER_CASES = re.compile(
    r"(?P<stem>\w{4,})(?:ға|ге|қа|ке|ны|ні|ды|ді|ты|ті|мен|бен|пен)"
)
_CASES_OF_FAMILY = re.compile(
    r"(?P<stem>\w{2,}(?:[оеё]в|[оеё]ва|ин|ина)|\w*(?:ұлы|қызы))"
    r"(?:н?[ыі]ң|[тдн][ыі]ң|[ғгқк][ае]|н[ае]|[тдн][ыі]|[тд][ае]|[тдн][ае]н|[мбп]ен|н)"
)
# Russian words after which a name is in another case than the nominative.
_OBLIQUE_BEFORE = re.compile(
    r"\b(?:участием|участии|председательством|руководством|модерацией|имени|доклад"
    r"|выступлени[ея]|слова|слово|речь|лекци[яюи]|работы?|от|у|для|благодар\w+)"
    r"(?:\s+[а-яё,.\-]+){0,4}\s*$"
)
_WORD_BEFORE = re.compile(r"([а-яё-]+)\s*$")
_PATRONYMIC_CASES = [
    (re.compile(r"(\w+вич|\w+ьич)(?:а|у|ем|е)"), r"\1"),
    (re.compile(r"(\w+(?:вн|ичн))(?:ы|е|у|ой)"), r"\1а"),
]


def nominative(name: str, language: str, before: str = "") -> str:
    """Return ``name`` in the nominative; ``before`` is the text that leads to it.

    >>> nominative("С.Мұсатаевтың", "kk"), nominative("Ғ. Есімге", "kk")
    ('С.Мұсатаев', 'Ғ. Есім')
    >>> nominative("Мусатаевым С.Ш.", "ru"), nominative("Г. Есима", "ru", "профессора ")
    ('Мусатаев С.Ш.', 'Г. Есим')
    """
    if language == "kk":
        return kazakh_nominative(name)
    if language == "ru":
        return _russian_nominative(name, oblique=_is_oblique_after(before))
    return re.sub(r"['’]s?$", "", name)


def _is_oblique_after(before: str) -> bool:
    """Tell whether the words before a Russian name put it into another case."""
    if _OBLIQUE_BEFORE.search(before):
        return True
    title = _WORD_BEFORE.search(before)
    return bool(title) and is_person_out_of_nominative(title[1])


def kazakh_nominative(name: str) -> str:
    words = name.split(" ")
    place = next(
        (n for n in reversed(range(len(words))) if not words[n].endswith(".")), None
    )
    if place is None:
        return name
    head, dot, last = words[place].rpartition(".")
    if not last.isupper():
        for pattern in (_CASES_OF_FAMILY, _GENITIVE, _OTHER_CASES):
            if match := pattern.fullmatch(last):
                last = match["stem"]
                break
    words[place] = head + dot + last
    return " ".join(words)


def _russian_nominative(name: str, *, oblique: bool) -> str:
    parts = re.split(r"(\s+|(?<=\.)(?=\w))", name)
    words = [part for part in parts if len(part) > 2 and "." not in part]
    oblique = oblique or any(is_declined(word.lower()) for word in words)
    feminine, inflected = _gender_and_case(words, oblique=oblique)
    if not inflected:
        return name
    return "".join(
        _straight(part, feminine=feminine) if part in words else part for part in parts
    )


def _gender_and_case(words: list[str], *, oblique: bool) -> tuple[bool, bool]:
    """Return whether the name is a woman's, and whether it is out of the nominative."""
    for word in words:
        low = word.lower()
        if re.fullmatch(r"\w+(?:вич|ьич)(?:а|у|ем|е)", low):
            return False, True
        if re.fullmatch(r"\w+(?:вн|ичн)(?:ы|е|у|ой)", low):
            return True, True
        if re.fullmatch(r"\w+(?:вич|ьич|вна|ична)", low):
            return False, False
    for word in words:
        low = word.lower()
        match = RUSSIAN_FAMILY.fullmatch(low) or ADJECTIVAL_FAMILY.fullmatch(low)
        end = match["end"] if match else ""
        if end in {"ым", "е", "ого", "ому", "им", "ом"}:
            return False, True
        if end in {"ой", "ую"}:
            return True, True
        if end in {"а", "у"} and (oblique or end == "у"):
            return False, True
        if match:
            return False, False
    return False, oblique


def _straight(word: str, *, feminine: bool) -> str:
    """Return one word of a name without its Russian case ending."""
    for pattern, put_back in _PATRONYMIC_CASES:
        if pattern.fullmatch(word.lower()):
            return pattern.sub(put_back, word)
    if match := ADJECTIVAL_FAMILY.fullmatch(word.lower()):
        stem = word[: match.end("stem")]
        return stem + ("ая" if feminine else "ий")
    if (match := RUSSIAN_FAMILY.fullmatch(word.lower())) and len(match["stem"]) > 3:
        return word[: match.end("stem")] + ("а" if feminine else "")
    if feminine:
        return re.sub(
            r"(?<=и)и$", "я", re.sub(r"(?<=[^гкхжшщчи])(?:ы|ой|у)$", "а", word)
        )
    if re.search(r"[аеиоу](?:я|ю|ем)$", word):
        return re.sub(r"(?:я|ю|ем)$", "й", word)
    return re.sub(r"(?<=[^аеёиоуыэюя]{1})(?:а|у|ом|ем)$", "", word)
