"""Passkeys beside the password: added, asked for at the door, removed."""

import json

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client

from roundtable.accounts.models import Passkey, SecondFactor
from roundtable.accounts.second_factor import codes
from tests.accounts.authenticator import PRESENT, SITE, VERIFIED, Authenticator
from tests.accounts.door import (
    OWN,
    RECOVERY,
    STEP,
    add,
    at_the_door,
    code_of,
    give_password,
    is_in,
    options,
    show,
)

pytestmark = pytest.mark.django_db


def test_a_passkey_opens_the_page_that_was_asked_for(client, owner, device):
    give_password(client)
    page = client.get(STEP).content.decode()

    answer = show(client, device.get(options(client)))

    assert (answer.url, is_in(client)) == ("/admin/sessions/", True)
    assert 'data-passkey="get"' in page
    assert "<noscript>" in page
    assert 'name="code"' in page
    assert owner.passkeys.get().used_at
    assert owner.passkeys.get().sign_count == 1


def test_the_first_passkey_comes_with_recovery_codes(
    client,
    aigul,
    device,
    django_capture_on_commit_callbacks,
):
    client.force_login(aigul)

    with django_capture_on_commit_callbacks(execute=True):
        first = add(client, device)
        second = add(client, Authenticator(SITE))

    assert len(RECOVERY.findall(first.content.decode())) == codes.RECOVERY_CODES
    assert second.url == OWN
    assert len(SecondFactor.objects.get().recovery) == codes.RECOVERY_CODES
    assert ["Ноутбук" in each.body for each in mail.outbox] == [True, True]


def test_who_has_a_passkey_alone_comes_in_with_a_code_on_paper(client, owner):
    give_password(client)

    client.post(STEP, {"code": owner.on_paper[0]})

    assert is_in(client)


def test_a_telephone_that_is_not_set_up_opens_nothing(client, owner):
    give_password(client)

    client.post(STEP, {"code": code_of(owner)})

    assert not is_in(client)


def test_a_code_on_paper_sets_no_telephone_up(client, owner):
    client.force_login(owner)

    client.post(OWN, {"code": owner.on_paper[0]})

    assert SecondFactor.objects.get().confirmed_at is None
    assert len(SecondFactor.objects.get().recovery) == codes.RECOVERY_CODES


def test_whoever_has_both_may_show_either(owner, device):
    desk = Client()
    desk.force_login(owner)
    desk.post(OWN, {"code": code_of(owner)})
    with_code, with_passkey = at_the_door(), at_the_door()

    with_code.post(STEP, {"code": code_of(owner, later=1)})
    show(with_passkey, device.get(options(with_passkey)))

    assert [is_in(each) for each in (with_code, with_passkey)] == [True, True]


# --- In one's own hands ------------------------------------------------------------


@pytest.mark.parametrize(
    "said", [{"origin": "https://evil.example"}, {"challenge": "AAAA"}]
)
def test_a_false_new_passkey_is_not_kept(client, aigul, device, said):
    client.force_login(aigul)

    add(client, device, **said)

    assert (Passkey.objects.count(), codes.of(aigul)) == (0, None)


def test_nobody_adds_a_passkey_that_is_somebodys(client, owner, device, user_in_role):
    client.force_login(user_in_role("author"))

    add(client, device)

    assert [each.user for each in Passkey.objects.all()] == [owner]


def test_a_device_that_has_one_is_named_so_that_it_makes_no_other(client, owner):
    client.force_login(owner)

    asked = json.loads(options(client, OWN))

    assert [each["id"] for each in asked["excludeCredentials"]] == [
        owner.passkeys.get().credential_id
    ]
    assert (asked["rp"]["id"], asked["attestation"]) == ("records.example.kz", "none")
    assert asked["authenticatorSelection"]["userVerification"] == "preferred"


def test_with_the_last_passkey_go_the_recovery_codes(
    client, owner, django_capture_on_commit_callbacks
):
    client.force_login(owner)
    page = client.get(OWN).content.decode()
    number = owner.passkeys.get().pk

    with django_capture_on_commit_callbacks(execute=True):
        client.post(OWN, {"act": "remove", "passkey": number})

    assert ("Ноутбук" in page, f'value="{number}"' in page) == (True, True)
    assert (Passkey.objects.count(), SecondFactor.objects.count()) == (0, 0)
    assert mail.outbox[-1].subject == "Екінші факторыңыз алып тасталды"


def test_a_telephone_goes_and_a_passkey_stays(client, owner):
    client.force_login(owner)
    client.post(OWN, {"code": code_of(owner)})
    before = SecondFactor.objects.get()

    client.post(OWN, {"act": "remove"})

    after = SecondFactor.objects.get()
    assert (before.confirmed_at is None, after.confirmed_at) == (False, None)
    assert (after.secret == before.secret, after.recovery) == (False, before.recovery)
    assert codes.of(owner)


def test_nobody_removes_somebody_elses(client, owner, user_in_role):
    client.force_login(user_in_role("admin"))

    for number in (owner.passkeys.get().pk, "x", "²", "9" * 30):
        client.post(OWN, {"act": "remove", "passkey": number})

    assert owner.passkeys.count() == 1


def test_the_last_one_stays_where_one_is_demanded(client, owner, settings):
    settings.SECOND_FACTOR_FOR = ["editor"]
    client.force_login(owner)
    number = owner.passkeys.get().pk
    client.post(OWN, {"act": "remove", "passkey": number})
    alone = owner.passkeys.count()
    add(client, Authenticator(SITE))

    client.post(OWN, {"act": "remove", "passkey": number})

    assert (alone, owner.passkeys.count()) == (1, 1)
    assert not owner.passkeys.filter(pk=number).exists()


def test_new_recovery_codes_set_no_telephone_up(client, owner):
    client.force_login(owner)
    before = SecondFactor.objects.get().recovery

    client.post(OWN, {"act": "codes"})

    after = SecondFactor.objects.get()
    assert set(before) & set(after.recovery) == set()
    assert after.confirmed_at is None


# --- Where it is demanded, where it is lost, where there are none ------------------


def test_who_needs_a_factor_may_add_a_passkey_at_the_door(
    client,
    aigul,
    device,
    settings,
):
    settings.SECOND_FACTOR_FOR = ["editor"]
    give_password(client)

    shown = add(client, device, STEP).content.decode()

    assert len(RECOVERY.findall(shown)) == codes.RECOVERY_CODES
    assert is_in(client)


def test_who_has_a_factor_adds_no_passkey_at_the_door(client, owner):
    give_password(client)
    client.get(STEP)
    challenge = client.session["passkey_challenge"][0]
    asked = json.dumps({"rp": {"id": "records.example.kz"}, "challenge": challenge})

    client.post(STEP, {"name": "x", "credential": Authenticator(SITE).create(asked)})

    assert (owner.passkeys.count(), is_in(client)) == (1, False)


def test_the_operator_takes_passkeys_away_too(owner):
    call_command("remove_second_factor", "aigul")

    assert (Passkey.objects.count(), codes.of(owner)) == (0, None)


@pytest.mark.parametrize(
    ("address", "possible"),
    [
        ("https://records.example.kz", True),
        ("http://localhost:8000", True),
        ("http://records.example.kz", False),
        ("http://127.0.0.1:8000", False),
        ("https://[::1]:8443", False),
    ],
)
def test_passkeys_are_offered_where_browsers_have_them(
    client, owner, settings, address, possible
):
    settings.SITE_URL = address
    client.force_login(owner)

    page = client.get(OWN)

    assert ("options" in page.context) == possible
    assert ("data-passkey" in page.content.decode()) == possible


def test_a_device_may_have_asked_who_is_there(owner, device):
    client = at_the_door()

    show(client, device.get(options(client), flags=PRESENT | VERIFIED))

    assert is_in(client)
