"""Responses to the six verbs of OAI-PMH, in XML."""

import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from django.conf import settings
from django.utils import timezone

from events.models import Event
from events.portal.reading import portal

from ..markup import add, check, document, element
from ..record.build import build_record
from ..record.entities import absolute
from ..record.record import Record
from . import items, sets
from .metadata_formats import METADATA_FORMATS
from .protocol import LISTS, OaiError, arguments_of, list_request_of, token_of

NAMESPACE = "http://www.openarchives.org/OAI/2.0/"
TOOLKIT = "http://oai.dlib.vt.edu/OAI/metadata/toolkit"

log = logging.getLogger(__name__)


def respond(parameters: Mapping) -> str:
    """Return the response to a request, or the protocol's error, as an XML document."""
    schema = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
    root = element(NAMESPACE, "OAI-PMH", schema)
    add(root, "responseDate", _stamp(timezone.now()))
    request = add(root, "request", absolute("/oai"))
    try:
        arguments = arguments_of(parameters)
        request.attrib.update(arguments)
        _RESPONSES[arguments["verb"]](root, arguments)
    except OaiError as error:
        if error.code == "badArgument":
            request.attrib.clear()  # the protocol wants none that it refuses
        del root[2:]  # what was begun of an answer
        add(root, "error", str(error), code=error.code)
    return document(root)


def _identify(root: Element, arguments: dict[str, str]) -> None:
    identify = add(root, "Identify")
    add(identify, "repositoryName", portal().named("en").text)
    add(identify, "baseURL", absolute("/oai"))
    add(identify, "protocolVersion", "2.0")
    add(identify, "adminEmail", portal().contact_email)
    earliest = items.earliest() or timezone.now()
    add(identify, "earliestDatestamp", _stamp(earliest))
    add(identify, "deletedRecord", "persistent")
    add(identify, "granularity", "YYYY-MM-DDThh:mm:ssZ")
    # Which software answers: a harvester's operator asks when it errs.
    toolkit = element(TOOLKIT, "toolkit", f"{TOOLKIT}.xsd")
    add(toolkit, "title", "Roundtable")
    author = add(toolkit, "author")
    add(author, "name", "Roundtable")
    add(author, "email", portal().contact_email)
    add(toolkit, "version", settings.VERSION)
    add(toolkit, "URL", absolute("/"))
    add(identify, "description").append(toolkit)


def _list_formats(root: Element, arguments: dict[str, str]) -> None:
    if "identifier" in arguments:
        items.get(arguments["identifier"], _identifier_prefix())
    formats = add(root, "ListMetadataFormats")
    for prefix, metadata_format in METADATA_FORMATS.items():
        described = add(formats, "metadataFormat")
        add(described, "metadataPrefix", prefix)
        add(described, "schema", metadata_format.schema)
        add(described, "metadataNamespace", metadata_format.namespace)


def _list_sets(root: Element, arguments: dict[str, str]) -> None:
    if "resumptionToken" in arguments:
        raise OaiError("badResumptionToken", "The list of sets is never cut.")
    listed = add(root, "ListSets")
    for spec, name in sets.all_sets():
        described = add(listed, "set")
        add(described, "setSpec", spec)
        add(described, "setName", name)


def _get_record(root: Element, arguments: dict[str, str]) -> None:
    event = items.get(arguments["identifier"], _identifier_prefix())
    _add_record(add(root, "GetRecord"), event, arguments["metadataPrefix"])


def _list(root: Element, arguments: dict[str, str]) -> None:
    request = list_request_of(arguments)
    matching = items.matching(request)
    events, more = items.page(request, matching)
    listed = add(root, arguments["verb"])
    for event in events:
        if arguments["verb"] == "ListIdentifiers":
            _add_header(listed, event)
        else:
            _add_if_possible(listed, event, request.prefix)
    if not (len(listed) or more):
        raise OaiError(
            "noRecordsMatch", "No record was changed then or is in this set."
        )
    if not (more or request.after):
        return
    size = request.size or matching.count()
    cursor = {"cursor": str(request.cursor), "completeListSize": str(size)}
    last = (events[-1].datestamp, events[-1].pk) if events else request.after
    rest = request.continued(last, request.cursor + len(events), size)
    add(listed, "resumptionToken", token_of(rest) if more else "", **cursor)


def _add_if_possible(listed: Element, event: Event, prefix: str) -> None:
    """Add a record, unless this one cannot be written: the others do not wait for it.

    The protocol lists the records that there are in a format, and no others.
    """
    before = len(listed)
    try:
        _add_record(listed, event, prefix)
    except OaiError:
        del listed[before:]


def _add_record(parent: Element, event: Event, prefix: str) -> None:
    record = add(parent, "record")
    _add_header(record, event)
    if items.is_deleted(event):
        return
    try:
        described = build_record(event, event.original_language)
        metadata = written(described, prefix)
    except Exception as fault:  # whatever is wrong with it, it is wrong with this one
        log.exception("Record %s cannot be written as %s.", event.pk, prefix)
        raise OaiError(
            "cannotDisseminateFormat", "This record cannot be had in this format."
        ) from fault
    add(record, "metadata").append(metadata)


def written(record: Record, prefix: str) -> Element:
    """Return a record in one of the ``METADATA_FORMATS``, or raise what is amiss."""
    metadata = METADATA_FORMATS[prefix].tree(record)
    check(metadata)
    return metadata


def _add_header(parent: Element, event: Event) -> None:
    status = "deleted" if items.is_deleted(event) else ""
    header = add(parent, "header", status=status)
    add(header, "identifier", f"{_identifier_prefix()}{event.pk}")
    add(header, "datestamp", _stamp(event.datestamp))
    for spec in sets.sets_of(event):
        add(header, "setSpec", spec)


def _identifier_prefix() -> str:
    """Return how our identifiers begin; a port has no place in them."""
    return f"oai:{urlsplit(settings.SITE_URL).hostname}:event-"


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


_RESPONSES = {
    "Identify": _identify,
    "ListMetadataFormats": _list_formats,
    "ListSets": _list_sets,
    "GetRecord": _get_record,
    **dict.fromkeys(LISTS, _list),
}
