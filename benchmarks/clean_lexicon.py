"""Cleaning of the induced lexicon: which of its stems are but forms of another stem.

Counting votes cannot tell a stem from a form that is seen often and alone. The grammar
and the list can: a possession takes cases of its own, a plural of a known noun is no
noun, and the act of a verb is the verb.
"""

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from languages.kazakh.grammar import Slot
from languages.kazakh.loans import is_foreign, worn_ends
from languages.kazakh.morphotactics import Segmentation, segmentations
from languages.kazakh.sounds import repairs
from languages.normalise import KAZAKH_LETTERS

CLEARLY_AHEAD, SURELY_AHEAD = 0.5, 1.2  # bits of evidence
SHORTEST_BASE_OF_PLURAL = 4  # letters: «дәптер» is no plural of «дәп»
CASES_OF_THE_OWNED = frozenset(["на", "не", "нда", "нде", "нан", "нен"])
CASES_OF_THE_FREE = frozenset(
    ["ға", "ге", "ны", "ні", "да", "де", "дан", "ден", "лар", "лер"]
)
MOST_FORMS_SHARED = 0.6
_ROBBED = str.maketrans("әғқңөұүһі", "агкноуухи")
SHORTEST_VERBAL_NOUN = 5  # letters: «елу» is fifty

# «Жарияланды» is the passive of «жарияла». These are verbs with a meaning of their own.
_PASSIVE = re.compile(".+[лдт][ае]н")
_VERBS_OF_THEIR_OWN = frozenset(
    ["ойлан", "мақтан", "сақтан", "ұстан", "ізден", "қолдан", "алдан", "атан"]
)


def clean(
    kept: dict[str, dict[bool, float]], words: list[str]
) -> dict[str, dict[bool, float]]:
    """Return the lexicon ``kept`` without what the grammar knows for a form."""
    nouns = {stem: found[False] for stem, found in kept.items() if False in found}
    verbs = {stem: found[True] for stem, found in kept.items() if True in found}
    dropped = {(verb, True) for verb in verbs if _is_passive(verb, verbs)}
    dropped |= {(noun, False) for noun in _robbed(nouns, words)}
    for noun in nouns:
        if (
            _is_form(noun, nouns, words)
            or _is_verbal_noun(noun, verbs, nouns[noun])
            or _is_misread(noun, nouns, verbs)
        ):
            dropped.add((noun, False))
    cleaned = {
        stem: {kind: e for kind, e in found.items() if (stem, kind) not in dropped}
        for stem, found in kept.items()
    }
    return {stem: found for stem, found in cleaned.items() if found}


def _is_form(word: str, nouns: dict[str, float], words: list[str]) -> bool:
    """Tell whether the noun ``word`` is but a form of another: зиялылар, тарапы.

    A plural is one for certain unless what is left is short (дәптер). A possession
    has cases of its own: «ойына» tells that «ойы» is somebody's thought, and «сарыға»
    that «сары» is nobody's. Of a loan anything that looks like a form is one.
    """
    for parts in segmentations(word):
        if len(parts.shapes) != 1 or not parts.shapes[0].suffix.is_clear:
            continue
        slot = parts.shapes[0].suffix.slot
        for base in filter(nouns.get, _bases(parts)):
            ahead = nouns[base] - nouns[word]
            if (
                (is_foreign(base) and ahead > 0)
                or (slot is Slot.PLURAL and _is_plural(base, ahead))
                or (slot is Slot.POSSESSED_3 and ahead >= 0 and _is_owned(word, words))
            ):
                return True
    return False


def _is_plural(base: str, ahead: float) -> bool:
    return len(base) >= SHORTEST_BASE_OF_PLURAL or ahead > CLEARLY_AHEAD


def _is_owned(word: str, words: list[str]) -> bool:
    """Tell whether ``word`` declines as a possession rather than as a noun."""
    forms = beginning_with(word, words)
    owned = sum(form[len(word) :] in CASES_OF_THE_OWNED for form in forms)
    return owned > sum(form[len(word) :] in CASES_OF_THE_FREE for form in forms)


def _bases(parts: Segmentation) -> Iterator[str]:
    """Yield the nouns ``parts`` may be a form of, all but those that drop a vowel."""
    suffix = parts.shapes[0].text
    if Slot.NOUN in parts.classes:
        for base, _ in repairs(parts.base, suffix, verb=False):
            if base.startswith(parts.base) or len(base) <= len(parts.base):
                yield base


def _is_passive(verb: str, verbs: dict[str, float]) -> bool:
    """Tell whether ``verb`` is what happens to the object of a better known one."""
    return (
        bool(_PASSIVE.fullmatch(verb))
        and verb not in _VERBS_OF_THEIR_OWN
        and verbs.get(verb[:-1], 0.0) > verbs[verb]
    )


def _is_verbal_noun(noun: str, verbs: dict[str, float], evidence: float) -> bool:
    """Tell whether ``noun`` is no more than the act of a known verb: жаңару, улану."""
    if len(noun) < SHORTEST_VERBAL_NOUN:
        return False
    endings = {"у": ("", "ы", "і"), "ю": ("й",)}.get(noun[-1], ())
    acts = [verbs[verb] for end in endings if (verb := noun[:-1] + end) in verbs]
    return max(acts, default=-math.inf) > evidence - CLEARLY_AHEAD


def _is_misread(noun: str, nouns: dict[str, float], verbs: dict[str, float]) -> bool:
    """Tell whether ``noun`` is a loan only by mistake: «жұмысты» is no «жұмыст-ы»."""
    return any(
        max(nouns.get(worn, 0.0), verbs.get(worn, 0.0)) > nouns[noun] + SURELY_AHEAD
        for worn in worn_ends(noun)
        if len(worn) < len(noun)
    )


def _robbed(nouns: dict[str, float], words: list[str]) -> Iterator[str]:
    """Yield the nouns that are better known ones without their Kazakh letters.

    Of «маселе» nearly every form is one of «мәселе» as well. But «тур» takes suffixes
    of its own, and so do «кол» and «ток», though most texts mean «тұр», «қол», «тоқ».
    """
    proper = defaultdict(list)
    for noun in nouns:
        if not KAZAKH_LETTERS.isdisjoint(noun):
            proper[noun.translate(_ROBBED)].append(noun)
    known = set(words)
    for noun in nouns.keys() & proper.keys():
        better = [other for other in proper[noun] if nouns[other] > nouns[noun]]
        endings = [form[len(noun) :] for form in beginning_with(noun, words)]
        shared = sum(any(b + end in known for b in better) for end in endings)
        if shared > MOST_FORMS_SHARED * len(endings):
            yield noun


def beginning_with(beginning: str, words: list[str]) -> list[str]:
    """Return those of the sorted ``words`` that begin with ``beginning``."""
    start = bisect_left(words, beginning)
    return words[start : bisect_left(words, beginning + "\uffff")]
