"""Single sign-on against a real provider, which runs on this machine."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import contextmanager

import pytest
import requests

from tests.browser.conftest import ROOT, filled_site, free_port, manage, wait_for

pytest.importorskip("allauth")
provider = pytest.importorskip("tests.accounts.provider")

pytestmark = pytest.mark.browser  # it runs a whole site

DOOR = "/admin/single-sign-on/"
PEOPLE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)  # the library's tables are missing

from django.contrib.auth.models import Group, User
from roundtable.accounts.models import SecondFactor
from django.utils.timezone import now

def add(name, email, role="author", **more):
    user = User.objects.create_user(name, email, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    User.objects.filter(pk=user.pk).update(**more)
    return user

add("aigul", "Aigul@example.kz")
add("gone", "gone@example.kz", is_active=False)
add("no-staff", "no-staff@example.kz", is_staff=False)
add("two", "two@example.kz")
add("twin", "TWO@example.kz")
add("marat", "marat@example.kz", "admin")
add("named@example.kz", "elsewhere@example.kz")
kept = add("kept", "kept@example.kz")
SecondFactor.objects.create(user=kept, secret="A" * 32, confirmed_at=now())
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The address of a site, its provider, and its database."""
    folder, port = tmp_path_factory.mktemp("single"), free_port()
    url = f"http://localhost:{port}"
    database = folder / "site.sqlite3"
    with provider.running(f"{url}{DOOR}callback/") as known:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "roundtable.settings",
            "DEBUG": "on",
            "ENV_FILE": os.devnull,
            "SITE_URL": url,
            "DATABASE_URL": f"sqlite:///{database}",
            "MEDIA_ROOT": f"{folder}/media",
            "SECOND_FACTOR_FOR": "admin",
            "OIDC_ISSUER": known.address,
            "OIDC_CLIENT_ID": provider.CLIENT,
            "OIDC_CLIENT_SECRET": provider.SECRET,
            "OIDC_NAME": "Абай университеті",
        }
        shutil.copy(filled_site(tmp_path_factory) / "site.sqlite3", database)
        manage(environment, "shell", "-c", PEOPLE)
        with served(environment, port):
            yield url, known, database, environment


@contextmanager
def served(environment, port):
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "roundtable.wsgi", "--threads=4",
         f"--bind=127.0.0.1:{port}", "--no-control-socket"],
        cwd=ROOT, env=environment, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    wait_for(f"http://localhost:{port}/livez")
    yield
    server.terminate()
    server.wait(60)  # on a busy machine


@pytest.fixture
def known(site):
    """The provider, at which somebody called “who” has a verified address."""
    _url, known, *_rest = site
    known.claims, known.token_claims, known.is_away = {}, {}, False
    known.claims["who"] = {"email": "aigul@example.kz", "email_verified": True}
    return known


@pytest.fixture
def browser():
    session = requests.Session()
    session.headers["Accept-Language"] = "en"
    yield session
    session.close()


def ask(site, browser, wanted=""):
    return browser.get(f"{site[0]}{DOOR}?next={wanted}", allow_redirects=False)


def back_from(answer, browser, who="who"):
    """Sign in at the provider, and return the address to which that leads back."""
    page = f"{answer.headers['Location']}&who={who}"
    return browser.get(page, allow_redirects=False).headers["Location"]


def come_in(site, browser, wanted=""):
    return browser.get(back_from(ask(site, browser, wanted), browser))


def is_in(site, browser):
    page = browser.get(f"{site[0]}/admin/", allow_redirects=False)
    return page.status_code == 200


def select(site, question):
    with sqlite3.connect(site[2]) as database:
        return database.execute(question).fetchall()


def test_whoever_has_the_verified_address_is_let_in(site, known, browser):
    page = come_in(site, browser, "/admin/account/")

    assert page.url == f"{site[0]}/admin/account/"
    assert "Aigul@example.kz" in page.text
    logged = "select outcome from accounts_attempt order by id desc limit 1"
    assert select(site, logged) == [("elsewhere",)]


def test_the_door_names_the_provider(site, browser):
    page = browser.get(f"{site[0]}/admin/login/?next=/admin/account/")

    assert "Абай университеті" in page.text
    assert f'href="{DOOR}?next=%2Fadmin%2Faccount%2F"' in page.text


@pytest.mark.parametrize("verified", [False, None, "no"])
def test_an_address_that_is_not_verified_opens_nothing(site, known, browser, verified):
    known.claims["who"] |= {"email_verified": verified}

    page = come_in(site, browser)

    assert "does not confirm an email address" in page.text
    assert not is_in(site, browser)


@pytest.mark.parametrize("name", ["nobody", "gone", "no-staff", "two", "named"])
def test_who_has_no_account_of_their_own_is_told_so(site, known, browser, name):
    known.claims["who"] |= {"email": f"{name}@example.kz"}
    before = select(site, "select count(*) from auth_user")

    page = come_in(site, browser)

    assert f"the address {name}@example.kz" in page.text
    assert not is_in(site, browser)
    assert select(site, "select count(*) from auth_user") == before


@pytest.mark.parametrize("name", ["kept", "marat"])
def test_a_second_factor_is_asked_for_as_ever(site, known, browser, name):
    known.claims["who"] |= {"email": f"{name}@example.kz"}

    page = come_in(site, browser)

    assert page.url == f"{site[0]}/admin/login/second-step/"
    assert not is_in(site, browser)


@pytest.mark.parametrize("wanted", ["https://evil.example", "//evil.example", "\\\\e"])
def test_nobody_is_led_elsewhere(site, known, browser, wanted):
    assert come_in(site, browser, wanted).url == f"{site[0]}/admin/"


def test_an_answer_counts_once_and_in_its_own_browser(site, known, browser):
    address = back_from(ask(site, browser), browser)
    stranger = requests.Session()
    stranger.get(address)
    assert not is_in(site, stranger)

    browser.get(address)
    browser.cookies.clear()
    browser.get(address)

    assert not is_in(site, browser)


def test_an_answer_nobody_asked_for_opens_nothing(site, known, browser):
    for asked in ("", "?code=1&state=2", "?error=access_denied", "?state=%00&code=%00"):
        page = browser.get(f"{site[0]}{DOOR}callback/{asked}")

        assert page.status_code == 200
        assert "did not sign you in" in page.text
        assert not is_in(site, browser)


def test_two_who_are_told_of_are_nobody(site, known, browser):
    known.token_claims["who"] = {"sub": "somebody-else"}

    page = come_in(site, browser)

    assert "does not confirm" in page.text
    assert not is_in(site, browser)


@pytest.mark.parametrize("claim", [{"iss": "http://evil"}, {"aud": "x"}, {"exp": 1}])
def test_a_token_for_another_site_is_none(site, known, browser, claim):
    known.token_claims["who"] = claim

    assert "did not sign you in" in come_in(site, browser).text
    assert not is_in(site, browser)


def test_a_wrong_secret_is_answered_with_a_sentence(site, known, browser, monkeypatch):
    address = back_from(ask(site, browser), browser)
    monkeypatch.setattr(provider, "SECRET", "another")

    assert "did not sign you in" in browser.get(address).text


def test_a_provider_that_is_away_is_answered_with_a_sentence(site, known, browser):
    address = back_from(ask(site, browser), browser)
    known.is_away = True

    pages = browser.get(address), browser.get(f"{site[0]}{DOOR}")

    assert [page.status_code for page in pages] == [200, 200]
    assert ["did not sign you in" in page.text for page in pages] == [True, True]


def test_the_library_has_no_page_and_no_place_at_the_desk(site, known, browser):
    come_in(site, browser)
    pages = ["accounts/login/", "accounts/signup/", "accounts/oidc/university/login/"]
    pages += ["admin/account/emailaddress/", "admin/socialaccount/socialapp/"]
    pages += [f"{DOOR[1:]}login/", f"{DOOR[1:]}university/login/"]

    assert {browser.get(f"{site[0]}/{page}").status_code for page in pages} == {404}
    for table in ("account_emailaddress", "socialaccount_socialaccount"):
        assert select(site, f"select * from {table}") == []


def test_readers_have_no_cookie(site):
    page = requests.get(f"{site[0]}/kk/", timeout=30)

    assert (page.status_code, dict(page.cookies)) == (200, {})


def test_accounts_are_made_where_the_site_says_so(site, known, browser):
    port = free_port()
    url = f"http://localhost:{port}"
    known.client.redirect_uri = f"{url}{DOOR}callback/"
    more = {"OIDC_CREATES_ACCOUNTS": "on", "SITE_URL": url}
    known.claims["who"] = {
        "email": "New@example.kz",
        "email_verified": True,
        "given_name": "Жаңа",
        "family_name": "Адам",
    }

    with served(site[3] | more, port):
        page = come_in([url], browser, "/admin/account/")
        known.claims["who"]["email"] = "named@example.kz"
        other = come_in([url], requests.Session())
    known.client.redirect_uri = f"{site[0]}{DOOR}callback/"

    asked = "select username, first_name, is_staff, is_superuser from auth_user"
    made = select(site, f"{asked} where email = 'new@example.kz'")
    assert "Жаңа" in page.text
    assert made == [("new@example.kz", "Жаңа", 1, 0)]
    assert (
        select(
            site,
            "select * from auth_user_groups where user_id = "
            "(select id from auth_user where first_name = 'Жаңа')",
        )
        == []
    )
    assert other.url.startswith(f"{url}/admin/login/")
