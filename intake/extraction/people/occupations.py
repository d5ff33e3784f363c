"""Word classes around names: what is an occupation, and where a post surely ends."""

import re
from collections.abc import Iterable

from languages.kazakh.analyser import stem
from languages.russian import cases_of_people, is_common, is_verb

from ...rules import Rules
from .pieces import Place

WORD = re.compile(r"[\w.’'-]*\w[\w’'-]*\.?")
_LOCATIVE = re.compile(r"[ыі]нд[ае]$")
_ORDINAL = (
    r"\w*(?:бір|ек|үш|төрт|бес|алт|жет|сегіз|тоғыз|он|отыз|қырық|елу|жүз)[ыі]нш[ыі]"
)
_AGENT = re.compile(
    rf"(?!{_ORDINAL})\w{{2,}}(?:ш[ыі](?:с[ыі])?|[гк]ер[іи]?|(?:ш[ыі]л|[гк]ерл)[ае]р[ыі]?)"
)
_SHORTEST_VERB = 4  # letters


def is_occupation(word: str, rules: Rules) -> bool:
    """Tell whether a noun is one for a person: «краевед», «капитаны», «мүсінші»."""
    if rules.language == "kk" and not is_common(word):
        return bool(_AGENT.fullmatch(word))
    roles = rules.roles.values()
    return bool(cases_of_people(word)) and not any(
        rules.compiled(role).match(word) for role in roles
    )


def tells_occupation(shown: str, rules: Rules) -> bool:
    """Tell whether words say what somebody is: «иерей», «народный художник»."""
    return any(
        is_occupation(word.group(), rules)
        for word in WORD.finditer(shown)
        if word.group().islower()
    )


def ends_place(word: re.Match[str], quotes: Iterable[Place], rules: Rules) -> bool:
    """Tell whether a word ends a quotation in the locative: «Автограф алаңында»."""
    is_last = any(word.end() == end for _start, end in quotes)
    return rules.language == "kk" and is_last and bool(_LOCATIVE.search(word.group()))


def is_stop(
    text: str, word: re.Match[str], after: list[re.Match[str]], rules: Rules
) -> bool:
    """Tell whether no post goes over a word: somebody does it, or is there."""
    shown = text[word.start() : word.end()]
    if rules.language == "ru":
        is_word = shown.islower() or not word.start()  # no name, but a beginning
        return len(shown) >= _SHORTEST_VERB and is_word and is_verb(word.group())
    if shown[0].isupper() and rules.language == "en" and not shown.isupper():
        return False
    plain = word.group().strip("-.")  # «»-деген», «жасады.«Дала»»
    if rules.pattern("post_stops").fullmatch(plain):
        return True
    if shown in rules.cities:
        return False  # «Қарағанды» ends as an accusative does
    ending = rules.pattern("post_stop_endings").fullmatch(plain)
    is_there = _LOCATIVE.search(plain)
    if not ending or not (is_there or len(stem(plain)) <= ending.start("case")):
        return False
    # «мектепке дейінгі», «шағымдарға талдау жасау»: of the name of a body
    goes_on = rules.pattern("post_goes_on")
    return not any(
        goes_on.fullmatch(other.group()) and text[other.start()].islower()
        for other in after
    )
