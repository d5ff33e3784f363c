"""The picture of a link: its size, its letters, and what it costs to ask again."""

import dataclasses
from io import BytesIO

import pytest
from django.utils import timezone
from PIL import Image

from events.models import Event
from interop.paper import share_card
from interop.record.work import Work
from languages.fallback import LANGUAGES, Localized
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db
KAZAKH = "ӘҒҚҢӨҰҮҺІәғқңөұүһі№«»–…"


def opened(record):
    return Image.open(BytesIO(share_card.render(Work(record))))


def drawn(sign, font, size, weight):
    return bytes(share_card._font(font, size, weight).getmask(sign))


@pytest.mark.parametrize(
    ("font", "size", "weight"),
    [("literata", 64, 700), ("golos-text", 30, 600), ("golos-text", 28, 400)],
)
def test_every_kazakh_letter_is_drawn_as_itself(font, size, weight):
    missing = drawn("\U0010fffd", font, size, weight)

    pictures = [drawn(sign, font, size, weight) for sign in KAZAKH]

    assert missing not in pictures
    assert len(set(pictures)) == len(KAZAKH)


def test_every_record_has_a_card_of_the_size_messengers_ask_for(records):
    for record in records:
        card = opened(record)

        assert (card.format, card.size) == ("PNG", (1200, 630))
        assert len(share_card.render(Work(record))) < 200_000


def test_a_card_holds_a_title_of_any_length(first):
    for text in ("Ә", "Қ" * 300, "тәуелсіздік " * 25, "ШЫҒЫСТАНУШЫ " * 25, " "):
        long = dataclasses.replace(first, title=Localized(text, "kk", False))

        card = opened(long)

        margin = card.crop((1160, 0, 1200, 580)).getcolors()
        assert margin == [(40 * 580, (250, 247, 240))], text


def test_the_same_words_give_the_same_picture(first_in):
    once, again = (share_card.render(Work(first_in("kk"))) for _time in range(2))

    prints = {share_card.fingerprint(Work(first_in(code))) for code in LANGUAGES}

    assert once == again
    assert len(prints) == 3


def test_the_card_is_handed_out_once_and_then_known(client):
    address = f"/kk/events/{EventFactory(published=True).pk}/card.png"
    known = client.get(address)

    same = client.get(address, headers={"if-none-match": known["ETag"]})
    head = client.head(address)

    assert known["Content-Type"] == "image/png"
    assert known.content.startswith(b"\x89PNG")
    assert (same.status_code, same.content) == (304, b"")
    assert head["ETag"] == known["ETag"]


def test_a_hidden_record_has_no_card(client):
    day = timezone.now()
    gone = EventFactory(status="withdrawn", withdrawn_at=day)

    assert client.get(f"/kk/events/{gone.pk}/card.png").status_code == 410
    assert client.get(f"/kk/events/{EventFactory().pk}/card.png").status_code == 404


def test_the_page_names_the_card_of_its_language(client, settings):
    settings.SITE_URL = "https://roundtable.example"
    event = EventFactory(published=True, title_kk="Алаш", title_ru="Алаш")

    html = client.get(event.get_absolute_url().replace("/kk/", "/ru/")).content.decode()

    place = f"https://roundtable.example/ru/events/{event.pk}/card.png?v="
    assert f'<meta property="og:image" content="{place}' in html
    assert '<meta property="og:image:width" content="1200">' in html
    assert '<meta property="og:image:height" content="630">' in html
    assert '<meta property="og:image:alt" content="Алаш">' in html
    assert '<meta name="twitter:card" content="summary_large_image">' in html


def test_a_new_title_has_a_new_address(client):
    event = EventFactory(published=True)
    before = client.get(event.get_absolute_url()).content.decode()

    Event.objects.filter(pk=event.pk).update(kind="lecture")

    after = client.get(event.get_absolute_url()).content.decode()
    assert before.split("card.png?v=")[1][:16] != after.split("card.png?v=")[1][:16]
