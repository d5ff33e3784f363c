"""Semantic roles of bodies: what the words around a name say it had to do with it.

All patterns are matched right before the name or right behind it, as the language has
them: «организован кафедрой», «кафедрасы ұйымдастырды».
"""

import re

from languages.lookback import leads

from . import Rules
from .chains import Chain

_NEAR = 60  # letters between «organised by» and a name
_FIRST = 40  # letters in which the subject of a sentence begins
_ACTIVE = re.compile(r"(?:held|organi[sz]ed|hosted|conducted)\s(?:an?|the|its)\s")
_UNDECLINED = (  # words between an owner and what is owned
    r"\s*(?:(?!\S+(?:[мбп]ен|[дт][ае]|[ғқ]а|[гк]е|[ыі]п)\s)\w[\w-]{0,40}\s+){0,8}?"
)
_OBJECT = re.compile(r"(?:[ыі]н[ае]?|[ғқ]а|[гк]е)$")  # «қозғалысын дамыту мақсатында»
_FAR = 330  # a Kazakh sentence tells its occasion between the name and the verb


def distance_of_act(plain: str, chain: Chain, rules: Rules) -> int | None:
    """Return how far a word for organising is from a chain, where it refers to it."""
    partner = rules.compiled(rf",?\s{rules.partner}\s")
    leads_others = rules.language != "kk" and partner.match(plain, chain.end)
    reach = _FAR if rules.language == "kk" else _NEAR
    if is_in_place(plain, chain, rules) or only_helped(plain, chain, rules):
        return None
    if is_somebodys(plain, chain, rules):
        return None
    if leads(rules.pattern("organiser_is"), plain, chain.start):
        return 0
    best = None
    begins = rules.language == "en" and chain.start < _FIRST
    for cue in rules.pattern("held_by").finditer(plain):
        after = cue.start() - chain.end  # «кафедра провела»
        before = chain.start - cue.end()  # «организован кафедрой»
        if after > 0 and leads_others:
            distance = 0  # «X, together with Y and with the help of Z, invites»
        elif 0 <= after <= reach:
            distance = after
        elif begins and 0 < after <= _FAR and _ACTIVE.match(plain, cue.start()):
            distance = _NEAR  # «On 5 May the X, …, held a round table»
        elif rules.language != "kk" and 0 <= before <= _NEAR:
            if rules.pattern("gathers").fullmatch(cue.group()):
                continue  # «brought together the Ministry and …»
            distance = before
        else:
            continue
        best = distance if best is None else min(best, distance)
    return best


def is_partner(plain: str, chain: Chain, rules: Rules) -> bool:
    """Tell whether words beside a name say that it held the event too."""
    if rules.language != "kk":
        return bool(leads(rules.compiled(rf"{rules.partner}\s$"), plain, chain.start))
    behind = rules.compiled(rf"\s*{rules.partner}").match(plain, chain.end)
    return bool(behind) and plain[: chain.end].endswith(("мен", "бен", "пен"))


def only_helped(plain: str, chain: Chain, rules: Rules) -> bool:
    """Tell whether a body gave its support or its people, or something was done to it:
    it held nothing."""
    pattern = rules.pattern("only_helped")
    if rules.language == "kk":
        is_object = _OBJECT.search(plain, chain.start, chain.end)
        return bool(is_object or pattern.match(plain, chain.end))
    return bool(leads(pattern, plain, chain.start))


def is_in_place(plain: str, chain: Chain, rules: Rules) -> bool:
    """Tell whether a chain says where the event was rather than who held it."""
    if rules.language == "kk":
        ending = plain[chain.end - 4 : chain.end].rstrip()
        behind = rules.pattern("in_place").match(plain, chain.end)
        return bool(behind) or ending.endswith(("да", "де", "та", "те", "нда", "нде"))
    place = rules.compiled(rf"(?<!\w){rules.in_place}\s+$")
    return bool(leads(place, plain, chain.start))


def is_in_building(plain: str, chain: Chain, rules: Rules) -> bool:
    """Tell whether an event was only in a body's building: «… ғимаратында»."""
    if rules.language == "kk":
        return bool(rules.pattern("in_building").match(plain, chain.end))
    return bool(leads(rules.pattern("in_building"), plain, chain.start))


def is_somebodys(plain: str, chain: Chain, rules: Rules) -> bool:
    """Tell whether a body is only where a person of the sentence works."""
    post = rf"(?<!\w)(?:[^\W\d_]{{2,12}}-)?(?:{rules.posts}|{rules.degrees})\w*"
    if rules.language == "kk":
        post = rf"{post}(?<!л[ае]рмен)(?!\w)"  # «кафедрасы студенттермен»
        if rules.pattern("staff").match(plain, chain.end):
            return False
        owns = plain[: chain.end].rstrip().endswith("ң")
        between = _UNDECLINED if owns else r"\s*"
        return bool(rules.compiled(rf"{between}{post}").match(plain, chain.end))
    if leads(rules.pattern("staff"), plain, chain.start):
        return False  # what a department's teachers organise, it does
    before = plain[max(0, chain.start - _NEAR) : chain.start]
    person = rf"{post}(?<!ии)(?<!ики)"  # no «кафедра психологии, »
    return bool(rules.compiled(rf"{person},?\s+{rules.of_body}?$").search(before))
