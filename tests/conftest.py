import re
from functools import partial
from io import StringIO

import pytest
from django.contrib.auth.models import Group, User
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import client, override_settings
from django.utils import translation

from events.models import Member
from events.portal import reading
from events.portal.models import Portal
from search.models import Concept
from tests import sites

# No model and no list of tests asks the database whose portal this is.
reading.remember(Portal())

# What these look at is drawn, packed, read or written on a screen by the same queries
# that others ask (test_gate asks every address of the site on each database); those of
# the desk's form cost a second each.
SAME_ON_EACH_DATABASE = re.compile(
    r"browser|fuzzing|archives/test_refused"
    r"|interop/test_(pdf|site|bag|share_card|api_schema|reading_list|clients|meaning"
    r"|schemas|references|gost|marks|full_and_bare|media_travel|oai_(refusals|schema)"
    r"|export|origins|formats|where|when|bad_records|doi|jats|people|page_heads"
    r"|embedded|agreement|citing)"
    r"|events/test_(desk_form|edit_conflicts|rich_text|translation_(files|screen|sheets"
    r"|units)|media|recordings|origins|paragraphs|previewing|time_zones|metadata|diff"
    r"|corrected_paragraphs|readiness|cleaning|memento|version_changes|emails|places"
    r"|(registered|assigning)_doi|typed_preview|steps_at_the_desk|forms_opened_twice)"
    r"|events/portal/test_(second_university|hidden_languages|at_the_desk)"
    r"|events/test_(record_form|record_page|refused_forms|beginning_people|first_screen)"
    r"|intake/test_(sandbox|uploading|review|extraction|converting|web_pages)"
    r"|intake/test_(splitting.*(nowhere|lost|review_asks|anybody)|writer.*killed)"
    r"|accounts/test_(false_passkeys|passkeys|passwords|second_factor|own_account"
    r"|invitation_tables|single_sign_on)|search/test_glossary_(page|files)"
    r"|events/test_(versions|corrections)\.py|interop/test_feeds"
    r"|accounts/test_confirming|intake/test_(import_record|kept_files)"
    r"|running/test_(logs|headers|page_cache|never_stale)|backups/test_bucket"
    r"|events/test_co_authors|events/personal_data/test_(subject_access|versions)"
    r"|tests/test_demo.*(second_demo|writes_to_nobody|works_alone)"
    r"|backups/test_restore.*(earlier_version|damaged|what_fails|file_removed|\[1\])"
    r"|backups/test_backup.*(it_holds_all|with_a_key)"
    r"|tests/test_(front_door|stylesheets|privacy|settings)|tests/reading"
)


def pytest_collection_modifyitems(items):
    """Mark what asks the database, unless it would see nothing new on another one."""
    for item in items:
        wanted = {"db", "transactional_db", "django_db_setup"} & set(item.fixturenames)
        asks = wanted or item.get_closest_marker("django_db")
        if asks and not SAME_ON_EACH_DATABASE.search(item.nodeid):
            item.add_marker(pytest.mark.database)


@pytest.fixture(scope="session", autouse=True)
def _passwords_are_hashed_in_a_moment():
    """No test asks how long it would take to guess one."""
    hasher = "django.contrib.auth.hashers.MD5PasswordHasher"
    with override_settings(PASSWORD_HASHERS=[hasher]):
        yield


@pytest.fixture(scope="session", autouse=True)
def _contexts_are_kept_of_pages_only():
    """A form has a thousand small templates; copies of their contexts help nobody."""
    keep = client.store_rendered_templates

    def keep_of_page(store, signal, sender, template, context, **more):
        is_page = context.template is template and "/forms/" not in str(template.name)
        if is_page and "/widgets/" not in str(template.name):
            keep(store, signal, sender, template, context, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "store_rendered_templates", keep_of_page)
        yield


@pytest.fixture(autouse=True)
def _kazakh():
    """Every test starts as a Kazakh reader's request would."""
    with translation.override("kk"):
        yield


@pytest.fixture(autouse=True)
def _portal_as_it_comes():
    """Its settings lie in the memory of the process, which no rollback reaches."""
    reading.remember(Portal())
    yield
    reading.remember(Portal())


@pytest.fixture(autouse=True)
def _own_media_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()  # imagekit remembers there which renditions exist


@pytest.fixture(scope="session")
def django_db_setup(request, tmp_path_factory, django_db_blocker):
    """A database with the roles, as every site has them."""
    set_up = partial(request.getfixturevalue, "django_db_setup")  # the plugin's own
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            sites.migrate_once(tmp_path_factory, set_up)
        else:
            set_up()
        call_command("setup_roles", stdout=StringIO())


@pytest.fixture(scope="session")
def migrated(django_db_setup, tmp_path_factory):
    """A site for copies that have not to migrate; there is one on SQLite only."""
    if connection.vendor == "sqlite":
        return sites.migrated(tmp_path_factory)
    return None


@pytest.fixture(scope="module")
def _glossary_stays(django_db_setup, django_db_blocker):
    """Real transactions end with empty tables; this one is filled by a migration."""
    with django_db_blocker.unblock():
        kept = list(Concept.objects.all())
    yield
    with django_db_blocker.unblock():
        Concept.objects.bulk_create(kept, ignore_conflicts=True)


@pytest.fixture
def roles(db):
    if not Group.objects.exists():  # real transactions have left nothing behind
        call_command("setup_roles", stdout=StringIO())


@pytest.fixture
def user_in_role(roles):
    def make(role, username=None):
        user = User.objects.create_user(username or role, is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        return user

    return make


@pytest.fixture
def author(user_in_role):
    return user_in_role("author")


@pytest.fixture
def editor(user_in_role):
    return user_in_role("editor")


@pytest.fixture
def author_of(user_in_role):
    """Somebody who works for an organisation and is named in none of its records."""

    def make(organisation, username="colleague", role="author"):
        user = user_in_role(role, username)
        member = Member.objects.create(user=user)
        member.organisations.add(organisation)
        return user

    return make


@pytest.fixture
def at_once(django_capture_on_commit_callbacks):
    """Do inside what has to follow once a transaction is certain."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
