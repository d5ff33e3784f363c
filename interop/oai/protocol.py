"""Requests of OAI-PMH, and the protocol's own words for what it refuses."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import MAXYEAR, UTC, datetime, timedelta

from django.core.signing import BadSignature, Signer

from .metadata_formats import METADATA_FORMATS

# Which arguments a verb needs and which it allows beside them.
VERBS: dict[str, tuple[set[str], set[str]]] = {
    "Identify": (set(), set()),
    "ListMetadataFormats": (set(), {"identifier"}),
    "ListSets": (set(), {"resumptionToken"}),
    "GetRecord": ({"identifier", "metadataPrefix"}, set()),
    "ListIdentifiers": ({"metadataPrefix"}, {"from", "until", "set"}),
    "ListRecords": ({"metadataPrefix"}, {"from", "until", "set"}),
}
LISTS = {"ListIdentifiers", "ListRecords"}

_SPEC = re.compile(r"[A-Za-z0-9_.!~*'():-]+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SECOND = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_SIGNER = Signer(salt="interop.oai")


class OaiError(Exception):
    """A refusal with the code that the protocol gives it."""

    def __init__(self, code: str, reason: str):
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True, slots=True)
class ListRequest:
    """A list that was asked for, and how far the harvester has come in it."""

    prefix: str
    start: datetime | None = None
    end: datetime | None = None  # the first moment that is too late
    set_spec: str = ""
    after: tuple[datetime, int] | None = None  # datestamp and id of the last one seen
    cursor: int = 0
    size: int = 0

    def continued(
        self, after: tuple[datetime, int], cursor: int, size: int
    ) -> "ListRequest":
        return replace(self, after=after, cursor=cursor, size=size)


def arguments_of(parameters: Mapping) -> dict[str, str]:
    """Return the verb and its arguments; every parameter has a list of values."""
    values = {name: parameters.getlist(name) for name in parameters}
    verbs = values.get("verb", [])
    if len(verbs) != 1 or verbs[0] not in VERBS:
        known = ", ".join(VERBS)
        raise OaiError("badVerb", f"Give one verb; it is one of: {known}.")
    for name, given in values.items():
        if len(given) != 1:
            raise OaiError("badArgument", f"Give {_shown(name)} only once.")
        if not given[0].isprintable():  # an answer repeats it, and XML cannot
            raise OaiError("badArgument", f"{_shown(name)} has unprintable signs.")
    arguments = {name: given[0] for name, given in values.items()}
    _check(arguments)
    return arguments


def _check(arguments: dict[str, str]) -> None:
    verb = arguments["verb"]
    required, optional = VERBS[verb]
    given = arguments.keys() - {"verb"}
    if verb in LISTS and "resumptionToken" in given:
        required, optional = {"resumptionToken"}, set()
    for name in sorted(required - given):
        raise OaiError("badArgument", f"{verb} needs the argument {name}.")
    for name in sorted(given - required - optional):
        raise OaiError("badArgument", f"{verb} does not take {_shown(name)}.")
    if not _SPEC.fullmatch(arguments.get("set", "-")):
        raise OaiError("badArgument", "The name of a set has other signs.")
    prefix = arguments.get("metadataPrefix", "oai_dc")
    if prefix not in METADATA_FORMATS:
        known = ", ".join(METADATA_FORMATS)
        raise OaiError("cannotDisseminateFormat", f"The formats are: {known}.")


def list_request_of(arguments: dict[str, str]) -> ListRequest:
    """Return the list that the arguments, or the token, ask for."""
    if token := arguments.get("resumptionToken"):
        return _opened(token)
    start, end = arguments.get("from"), arguments.get("until")
    if start and end and len(start) != len(end):
        raise OaiError("badArgument", "Give from and until in the same granularity.")
    first, _after_first = _moment(start) if start else (None, None)
    last, too_late = _moment(end) if end else (None, None)
    if first and last and first > last:
        raise OaiError("badArgument", "The argument from is later than until.")
    prefix = arguments["metadataPrefix"]
    return ListRequest(prefix, first, too_late, arguments.get("set", ""))


def _moment(text: str) -> tuple[datetime, datetime | None]:
    """Return a day or a second as its first moment and the first one after it.

    There is none after the last day that Python knows: a list has no end then.
    """
    pattern, length = "%Y-%m-%dT%H:%M:%SZ", timedelta(seconds=1)
    if _DAY.fullmatch(text):
        pattern, length = "%Y-%m-%d", timedelta(days=1)
    elif not _SECOND.fullmatch(text):
        raise OaiError("badArgument", "A date is YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.")
    try:
        moment = datetime.strptime(text, pattern).replace(tzinfo=UTC)
        return moment, moment + length if moment.year < MAXYEAR else None
    except ValueError as error:
        raise OaiError("badArgument", "There is no such day in a calendar.") from error


def token_of(request: ListRequest) -> str:
    """Return all that is needed to go on: the server remembers nothing."""
    seen, pk = request.after
    moments = [at and at.isoformat() for at in (request.start, request.end, seen)]
    state = [request.prefix, request.set_spec, pk, request.cursor, request.size]
    return _SIGNER.sign_object(moments + state)


def _opened(token: str) -> ListRequest:
    """Return what a token of ours asks for; one that we have not signed is refused."""
    try:
        *moments, prefix, set_spec, pk, cursor, size = _SIGNER.unsign_object(token)
    except BadSignature as error:
        raise OaiError("badResumptionToken", "Start the list anew.") from error
    start, end, seen = (at and datetime.fromisoformat(at) for at in moments)
    return ListRequest(prefix, start, end, set_spec, (seen, pk), cursor, size)


def _shown(name: str) -> str:
    return "".join(sign for sign in name[:40] if sign.isprintable())
