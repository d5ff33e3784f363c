"""TBX-Basic (ISO 30042:2019) of the glossary, which programs for translators read.

A row of the dataset is a concept. Its number counts only in a file of this very portal:
in any other it would mean another concept. Both styles of the standard are read (a data
category is an attribute, DCA, or an element, DCT), and DCA is written.
"""

import re

from django.conf import settings
from django.utils.translation import gettext as _
from import_export.formats.base_formats import TablibFormat
from lxml import etree

from events.media.zip_safety import parse
from events.translating.files.sheet import UNFIT_FOR_XML
from languages.columns import column, columns
from languages.fallback import LANGUAGES
from participants.exchange.files import UnreadableFileError, dataset_of, refuse_large

from ..glossary import further_terms
from ..models import Subject

COLUMNS = ["id", "subject", *columns("term", "further", "definition"), "source"]
CORE = "{urn:iso:std:iso:30042:ed-2}"
PREFERRED, ADMITTED = "preferredTerm-admn-sts", "admittedTerm-admn-sts"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NUMBER = re.compile(r"concept-(\d{1,9})")


class TbxFile(TablibFormat):
    CONTENT_TYPE = "application/x-tbx"

    def get_title(self):
        return "tbx"

    def get_extension(self):
        return "tbx"

    @classmethod
    def is_available(cls):
        return True

    def can_import(self):
        return True

    can_export = can_import

    def create_dataset(self, in_stream, **options):
        if b"<!DOCTYPE" in in_stream.replace(b"\0", b""):  # UTF-16 as well
            raise UnreadableFileError(_("This file cannot be read."))
        try:
            root = parse(in_stream)
        except etree.XMLSyntaxError as error:
            raise UnreadableFileError(_("This is not a readable TBX file.")) from error
        if root.tag != f"{CORE}tbx":
            sentence = _("This is not a TBX file of ISO 30042:2019.")
            raise UnreadableFileError(sentence)
        entries = list(root.iter(f"{CORE}conceptEntry"))
        refuse_large(COLUMNS, entries)
        is_ours = settings.SITE_URL in root.xpath("string(*[1]//*[local-name()='p'])")
        rows = [_row(entry, root.get(_LANG, ""), is_ours=is_ours) for entry in entries]
        return dataset_of(COLUMNS, [[row.get(n, "") for n in COLUMNS] for row in rows])

    def export_data(self, dataset, **options):
        root = etree.Element(f"{CORE}tbx", type="TBX-Basic", style="dca")
        root.set(_LANG, LANGUAGES[0])
        place = root
        for name in ("tbxHeader", "fileDesc", "sourceDesc"):
            place = _add(place, name)
        _add(place, "p", settings.SITE_URL)
        body = _add(_add(root, "text"), "body")
        for row in dataset.dict:
            _write(body, row)
        etree.cleanup_namespaces(root, top_nsmap={None: CORE[1:-1]})
        return etree.tostring(
            root, encoding="UTF-8", xml_declaration=True, pretty_print=True
        )


# --- Reading ---------------------------------------------------------------


def _row(entry, main_language, *, is_ours):
    """Return what an entry says, by the names of our columns."""
    number = _NUMBER.fullmatch(entry.get("id", "")) if is_ours else None
    row = {"id": number[1] if number else ""}
    subject = _first(entry, "subjectField")
    row["subject"] = subject if subject in Subject.values else Subject.OTHER
    for one in _said(entry, "definition"):
        if one.getparent().tag == f"{CORE}descripGrp":
            row["source"] = _first(one.getparent(), "source")
        if next(one.iterancestors(f"{CORE}langSec"), None) is None:
            row[column("definition", _language(main_language))] = _text(one)
    for section in entry.iter(f"{CORE}langSec"):
        language = _language(section.get(_LANG, ""))
        if definition := _first(section, "definition"):
            row[column("definition", language)] = definition
        written = [row.get(column("term", language), "")]
        written += further_terms(row.get(column("further", language), ""))
        for one in sorted(section.iter(f"{CORE}termSec"), key=_is_further):
            written.append(_text(one.find(f"{CORE}term")).replace(";", ","))
        term, *further = dict.fromkeys(filter(None, written)) or [""]
        row |= {column("term", language): term}
        row[column("further", language)] = "; ".join(further)
    return row


def _language(code):
    """Return «kk» of «kk-Cyrl-KZ»."""
    return code.partition("-")[0].lower()


def _is_further(section):
    return _first(section, "administrativeStatus") not in ("", PREFERRED)


def _first(element, category):
    return next(map(_text, _said(element, category)), "")


def _said(element, category):
    """Yield what says a data category there, in either style."""
    for one in element.iter(etree.Element):
        if category in (one.get("type"), etree.QName(one).localname):
            yield one


def _text(element):
    return "" if element is None else " ".join("".join(element.itertext()).split())


# --- Writing ---------------------------------------------------------------


def _write(body, row):
    entry = _add(body, "conceptEntry", id=f"concept-{row['id']}")
    _add(entry, "descrip", row["subject"], type="subjectField")
    for language in LANGUAGES:
        term, further = row[column("term", language)], row[column("further", language)]
        if not (term or further):
            continue
        section = _add(entry, "langSec")
        section.set(_LANG, language)
        if definition := row[column("definition", language)]:
            group = _add(section, "descripGrp")
            _add(group, "descrip", definition, type="definition")
            if row["source"]:
                _add(group, "admin", row["source"], type="source")
        for text in filter(None, [term, *further_terms(further)]):
            one = _add(section, "termSec")
            _add(one, "term", text)
            status = PREFERRED if text == term else ADMITTED
            _add(one, "termNote", status, type="administrativeStatus")


def _add(parent, name, text=None, **attributes):
    element = etree.SubElement(parent, f"{CORE}{name}", attributes)
    element.text = text and UNFIT_FOR_XML.sub("", text)
    return element
