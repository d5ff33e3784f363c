"""Before an act with consequences the password is asked again."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.urls import reverse

from events.choices import Status
from events.models import Event
from roundtable.accounts.confirming import FRESH
from roundtable.accounts.sessions import CONFIRMED_AT
from roundtable.accounts.throttling import FREE
from tests.events.acts import form_of
from tests.factories import EventFactory, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db

PASSWORD = "qupiya-soz-12"
QUESTION = 'id="confirm-form"'


@pytest.fixture
def desk(client, user_in_role):
    """An admin who has been signed in for longer than a password counts."""
    user = user_in_role("admin", "aigul")
    user.set_password(PASSWORD)
    user.save()
    client.force_login(user)
    session = client.session
    session[CONFIRMED_AT] -= FRESH + 1
    session.save()
    return client


def asked(response):
    return QUESTION in response.content.decode()


def carried(response, **typed):
    """Return what the question would post, with ``typed`` put in."""
    posted = {}
    for name, value in response.context["carried"]:
        posted.setdefault(name, []).append(value)
    return posted | typed


def acts():
    """Every address at which users and groups are written, and two acts more."""
    user, group = User.objects.get(username="aigul").pk, Group.objects.first().pk
    for model, number in ((User, user), (Group, group)):
        for url in admin.site.get_model_admin(model).urls:
            if url.name and not url.name.endswith("_history"):
                with_number = "<" in str(url.pattern)
                yield reverse(f"admin:{url.name}", args=[number] * with_number)
    yield reverse("admin:participants_person_merge", args=[PersonFactory().pk])
    unit = OrganisationFactory().pk
    yield reverse("admin:participants_organisation_merge", args=[unit])
    yield reverse("admin:events_event_step", args=[1, "withdraw"])
    yield reverse("admin:own_factor")


def test_each_act_with_consequences_asks_for_the_password(desk):
    tried = {address: asked(desk.post(address, {"a": "b"})) for address in acts()}

    assert len(tried) >= 12
    assert [address for address, was_asked in tried.items() if not was_asked] == []


def test_whoever_signed_in_a_moment_ago_is_not_asked(client, user_in_role):
    client.force_login(user_in_role("admin"))
    address = reverse("admin:auth_group_add")

    client.post(address, {"name": "translators"})

    assert Group.objects.filter(name="translators").exists()


def test_what_is_not_there_is_not_there(desk):
    assert desk.post("/admin/nothing/of/the/kind/", {"a": "b"}).status_code == 404


def test_reading_is_never_asked_for(desk):
    assert not asked(desk.get(reverse("admin:auth_user_changelist")))


def test_what_was_typed_goes_through_the_question(desk):
    address = reverse("admin:auth_group_add")
    wanted = Group.objects.get(name="author").permissions.all()[:3]
    typed = {"name": "translators", "permissions": [each.pk for each in wanted]}

    question = desk.post(address, typed)
    desk.post(address, carried(question, your_password=PASSWORD))

    assert list(Group.objects.get(name="translators").permissions.all()) == list(wanted)


def test_a_wrong_password_changes_nothing_and_is_asked_again(desk):
    address = reverse("admin:auth_group_add")

    question = desk.post(address, {"name": "translators", "your_password": "wrong"})
    again = desk.post(address, carried(question, your_password="wrong"))

    assert asked(again)
    assert dict(again.context["carried"]) == {"name": "translators"}
    assert not Group.objects.filter(name="translators").exists()


def test_the_question_is_no_place_to_guess(desk):
    address = reverse("admin:auth_group_add")
    for _time in range(FREE):
        desk.post(address, {"name": "translators", "your_password": "wrong"})

    desk.post(address, {"name": "translators", "your_password": PASSWORD})

    assert not Group.objects.filter(name="translators").exists()


def test_once_given_the_password_counts_for_a_while(desk):
    address = reverse("admin:auth_group_add")
    desk.post(address, {"name": "one", "your_password": PASSWORD})

    desk.post(address, {"name": "two"})

    assert Group.objects.filter(name__in=["one", "two"]).count() == 2


def test_no_page_shows_a_password_that_was_typed(desk):
    typed = {"username": "new", "password1": "tym-uzun-soz", "password2": "x"}

    page = desk.post(reverse("admin:auth_user_add"), typed).content.decode()

    assert "tym-uzun-soz" not in page
    assert 'name="username" value="new"' in page


def test_a_record_is_withdrawn_only_after_the_password(desk):
    event = EventFactory(published=True, title_kk="Құпия жазба")
    address = reverse("admin:events_event_change", args=[event.pk])
    typed = form_of(desk, event) | {"_step": "withdraw", "step-reason": "Қате"}

    question = desk.post(address, typed)
    status = Event.objects.get().status
    desk.post(address, carried(question, your_password=PASSWORD))

    assert (asked(question), status) == (True, Status.PUBLISHED)
    assert Event.objects.get().status == Status.WITHDRAWN
