"""A second factor beside the password: asked for at the door, lost, and taken away."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from roundtable.accounts.models import Attempt, SecondFactor
from roundtable.accounts.second_factor import acts, codes
from roundtable.accounts.throttling import FREE
from tests.accounts.door import (
    DOOR,
    OWN,
    RECOVERY,
    STEP,
    code_of,
    give_password,
    is_in,
)
from tests.desk import posted_from

pytestmark = pytest.mark.django_db


@pytest.fixture
def protected(aigul):
    """Somebody who has a second factor; they get its recovery codes as well."""
    aigul.on_paper = acts.confirm(aigul)
    mail.outbox.clear()
    return aigul


def test_without_a_second_factor_the_password_is_enough(client, aigul):
    assert give_password(client).url == "/admin/sessions/"


def test_the_password_alone_opens_nothing(client, protected):
    answer = give_password(client)

    assert answer.url == STEP
    assert not is_in(client)
    assert not client.get("/kk/").wsgi_request.user.is_authenticated


def test_the_code_opens_the_page_that_was_asked_for(client, protected):
    give_password(client)

    answer = client.post(STEP, {"code": code_of(protected)})

    assert (answer.url, is_in(client)) == ("/admin/sessions/", True)


def test_no_code_without_the_password(client, protected):
    answer = client.post(STEP, {"code": code_of(protected)})

    assert (answer.url, is_in(client)) == (DOOR, False)


def test_a_code_opens_once(client, protected):
    code = code_of(protected)
    give_password(client)
    client.post(STEP, {"code": code})
    other = Client()
    give_password(other)

    other.post(STEP, {"code": code})

    assert [is_in(each) for each in (client, other)] == [True, False]


def test_an_old_code_opens_nothing(client, protected):
    give_password(client)

    client.post(STEP, {"code": code_of(protected, later=-3)})

    assert not is_in(client)


def test_codes_are_not_guessed_and_the_right_password_forgives_none(protected):
    for _time in range(FREE):
        client = Client()
        give_password(client)
        client.post(STEP, {"code": "000000"})
    client = Client()
    give_password(client)

    refused = client.post(STEP, {"code": code_of(protected)})

    assert (refused.status_code, is_in(client)) == (429, False)


def test_a_pending_sign_in_is_forgotten_after_some_minutes(client, protected):
    give_password(client)
    session = client.session
    session["pending_sign_in"]["at"] -= 601
    session.save()

    assert client.post(STEP, {"code": code_of(protected)}).url == DOOR


def test_a_new_password_ends_a_pending_sign_in(client, protected):
    give_password(client)
    protected.set_password("tym-uzun-qupiya-soz")
    protected.save()

    assert client.post(STEP, {"code": code_of(protected)}).url == DOOR


def test_nobody_is_sent_to_another_site(client, protected):
    give_password(client, next="https://evil.example/")

    assert client.post(STEP, {"code": code_of(protected)}).url == "/admin/"


def test_a_recovery_code_opens_once_however_it_is_typed(protected):
    paper = protected.on_paper[0]
    opened = []
    for typed in (paper.upper().replace("-", " "), paper):
        client = Client()
        give_password(client)
        client.post(STEP, {"code": typed})
        opened.append(is_in(client))

    assert opened == [True, False]
    assert len(SecondFactor.objects.get().recovery) == codes.RECOVERY_CODES - 1


def test_the_database_holds_no_recovery_code(protected):
    kept = str(SecondFactor.objects.values().get())

    assert [code for code in protected.on_paper if code in kept] == []
    assert protected.on_paper[0].replace("-", "") not in kept


# --- Where it is demanded ----------------------------------------------------------


@pytest.mark.parametrize(
    ("roles", "asked"), [([], False), (["admin"], False), (["editor", "admin"], True)]
)
def test_the_setting_says_which_roles_need_one(client, aigul, settings, roles, asked):
    settings.SECOND_FACTOR_FOR = roles

    assert (give_password(client).url == STEP) == asked


def test_a_superuser_counts_as_an_admin(settings):
    settings.SECOND_FACTOR_FOR = ["admin"]

    assert codes.is_demanded(User.objects.create_superuser("root"))


def test_who_needs_one_sets_it_up_at_the_door(
    client, aigul, settings, django_capture_on_commit_callbacks
):
    settings.SECOND_FACTOR_FOR = ["editor"]
    give_password(client)
    page = client.get(STEP).content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        shown = client.post(STEP, {"code": code_of(aigul)}).content.decode()

    assert SecondFactor.objects.get().secret in page
    assert 'src="data:image/svg+xml' in page
    assert len(RECOVERY.findall(shown)) == codes.RECOVERY_CODES
    assert is_in(client)
    assert mail.outbox[0].subject == "Тіркелгіңіз екінші фактормен қорғалды"


def test_who_may_do_more_from_now_on_signs_in_anew(client, user_in_role, settings):
    settings.SECOND_FACTOR_FOR = ["editor"]
    author = user_in_role("author")
    there = Client()
    there.force_login(author)
    client.force_login(user_in_role("admin"))
    page = reverse("admin:auth_user_change", args=[author.pk])
    editors = Group.objects.get(name="editor").pk
    client.post(page, posted_from(client.get(page), groups=[editors]))

    assert not is_in(there)


# --- In one's own hands ------------------------------------------------------------


def test_anybody_may_have_one(client, aigul):
    client.force_login(aigul)
    client.get(OWN)

    shown = client.post(OWN, {"code": code_of(aigul)}).content.decode()

    assert len(RECOVERY.findall(shown)) == codes.RECOVERY_CODES
    assert 'href="/admin/account/"' in shown
    assert codes.of(aigul)


def test_a_wrong_first_code_sets_nothing_up(client, aigul):
    client.force_login(aigul)

    client.post(OWN, {"code": "000000"})

    assert codes.of(aigul) is None


def test_new_recovery_codes_replace_the_old_ones(client, protected):
    client.force_login(protected)
    before = SecondFactor.objects.get().recovery

    client.post(OWN, {"act": "codes"})

    after = SecondFactor.objects.get().recovery
    assert (len(after), set(after) & set(before)) == (codes.RECOVERY_CODES, set())


@pytest.mark.parametrize("demanded", [False, True])
def test_it_is_removed_unless_it_is_demanded(client, protected, settings, demanded):
    settings.SECOND_FACTOR_FOR = ["editor"] if demanded else []
    client.force_login(protected)

    client.post(OWN, {"act": "remove"})

    assert (codes.of(protected) is not None) == demanded


def test_the_password_is_asked_again_before_it_is_touched(client, protected):
    client.force_login(protected)
    session = client.session
    session["confirmed_at"] -= timedelta(hours=1).total_seconds()
    session.save()

    page = client.post(OWN, {"act": "remove"})

    assert 'id="confirm-form"' in page.content.decode()
    assert codes.of(protected)


# --- Lost --------------------------------------------------------------------------


def test_an_admin_takes_a_lost_one_away_and_the_owner_hears_of_it(
    client, user_in_role, protected, django_capture_on_commit_callbacks
):
    client.force_login(user_in_role("admin"))

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("admin:auth_user_factor", args=[protected.pk]))

    assert codes.of(protected) is None
    assert mail.outbox[0].to == ["aigul@example.kz"]


def test_the_operator_takes_it_away_where_no_admin_can(protected, capsys):
    call_command("remove_second_factor", "aigul")

    assert codes.of(protected) is None
    assert capsys.readouterr().out.startswith("aigul signs in")


def test_a_code_stands_in_the_log_like_a_password(client, protected):
    give_password(client)
    client.post(STEP, {"code": "000000"})

    assert [a.outcome for a in Attempt.objects.order_by("pk")] == ["right", "wrong"]
