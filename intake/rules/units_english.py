"""English names of units, which capital letters set off from the sentence."""

import re

from languages.truecasing import is_capitals, titled
from participants.choices import OrganisationKind

from .units import UNIVERSITY, Unit

_SMALL_HEADS = r"Departments?|Chair|Facult(?:y|ies)|Higher School|School|Institute"
_CENTRES = r"Cent(?:re|er)|Library|Council|Foundation|Association"
_LARGE_HEADS = r"University|Academy|College|Conservatory"
_CAP = rf"(?!(?:{_SMALL_HEADS}|{_CENTRES}|{_LARGE_HEADS})\b)[A-Z][\w’'-]*"
_JOINT = r"(?:,? and (?:the )?|, | of (?:the )?| for | & | )"
_SUBJECT = rf" (?:of|for) (?:the )?(?P<subject>{_CAP}(?:{_JOINT}{_CAP})*)"
_SMALL = re.compile(
    rf"(?<!\w)(?P<before>(?:{_CAP} (?:and )?){{0,5}}?)"
    rf"(?P<head>{_SMALL_HEADS}|{_CENTRES})\b(?:{_SUBJECT})?"
)
_LARGE = re.compile(
    rf"(?<!\w)(?:(?:[A-Z][a-z]?\.\s?){{1,2}})?(?:{_CAP} (?:and (?=[A-Z]))?){{0,7}}?"
    rf"(?P<head>{_LARGE_HEADS})\b(?: of {_CAP}(?:(?:,? and|,)? {_CAP}){{0,3}})?"
    r"(?:,? named after (?:[A-Z]\.\s?)*(?:al-)?[A-Z][\w-]+(?: [A-Z][\w-]+)?)?"
)
_SHORT = re.compile(rf"(?<!\w)(?:{_CAP} )?(?:Kaz[A-Z]{{2,4}}|[A-Z]{{2,4}}U)\b")
_LEADING = re.compile(r"(?:(?:The|In|At|On|By|From|And|Our|Held)\s+)+")
_TRAILING = re.compile(r"(?:\s(?:of|for|at|in|and))?(?:\s+the)?[\s,]*$")
_KINDS = {
    "Dep": OrganisationKind.DEPARTMENT,
    "Cha": OrganisationKind.DEPARTMENT,
    "Ins": OrganisationKind.INSTITUTE,
    "Cen": OrganisationKind.INSTITUTE,
    "Lib": OrganisationKind.INSTITUTE,
    "Cou": OrganisationKind.INSTITUTE,
    "Fou": OrganisationKind.INSTITUTE,
    "Ass": OrganisationKind.INSTITUTE,
}


def english_units(text: str) -> list[Unit]:
    """Return the units named in ``text``."""
    if is_capitals(text):
        text = titled(text)
    found: list[Unit] = []
    for pattern in (_LARGE, _SHORT, _SMALL):
        for match in pattern.finditer(text):
            unit = _unit(text, match, found)
            if unit and not any(
                unit.start < other.end and other.start < unit.end for other in found
            ):
                found.append(unit)
    return sorted(found, key=lambda unit: unit.start)


def _unit(text: str, match: re.Match[str], found: list[Unit]) -> Unit | None:
    """Return the unit of a match, without what is another unit's."""
    start, end = match.span()
    end = min([end, *(unit.start for unit in found if start < unit.start < end)])
    if lead := _LEADING.match(text, start, end):
        start = lead.end()
    name = _TRAILING.sub("", text[start:end])
    if match.re is _SMALL:
        if not match["subject"] and not match["before"]:
            return None  # «the School» says nothing
        kind = _KINDS.get(match["head"][:3], OrganisationKind.FACULTY)
    else:
        kind = UNIVERSITY
        if match.re is _LARGE and " " not in name:
            return None
    return Unit(kind, " ".join(name.split()), start, start + len(name))
