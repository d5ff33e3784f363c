"""Passwords: forgotten, changed, refused, and the letters that tell of it."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client
from django.urls import reverse

from events.models import Member
from roundtable.accounts.throttling import FREE, LETTERS_PER_HOUR
from tests.desk import posted_from

pytestmark = pytest.mark.django_db

PASSWORD, NEW = "qupiya-soz-12", "tym-uzun-qupiya-soz"
RESET = "/admin/password-reset/"


@pytest.fixture
def aigul():
    user = User.objects.create_user(
        "aigul", "aigul@example.kz", PASSWORD, is_staff=True
    )
    Member.objects.create(user=user, language="ru")
    return user


@pytest.fixture
def desk(client, user_in_role):
    client.force_login(user_in_role("admin", "marat"))
    return client


def letters(act):
    """Return what is written when this is done."""
    mail.outbox.clear()
    act()
    return [(letter.to, letter.subject) for letter in mail.outbox]


def ask(client, address="aigul@example.kz"):
    return client.post(RESET, {"email": address})


def link():
    return re.search(r"https?://\S+?(/admin/password-reset/\S+/)", mail.outbox[0].body)


def sign_in(client, password):
    typed = {"username": "aigul", "password": password}
    return client.post("/admin/login/", typed).status_code == 302


def set_by_link(client, password=NEW):
    page = client.get(link()[1], follow=True)
    address = page.redirect_chain[-1][0]
    return client.post(address, {"new_password1": password, "new_password2": password})


def test_a_forgotten_password_is_set_by_a_link_in_the_owners_language(client, aigul):
    ask(client)
    set_by_link(client)

    assert mail.outbox[0].to == ["aigul@example.kz"]
    assert mail.outbox[0].subject == "Новый пароль для рабочего стола"
    assert sign_in(client, NEW)


def test_the_answer_is_the_same_for_an_address_that_nobody_has(client, aigul):
    known, unknown = ask(client), ask(client, "nobody@example.kz")

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert len(mail.outbox) == 1


def test_the_link_is_of_this_site_whatever_the_browser_says(client, aigul, settings):
    settings.ALLOWED_HOSTS = ["*"]

    client.defaults["HTTP_HOST"] = "evil.example"
    ask(client)

    assert link()[0].startswith(settings.SITE_URL)


def test_a_link_is_good_once_and_not_for_ever(client, aigul, settings):
    ask(client)
    settings.PASSWORD_RESET_TIMEOUT = -1

    late = client.get(link()[1], follow=True)
    settings.PASSWORD_RESET_TIMEOUT = 3600
    set_by_link(client)
    twice = client.get(link()[1], follow=True)

    assert [page.context["validlink"] for page in (late, twice)] == [False, False]


def test_nobodys_box_is_filled_with_letters(client, aigul):
    answers = {ask(client).status_code for _time in range(LETTERS_PER_HOUR + 2)}

    assert answers == {302}
    assert len(mail.outbox) == LETTERS_PER_HOUR


def test_whoever_holds_the_letter_need_not_wait_for_a_stranger(client, aigul):
    ask(client)
    set_by_link(client)

    for _time in range(FREE):
        sign_in(Client(), "basqa-soz")

    assert sign_in(client, NEW)


@pytest.mark.parametrize(
    "password",
    ["11-tanba-ga", "password", "aigul", "ytrewq123456", "ЙЦУКЕН123456"],
)
def test_a_short_or_common_password_is_refused_wherever_one_is_set(
    client, aigul, password
):
    ask(client)

    set_by_link(client, password)

    assert not User.objects.get().check_password(password)


def test_one_changes_ones_own_password_and_other_sessions_end(client, aigul):
    there = Client()
    for each in (client, there):
        each.force_login(aigul)
    typed = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}

    written = letters(lambda: client.post(reverse("admin:password_change"), typed))

    assert written == [(["aigul@example.kz"], "Ваш пароль изменён")]
    assert [each.get("/admin/").status_code for each in (client, there)] == [200, 302]


def test_who_forgot_a_password_reads_whose_portal_it_is_in_their_language(client):
    page = client.get(RESET, headers={"accept-language": "ru"}).content.decode()

    assert "Дөңгелек" not in page
    assert "| Круглый стол</title>" in " ".join(page.split())


@pytest.mark.parametrize("page", ["password_change", "password_change_done"])
def test_the_pages_of_a_password_have_the_bar_of_every_page(client, aigul, page):
    client.force_login(aigul)

    shown = client.get(reverse(f"admin:{page}")).content.decode()

    assert shown.count('popovertarget="me"') == 1
    assert "theme-toggle" not in shown


def test_to_change_a_password_is_no_way_to_guess_it(client, aigul):
    client.force_login(aigul)
    address = reverse("admin:password_change")
    typed = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    for _time in range(FREE):
        client.post(address, typed | {"old_password": "basqa-soz"})

    client.post(address, typed)

    assert User.objects.get().check_password(PASSWORD)


def test_the_owner_hears_of_a_password_set_by_an_admin(desk, aigul):
    address = reverse("admin:auth_user_password_change", args=[aigul.pk])
    typed = {"password1": NEW, "password2": NEW, "set-password": "1"}
    typed |= {"usable_password": "true"}

    written = letters(lambda: desk.post(address, typed))

    assert written == [(["aigul@example.kz"], "Ваш пароль изменён")]


def test_the_old_and_the_new_address_hear_of_the_change(desk, aigul):
    page = reverse("admin:auth_user_change", args=[aigul.pk])
    typed = posted_from(desk.get(page), email="new@example.kz")

    written = letters(lambda: desk.post(page, typed))

    subject = "Ваш адрес электронной почты изменён"
    assert written == [(["aigul@example.kz"], subject), (["new@example.kz"], subject)]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"groups": ["editor"]}, "теперь такие роли: editor"),
        ({"is_staff": None}, "больше нельзя войти"),
    ],
)
def test_the_owner_hears_of_another_role(desk, aigul, typed, sentence):
    page = reverse("admin:auth_user_change", args=[aigul.pk])
    form = posted_from(desk.get(page))
    if "groups" in typed:
        form["groups"] = [Group.objects.get(name="editor").pk]
    else:
        del form["is_staff"]

    written = letters(lambda: desk.post(page, form))

    subject = "Ваши права на рабочем столе изменены"
    assert written == [(["aigul@example.kz"], subject)]
    assert sentence in mail.outbox[0].body


def test_no_letter_is_written_where_nothing_of_the_kind_changed(desk, aigul):
    page = reverse("admin:auth_user_change", args=[aigul.pk])
    form = posted_from(desk.get(page), first_name="Айгүл")

    assert letters(lambda: desk.post(page, form)) == []


@pytest.mark.parametrize(("language", "word"), [("ru", "паролю"), ("en", "password")])
def test_what_is_said_of_somebody_elses_password_is_in_the_language_of_the_desk(
    admin_client, aigul, language, word
):
    address = reverse("admin:auth_user_password_change", args=[aigul.pk])

    page = admin_client.get(address, headers={"accept-language": language})

    said = str(page.context["form"].fields["usable_password"].help_text)
    assert "құпиясөз" not in said.lower()
    assert word in said.lower()
