"""Each photo of a record has a page; who is on it has agreed, or it has none."""

import pytest

from events.models import Photo
from tests.factories import EventFactory, PhotoFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def photos(db):
    event = EventFactory(published=True)
    return PhotoFactory.create_batch(3, event=event, consent="agreed")


def address(photo, language="kk"):
    return f"/{language}/events/{photo.event_id}/photos/{photo.pk}/"


def test_a_photo_leads_to_those_beside_it_and_to_the_record(client, photos):
    first, second, third = photos

    html = client.get(address(second)).text

    assert f'rel="prev" href="{address(first)}"' in html
    assert f'rel="next" href="{address(third)}"' in html
    assert f'href="{second.event.get_absolute_url()}#photos"' in html
    assert 'rel="prev"' not in client.get(address(first)).text
    assert 'rel="next"' not in client.get(address(third)).text


def test_the_record_numbers_its_photos_and_leads_to_their_pages(client, photos):
    html = client.get(photos[0].event.get_absolute_url()).text

    assert [f'href="{address(one)}"' in html for one in photos] == [True] * 3
    assert "<figcaption>3. " in html


def test_the_photo_that_editors_choose_stands_above_the_text(client, photos):
    Photo.objects.filter(pk=photos[1].pk).update(leads=True)

    html = client.get(photos[0].event.get_absolute_url()).text

    leading = html.partition('class="photo photo--leading"')[2].partition("</figure>")
    assert f'src="{photos[1].medium.url}"' in leading[0]
    assert html.index("photo--leading") < html.index('id="photos"')
    (newest,) = client.get("/kk/").context["newest"]
    assert newest.shown_photos[0] == photos[1]


def test_no_photo_leads_that_nobody_agreed_to(client, photos):
    Photo.objects.filter(pk=photos[1].pk).update(leads=True, consent="refused")

    html = client.get(photos[0].event.get_absolute_url()).text

    assert "photo--leading" not in html


def test_what_nobody_agreed_to_has_no_page_and_no_place_in_the_row(client, photos):
    first, second, third = photos
    second.consent = "refused"
    second.save()

    assert client.get(address(second)).status_code == 404
    assert f'rel="next" href="{address(third)}"' in client.get(address(first)).text


def test_a_photo_of_another_record_has_no_page_there(client, photos):
    other = EventFactory(published=True)

    found = client.get(f"/kk/events/{other.pk}/photos/{photos[0].pk}/")

    assert found.status_code == 404


def test_photos_of_a_withdrawn_record_are_gone_with_it(client, photos):
    event = photos[0].event
    type(event).objects.filter(pk=event.pk).update(status="withdrawn")

    assert client.get(address(photos[0])).status_code == 410
