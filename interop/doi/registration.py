"""DOI registration with DataCite: off until an account is set up.

The question is a PUT, which DataCite answers in the same way however often it is
asked: whoever was cut off in the middle simply asks again.
"""

import json
from base64 import b64encode
from dataclasses import replace
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from django.conf import settings

from ..formats import datacite
from ..record.record import Record

TIMEOUT = 30  # seconds
_HERE = {"127.0.0.1", "localhost", "::1"}


class DoiError(Exception):
    """No DOI was registered, for the reason it says."""


def is_set_up() -> bool:
    account = (settings.DATACITE_REPOSITORY, settings.DATACITE_PASSWORD)
    return all(account) and bool(settings.DATACITE_PREFIX)


def doi_of(record: Record) -> str:
    """Return the DOI a record has, or the one it would get; "" without a prefix."""
    prefix = settings.DATACITE_PREFIX
    return record.doi or (f"{prefix}/roundtable.{record.id}" if prefix else "")


def metadata(record: Record) -> str:
    """Return what DataCite is told of a record: the XML that everybody gets."""
    return datacite.render(replace(record, doi=doi_of(record)))


def register(record: Record) -> str:
    """Register the DOI of a record, or bring what is known of it up to date."""
    refuse_what_cannot_work(record)
    doi = doi_of(record)
    attributes = {
        "doi": doi,
        "event": "publish",
        "url": record.permanent_url,
        "xml": b64encode(metadata(record).encode()).decode(),
    }
    answer = _sent(doi, {"data": {"type": "dois", "attributes": attributes}})
    try:
        registered = json.loads(answer)["data"]["id"]
    except (ValueError, KeyError, TypeError) as error:
        raise DoiError("DataCite gave an answer that makes no sense.") from error
    if registered.lower() != doi.lower():
        raise DoiError(f"DataCite registered {registered} instead of {doi}.")
    return doi


def refuse_what_cannot_work(record: Record) -> None:
    """Say what is missing before anybody is asked anything."""
    if not is_set_up():
        raise DoiError(
            "No DataCite account is set up: DATACITE_REPOSITORY, DATACITE_PASSWORD "
            "and DATACITE_PREFIX are needed."
        )
    if not doi_of(record).startswith(f"{settings.DATACITE_PREFIX}/"):
        raise DoiError(f"The record has a DOI of another prefix: {record.doi}.")
    there = urlsplit(settings.DATACITE_URL)
    if there.scheme != "https" and there.hostname not in _HERE:
        raise DoiError("DATACITE_URL must begin with https: a password goes there.")


def _sent(doi: str, payload: dict) -> bytes:
    """Ask DataCite; whatever goes wrong is said in words."""
    account = f"{settings.DATACITE_REPOSITORY}:{settings.DATACITE_PASSWORD}"
    question = Request(  # noqa: S310 – where to is a setting, and checked
        f"{settings.DATACITE_URL}/dois/{quote(doi)}",
        data=json.dumps(payload, ensure_ascii=False).encode(),
        method="PUT",
        headers={
            "Content-Type": "application/vnd.api+json",
            "Authorization": f"Basic {b64encode(account.encode()).decode()}",
        },
    )
    try:
        with urlopen(question, timeout=TIMEOUT) as answer:  # noqa: S310
            return answer.read()
    except HTTPError as error:
        raise DoiError(_reason(error)) from error
    except TimeoutError as error:
        raise DoiError(f"DataCite did not answer within {TIMEOUT} seconds.") from error
    except (URLError, HTTPException, OSError) as error:
        reason = getattr(error, "reason", error)
        raise DoiError(f"DataCite could not be reached: {reason}.") from error


def _reason(error: HTTPError) -> str:
    if error.code in (401, 403):
        return "DataCite does not know this account, or not for this prefix."
    try:
        faults = json.loads(error.read())["errors"]
        said = "; ".join(str(fault["title"]) for fault in faults)
    except (ValueError, KeyError, TypeError, OSError):
        said = error.reason
    return f"DataCite refused with {error.code}: {said}."
