"""Grammatical number of what people are called: posts of one and of several."""

import functools
import re

from .russian import agreeing, is_adjective, parses

_KAZAKH_PLURAL = re.compile(
    r"(\w{2,}?)([лдт][ае]р)"
    r"([ыі]н?[ае]?н?|[дт][ыі]ң?|[ғгқк][ае]|[дт][ае]н?|[дт][ае][ғг][ыі]|[мбп]ен)?$"
)
_BEHIND_HEAD = {"of", "at", "for", "in", "on", "from", "to", "the"}
_NOUNS_OF_PEOPLE = (  # «учащиеся»
    *("щиеся", "щийся", "щаяся", "щихся"),
    *("ученые", "учёные", "ученый", "учёный"),
)
_ENGLISH_PLURAL = re.compile(r"[\w-]{2,}(?<![su])s$")


def is_plural(words: str, language: str, *, accusative: bool = False) -> bool:
    """Tell whether a post is that of several people."""
    if language == "kk":
        return bool(_KAZAKH_PLURAL.search(words))
    if language == "en":
        return bool(_ENGLISH_PLURAL.fullmatch(_head(words, language)))
    head = _head(words, language)
    if not head:
        return False
    readings = parses(head)[:5] if head else ()
    if readings and all("plur" in parse.tag for parse in readings):
        return True
    if accusative:
        return False
    return any({"plur", "nomn"} in parse.tag for parse in readings) and not any(
        {"sing", "nomn"} in parse.tag for parse in readings
    )


@functools.lru_cache(maxsize=5_000)
def _head(words: str, language: str) -> str:
    """Return the noun that a Russian or an English post is about."""
    head = ""
    for word in words.split():
        bare = word.strip(".,«»\"'()").lower()
        if language == "en":
            if bare in _BEHIND_HEAD:
                break
            head = bare
        elif "." in word.rstrip(",") or not bare.replace("-", "").isalpha():
            break
        elif not is_adjective(bare) or bare.endswith(_NOUNS_OF_PEOPLE):
            return bare
        else:
            head = bare  # «учёные», where no noun follows
    return head


def singular(words: str, language: str) -> str:
    """Return a post of several people as that of one.

    >>> singular("старшие доценты кафедры", "ru"), singular("кафедра оқытушылары", "kk")
    ('старший доцент кафедры', 'кафедра оқытушысы')
    """
    if language == "kk":
        return _KAZAKH_PLURAL.sub(_kazakh_singular, words)
    head = _head(words, language)
    if not head:
        return words
    if language == "en":
        one = "-".join(map(_english_singular, head.split("-")))
        return re.sub(
            rf"\b{re.escape(head)}\b", one, words, count=1, flags=re.IGNORECASE
        )
    forms = (p.inflect({"sing", "nomn"}) for p in parses(head) if "plur" in p.tag)
    form = next(filter(None, forms), None)
    if not form:
        return words
    before, after = re.split(rf"\b{head}\b", words, maxsplit=1, flags=re.IGNORECASE)
    described = (
        agreeing(word, form.tag.gender or "masc") if is_adjective(word) else word
        for word in before.split(" ")
    )
    return " ".join(described) + form.word + after


def _english_singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _kazakh_singular(match: re.Match[str]) -> str:
    base, plural, ending = match[1], match[2], match[3] or ""
    if not ending.startswith(("ы", "і")):
        return base
    vowel = "ы" if plural[1] == "а" else "і"
    return f"{base}{'с' if base[-1] in 'аәеоөуүұыіи' else ''}{vowel}"
