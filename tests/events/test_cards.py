"""Cards of records in a list: their years, the houses of organisers, a photo."""

import re

import pytest

from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    PhotoFactory,
)

pytestmark = pytest.mark.django_db


def test_a_year_is_marked_once_where_it_begins(client):
    for day in ("2011-12-06", "2011-05-01", "2010-05-01"):
        EventFactory(published=True, starts_on=day)

    page = client.get("/kk/events/").content.decode()
    home = client.get("/kk/").content.decode()

    assert re.findall(r'<span id="y(\d+)"></span>\s*<article', page) == ["2011", "2010"]
    assert 'id="y2011"' not in home


def test_units_of_one_house_are_named_together_and_escaped(client):
    event = EventFactory(published=True)
    house = OrganisationFactory(name_kk="<Абылай> университеті")
    units = [OrganisationFactory(name_kk=f"{name} & К", parent=house) for name in "АБ"]
    for place, unit in enumerate([*units, OrganisationFactory(name_kk="Академия")]):
        OrganiserFactory(event=event, organisation=unit, position=place)

    page = client.get("/kk/events/").content.decode()

    assert re.findall(r'<p class="event-card__organisers">(.*?)</p>', page) == [
        "А &amp; К; Б &amp; К, &lt;Абылай&gt; университеті",
        "Академия",
    ]


def test_a_card_on_the_home_page_shows_the_first_photo(client):
    event = EventFactory(published=True, original_language="kk")
    photo = PhotoFactory(event=event, alt_kk='"Зал"')
    PhotoFactory(event=event)

    page = client.get("/ru/").content.decode()

    [card] = re.findall('<img class="event-card__photo"[^>]*>', page)
    assert f'src="{photo.small.url}"' in card
    assert card.endswith('loading="lazy" alt="&quot;Зал&quot;" lang="kk">')
