"""XML trees, written without repeating the namespace of the parent each time.

ElementTree keeps one table of prefixes for the whole process, and other libraries
write into it: WeasyPrint takes the empty prefix for itself once it is loaded. We name
our prefixes ourselves, so that a document is the same whatever was done before.
"""

from functools import cache
from xml.etree import ElementTree as ET

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XLINK = "{http://www.w3.org/1999/xlink}"
SCHEMA_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"

_PREFIXES = {
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://www.openarchives.org/OAI/2.0/": "",
    "http://www.openarchives.org/OAI/2.0/oai_dc/": "oai_dc",
    "http://oai.dlib.vt.edu/OAI/metadata/toolkit": "toolkit",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://datacite.org/schema/kernel-4": "datacite",
    "http://www.w3.org/1999/xlink": "xlink",
    "https://jats.nlm.nih.gov/ns/archiving/1.2/": "jats",
    "http://www.loc.gov/mods/v3": "mods",
}


def element(namespace: str, name: str, schema: str = "") -> ET.Element:
    """Return a root element, which says where the schema of its namespace lies."""
    root = ET.Element(f"{{{namespace}}}{name}")
    if schema:
        root.set(SCHEMA_LOCATION, f"{namespace} {schema}")
    return root


def add(
    parent: ET.Element, name: str, text: str = "", lang: str = "", **attributes: str
) -> ET.Element:
    """Add a child in its parent's namespace; empty attributes are left out."""
    namespace, brace, _parent = parent.tag.rpartition("}")  # some have none
    given = {key: value for key, value in attributes.items() if value}
    child = ET.SubElement(parent, f"{namespace}{brace}{name}", given)
    if lang:
        child.set(XML_LANG, lang)
    child.text = text or None
    return child


def check(root: ET.Element) -> None:
    """Raise ``TypeError`` for a tree that could not be written."""
    for one in root.iter():
        "".join((one.text or "", one.tail or "", *one.attrib.values()))


def document(root: ET.Element) -> str:
    """Return the tree as an XML document; its names are given their prefixes for it."""
    names: set[str] = set()
    for one in root.iter():
        names.update((one.tag, *one.attrib))
        one.tag = _prefixed(one.tag)
        named = {_prefixed(name): value for name, value in one.items()}
        one.attrib.clear()
        one.attrib.update(named)
    used = {name.rpartition("}")[0].removeprefix("{") for name in names}
    declared = {
        f"xmlns:{prefix}".rstrip(":"): address
        for address, prefix in sorted(_PREFIXES.items(), key=lambda pair: pair[1])
        if address in used and prefix != "xml"
    }
    own = dict(root.attrib)
    root.attrib.clear()
    root.attrib.update(declared | own)
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


@cache
def _prefixed(name: str) -> str:
    """Return a name as it is written."""
    address, brace, local = name.removeprefix("{").rpartition("}")
    return f"{_PREFIXES[address]}:{local}".lstrip(":") if brace else name
