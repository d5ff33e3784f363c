"""Metadata formats of OAI-PMH, by the ``metadataPrefix`` that names each."""

from collections.abc import Callable
from typing import NamedTuple
from xml.etree.ElementTree import Element

from .. import dublin_core
from ..formats import datacite, jats, mods
from ..markup import XML_LANG, element
from ..record.record import Record

OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"


class MetadataFormat(NamedTuple):
    """Where the schema lies, the namespace it describes, and what writes it."""

    schema: str
    namespace: str
    tree: Callable[[Record], Element]


def _dublin_core(record: Record) -> Element:
    root = element(OAI_DC, "dc", METADATA_FORMATS["oai_dc"].schema)
    for name, value, language in dublin_core.elements(record):
        root.append(one := element(DC, name))
        one.text = value
        if language:
            one.set(XML_LANG, language)
    return root


METADATA_FORMATS = {
    "oai_dc": MetadataFormat(f"{OAI_DC.rstrip('/')}.xsd", OAI_DC, _dublin_core),
    "datacite4": MetadataFormat(datacite.SCHEMA, datacite.NAMESPACE, datacite.tree),
    "jats": MetadataFormat(jats.SCHEMA, jats.NAMESPACE, jats.harvested),
    "mods": MetadataFormat(mods.SCHEMA, mods.NAMESPACE, mods.tree),
}
