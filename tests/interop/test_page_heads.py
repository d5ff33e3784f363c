"""What each type of page says of itself, and the works it offers to Zotero."""

import json
import re
from html import unescape
from xml.etree import ElementTree as ET

import pytest

from events.indexing import reindexing
from interop.formats.registry import FORMATS
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    ParticipationFactory,
    PersonFactory,
    SectionFactory,
    SeriesFactory,
    TopicFactory,
)
from tests.interop.test_embedded_metadata import tags

pytestmark = pytest.mark.django_db
HOME = "https://roundtable.example"


@pytest.fixture
def russian(settings):
    """A public record in Russian only, with whatever has a page of its own."""
    settings.SITE_URL = HOME
    event = EventFactory(
        published=True,
        **{"title_kk": "", "title_ru": "Стол", "original_language": "ru"},
        series=SeriesFactory(),
        topics=[TopicFactory()],
    )
    unit = OrganisationFactory(ror_id="05a28rw58", parent=OrganisationFactory())
    OrganiserFactory(event=event, organisation=unit)
    person = PersonFactory(orcid="0000-0002-1825-0097", wikidata="Q42")
    names = {"printed_name_kk": "", "printed_name_ru": "Г. Кан"}
    ParticipationFactory(event=event, person=person, **names)
    SectionFactory(event=event, heading_kk="", heading_ru="Цель")
    reindexing.reindex(event.pk)
    return event


def pages_of(event):
    """The address of a page of each type, and what it is to schema.org."""
    person, one = event.participations.first().person, f"/kk/events/{event.pk}"
    return {
        "/kk/": "WebSite",
        "/kk/about/": "AboutPage",
        "/kk/privacy/": "WebPage",
        "/kk/events/": "CollectionPage",
        "/kk/people/": "CollectionPage",
        "/kk/search/?q=стол": "SearchResultsPage",
        f"/kk/reading-list/?e={event.pk}s1": "CollectionPage",
        event.series.get_absolute_url(): "CollectionPage",
        event.topics.get().get_absolute_url(): "CollectionPage",
        person.get_absolute_url(): "ProfilePage",
        event.organisers.get().organisation.get_absolute_url(): "ProfilePage",
        event.get_absolute_url(): "EducationEvent",
        f"{one}/cite/": "WebPage",
        f"{one}/cite/?section=1": "WebPage",
        f"{one}/s1p1/": "WebPage",
    }


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def graph_in(html):
    (script,) = re.findall(
        r'<script type="application/ld.json">(.+?)\s*</script>', html
    )
    return json.loads(script)["@graph"]


def canonical_in(html):
    (address,) = re.findall('<link rel="canonical" href="([^"]+)">', html)
    return unescape(address)


def test_every_type_of_page_says_where_it_is_at_home_and_what_it_is(client, russian):
    for address, kind in pages_of(russian).items():
        html = page(client, address)

        said, shared = dict(tags(html)), dict(tags(html, "property"))
        there = re.findall(
            '<link rel="alternate" hreflang="([^"]+)" href="(.+?)"', html
        )
        assert canonical_in(html) == shared["og:url"], address
        assert canonical_in(html) in [unescape(one) for _code, one in there]
        assert there[-1][0] == "x-default"
        assert said["description"] == shared["og:description"] != ""
        assert {"og:type", "og:title", "og:image", "og:locale"} <= shared.keys()
        assert graph_in(html)[0]["@type"] == kind
        assert client.get(unescape(there[-1][1]).removeprefix(HOME)).status_code == 200


def test_what_is_in_russian_only_is_at_home_there_from_everywhere(client, russian):
    there = f"{HOME}{russian.get_absolute_url()}".replace("/kk/", "/ru/")
    one = f"events/{russian.pk}"

    for code in ("kk", "ru", "en"):
        path = russian.get_absolute_url().replace("/kk/", f"/{code}/")
        html = page(client, path)
        assert canonical_in(html) == there
        assert set(re.findall(r'hreflang="(\w\w)" href="http', html)) == {"ru"}
        assert f'href="/ru/{one}.bib"' in html
        assert canonical_in(page(client, f"/{code}/{one}/s1p1/")) == there
        cited = canonical_in(page(client, f"/{code}/{one}/cite/?section=1&x=1"))
        assert cited == f"{HOME}/ru/{one}/cite/?section=1"


def test_people_and_bodies_are_known_by_their_registers(client, russian):
    person, unit = russian.participations.get().person, russian.organisers.get()

    _page, known = graph_in(page(client, person.get_absolute_url()))
    _page, body, above = graph_in(page(client, unit.organisation.get_absolute_url()))

    assert known["sameAs"] == [
        "https://orcid.org/0000-0002-1825-0097",
        "https://www.wikidata.org/wiki/Q42",
    ]
    assert body["sameAs"] == "https://ror.org/05a28rw58"
    assert body["parentOrganization"] == {"@id": above["@id"]}


def test_who_asked_not_to_be_shown_is_described_to_nobody(client, russian):
    person = russian.participations.get().person
    person.hidden = True
    person.save()

    html = page(client, person.get_absolute_url())

    assert 'content="noindex"' in html
    assert "og:title" not in html
    assert "ld+json" not in html


def test_a_filter_makes_another_page_and_a_tracker_does_not(client, russian):
    html = page(client, "/kk/events/?year=2011&kind=&page=1&utm_source=x")

    assert canonical_in(html) == f"{HOME}/kk/events/?year=2011"
    search = graph_in(page(client, "/ru/"))[0]["potentialAction"]
    there = search["target"]["urlTemplate"].removeprefix(HOME)
    assert client.get(there.format(search_term_string="стол")).status_code == 200


# --- The browser button --------------------------------------------------------


def test_zotero_finds_each_work_once_where_several_are_listed(client, russian):
    place = russian.participations.get()
    ParticipationFactory(event=russian, person=place.person, role="moderator")
    whole = str(russian.pk)
    expected = dict.fromkeys(pages_of(russian), [whole])
    for code in ("about", "privacy", "people"):
        expected[f"/kk/{code}/"] = []
    expected[russian.get_absolute_url()] = []  # its own tags say more
    expected[f"/kk/reading-list/?e={whole}s1"] = [f"{whole}s1"]
    expected[f"/kk/events/{whole}/cite/?section=1"] = [f"{whole}s1"]
    expected[f"/kk/events/{whole}/s1p1/"] = [f"{whole}s1p1"]

    for address, works in expected.items():
        html = page(client, address)
        assert re.findall('class="unapi-id" title="(.+?)"', html) == works, address


def test_zotero_is_handed_what_it_found(client, russian):
    (server,) = re.findall('rel="unapi-server".+?href="(.+?)"', page(client, "/ru/"))
    (offered,) = ET.fromstring(page(client, server))
    code = f"{russian.pk}s1"

    work = client.get(server, {"id": code, "format": offered.get("name")})

    assert client.get(server, {"id": code}).status_code == 300
    assert work["Content-Type"] == f"{offered.get('type')}; charset=utf-8"
    assert "Цель" in work.content.decode()
    for unknown in ({"id": "0", "format": "ris"}, {"id": code, "format": "marc"}):
        assert client.get(server, unknown).status_code == 404


# --- Content negotiation -------------------------------------------------------


@pytest.mark.parametrize("slash", ["", "/"])
def test_a_program_gets_the_format_it_prefers(client, russian, slash):
    for one in FORMATS:
        asked = {"accept": f"{one.MEDIA_TYPE}, text/html;q=0.5"}

        response = client.get(f"/e/{russian.pk}{slash}", headers=asked)

        file = f"/ru/events/{russian.pk}.{one.EXTENSION}"
        assert (response.status_code, response.url) == (303, file)
        assert "Accept" in response["Vary"].split(", ")


@pytest.mark.parametrize(
    "accept",
    ["", "*/*", "text/html,application/xml;q=0.9,*/*;q=0.8", "image/png", "a;q=x",
     "text/html, application/ld+json"],
)  # fmt: skip
def test_everybody_else_gets_the_page(client, russian, accept):
    response = client.get(f"/e/{russian.pk}/", headers={"accept": accept})

    assert (response.status_code, response.url) == (302, russian.get_absolute_url())


def test_a_withdrawn_record_or_an_old_version_has_no_formats(client, russian):
    asked = {"accept": "application/x-bibtex"}
    assert client.get(f"/e/{russian.pk}/v1", headers=asked).status_code == 302

    type(russian).objects.update(status="withdrawn", withdrawn_at=russian.publish_at)

    assert client.get(f"/e/{russian.pk}", headers=asked).status_code == 302
