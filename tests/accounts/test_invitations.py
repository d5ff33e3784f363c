"""Invitations: by whom, to whom, for how long, and what a stranger learns of them."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from events.models import Member
from roundtable.accounts.invitations import acts
from roundtable.accounts.models import Invitation
from tests.accounts.inviting import ADD, LINK, LIST, invite, role
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db

PASSWORD = "tym-uzun-qupiya-soz"
TYPED = {
    "last_name": "Серікова",
    "first_name": "Айгүл",
    "new_password1": PASSWORD,
    "new_password2": PASSWORD,
}


@pytest.fixture
def admin(user_in_role):
    return user_in_role("admin", "marat")


@pytest.fixture
def desk(client, admin):
    client.force_login(admin)
    return client


def is_closed(address):
    return {
        Client().get(address).status_code,
        Client().post(address, TYPED).status_code,
    }


def take(desk, action):
    picked = list(Invitation.objects.values_list("pk", flat=True))
    return desk.post(LIST, {"action": action, "_selected_action": picked})


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("kk", "Сізді жұмыс үстеліне шақырады"),
        ("ru", "Вас приглашают за рабочий стол"),
        ("en", "You are invited to the desk"),
    ],
)
def test_the_letter_is_in_the_language_of_whom_it_invites(desk, language, subject):
    invite(desk, "Aigul@Example.KZ", language=language)

    assert [(one.subject, one.to) for one in mail.outbox] == [
        (subject, ["aigul@example.kz"])
    ]


def test_whoever_accepts_has_an_account_and_is_at_the_desk(desk):
    unit, client = OrganisationFactory(), Client()
    link = invite(desk, organisations=[unit.pk], language="ru")

    answer = client.post(link, TYPED)

    user = User.objects.get(username="aigul@example.kz")
    assert answer["Location"] == "/admin/"
    assert client.get("/admin/").context["user"] == user
    assert (user.email, user.get_full_name()) == ("aigul@example.kz", "Айгүл Серікова")
    assert [*user.groups.all()] == [role("author")]
    assert [*user.member.organisations.all()] == [unit]
    assert user.member.language == "ru"
    assert user.check_password(PASSWORD)


def test_a_link_works_once(desk):
    link = invite(desk)

    Client().post(link, TYPED)

    assert is_closed(link) == {410}
    assert User.objects.filter(email="aigul@example.kz").count() == 1


def test_to_look_at_the_page_uses_nothing_up(desk):
    link = invite(desk)

    for _look in range(2):
        assert Client().get(link).status_code == 200

    assert Invitation.objects.waiting().count() == 1


def test_the_database_holds_no_link(desk):
    token = invite(desk).split("/")[-2]

    assert token not in str(Invitation.objects.values())


@pytest.mark.parametrize("typed", [{"new_password2": "other"}, {"new_password1": "1"}])
def test_a_weak_password_lets_nobody_in(desk, typed):
    link = invite(desk)

    answer = Client().post(link, TYPED | typed)

    assert answer.status_code == 200
    assert not User.objects.filter(email="aigul@example.kz").exists()


def test_an_old_link_opens_nothing_and_can_be_renewed(desk):
    link = invite(desk)
    Invitation.objects.update(
        sent_at=now() - acts.VALID_FOR, expires_at=now() - timedelta(minutes=1)
    )
    assert is_closed(link) == {410}
    mail.outbox.clear()

    take(desk, "renew")

    [letter] = mail.outbox
    assert is_closed(link) == {410}
    assert Client().get(LINK.search(letter.body).group()).status_code == 200


def test_nobody_gets_two_letters_within_minutes(desk):
    invite(desk)
    mail.outbox.clear()

    take(desk, "renew")

    assert mail.outbox == []


def test_what_was_taken_back_opens_nothing_and_stays_so(desk):
    link = invite(desk)

    take(desk, "revoke")
    take(desk, "renew")

    assert is_closed(link) == {410}
    assert invite(desk) != link  # and may be sent anew


def test_a_stranger_learns_nothing_of_a_wrong_link(desk, user_in_role):
    link = invite(desk)
    Client().post(link, TYPED)

    used, wrong = (Client().get(each) for each in (link, "/admin/invitation/none/"))

    pages = [
        re.sub(r"nonce=\S+|/admin/invitation/[^/]*/", "", one.content.decode())
        for one in (used, wrong)
    ]
    assert pages[0] == pages[1]


def test_somebody_with_an_account_gets_the_role_after_agreeing(desk, author):
    unit = OrganisationFactory()
    User.objects.filter(pk=author.pk).update(email="aigul@example.kz")
    link = invite(desk, name="editor", organisations=[unit.pk])
    assert [*author.groups.all()] == [role("author")]
    mail.outbox.clear()

    answer = Client().post(link, TYPED)

    assert (answer["Location"], User.objects.count()) == ("/admin/", 2)
    assert {*author.groups.all()} == {role("author"), role("editor")}
    assert [*author.member.organisations.all()] == [unit]
    assert not author.check_password(PASSWORD)
    assert [letter.to for letter in mail.outbox] == [["aigul@example.kz"]]


def test_a_deactivated_account_is_not_opened_by_an_invitation(desk, author):
    User.objects.filter(pk=author.pk).update(email="aigul@example.kz")
    link = invite(desk, name="editor")
    User.objects.filter(pk=author.pk).update(is_active=False)

    assert is_closed(link) == {410}


def test_who_can_invite_no_longer_has_invited_nobody(desk, admin):
    link = invite(desk)

    admin.groups.set([role("editor")])

    assert is_closed(link) == {410}


def test_a_second_factor_that_is_demanded_is_set_up_first(desk, settings):
    settings.SECOND_FACTOR_FOR = ["editor"]
    link, client = invite(desk, name="editor"), Client()

    answer = client.post(link, TYPED)

    assert answer["Location"] == "/admin/login/second-step/"
    assert client.get("/admin/").status_code == 302


def test_only_roles_that_one_has_are_given(desk):
    strong = Group.objects.create(name="beyond")
    strong.permissions.add(*Group.objects.get(name="admin").permissions.all())
    strong.permissions.add(
        *strong.permissions.model.objects.filter(codename="delete_logentry")
    )
    typed = {"email": "aigul@example.kz", "role": strong.pk, "language": "kk"}

    answer = desk.post(ADD, typed)

    assert "role" in answer.context["adminform"].form.errors
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("who", ["author", "editor", None])
def test_who_is_no_admin_invites_nobody(client, user_in_role, who):
    if who:
        client.force_login(user_in_role(who))
    pages = [ADD, LIST, reverse("admin:accounts_invitation_table")]
    pages.append(reverse("admin:accounts_invitation_send"))
    typed = {"email": "a@example.kz", "role": role("author").pk, "language": "kk"}

    answers = {client.post(page, typed).status_code for page in pages}

    assert answers == {403 if who else 302}
    assert not Invitation.objects.exists()


def test_the_same_person_is_invited_once(desk):
    invite(desk)
    typed = {"email": "AIGUL@example.kz", "role": role("author").pk, "language": "kk"}

    answer = desk.post(ADD, typed)

    assert len(answer.context["adminform"].form.errors["email"]) == 1
    assert Invitation.objects.count() == 1


def test_there_are_not_more_letters_than_the_limit(desk, monkeypatch):
    monkeypatch.setattr(acts, "LETTERS_PER_HOUR", 1)
    invite(desk)
    typed = {"email": "b@example.kz", "role": role("author").pk, "language": "kk"}

    answer = desk.post(ADD, typed)

    assert answer.status_code == 302
    assert Invitation.objects.count() == 1


def test_no_member_is_lost_where_there_is_one_already(desk, author):
    first, second = OrganisationFactory.create_batch(2)
    User.objects.filter(pk=author.pk).update(email="aigul@example.kz")
    Member.objects.create(user=author, language="en").organisations.add(first)

    Client().post(invite(desk, organisations=[second.pk]), {})

    member = Member.objects.get(user=author)
    assert {*member.organisations.all()} == {first, second}
    assert member.language == "en"
