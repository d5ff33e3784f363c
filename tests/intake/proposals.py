"""Proposals made by hand: what follows extraction is tested without it."""

import re
from datetime import date
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from events.choices import EventKind, Role, SectionKind
from intake.proposal import (
    Extracted,
    Proposal,
    ProposedOrganiser,
    ProposedPerson,
    ProposedSection,
    ProposedUnit,
    Question,
    QuestionKind,
    Reason,
    Span,
    UnusedSpan,
)
from intake.readers.blocks import Block, BlockKind
from participants.choices import OrganisationKind
from tests.factories import SourceFileFactory
from tests.files import stored, word_document

UPLOAD = reverse("admin:intake_sourcefile_add")
LIST = reverse("admin:intake_sourcefile_changelist")
SUMMARY = """Цифрлық білім

2024 жылғы 1 наурызда дөңгелек үстел өтті. Оған Ғ. Есім, Г. Кан қатысты.

Мақсаты – білімді талқылау."""


def file(data, name="қорытынды.docx"):
    """What a browser posts with a chosen file."""
    return {"file": SimpleUploadedFile(name, data)}


TEXT = (
    "Цифрлық білім",
    "ҚазҰУ-дың тарих факультеті 6 желтоқсанда панель өткізді.",
    "Қатысқандар: Ғ. Есім, Г. Кан және т.б.",
    "Мақсаты – білімді талқылау.",
    "Бет 1",
)


def blocks(*texts):
    return tuple(
        Block(number, BlockKind.PARAGRAPH, text, text, "kk")
        for number, text in enumerate(texts)
    )


def read(text, among=TEXT):
    """Return a Kazakh text read where it stands in ``among``."""
    spans = [
        Span(number, found.start(), found.end())
        for number, block in enumerate(among)
        for found in re.finditer(re.escape(text), block)
    ]
    return {"kk": Extracted(text, tuple(spans[:1]))}


def person(name, **more):
    parts = {"degree": {}, "post": {}, "affiliation": {}, "talk_title": {}}
    return ProposedPerson(read(name), Extracted(Role.PANELIST), **parts | more)


def section(kind, text, speaker=None, heading=None):
    return ProposedSection(
        Extracted(kind), heading or {}, read(text, TEXT) if text else {}, speaker
    )


def proposal(**changes):
    """Return a panel with two people, two sections, and a year nobody wrote."""
    values = {
        "blocks": blocks(*TEXT),
        "original_language": Extracted("kk"),
        "title": read("Цифрлық білім"),
        "kind": Extracted(EventKind.PANEL, read("панель")["kk"].spans),
        "starts_on": Extracted(
            date(2011, 12, 6), read("6 желтоқсанда")["kk"].spans, 0.5
        ),
        "spoken_languages": Extracted(("kk",)),
        "has_others": Extracted(value=True),
        "organisers": (
            ProposedOrganiser(
                (
                    ProposedUnit(OrganisationKind.UNIVERSITY, read("ҚазҰУ")),
                    ProposedUnit(OrganisationKind.FACULTY, read("тарих факультеті")),
                )
            ),
        ),
        "people": (person("Ғ. Есім"), person("Г. Кан")),
        "sections": (
            section(SectionKind.BACKGROUND, TEXT[1]),
            section(SectionKind.PURPOSE, TEXT[3], speaker=1),
        ),
        "images": (),
        "questions": (Question(QuestionKind.YEAR, "starts_on", "2011"),),
        "unused_spans": (UnusedSpan(Span(4, 0, 5), Reason.MARGIN),),
    }
    empty = dict.fromkeys(("subtitle", "occasion", "abstract", "venue", "city"), {})
    unknown = dict.fromkeys(("mode", "ends_on", "start_time"))
    return Proposal(**empty | unknown | values | changes)


def source_with(proposed, **columns):
    return SourceFileFactory(proposal=proposed.to_json(), **columns)


def docx(*paragraphs, pictures=()):
    """Return a Word file with these paragraphs and pictures."""
    document = word_document()
    for text in paragraphs:
        document.add_paragraph(text)
    for picture in pictures:
        document.add_picture(picture)
    return stored(document)


def docx_with_pictures(*paragraphs, count=1):
    """Return a Word file with pictures that are 40, 41, … pixels wide."""
    return docx(*paragraphs, pictures=[png(40 + number) for number in range(count)])


def png(width):
    stored = BytesIO()
    Image.new("RGB", (width, 30), "navy").save(stored, "PNG")
    stored.seek(0)
    return stored


def review_page(source):
    return reverse("admin:intake_sourcefile_change", args=[source.pk])


def answers(response, **changed):
    """Return what a browser would post from the page, with what was ``changed``."""
    review = response.context["review"]
    posted = {"version": review.version}
    for form in review.forms:
        for field in form:
            value = field.value()
            if value not in (None, False, ""):
                posted[field.html_name] = "on" if value is True else value
    return {
        name: value for name, value in (posted | changed).items() if value is not None
    }
