"""Metadata of Office files: properties are emptied, and who commented is nobody.

A part that says nothing of its maker stays byte for byte. Elsewhere the name of whoever
commented or changed something becomes the word that Word itself puts there.
"""

import re
import zipfile

from lxml import etree

from .zip_safety import open_archive, parse, with_parts

NOBODY = "Author"
_PROPERTIES = re.compile(r"docProps/\w+\.xml|meta\.xml|.*\.psmdcp")
_XML = re.compile(r".*\.(?:xml|rels)")
_SIGNED = ("_xmlsignatures/", "META-INF/documentsignatures.xml")
_MANIFEST = "META-INF/manifest.xml"
# Only parts with one of these are parsed: a sheet of a million cells has none.
_WORDS = b"uthor userName displayName absPath dc:creator attachedTemplate".split()
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_NAMES = {"author", "initials", "userId", "userName"}
_NAMES_OF = dict.fromkeys(
    ["author", "cmAuthor", "person", "userInfo"], _NAMES | {"name", "displayName"}
)


def without_metadata(data: bytes) -> bytes | None:
    """Return the archive without metadata; None if it is signed, locked or damaged."""
    archive = open_archive(data)
    names = archive.namelist()
    try:
        locked = _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST)
        if locked or any(name.startswith(_SIGNED) for name in names):
            return None
        xml = filter(_XML.fullmatch, names)
        written = {name: _anonymised(archive.read(name)) for name in xml}
        about = filter(_PROPERTIES.fullmatch, names)
        written |= {name: _emptied(archive.read(name)) for name in about}
        return with_parts(archive, written).getvalue()
    except (etree.XMLSyntaxError, zipfile.BadZipFile, NotImplementedError):
        return None


def _emptied(part: bytes) -> bytes:
    root = parse(part)
    del root[:]
    return _text(root)


def _anonymised(part: bytes) -> bytes:
    """Return a part in which nobody is named; one that names nobody as it is."""
    if not any(word in part for word in _WORDS):
        return part
    root = parse(part)
    changed = [_anonymise(element) for element in root.iter(etree.Element)]
    return _text(root) if any(changed) else part


def _anonymise(element: etree._Element) -> bool:
    """Take names from an element's attributes and text; say whether there were any."""
    kind = etree.QName(element).localname
    names = _NAMES_OF.get(kind, _NAMES)
    new = {k: NOBODY for k in element.attrib if etree.QName(k).localname in names}
    if kind == "absPath":  # the folder of whoever saved a workbook last
        new["url"] = ""
    if element.get("Type", "").endswith("/attachedTemplate"):  # and of the template
        new["Target"] = "Normal.dotm"
    element.attrib.update(new)
    is_name = element.tag == _CREATOR or kind in ("author", "creator-initials")
    if is_name and element.text:
        element.text = NOBODY
    return bool(new or is_name)


def _text(root: etree._Element) -> bytes:
    tree = root.getroottree()
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
