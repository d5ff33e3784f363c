"""Whatever is typed into the address: a page, a redirect or a clear refusal."""

import pytest

from tests.factories import EventFactory, ParticipationFactory

LONG = "я" * 10_000
WRONG = [
    "/kk/events/?page=0",
    "/kk/events/?page=-1",
    "/kk/events/?page=9999999999999999999",
    "/kk/events/?page=abc",
    f"/kk/events/?page={'9' * 5000}",
    "/kk/events/?page=%00",
    "/kk/events/999999999999999999999-x/",
    "/kk/events/0-x/",
    "/kk/events/x/",
    "/kk/events/%00/",
    "/kk/people/?letter=%00",
    f"/kk/people/?letter={LONG}",
    "/kk/people/?letter=1",
    "/kk/people/?page=99",
    "/kk/people/999999999-x/",
    "/kk/organisations/999999999-x/",
    "/kk/topics/joq/",
    "/kk/topics/%00/",
    "/kk/series/999999999-x/",
    "/kk/events/999999999.bib",
    "/kk/events/99999999999999999999.bib",
    "/kk/events/1.%00",
    f"/kk/events/1.{'a' * 5000}",
    "/kk/events/999999999/cite/",
    "/kk/topics/%00/feed/",
    "/kk/people/999999999/feed/",
    "/kk/organisations/99999999999999999999/feed/",
    "/sitemap-x.xml",
    "/sitemap-records-0.xml",
    "/sitemap-records-99.xml",
    "/e/999999999",
    "/e/99999999999999999999",
    "/e/x",
    "/de/",
    "/de/events/",
    "/kk-KZ/",
    f"/kk/{LONG}/",
    "/media/%00",
    "/media/../roundtable/settings.py",
    "/media/events/1/../../../etc/passwd",
    "/media/events/1/photos/..",
    "/media/events/1/photos/../../2/documents/a.pdf",
    "/media/events/1/%2e%2e/2/documents/a.pdf",
    "/media/renditions/events/1/photos/",
    "/media/events/999999999999999999999/photos/a.jpg",
    f"/media/events/1/{LONG}.jpg",
    "/media/",
]
UNDERSTOOD_IN_PART = [
    "/kk/events/?year=abc",
    "/kk/events/?year=%00",
    f"/kk/events/?year={LONG}",
    "/kk/events/?year=99999999999999999999",
    "/kk/events/?kind=dance",
    "/kk/events/?organisation=abc",
    "/kk/events/?organisation=%00",
    "/kk/events/?organisation=99999999999999999999",
    f"/kk/events/?organisation={'9' * 5000}",
    "/kk/events/?topic=%00",
    f"/kk/events/?topic={LONG}",
    "/kk/events/?language=de",
]
HARMLESS = [
    "/kk/events/?unknown=1",
    "/kk/events/?year=&kind=&page=",
    "/kk/?q=%00",
    f"/kk/?{LONG}",
    "/kk/people/?letter=&page=",
]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_public_record():
    ParticipationFactory(event=EventFactory(published=True))


@pytest.mark.parametrize("address", WRONG, ids=lambda address: address[:50])
def test_what_does_not_exist_is_not_found(client, address):
    response = client.get(address, follow=True)

    assert response.status_code == 404
    assert "<h1>" in response.content.decode()


@pytest.mark.parametrize("address", UNDERSTOOD_IN_PART, ids=lambda one: one[:50])
def test_a_filter_that_makes_no_sense_is_named(client, address):
    response = client.get(address)

    assert response.status_code == 200
    assert len(response.context["filters"].errors) == 1


@pytest.mark.parametrize("address", HARMLESS, ids=lambda address: address[:50])
def test_what_nobody_asks_about_does_no_harm(client, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/kk/", "/kk/events/", "/kk/people/"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_readers_can_only_read(client, method, address):
    assert getattr(client, method)(address).status_code == 405
