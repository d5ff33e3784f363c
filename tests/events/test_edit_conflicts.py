"""Two people on one record: the second is shown both texts, and nothing is lost."""

import pytest
from django.urls import reverse
from django.utils.timezone import now

from events.history.recording import recording
from events.models import Event, Participation, Section
from tests.desk import posted_from
from tests.factories import (
    EventFactory,
    ParticipationFactory,
    SectionFactory,
    TopicFactory,
)
from tests.meanwhile import before_reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(author):
    with recording(author, "Жаңа"):
        event = EventFactory(title_kk="Бастапқы", city_kk="Алматы")
        event.topics.add(TopicFactory())
        for heading in ("Мақсаты", "Барысы", "Қорытынды"):
            SectionFactory(event=event, heading_kk=heading)
        ParticipationFactory(event=event, person=None, printed_name_kk="Ғ. Есім")
    return event


@pytest.fixture
def form(client, editor, event):
    """The change form of the record, opened now: call it to save what is typed."""
    client.force_login(editor)
    address = reverse("admin:events_event_change", args=[event.pk])
    opened = client.get(address)

    def save(page=opened, **typed):
        return client.post(address, posted_from(page, **typed))

    return save


@pytest.fixture
def other(event, author):
    """Somebody else, who saves while the form is open."""

    def saves(change):
        with recording(author, "Арада"):
            other = Event.objects.get(pk=event.pk)
            change(other)
            other.save()

    return saves


def headings():
    return [section.heading_kk for section in Section.objects.all()]


def disputed(response):
    return [
        (change.kind, [(field.label, field.old, field.new) for field in change.fields])
        for change in response.context["conflict"].disputed
    ]


def retitle(title):
    return lambda event: setattr(event, "title_kk", title)


def test_whoever_is_alone_with_a_record_just_saves(form):
    assert form(title_kk="Жаңа атау").status_code == 302
    assert Event.objects.get().title_kk == "Жаңа атау"


def test_the_second_save_is_refused_and_both_texts_are_shown(form, other, author):
    other(retitle("Олардікі"))

    response = form(title_kk="Менікі")

    assert response.status_code == 200
    assert Event.objects.get().title_kk == "Олардікі"
    assert disputed(response) == [("changed", [("Атауы", "Олардікі", "Менікі")])]
    assert response.context["conflict"].revision.user == author


def test_nothing_typed_is_lost_and_a_second_look_saves_it(form, other):
    other(retitle("Олардікі"))
    refused = form(title_kk="Менікі", **{"sections-1-heading_kk": "Менің барысым"})

    response = form(page=refused)

    assert response.status_code == 302
    assert Event.objects.get().title_kk == "Менікі"
    assert headings() == ["Мақсаты", "Менің барысым", "Қорытынды"]


def test_a_public_record_keeps_its_answer_through_a_conflict(event, form, other):
    Event.objects.update(status="published", publish_at=now())
    event.refresh_from_db()
    other(retitle("Олардікі"))
    answer = {"correction": "text", "correction_note_kk": "Атауы түзетілді."}

    refused = form(title_kk="Менікі", **answer)
    response = form(page=refused)

    assert disputed(refused) == [("changed", [("Атауы", "Олардікі", "Менікі")])]
    assert response.status_code == 302
    event.refresh_from_db()
    assert (event.title_kk, event.version) == ("Менікі", 2)


def test_what_only_the_other_has_changed_stays(form, other):
    def change(event):
        event.city_kk, event.has_others = "Астана", True
        event.topics.clear()
        event.sections.filter(heading_kk="Мақсаты").update(heading_kk="Міндеті")

    other(change)
    refused = form(title_kk="Менікі")

    response = form(page=refused)

    assert disputed(refused) == []
    assert response.status_code == 302
    event = Event.objects.get()
    assert (event.title_kk, event.city_kk, event.has_others) == (
        "Менікі",
        "Астана",
        True,
    )
    assert event.topics.count() == 0
    assert headings() == ["Міндеті", "Барысы", "Қорытынды"]


def test_a_section_the_other_has_added_stays(form, other):
    other(lambda event: SectionFactory(event=event, heading_kk="Олардікі"))

    refused = form(title_kk="Менікі")
    form(page=refused)

    assert headings() == ["Мақсаты", "Барысы", "Қорытынды", "Олардікі"]


def test_a_section_the_other_has_removed_comes_back_only_with_what_was_typed(
    form, other
):
    other(lambda event: event.sections.exclude(heading_kk="Қорытынды").delete())
    refused = form(**{"sections-1-heading_kk": "Менің барысым"})

    response = form(page=refused)

    ((kind, _fields),) = disputed(refused)
    assert kind == "added"
    assert response.status_code == 302
    assert headings() == ["Қорытынды", "Менің барысым"]


def test_a_participant_the_other_has_removed_comes_back_only_with_what_was_typed(
    form, other
):
    other(lambda event: event.participations.all().delete())
    refused = form(**{"participations-0-printed_name_kk": "Ғарифолла Есім"})

    response = form(page=refused)

    assert response.status_code == 302
    assert Participation.objects.get().printed_name_kk == "Ғарифолла Есім"


def test_a_section_removed_here_and_changed_there_is_shown(form, other):
    def change(event):
        event.sections.filter(heading_kk="Барысы").update(body_kk="<p>Жаңа мәтін.</p>")

    other(change)

    refused = form(**{"sections-1-DELETE": "on"})

    assert [kind for kind, _fields in disputed(refused)] == ["removed"]
    assert len(headings()) == 3


def test_a_participant_matched_meanwhile_stays_matched(form, other):
    def change(event):
        part = event.participations.get()
        part.person = ParticipationFactory().person
        part.save()

    other(change)
    refused = form(title_kk="Менікі")

    form(page=refused)

    assert Event.objects.get(title_kk="Менікі").participations.get().person is not None


def test_a_write_that_no_history_knows_is_noticed_as_well(form):
    Event.objects.update(city_kk="Астана")

    response = form(title_kk="Менікі")

    assert response.status_code == 200
    assert Event.objects.get().title_kk == "Бастапқы"


def test_where_history_does_not_know_what_was_found_every_difference_is_shown(
    client, event, editor
):
    Event.objects.update(title_kk="Тарихтан тыс", city_kk="Тараз")
    client.force_login(editor)
    address = reverse("admin:events_event_change", args=[event.pk])
    opened = client.get(address)
    Event.objects.update(title_kk="Бастапқы", city_kk="Астана")

    refused = client.post(address, posted_from(opened, title_kk="Менікі"))

    assert disputed(refused) == [
        ("changed", [("Атауы", "Бастапқы", "Менікі"), ("Қала", "Астана", "Тараз")])
    ]


def test_a_record_that_has_moved_meanwhile_is_not_saved_unseen(form):
    Event.objects.update(status="review")

    assert form(title_kk="Менікі").status_code == 200
    assert Event.objects.get().title_kk == "Бастапқы"


def test_a_record_deleted_meanwhile_says_so_and_shows_what_was_typed(form):
    Event.objects.all().delete()

    response = form(title_kk="Менікі")

    assert response.status_code == 404
    assert "Менікі" in response.context["words"]


def test_a_token_that_makes_no_sense_is_taken_for_an_old_one(form):
    for token in ["0-", "x", "99999999999999999999-a", "-", "٣-٣"]:
        response = form(version_token=token, title_kk="Менікі")

        assert response.status_code == 200, token
        assert Event.objects.get().title_kk == "Бастапқы"


def test_rows_that_make_no_sense_are_refused_in_a_conflict_too(form, other):
    other(retitle("Олардікі"))

    for name, value in [
        ("sections-INITIAL_FORMS", "көп"),
        ("sections-INITIAL_FORMS", "99999999999999999999"),
        ("sections-0-id", "жоқ"),
        ("sections-0-id", "99999999999999999999"),
    ]:
        assert form(**{name: value, "title_kk": "Менікі"}).status_code == 200
        assert Event.objects.get().title_kk == "Олардікі", (name, value)


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("kk", "Бұл жазбада екі адам қатар жұмыс істеді"),
        ("ru", "С этой записью работали двое одновременно"),
        ("en", "Two people worked on this record at once"),
    ],
)
def test_a_conflict_speaks_the_language_of_its_reader(
    client, form, other, language, heading
):
    other(retitle("Олардікі"))
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language

    html = form(title_kk="Менікі").content.decode()

    assert f'<h2 id="conflict">{heading}</h2>' in html


@pytest.mark.parametrize(
    "table", ["events_event_topics", "events_section", "events_participation"]
)
def test_what_is_saved_while_a_form_is_read_is_not_overwritten(
    client, editor, event, other, table
):
    client.force_login(editor)
    address = reverse("admin:events_event_change", args=[event.pk])
    with before_reading(table, lambda: other(retitle("Олардікі"))):
        opened = client.get(address)

    response = client.post(address, posted_from(opened, city_kk="Тараз"))

    saved = Event.objects.get()
    assert response.status_code == 302
    assert (saved.title_kk, saved.city_kk) == ("Олардікі", "Тараз")
