"""The pages on which an editor decides who is one person and who is two."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.urls import reverse
from reversion.models import Revision

from events.people.merge import merge
from participants.models import Merge, Person
from search.people import named
from tests.factories import EventFactory, ParticipationFactory, PersonFactory

pytestmark = pytest.mark.django_db

DUPLICATES = "/admin/participants/person/duplicates/"


def address(name, pk):
    return reverse(f"admin:participants_person_{name}", args=[pk])


@pytest.fixture
def esim():
    person = PersonFactory(family_name_kk="Есім", given_name_kk="Ғ.")
    event = EventFactory(title_kk="Бірінші үстел", published=True)
    ParticipationFactory(event=event, person=person, printed_name_kk="Ғ. Есім")
    return person


@pytest.fixture
def esimov():
    person = PersonFactory(family_name_kk="Есім", given_name_kk="Ғарифолла")
    event = EventFactory(title_kk="Екінші үстел", published=True)
    ParticipationFactory(event=event, person=person, printed_name_kk="Ғарифолла Есім")
    return person


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def pairs(response):
    return [
        [side["thing"] for side in pair["sides"]] for pair in response.context["pairs"]
    ]


def test_people_of_like_names_are_suggested_with_reasons(desk, esim, esimov):
    PersonFactory(family_name_kk="Кан", given_name_kk="Г.")

    response = desk.get(DUPLICATES)

    assert pairs(response) == [[esim, esimov]]
    assert "тегі бірдей · аты-жөнінің бас әріптері сәйкес" in response.content.decode()
    assert not Merge.objects.exists()


def test_two_people_who_are_not_one_are_not_suggested_again(desk, editor, esim, esimov):
    apart = reverse("admin:participants_person_apart")

    for one, other in ((esimov, esim), (esim, esimov)):  # whichever comes first
        desk.post(apart, {"one": one.pk, "other": other.pk})

    assert pairs(desk.get(DUPLICATES)) == []
    assert list(esim.apart_from.all()) == [esimov]
    assert {entry.user for entry in LogEntry.objects.all()} == {editor}


@pytest.mark.parametrize("count", [1, 3])
def test_suggestions_cost_the_same_for_one_and_many(
    desk, django_assert_num_queries, count
):
    for number in range(count):
        for given in ("Ғ.", "Ғарифолла"):
            PersonFactory(family_name_kk=f"Есім{'аб' * number}", given_name_kk=given)
    desk.get(DUPLICATES)

    with django_assert_num_queries(15):
        response = desk.get(DUPLICATES)

    assert len(response.context["pairs"]) == count


def test_a_merge_is_looked_at_before_it_is_made(desk, esim, esimov):
    response = desk.get(address("merge", esim.pk), {"with": esimov.pk})

    rows = {row["column"]: row for row in response.context["texts"]}
    assert rows["given_name_kk"]["differs"] is True
    assert rows["given_name_kk"]["takes_source"] is True
    assert rows["family_name_kk"]["differs"] is False
    assert "Екінші үстел" in response.content.decode()
    assert not Merge.objects.exists()


def test_the_preview_warns_of_two_people_at_one_event(desk, esim, esimov):
    event = esim.participations.get().event
    ParticipationFactory(event=event, person=esimov)

    response = desk.get(address("merge", esim.pk), {"with": esimov.pk})

    assert response.context["shared"] == [event]


def test_the_chosen_texts_stay(desk, esim, esimov):
    response = desk.post(
        address("merge", esim.pk),
        {"with": esimov.pk, "text-given_name_kk": "source"},
        follow=True,
    )

    esim.refresh_from_db()
    assert esim.given_name_kk == "Ғарифолла"
    assert esim.participations.count() == 2
    assert [m.source for m in response.context["identity"]["merges"]] == [esimov]


def test_a_merge_is_undone_on_the_page_of_the_person(desk, editor, esim, esimov):
    done = merge(esimov, esim, by=editor)

    desk.post(address("unmerge", done.pk))
    again = desk.post(address("unmerge", done.pk), follow=True)

    assert esimov.participations.count() == 1
    assert 'class="error"' in again.content.decode()


def test_nobody_is_merged_with_themselves(desk, esim):
    response = desk.get(address("merge", esim.pk), {"with": esim.pk}, follow=True)

    assert "Адамды өзімен біріктіруге болмайды." in response.content.decode()


def test_without_a_second_person_the_page_offers_whom_to_compare(desk, esim, esimov):
    offered = desk.get(address("merge", esim.pk))
    found = desk.get(address("merge", esim.pk), {"q": "Ғарифолла Есім"})

    assert pairs(offered) == [[esimov, esim]]
    assert found.context["found"] == [esimov]


@pytest.mark.parametrize("other", ["x", "77", "9" * 40])
def test_somebody_unknown_is_not_merged(desk, esim, other):
    assert desk.get(address("merge", esim.pk), {"with": other}).status_code == 404


def test_a_split_is_shown_before_it_is_made(desk, editor, esim, esimov):
    merge(esimov, esim, by=editor)
    moved = esim.participations.get(printed_name_kk="Ғарифолла Есім")
    form = {"place": moved.pk, "to": "new"}

    shown = desk.post(address("split", esim.pk), form | {"look": ""})
    assert (shown.context["chosen"], shown.context["new"]) == (
        [moved],
        "Есім Ғарифолла",
    )
    desk.post(address("split", esim.pk), form | {"confirmed": ""})

    moved.refresh_from_db()
    assert moved.person not in (esim, esimov)
    assert moved.person.given_name_kk == "Ғарифолла"


def test_split_places_go_to_somebody_known_or_wait(desk, esim):
    kan = PersonFactory(family_name_kk="Кан")
    second, third = (ParticipationFactory(person=esim) for _each in range(2))

    for place, to in ((second, kan.pk), (third, "wait")):
        form = {"place": place.pk, "to": to, "confirmed": ""}
        desk.post(address("split", esim.pk), form)

    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.person, third.person) == (kan, None)


def test_a_split_of_nothing_asks_to_choose(desk, esim):
    response = desk.post(address("split", esim.pk), {"look": "", "to": "new"})

    assert response.status_code == 200
    assert response.context["nothing"] is True


def test_spellings_seen_in_records_are_offered_and_added(desk, esim):
    offered = desk.get(address("change", esim.pk)).context["identity"]["spellings"]

    desk.post(address("spellings", esim.pk), {"spelling": ["Ғ. Есім", "Бөтен"]})

    assert [name.text for name in offered] == ["Ғ. Есім", "Esim G."]
    assert [name.name for name in esim.names.all()] == ["Ғ. Есім"]


@pytest.mark.parametrize("name", ["merge", "split"])
def test_an_author_decides_nothing_about_people(client, author, esim, esimov, name):
    client.force_login(author)

    assert client.get(address(name, esim.pk)).status_code == 403
    assert client.post(address(name, esim.pk)).status_code == 403
    assert client.get(DUPLICATES).status_code == 403
    apart = reverse("admin:participants_person_apart")
    assert client.post(apart, {"one": esim.pk, "other": esimov.pk}).status_code == 403


def test_addresses_that_write_refuse_to_be_read(desk, editor, esim, esimov):
    done = merge(esimov, esim, by=editor)

    for name, pk in (("unmerge", done.pk), ("spellings", esim.pk)):
        assert desk.get(address(name, pk)).status_code == 405


def test_the_list_leaves_out_who_was_merged_away(desk, editor, esim, esimov):
    merge(esimov, esim, by=editor)
    listed = reverse("admin:participants_person_changelist")

    assert list(desk.get(listed).context["cl"].result_list) == [esim]
    merged = desk.get(listed, {"merged": "yes"})
    assert list(merged.context["cl"].result_list) == [esimov]


def test_whoever_was_merged_away_is_neither_chosen_nor_deleted(
    desk, editor, esim, esimov
):
    merge(esimov, esim, by=editor)
    asked = {
        "app_label": "events",
        "model_name": "participation",
        "field_name": "person",
        "term": "Есім",
    }

    found = desk.get("/admin/autocomplete/", asked).json()["results"]

    assert [each["id"] for each in found] == [str(esim.pk)]
    delete = address("delete", esimov.pk)
    assert desk.post(delete, {"post": "yes"}).status_code == 403
    assert Person.objects.count() == 2


def form_of(person, **changes):
    columns = ("family_name_kk", "given_name_kk")
    values = {column: getattr(person, column) for column in columns}
    return values | {"names-TOTAL_FORMS": 0, "names-INITIAL_FORMS": 0} | changes


def test_a_renamed_person_is_found_at_once_and_the_change_is_kept(desk, editor, esim):
    desk.post(address("change", esim.pk), form_of(esim, family_name_kk="Сарым"))

    assert named("сарым") == [esim.pk]
    assert Revision.objects.get().user == editor


def test_a_new_person_is_found_before_appearing_in_any_record(desk):
    add = reverse("admin:participants_person_add")

    desk.post(add, form_of(PersonFactory.build(family_name_kk="Жаңаев")))

    assert named("жаңаев") == [Person.objects.get().pk]


@pytest.mark.parametrize("number", ["recover/", "recover/1/", "1/history/1/"])
def test_the_way_back_past_merges_is_closed(desk, number):
    assert desk.get(f"/admin/participants/person/{number}").status_code == 403


def test_somebody_else_is_looked_up_to_take_places(desk, esim):
    other = PersonFactory(family_name_kk="Кан", given_name_kk="Г.")

    page = desk.post(address("split", esim.pk), {"q": "Г. Кан"})

    assert page.context["others"] == [other]


def test_a_person_who_would_keep_no_place_is_not_split(desk, esim):
    place = esim.participations.get()
    form = {"place": place.pk, "to": "new", "confirmed": "1"}

    answer = desk.post(address("split", esim.pk), form, follow=True)

    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert Person.objects.get() == esim


def test_whoever_only_looks_at_a_person_is_offered_no_merge(
    client, django_user_model, esim
):
    viewer = django_user_model.objects.create_user("viewer", is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_person"))
    client.force_login(viewer)

    page = client.get(f"/admin/participants/person/{esim.pk}/change/")

    assert page.status_code == 200
    assert page.context["identity"] is None
