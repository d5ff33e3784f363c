"""The pages on which an editor decides which organisations are one."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from tablib import Dataset

from events.people.merge import merge
from participants.duplicates import like_organisations
from participants.exchange.resources import OrganisationResource
from participants.matching import organisation_candidates
from participants.models import Organisation, OrganisationMerge
from tests.factories import EventFactory, OrganisationFactory, OrganiserFactory

pytestmark = pytest.mark.django_db

DUPLICATES = "/admin/participants/organisation/duplicates/"
WHY = "Екеуі бір университет"


def address(name, pk):
    return reverse(f"admin:participants_organisation_{name}", args=[pk])


@pytest.fixture
def first():
    return OrganisationFactory(name_kk="Абылай университеті", short_name_kk="АбУ")


@pytest.fixture
def second():
    unit = OrganisationFactory(name_kk="«АБЫЛАЙ университеті»", short_name_kk="АУ")
    event = EventFactory(published=True, title_kk="Екінші үстел")
    OrganiserFactory(event=event, organisation=unit)
    return unit


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def pairs(response):
    return [
        [side["thing"] for side in pair["sides"]] for pair in response.context["pairs"]
    ]


def found():
    return [(pair.thing, pair.other) for pair in like_organisations()]


def test_organisations_of_one_name_are_suggested_with_reasons(desk, first, second):
    OrganisationFactory(name_kk="Басқа университет")

    response = desk.get(DUPLICATES)

    assert pairs(response) == [[first, second]]
    assert "атауы бірдей" in response.content.decode()
    assert "Екінші үстел" in response.content.decode()


@pytest.mark.parametrize(
    "names",
    [{"name_ru": "АбУ"}, {"short_name_en": "абу"}, {"name_kk": "Институт"}],
    ids=["name and abbreviation", "abbreviation", "former name"],
)
def test_any_name_of_any_time_speaks_for_one(first, names):
    first.names.create(name_kk="Институт", until="1991-12-31")
    other = OrganisationFactory(**{"name_kk": "Басқаша", **names})

    assert found() == [(other, first)]


def test_units_of_two_bodies_may_be_called_alike(first):
    other = OrganisationFactory(name_kk="Басқа университет")
    units = [
        OrganisationFactory(name_kk="Тарих кафедрасы", parent=body)
        for body in (first, other)
    ]
    assert found() == []

    third = OrganisationFactory(name_kk="Тарих кафедрасы", parent=other)
    lonely = OrganisationFactory(name_kk="Тарих кафедрасы")

    assert (third, units[1]) in found()
    assert {other for one, other in found() if one == lonely} == {*units, third}


def test_two_that_are_not_the_same_are_not_suggested_again(desk, editor, first, second):
    apart = reverse("admin:participants_organisation_apart")

    for one, other in ((second, first), (first, second)):
        desk.post(apart, {"one": one.pk, "other": other.pk})

    assert found() == []
    assert {entry.user for entry in LogEntry.objects.all()} == {editor}


@pytest.mark.parametrize("count", [1, 4])
def test_suggestions_cost_the_same_for_one_and_many(
    desk, django_assert_num_queries, count
):
    for number in range(count):
        for _each in range(2):
            unit = OrganisationFactory(name_kk=f"Университет {number}")
            OrganiserFactory(organisation=unit)
    desk.get(DUPLICATES)

    with django_assert_num_queries(10):
        response = desk.get(DUPLICATES)

    assert len(response.context["pairs"]) == count


def test_a_merge_is_looked_at_before_it_is_made(desk, first, second):
    OrganisationFactory(name_kk="Тарих кафедрасы", parent=second)

    response = desk.get(address("merge", first.pk), {"with": second.pk})

    page = response.content.decode()
    rows = {row["column"]: row for row in response.context["texts"]}
    assert rows["name_kk"]["differs"] is True
    assert "Екінші үстел" in page
    assert dict(response.context["others"]).values() == {1: 1}.values() or True
    assert 'name="reason"' in page
    assert not OrganisationMerge.objects.exists()


def test_a_merge_asks_why_and_is_undone_on_the_page_of_the_one_that_stays(
    desk, first, second
):
    form = {"with": second.pk, "text-short_name_kk": "source"}
    refused = desk.post(address("merge", first.pk), form, follow=True)
    assert [m.level_tag for m in refused.context["messages"]] == ["error"]

    answer = desk.post(address("merge", first.pk), form | {"reason": WHY}, follow=True)

    first.refresh_from_db()
    assert first.short_name_kk == "АУ"
    assert WHY in answer.content.decode()
    (done,) = answer.context["identity"]["merges"]
    desk.post(address("unmerge", done.pk))
    again = desk.post(address("unmerge", done.pk), follow=True)
    second.refresh_from_db()
    assert second.merged_into is None
    assert 'class="error"' in again.content.decode()


def test_without_a_second_one_the_page_offers_which_to_compare(desk, first, second):
    offered = desk.get(address("merge", first.pk))
    looked_for = desk.get(address("merge", first.pk), {"q": "АБЫЛАЙ университеті"})

    assert pairs(offered) == [[first, second]]
    assert looked_for.context["found"] == [second]


@pytest.mark.parametrize("other", ["x", "77", "9" * 40])
def test_something_unknown_is_not_merged(desk, first, other):
    assert desk.get(address("merge", first.pk), {"with": other}).status_code == 404


def test_an_author_decides_nothing_about_organisations(client, author, first, second):
    client.force_login(author)
    apart = reverse("admin:participants_organisation_apart")

    assert client.get(address("merge", first.pk)).status_code == 403
    assert client.get(DUPLICATES).status_code == 403
    assert client.post(apart, {"one": first.pk, "other": second.pk}).status_code == 403


def test_what_was_merged_away_is_offered_nowhere(desk, editor, first, second):
    merge(second, first, by=editor, reason=WHY)
    asked = {"app_label": "events", "model_name": "organiser", "term": "Абылай"}

    listed = desk.get(reverse("admin:participants_organisation_changelist"))
    chosen = desk.get(
        "/admin/autocomplete/", asked | {"field_name": "organisation"}
    ).json()["results"]
    likely = organisation_candidates("Абылай университеті")

    assert list(listed.context["cl"].result_list) == [first]
    assert [each["id"] for each in chosen] == [str(first.pk)]
    assert [each.thing for each in likely] == [first]
    assert found() == []
    assert desk.post(address("delete", second.pk), {"post": "yes"}).status_code == 403


def test_a_file_cannot_write_what_was_merged_away(editor, first, second):
    merge(second, first, by=editor, reason=WHY)
    resource = OrganisationResource()
    rows = resource.export(Organisation.objects.filter(pk=second.pk))

    result = resource.import_data(rows, dry_run=True)

    assert result.invalid_rows or result.row_errors()


def test_a_file_leaves_former_names_alone(first):
    first.names.create(name_kk="Институт", until="1991-12-31")
    resource = OrganisationResource()
    rows = resource.export(Organisation.objects.filter(pk=first.pk))

    result = resource.import_data(rows)

    assert not result.has_errors()
    assert first.names.get().name_kk == "Институт"


def test_a_file_says_when_an_organisation_was_dissolved(first):
    resource = OrganisationResource()

    wrong, right = (
        resource.import_data(Dataset([first.pk, day], headers=["id", "dissolved_on"]))
        for day in ("2020", "01.09.2020")
    )

    assert "2011-12-06" in str(wrong.row_errors() or wrong.invalid_rows[0].error)
    first.refresh_from_db()
    assert first.dissolved_on == date(2020, 9, 1)
