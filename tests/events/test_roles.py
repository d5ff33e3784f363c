"""Role by act by status, over the real addresses of the desk: who gets where."""

from itertools import product

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import reverse
from reversion.models import Version

from events.history.recording import recording
from events.models import Deputy, Event
from tests.events.acts import ACTS, address, shown
from tests.events.roles import (
    AT,
    DAYS,
    EVER,
    NAMED,
    NEVER,
    OF_NO_PORTAL,
    PUBLIC,
    ROLES,
    STATES,
    everybody,
)
from tests.factories import (
    DocumentFactory,
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    PersonFactory,
    SectionFactory,
)

pytestmark = pytest.mark.django_db

MATRIX = {
    "see it in the list": everybody(keepers=EVER, editors=EVER, stranger=PUBLIC),
    "find it": everybody(keepers=EVER, editors=EVER, stranger=PUBLIC),
    "be offered it": everybody(keepers=EVER, editors=EVER, stranger=PUBLIC),
    "open it": everybody(keepers=EVER, editors=EVER, stranger=PUBLIC),
    "read its page": everybody(
        keepers=EVER, editors=EVER, stranger=PUBLIC, nobody=PUBLIC
    ),
    "open its files": everybody(
        keepers=EVER, editors=EVER, stranger=PUBLIC, nobody=PUBLIC
    ),
    "remove a file for good": everybody(keepers=NEVER, editors=EVER),
    "read its history": everybody(keepers=EVER, editors=EVER),
    "read a version": everybody(keepers=EVER, editors=EVER),
    "end its previews": everybody(keepers=EVER, editors=EVER),
    "change it": everybody(keepers={"draft"}, editors=EVER),
    "add their own organisation": everybody(keepers={"draft"}, editors=EVER)
    | dict.fromkeys(NAMED, NEVER),
    "restore a version": everybody(keepers={"draft"}, editors=EVER),
    "delete it": everybody(keepers={"draft"}, editors={"draft"}),
    "delete it in bulk": everybody(keepers=NEVER, editors=NEVER),
    "translate it": everybody(keepers={"draft"}, editors=EVER),
    "take its translation out": everybody(keepers=EVER, editors=EVER, stranger=PUBLIC),
    "bring a translation in": everybody(keepers={"draft"}, editors=EVER),
    "submit": everybody(keepers={"draft"}, editors={"draft"}),
    "recall": everybody(keepers={"review"}, editors=NEVER),
    "return": everybody(keepers=NEVER, editors={"review"}),
    "publish": everybody(keepers=NEVER, editors={"review"}),
    "schedule": everybody(keepers=NEVER, editors={"review"}),
    "unschedule": everybody(keepers=NEVER, editors={"scheduled"}),
    "withdraw": everybody(keepers=NEVER, editors={"published"}),
    "reopen": everybody(keepers=NEVER, editors={"withdrawn"}),
}


@pytest.fixture
def university():
    return OrganisationFactory()


@pytest.fixture
def sign_in(user_in_role, author_of, university):
    """Return a client of somebody in a role, and the user."""

    def make(role):
        client = Client()
        if role == "nobody":
            return client, None
        if role == "idle":
            user = User.objects.create_user("idle", is_staff=True)
        elif role in AT:
            role_there, here = AT[role]
            place = university if here else OrganisationFactory()
            user = author_of(place, f"a-{role}", role_there)
        else:
            known = role in ("editor", "admin")
            user = user_in_role(role if known else "author", f"a-{role}")
        if role.endswith("deputy"):
            dean = author_of(university, f"of-a-{role}", "faculty editor")
            Deputy.objects.create(principal=dean, deputy=user, **DAYS[role])
        client.force_login(user)
        return client, user

    return make


@pytest.fixture
def record(university):
    """Make a record of a department of the university, in one of the states."""

    def make(state, named):
        with recording(None, "Жаңа"):
            event = EventFactory(title_kk="Құпия жазба")
            SectionFactory(event=event)
            DocumentFactory(event=event)
            department = OrganisationFactory(parent=university)
            OrganiserFactory(event=event, organisation=department)
            event.responsible.add(*named)
        with recording(None, "Өзгерді"):
            event.title_kk = "Құпия атау"
            event.save()
        Event.objects.filter(pk=event.pk).update(**STATES[state])
        return Event.objects.get(pk=event.pk)

    return make


@pytest.mark.matrix
@pytest.mark.parametrize("act", MATRIX)
def test_everybody_does_with_a_record_what_its_state_allows(act, sign_in, record):
    signed_in = {role: sign_in(role) for role in ROLES}
    record("draft", named=[signed_in[role][1] for role in NAMED])
    succeeded = {role: set() for role in ROLES}

    for (role, (client, _user)), state in product(signed_in.items(), STATES):
        with transaction.atomic():  # undone again: every cell finds the same record
            Event.objects.update(**STATES[state])
            if ACTS[act](client, Event.objects.get()):
                succeeded[role].add(state)
            transaction.set_rollback(True)

    assert succeeded == MATRIX[act]


def test_a_popup_opens_for_whom_the_form_does(sign_in, record):
    signed_in = {role: sign_in(role) for role in ROLES}
    event = record("draft", named=[signed_in[role][1] for role in NAMED])
    popup = f"{address('change', event.pk)}?_popup=1"

    opened = [role for role in ROLES if shown(signed_in[role][0].get(popup))]

    assert opened == [
        *NAMED,
        "colleague",
        "faculty editor",
        "deputy",
        "editor",
        "admin",
    ]


# --- What has no record yet, or no longer ------------------------------------


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("stranger", 200),
        ("faculty editor", 200),
        ("editor", 200),
        ("admin", 200),
        ("idle", 403),
        ("nobody", 302),
    ],
)
def test_who_begins_a_record(role, status, sign_in):
    client, _user = sign_in(role)

    assert client.get(f"{address('add')}?form=x").status_code == status


@pytest.mark.parametrize("role", ROLES)
def test_only_admins_see_what_is_kept_about_a_person(role, sign_in):
    client, _user = sign_in(role)
    person = PersonFactory()

    page = client.get(f"/admin/participants/person/{person.pk}/personal-data/")

    refused = 302 if role == "nobody" else 403
    assert page.status_code == (200 if role == "admin" else refused)


@pytest.mark.parametrize("role", OF_NO_PORTAL)
def test_only_portal_editors_bring_deleted_drafts_back(role, sign_in, record):
    client, user = sign_in(role)
    event = record("draft", named=[user] if role in NAMED else [])
    version = Version.objects.get_for_object(event).first()
    event.delete()

    for page in (address("recoverlist"), address("recover", version.pk)):
        assert not shown(client.get(page))
        client.post(page)

    assert not Event.objects.exists()


@pytest.mark.parametrize("role", OF_NO_PORTAL)
def test_only_portal_editors_bring_records_in_from_files_or_take_them_out(
    role, sign_in, record
):
    client, user = sign_in(role)
    event = record("draft", named=[user] if role in NAMED else [])
    listed = {"action": "export_admin_action", "_selected_action": event.pk}

    answers = [
        client.get(address("import")),
        client.post(address("import")),
        client.post(address("process_import")),
        client.get(address("export")),
        client.post(address("export"), {"format": "0"}),
        client.post(address("changelist"), listed),
    ]

    assert [shown(answer) for answer in answers[:5]] == [False] * 5
    assert "attachment" not in str([answer.headers for answer in answers])
    assert {answer.status_code for answer in answers[:5]} <= {302, 403}


@pytest.mark.parametrize("role", ["stranger", "editor", "admin"])
def test_no_action_of_the_list_moves_records(role, sign_in, rf):
    _client, user = sign_in(role)
    request = rf.get("/")
    request.user = user

    offered = admin.site.get_model_admin(Event).get_actions(request)

    assert set(offered) <= {"export_admin_action"}


@pytest.mark.parametrize(
    ("role", "status"),
    [("stranger", 403), ("faculty editor", 403), ("editor", 200), ("admin", 200)],
)
def test_authors_look_no_users_up(role, status, sign_in):
    client, _user = sign_in(role)
    asked = {"app_label": "events", "model_name": "event", "field_name": "responsible"}

    response = client.get(reverse("admin:autocomplete"), asked | {"term": "a"})

    assert response.status_code == status


@pytest.mark.parametrize(
    ("role", "status"), [("stranger", 403), ("editor", 403), ("admin", 200)]
)
def test_only_admins_make_users_and_say_for_whom_they_write(role, status, sign_in):
    client, user = sign_in(role)
    add = client.get(reverse("admin:auth_user_add"))
    change = client.get(reverse("admin:auth_user_change", args=[user.pk]))

    assert add.status_code == status
    assert b'name="member-0-organisations"' in change.content or status == 403


def test_the_matrix_knows_every_address_of_a_record():
    names = {
        pattern.name
        for pattern in admin.site.get_model_admin(Event).get_urls()
        if pattern.name
    }

    assert names == {
        f"events_event_{name}"
        for name in (
            *("changelist", "add", "change", "delete", "history"),
            *("revision", "recoverlist", "recover"),
            *(
                "step",
                "still_open",
                "typed",
                "typed_new",
                "end_previews",
                "takedown",
                "import",
                "process_import",
                "export",
            ),
            *("translation", "translation_import", "translation_export"),
        )
    }
