"""What the page of a record says to Scholar, Zotero, messengers and harvesters."""

import dataclasses
import json
import re
from collections import defaultdict
from html import unescape

import pytest

from interop import embedded_metadata
from interop.record.work import whole_title
from tests.factories import (
    DocumentFactory,
    EventFactory,
)

pytestmark = pytest.mark.django_db


def tags(html, attribute="name"):
    found = re.findall(rf'<meta {attribute}="([^"]+)" content="([^"]*)"', html)
    return [(name, unescape(value)) for name, value in found]


def page(client, event, language="kk"):
    address = event.get_absolute_url().replace("/kk/", f"/{language}/", 1)
    return client.get(address).content.decode()


def test_scholar_reads_authors_day_and_organiser(client, event):
    known = [tag for tag in tags(page(client, event)) if tag[0].startswith("citation")]

    paper = ("citation_pdf_url", f"https://roundtable.example/kk/events/{event.pk}.pdf")
    assert [tag for tag in known if tag != paper] == [  # offered where Pango is
        ("citation_author", "Есім, Ғ."),
        ("citation_author_orcid", "0000-0002-1825-0097"),
        ("citation_author", "Ерлан Кенже,"),  # a name of which nobody knows the parts
        ("citation_title", "Алаш «асылдары»"),
        ("citation_conference_title", "Алаш «асылдары»"),
        ("citation_publication_date", "2011/12/06"),
        ("citation_publisher", "Тарих кафедрасы"),
        ("citation_language", "kk"),
        ("citation_keywords", "Тарих"),
        ("citation_abstract", "Жиын туралы"),
        (
            "citation_abstract_html_url",
            f"https://roundtable.example{event.get_absolute_url()}",
        ),
        (
            "citation_fulltext_html_url",
            f"https://roundtable.example{event.get_absolute_url()}",
        ),
    ]


def test_every_shape_of_a_record_is_a_paper_of_its_event(records, shapes, full, bare):
    for record in (*records, *shapes, full, bare):
        known = defaultdict(list)
        for name, value, _language in embedded_metadata.tags(record):
            known[name].append(value)

        title, day = whole_title(record), record.starts_on.strftime("%Y/%m/%d")
        series = [record.series.name.text] if record.series else []
        assert known["citation_title"] == known["citation_conference_title"] == [title]
        assert known["citation_series_title"] == series
        assert known["citation_publication_date"] == [day]
        assert known["citation_publisher"][0] == record.publisher.text
        assert known["citation_language"] == [record.title.language]
        assert len(known["citation_abstract"]) == bool(record.abstract)
        assert len(known["citation_author"]) == len(record.authors)
        assert all("," in name for name in known["citation_author"])
        assert not known.keys() & {"DC.source", "DC.coverage", "DC.contributor"}


def test_zotero_keeps_the_name_of_a_body_whole_and_guests_out_of_the_authors(first):
    known = {"person": None, "organisation": None, "name": first.title}
    body = dataclasses.replace(first.participants[0], kind="body", family="", **known)
    guest = dataclasses.replace(first.participants[1], role="guest", person=None)
    record = dataclasses.replace(first, participants=(body, guest))

    found = embedded_metadata.tags(record)

    names = [one[0] for one in found if one[1] == "Кан, Г."]
    assert names == ["eprints.contributors_name"]
    assert ("citation_author", f"{body.name},", "") in found


def test_dublin_core_gives_every_title_in_its_language(client, event):
    html = page(client, event)

    titles = re.findall(r'name="DC.title" content="([^"]+)" lang="(\w\w)"', html)

    assert [(unescape(t), code) for t, code in titles] == [
        ("Алаш «асылдары»", "kk"),
        ("Сокровища Алаш", "ru"),
    ]


def test_open_graph_names_only_the_languages_that_exist(client, event):
    known = tags(page(client, event), "property")

    assert [value for name, value in known if name.startswith("og:locale")] == [
        "kk_KZ",
        "ru_RU",
    ]


def test_the_graph_stands_in_the_page_as_data(client, event):
    html = page(client, event)

    (script,) = re.findall(
        r'<script type="application/ld\+json">(.+?)\s*</script>', html
    )

    graph = json.loads(script.strip())["@graph"]
    assert [node["@type"] for node in graph] == [
        "EducationEvent",
        "Report",
        "Organization",
        "Person",
        "BreadcrumbList",
    ]


def test_the_link_header_says_what_signposting_asks_for(client, event):
    paper = DocumentFactory(event=event)

    header = client.get(event.get_absolute_url())["Link"]

    relations = re.findall(r'<([^>]+)>; rel="([\w-]+)"', header)
    one = "https://roundtable.example"
    assert relations[0] == (f"{one}/e/{event.pk}", "cite-as")
    assert ("https://orcid.org/0000-0002-1825-0097", "author") in relations
    licence = "https://creativecommons.org/licenses/by-sa/4.0/"
    assert (licence, "license") in relations
    assert (f"{one}/kk/events/{event.pk}.bib", "describedby") in relations
    assert relations[-3] == (f"{one}{paper.file.url}", "item")  # then its versions


def test_every_alternate_of_the_page_answers(client, event):
    html = page(client, event)

    links = re.findall(r'rel="alternate" type="([^"]+)" href="([^"]+)"', html)

    assert len(links) >= 8
    for media_type, address in links:
        response = client.get(address)
        assert response.status_code == 200
        assert response["Content-Type"].startswith(media_type)


def test_a_draft_says_nothing_to_programs(client, editor):
    client.force_login(editor)
    draft = EventFactory(abstract_kk="Жоба")

    response = client.get(draft.get_absolute_url())

    assert "Link" not in response
    assert "ld+json" not in response.content.decode()
    assert "/cite/" not in response.content.decode()
