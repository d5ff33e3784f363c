"""Organisations are called by the name of the day, and their page tells the past."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override
from reversion.models import Version

from events.indexing import reindexing
from events.models import Event
from interop.record.build import build_record
from participants.matching import organisation_candidates
from participants.models import Organisation, OrganisationName, Succession
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def university():
    unit = OrganisationFactory(
        name_kk="Абылай университеті",
        name_ru="Университет Абылая",
        short_name_kk="АбУ",
        kind="university",
    )
    OrganisationName.objects.create(
        organisation=unit,
        name_kk="Педагогика институты",
        short_name_kk="ПИн",
        since=date(1960, 1, 1),
        until=date(1991, 12, 31),
    )
    OrganisationName.objects.create(organisation=unit, name_kk="Жаңа мектеп")
    return unit


def held(organisation, day):
    event = EventFactory(published=True, starts_on=day)
    OrganiserFactory(event=event, organisation=organisation)
    return event


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1959, 12, 31), "Абылай университеті"),
        (date(1960, 1, 1), "Педагогика институты"),
        (date(1991, 12, 31), "Педагогика институты"),
        (date(1992, 1, 1), "Абылай университеті"),
        (None, "Абылай университеті"),
    ],
)
def test_an_organisation_is_called_by_the_name_of_the_day(university, day, name):
    assert university.called_on(day).name_kk == name


def test_the_first_day_of_a_name_may_be_unknown(university):
    university.names.filter(until__isnull=False).update(since=None)

    assert university.called_on(date(1900, 1, 1)).name_kk == "Педагогика институты"


@pytest.mark.parametrize(
    "days",
    [{"since": date(1990, 1, 1)}, {"since": "1990-01-02", "until": "1990-01-01"}],
)
def test_days_that_make_no_sense_are_refused_with_a_sentence(university, days):
    name = OrganisationName(organisation=university, name_kk="Институт", **days)

    with pytest.raises(ValidationError) as refusal:
        name.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        name.save()

    assert len(refusal.value.messages) == 1


def test_a_page_shows_the_name_of_its_day_and_todays_beside_it(client, university):
    department = OrganisationFactory(name_kk="Тарих кафедрасы", parent=university)
    event = held(department, date(1985, 5, 5))

    page = client.get(event.get_absolute_url()).content.decode()

    facts = page[page.index('<dl class="facts">') :]
    link = f'<a href="{university.get_absolute_url()}">Педагогика институты</a>'
    assert f"{link} <small>(" in facts
    assert facts.count("Абылай университеті") == 1
    assert "Тарих кафедрасы</a>, " in facts


def test_todays_name_is_not_said_twice(client, university):
    event = held(university, date(2011, 12, 6))

    page = client.get(event.get_absolute_url()).content.decode()

    facts = page[page.index('<dl class="facts">') :]
    assert "Абылай университеті</a></dd>" in facts


def test_a_former_name_stands_in_for_languages_it_was_not_written_in(
    client, university
):
    event = held(university, date(1985, 5, 5))

    page = client.get(event.get_absolute_url().replace("/kk/", "/ru/")).content.decode()

    assert '<span lang="kk">Педагогика институты</span>' in page
    assert "Университет Абылая" in page


def test_a_card_has_the_name_of_the_day(client, university):
    held(university, date(1985, 5, 5))

    page = client.get("/kk/events/").content.decode()

    card = page[page.index('class="event-card"') :]
    assert "Педагогика институты" in card
    assert "Абылай университеті" not in card


def test_a_record_leaves_with_the_name_of_the_day(client, university):
    event = held(university, date(1985, 5, 5))

    (body,) = build_record(Event.objects.for_reading().get(), "kk").organisers
    graph = client.get(f"/kk/events/{event.pk}.jsonld").json()["@graph"]
    answer = client.get(f"/api/v1/records/{event.pk}").json()

    assert body.name.text == "Педагогика институты"
    assert body.name_today.text == "Абылай университеті"
    (node,) = [node for node in graph if node["@type"] == "CollegeOrUniversity"]
    assert node["name"]["@value"] == "Педагогика институты"
    assert node["alternateName"]["@value"] == "Абылай университеті"
    assert answer["organisers"][0]["name_today"]["text"] == "Абылай университеті"
    assert "Педагогика институты" in answer["publisher"]["text"]


def test_a_record_of_today_claims_no_other_name(university):
    held(university, date(2011, 12, 6))

    (body,) = build_record(Event.objects.for_reading().get(), "kk").organisers

    assert (body.name.text, body.name_today) == ("Абылай университеті", None)


@pytest.mark.parametrize("count", [1, 5])
def test_names_of_the_day_cost_the_same_for_few_records_and_many(
    client, university, django_assert_num_queries, count
):
    for year in range(count):
        unit = OrganisationFactory(parent=university)
        unit.names.create(name_kk="Ескі кафедра", until=date(2000, 1, 1))
        held(unit, date(1980 + year, 5, 5))

    with django_assert_num_queries(13):
        client.get("/kk/events/")


@pytest.mark.parametrize("is_organiser", [True, False])
@pytest.mark.parametrize("typed", ["педагогика", "ПИн", "Абылай", "АбУ", "Жаңа мектеп"])
def test_a_record_is_found_by_names_and_abbreviations_of_all_times(
    client, university, typed, is_organiser
):
    event = held(
        university if is_organiser else OrganisationFactory(), date(1985, 5, 5)
    )
    if not is_organiser:
        ParticipationFactory(event=event).organisations.add(university)
    reindexing.reindex(event.pk)

    page = client.get("/kk/search/", {"q": typed})

    assert [found.event for found in page.context["results"]] == [event]


@pytest.mark.parametrize(
    ("printed", "is_former"),
    [("Педагогика институтының", 1), ("ПИн", 1), ("Абылай университеті", 0)],
)
def test_the_importer_knows_former_names_and_says_so(university, printed, is_former):
    found = organisation_candidates(printed)[0]

    with override("en"):
        reasons = [str(reason) for reason in found.reasons]

    assert found.thing == university
    assert reasons.count("by a former or another name") == is_former


def test_an_exchanged_file_may_use_a_former_name(university):
    assert list(Organisation.objects.named("Педагогика институты")) == [university]


def test_the_page_of_an_organisation_tells_its_past(client, university):
    heir = OrganisationFactory(name_kk="Мұрагер университет")
    root = OrganisationFactory(name_kk="Түп институт")
    Succession.objects.create(
        old=university, new=heir, kind="joined", day=date(2020, 9, 1), note="құпия"
    )
    Succession.objects.create(old=root, new=university, kind="split")
    Organisation.objects.filter(pk=university.pk).update(dissolved_on="2020-09-01")
    for unit in (university, heir):
        held(unit, date(2011, 12, 6))

    page = client.get(university.get_absolute_url()).content.decode()
    of_heir = client.get(heir.get_absolute_url()).content.decode()

    assert "1960–1991 · " in page
    assert "Педагогика институты" in page
    assert "Жаңа мектеп" in page
    assert f'<a href="{heir.get_absolute_url()}">Мұрагер университет</a>' in page
    assert "Түп институт" in page
    assert root.get_absolute_url() not in page  # it has no public record, and no page
    assert page.count("2020 · ") == 2
    assert "құпия" not in page
    assert f'<a href="{university.get_absolute_url()}">' in of_heir


def test_nothing_succeeds_itself(university):
    with pytest.raises(ValidationError):
        Succession(old=university, new=university, kind="joined").full_clean()


def test_an_editor_writes_the_past_in_the_form_and_it_is_found_at_once(
    client, editor, university
):
    client.force_login(editor)
    event = held(university, date(1950, 5, 5))
    Event.objects.update(modified_at="2020-01-01T00:00Z")
    heir = OrganisationFactory(name_kk="Мұрагер университет")
    form = {
        "name_kk": "Абылай университеті",
        "kind": "university",
        "names-TOTAL_FORMS": 1,
        "names-INITIAL_FORMS": 0,
        "names-0-name_kk": "Мұғалімдер курсы",
        "names-0-until": "1959-12-31",
        "successions-TOTAL_FORMS": 1,
        "successions-INITIAL_FORMS": 0,
        "successions-0-kind": "continued",
        "successions-0-new": heir.pk,
        "successions-0-note": "Қаулы № 5",
        "dissolved_on": "2020-09-01",
    }

    answer = client.post(
        f"/admin/participants/organisation/{university.pk}/change/", form
    )

    assert answer.status_code == 302
    assert university.called_on(date(1950, 5, 5)).name_kk == "Мұғалімдер курсы"
    event.refresh_from_db()
    assert event.modified_at.year > 2020  # harvesters hear of it
    assert university.successions.get().note == "Қаулы № 5"
    found = client.get("/kk/search/", {"q": "курсы"}).context["results"]
    assert [one.event for one in found] == [event]
    kept = Version.objects.get_for_model(OrganisationName)
    assert "Мұғалімдер курсы" in [one.field_dict["name_kk"] for one in kept]
