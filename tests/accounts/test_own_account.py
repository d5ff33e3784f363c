"""My account: name, letters and address are one's own to change."""

import re

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client

from events import emails, workflow
from events.models import Member
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db

PAGE, ADDRESS = "/admin/account/", "/admin/account/address/"
LINK = re.compile(r"/admin/account/address/[\w:-]+/")


@pytest.fixture
def aigul(user_in_role):
    user = user_in_role("author", "aigul")
    User.objects.filter(pk=user.pk).update(email="old@example.kz")
    user.refresh_from_db()
    return user


@pytest.fixture
def desk(client, aigul):
    client.force_login(aigul)
    return client


def ask(desk, address="New@example.kz"):
    mail.outbox.clear()
    desk.post(ADDRESS, {"email": address})
    [letter] = mail.outbox
    return LINK.search(letter.body).group()


@pytest.mark.parametrize("role", ["author", "editor", "admin"])
def test_everybody_has_the_page_and_the_way_to_it(client, user_in_role, role):
    client.force_login(user_in_role(role))

    assert client.get(PAGE).status_code == 200
    assert f'href="{PAGE}"' in client.get("/admin/").content.decode()


def test_a_stranger_has_none(client):
    for page in (PAGE, ADDRESS, f"{ADDRESS}a:b:c/"):
        assert client.get(page)["Location"].startswith("/admin/login/")


def test_a_name_and_a_language_are_kept(desk, aigul):
    typed = {"last_name": "Серікова", "first_name": "Айгүл", "language": "ru"}

    answer = desk.post(PAGE, typed)

    aigul.refresh_from_db()
    assert answer.status_code == 302
    assert aigul.get_full_name() == "Айгүл Серікова"
    assert (aigul.member.language, aigul.member.letters_on_own) == ("ru", False)
    assert aigul.member.letters_to_review  # an author is not asked


def test_to_look_writes_nothing(desk):
    desk.get(PAGE)

    assert not Member.objects.exists()


def test_a_wrong_language_changes_nothing(desk, aigul):
    answer = desk.post(PAGE, {"last_name": "Серікова", "language": "de"})

    aigul.refresh_from_db()
    assert (answer.status_code, aigul.last_name) == (200, "")


def test_a_new_address_counts_when_its_link_was_followed(desk, aigul):
    link = ask(desk)
    assert mail.outbox[0].to == ["new@example.kz"]
    mail.outbox.clear()

    desk.get(link)
    aigul.refresh_from_db()
    assert aigul.email == "old@example.kz"
    desk.post(link)

    aigul.refresh_from_db()
    assert (aigul.email, aigul.username) == ("new@example.kz", "aigul")
    assert {letter.to[0] for letter in mail.outbox} == {
        "old@example.kz",
        "new@example.kz",
    }


def test_a_link_works_once(desk, aigul):
    link = ask(desk)
    desk.post(link)
    User.objects.filter(pk=aigul.pk).update(email="third@example.kz")

    desk.post(link)

    aigul.refresh_from_db()
    assert aigul.email == "third@example.kz"


def test_in_the_hands_of_a_stranger_a_link_opens_nothing(desk, aigul, editor):
    link, other = ask(desk), Client()

    assert other.post(link)["Location"].startswith("/admin/login/")
    other.force_login(editor)
    other.post(link)

    assert {*User.objects.values_list("email", flat=True)} == {"old@example.kz", ""}


def test_an_address_of_somebody_else_is_not_taken(desk, aigul, editor):
    link = ask(desk)
    User.objects.filter(pk=editor.pk).update(email="NEW@example.kz")

    desk.post(link)

    aigul.refresh_from_db()
    assert aigul.email == "old@example.kz"


def test_who_signs_in_by_the_address_does_so_by_the_new_one(desk, aigul):
    User.objects.filter(pk=aigul.pk).update(username="Old@example.kz")

    desk.post(ask(desk))

    aigul.refresh_from_db()
    assert aigul.username == "new@example.kz"


@pytest.mark.parametrize("typed", ["", "no address", "a" * 146 + "@b.kz", "a@b\n.kz"])
def test_what_is_no_address_gets_no_letter(desk, typed):
    answer = desk.post(ADDRESS, {"email": typed})

    assert answer.context["form"].errors
    assert mail.outbox == []


def test_the_password_is_asked_again_for_an_address(desk):
    session = desk.session
    session["confirmed_at"] = 0
    session.save()

    answer = desk.post(ADDRESS, {"email": "new@example.kz"})

    assert "your_password" in answer.context["form"].fields
    assert mail.outbox == []


def test_not_more_letters_are_asked_for_than_in_reason(desk, settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"admin:own_address": 1}
    ask(desk)

    assert desk.post(ADDRESS, {"email": "b@example.kz"}).status_code == 429
    assert len(mail.outbox) == 1


def readers(step, event, by):
    mail.outbox.clear()
    emails.announce(step, event, by=by)
    return sorted(letter.to[0] for letter in mail.outbox)


@pytest.mark.parametrize(
    ("wanted", "review", "own"),
    [
        ({}, ["e@b.kz"], ["a@b.kz"]),
        ({"letters_to_review": False}, [], ["a@b.kz"]),
        ({"letters_on_own": False}, ["e@b.kz"], []),
    ],
)
@pytest.mark.parametrize("is_member", [True, False])
def test_letters_that_are_not_wanted_are_not_sent(
    user_in_role, wanted, review, own, is_member
):
    admin = user_in_role("admin")
    author, editor = user_in_role("author"), user_in_role("editor")
    event = EventFactory(in_review=True)
    event.responsible.add(author)
    for user, email in ((author, "a@b.kz"), (editor, "e@b.kz")):
        User.objects.filter(pk=user.pk).update(email=email)
        if is_member or wanted:
            Member.objects.create(user=user, **wanted)

    assert readers(workflow.STEPS["submit"], event, admin) == review
    assert readers(workflow.STEPS["return"], event, admin) == own
