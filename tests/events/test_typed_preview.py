"""The record as readers would see it, drawn from a form that nobody has saved."""

import pytest

from events.models import Event, Participation, Section
from tests.desk import posted_from
from tests.events.test_desk import change_page, form_of
from tests.events.test_desk_form import rows, section
from tests.factories import EventFactory, ParticipationFactory, SectionFactory

pytestmark = pytest.mark.django_db

NEW = "/admin/events/event/add/typed/"


def typed_page(event):
    return f"/admin/events/event/{event.pk}/typed/"


def test_what_is_typed_is_shown_and_nothing_is_saved(client, author):
    event = SectionFactory(event=EventFactory(title_kk="Бұрынғы")).event
    event.responsible.add(author)
    client.force_login(author)
    typed = posted_from(client.get(change_page(event)))
    typed |= {"title_kk": "Жаңа", "sections-0-body_kk": "<p>Жаңа мәтін.</p>"}
    before = list(Event.objects.values()), list(Section.objects.values())

    response = client.post(typed_page(event), typed | {"shown": "kk"})

    html = response.content.decode()
    assert response.status_code == 200
    assert ("Жаңа</h1>" in html, "Жаңа мәтін." in html) == (True, True)
    assert (list(Event.objects.values()), list(Section.objects.values())) == before
    assert "no-store" in response["Cache-Control"]


def test_a_record_that_does_not_exist_yet_is_shown_with_its_new_rows(client, author):
    client.force_login(author)
    person = {"printed_name_kk": "Ғ. Есім", "kind": "person", "role": "speaker"}
    people = rows("participations", person | {"position": 10})
    text = {"heading_kk": "Талқылау", "body_kk": "<p>Сөз.</p><script>x()</script>"}
    sections = rows("sections", section(1, speaker="participations-0", **text))
    form = form_of(EventFactory.build(title_kk="Жаңа"), **people, **sections)

    html = client.post(NEW, form | {"shown": "kk"}).content.decode()

    assert [word in html for word in ("Жаңа</h1>", "Талқылау", "Сөз.")] == [True] * 3
    assert 'class="section__speaker"' in html
    assert "x()" not in html
    assert (Event.objects.count(), Participation.objects.count()) == (0, 0)


def test_it_is_shown_in_the_language_of_the_form(client, editor):
    client.force_login(editor)
    event = EventFactory.build(title_kk="Дөңгелек үстел")

    html = client.post(NEW, form_of(event, title_ru="Круглый стол", shown="ru")).content

    assert "Круглый стол</h1>" in html.decode()
    assert '<html lang="ru"' in html.decode()


def test_a_form_that_would_be_refused_is_shown_as_far_as_it_goes(client, editor):
    client.force_login(editor)
    event = ParticipationFactory(event=EventFactory(title_kk="Бар")).event
    typed = posted_from(client.get(change_page(event)))
    typed |= {"starts_on": "түсте", "participations-0-printed_name_kk": ""}
    typed |= {"sections-TOTAL_FORMS": "9" * 30, "shown": "xx"}

    response = client.post(typed_page(event), typed)

    assert response.status_code == 200


@pytest.mark.parametrize(
    ("method", "status"), [("get", 405), ("post", 404)], ids=["get", "foreign"]
)
def test_nobody_sees_a_foreign_draft_by_it(client, author, method, status):
    foreign = EventFactory(title_kk="Бөтен жоба")
    client.force_login(author)

    response = getattr(client, method)(typed_page(foreign), {})

    assert response.status_code == status


def test_a_record_one_may_only_read_and_a_stranger_are_turned_away(client, author):
    event = EventFactory(published=True)
    event.responsible.add(author)

    assert client.post(typed_page(event), {}).status_code == 302
    assert client.post(NEW, {}).status_code == 302
    client.force_login(author)
    assert client.post(typed_page(event), {}).status_code == 403
