"""Accounts are deactivated and never deleted; what their owners left is passed on."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.contrib.auth.tokens import default_token_generator
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from reversion.models import Version

from events.models import Event
from roundtable.accounts.invitations import acts
from roundtable.accounts.invitations.rows import Row
from roundtable.accounts.models import Invitation
from tests.desk import posted_from
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, user_in_role):
    client.force_login(user_in_role("admin", "marat"))
    return client


def page_of(user):
    return reverse("admin:auth_user_activity", args=[user.pk])


def deactivate(desk, user, **typed):
    return desk.post(page_of(user), {"act": "deactivate"} | typed)


def draft_of(*users, **more):
    event = EventFactory(**more)
    event.responsible.add(*users)
    return event


def test_whoever_is_deactivated_is_signed_out_and_told(desk, author):
    User.objects.filter(pk=author.pk).update(email="author@example.kz")
    other = Client()
    other.force_login(author)

    deactivate(desk, author)

    assert other.get("/admin/").status_code == 302
    assert not User.objects.get(pk=author.pk).is_active
    assert [letter.to for letter in mail.outbox] == [["author@example.kz"]]


def test_nothing_that_was_done_is_lost(desk, author):
    event = draft_of(author)

    deactivate(desk, author)

    assert [*event.responsible.all()] == [author]


def test_activated_again_one_is_as_before(desk, author):
    deactivate(desk, author)

    desk.post(page_of(author), {"act": "activate"})

    user = User.objects.get(pk=author.pk)
    assert (user.is_active, user.groups.get().name) == (True, "author")


def test_a_link_to_a_new_password_ends(desk, author):
    uid = urlsafe_base64_encode(force_bytes(author.pk))
    token = default_token_generator.make_token(author)
    link = reverse("password_reset_confirm", args=[uid, token])
    assert Client().get(link).status_code == 302

    deactivate(desk, author)

    assert Client().get(link).status_code == 200  # and says that it is no link


def test_invitations_by_and_to_somebody_who_leaves_end(desk, user_in_role):
    leaving = user_in_role("admin", "asel")
    User.objects.filter(pk=leaving.pk).update(email="asel@example.kz")
    role = Group.objects.get(name="author")
    rows = [Row(email, "", role, [], "kk") for email in ("a@b.kz", "asel@example.kz")]
    acts.invite(rows, by=leaving)

    deactivate(desk, leaving)

    assert not Invitation.objects.open().exists()


def test_unfinished_records_that_nobody_else_keeps_are_named(desk, user_in_role):
    leaving, colleague = (user_in_role("author", name) for name in ("a", "b"))
    gone = user_in_role("author", "c")
    User.objects.filter(pk=gone.pk).update(is_active=False)
    alone, reviewed = draft_of(leaving, gone), draft_of(leaving, in_review=True)
    draft_of(leaving, colleague)
    draft_of(leaving, published=True)
    draft_of(colleague)

    answer = desk.get(page_of(leaving))

    assert {*answer.context["records"]} == {alone, reviewed}
    offered = answer.context["form"].fields["heir"].queryset
    assert [user.username for user in offered] == ["b", "marat"]


def test_they_go_to_whom_the_admin_names_in_one_revision(desk, user_in_role):
    leaving, heir = (user_in_role("author", name) for name in ("a", "b"))
    events = [draft_of(leaving), draft_of(leaving)]

    deactivate(desk, leaving, heir=heir.pk)

    for event in events:
        assert {*event.responsible.all()} == {leaving, heir}
        [version] = Version.objects.get_for_object(event)
        assert "a → b" in version.revision.comment
    assert Event.objects.managed_by(heir).count() == 2


@pytest.mark.parametrize("heir", ["stranger", "idle", "x", "-1", "0"])
def test_nobody_who_writes_no_records_gets_them(desk, user_in_role, heir):
    leaving = user_in_role("author", "a")
    idle = User.objects.create_user("idle", is_staff=True)
    draft_of(leaving)

    answer = deactivate(desk, leaving, heir=idle.pk if heir == "idle" else heir)

    assert "heir" in answer.context["form"].errors
    assert User.objects.get(pk=leaving.pk).is_active


def test_one_never_shuts_oneself_out(desk):
    me = User.objects.get(username="marat")

    assert [desk.get(page_of(me)).status_code, deactivate(desk, me).status_code] == [
        403,
        403,
    ]
    assert User.objects.get(pk=me.pk).is_active


def test_whoever_may_do_more_is_left_alone(desk):
    root = User.objects.create_superuser("root")

    assert deactivate(desk, root).status_code == 403


@pytest.mark.parametrize("role", ["author", "editor"])
def test_who_is_no_admin_deactivates_nobody(client, user_in_role, role):
    client.force_login(user_in_role(role))
    other = user_in_role("author", "other")

    assert deactivate(client, other).status_code == 403
    assert User.objects.get(pk=other.pk).is_active


def test_there_is_no_way_to_delete_a_user(client, desk, author):
    client.force_login(User.objects.create_superuser("root"))
    picked = {"action": "delete_selected", "_selected_action": [author.pk]}
    for desk_of in (desk, client):
        page = reverse("admin:auth_user_delete", args=[author.pk])
        assert desk_of.post(page, {"post": "yes"}).status_code == 403
        desk_of.post(reverse("admin:auth_user_changelist"), picked | {"post": "yes"})

    assert User.objects.filter(pk=author.pk).exists()
    assert not Group.objects.filter(permissions__codename="delete_user").exists()


def test_the_form_of_a_user_lets_nobody_in_or_out(desk, author):
    page = reverse("admin:auth_user_change", args=[author.pk])
    typed = posted_from(desk.get(page))
    typed.pop("is_active", None)

    answer = desk.post(page, typed)

    assert answer.status_code == 302
    assert User.objects.get(pk=author.pk).is_active


def test_nobody_deactivated_is_offered_as_responsible(desk, author):
    asked = {"app_label": "events", "model_name": "event", "field_name": "responsible"}
    offered = "/admin/autocomplete/"
    User.objects.filter(pk=author.pk).update(username="zhanar")
    assert desk.get(offered, asked | {"term": "zhanar"}).json()["results"]

    deactivate(desk, author)

    assert desk.get(offered, asked | {"term": "zhanar"}).json()["results"] == []


def test_the_roles_written_anew_take_the_old_right_away(roles):
    group = Group.objects.get(name="admin")
    group.permissions.add(Permission.objects.get(codename="delete_user"))

    call_command("setup_roles", stdout=StringIO())

    assert not group.permissions.filter(codename="delete_user").exists()
