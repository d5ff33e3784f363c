"""Privilege escalation: an admin makes nobody more than they are themselves."""

import re

import pytest
import reversion
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse
from import_export.admin import ImportMixin

from events.models import Event
from tests.desk import posted_from

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, user_in_role):
    client.force_login(user_in_role("admin", "aigul"))
    return client


@pytest.fixture
def root():
    return User.objects.create_superuser("root", "root@example.kz", "qupiya-soz-12")


@pytest.fixture
def stronger(user_in_role):
    """Somebody who is no superuser and yet may do what no admin may."""
    user = user_in_role("author", "marat")
    user.user_permissions.add(beyond())
    return user


@pytest.fixture
def strong_group(roles):
    group = Group.objects.create(name="beyond")
    group.permissions.add(beyond())
    return group


def beyond():
    return Permission.objects.get(codename="delete_logentry")


def address(name, *numbers):
    return reverse(f"admin:auth_{name}", args=numbers)


def save_user(desk, user, **typed):
    page = address("user_change", user.pk)
    return desk.post(page, posted_from(desk.get(page), **typed))


def state_of(user):
    user = User.objects.get(pk=user.pk)
    return (
        user.is_superuser,
        user.password,
        user.email,
        user.is_active,
        set(user.groups.all()),
        set(user.user_permissions.all()),
    )


def test_an_admin_cannot_tick_superuser_for_anybody(desk, user_in_role):
    for user in (User.objects.get(username="aigul"), user_in_role("author")):
        answer = save_user(desk, user, is_superuser="on", first_name="Айгүл")

        assert answer.status_code == 302
        assert not User.objects.get(pk=user.pk).is_superuser


def test_a_new_user_cannot_be_born_a_superuser(desk):
    typed = {"username": "new", "password1": "tym-uzun-soz", "is_superuser": "on"}
    typed |= {"password2": "tym-uzun-soz", "usable_password": "true"}

    desk.post(address("user_add"), typed)

    assert not User.objects.get(username="new").is_superuser


@pytest.mark.parametrize("field", ["groups", "user_permissions"])
def test_an_admin_grants_nothing_beyond_their_own_rights(desk, strong_group, field):
    user = User.objects.get(username="aigul")
    number = strong_group.pk if field == "groups" else beyond().pk

    answer = save_user(desk, user, **{field: [number]})

    assert answer.status_code == 200  # the form refuses the choice
    assert not user.has_perm("admin.delete_logentry")


def test_an_admin_gives_the_roles_they_have(desk, user_in_role):
    user = user_in_role("author")
    role = Group.objects.get(name="admin")

    save_user(desk, user, groups=[role.pk])

    assert list(user.groups.all()) == [role]


def test_a_group_gets_nothing_beyond_either(desk):
    own = Group.objects.get(name="admin")
    typed = {"name": own.name, "permissions": [beyond().pk]}

    for page in (address("group_change", own.pk), address("group_add")):
        desk.post(page, typed | {"name": page.strip("/").split("/")[-1]})

    assert not Group.objects.filter(permissions=beyond()).exists()


def test_a_stronger_group_is_left_alone(desk, strong_group):
    typed = {"name": "weaker", "permissions": []}

    answers = [
        desk.post(address("group_change", strong_group.pk), typed),
        desk.post(address("group_delete", strong_group.pk), {"post": "yes"}),
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert Group.objects.get(pk=strong_group.pk).permissions.get() == beyond()


WAYS = {
    "edit": ("user_change", {"username": "taken", "email": "thief@example.kz"}),
    "password": (
        "user_password_change",
        {"password1": "tym-uzun-soz", "password2": "tym-uzun-soz"},
    ),
    "sessions": ("user_sessions", {}),
    "second factor": ("user_factor", {}),
    "delete": ("user_delete", {"post": "yes"}),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("inactive", [False, True])
@pytest.mark.parametrize("who", ["root", "stronger"])
def test_whoever_may_do_more_is_left_alone(desk, request, who, way, inactive):
    user = request.getfixturevalue(who)
    User.objects.filter(pk=user.pk).update(is_active=not inactive)
    before = state_of(user)
    name, typed = WAYS[way]

    answer = desk.post(address(name, user.pk), typed)

    assert answer.status_code == 403
    assert state_of(user) == before


def test_the_bulk_deletion_leaves_them_alone_as_well(desk, root, stronger):
    picked = [root.pk, stronger.pk]
    typed = {"action": "delete_selected", "_selected_action": picked, "post": "yes"}

    desk.post(address("user_changelist"), typed)

    assert User.objects.filter(pk__in=picked).count() == 2


def test_a_superuser_is_limited_by_nothing(client, root, stronger, strong_group):
    client.force_login(root)

    save_user(client, stronger, is_superuser="on", groups=[strong_group.pk])

    assert User.objects.get(pk=stronger.pk).is_superuser


def test_there_is_no_other_way_to_write_users_and_groups():
    """Not restored from a history, not imported, not by an address not tried here."""
    for model in (User, Group):
        names = {url.name for url in admin.site.get_model_admin(model).urls}
        known = {"changelist", "add", "history", "delete", "change", None}
        known |= {"password_change", "sessions", "factor", "activity"}

        assert {name and name.split("_", 2)[2] for name in names} <= known
        assert not reversion.is_registered(model)
        assert not isinstance(admin.site.get_model_admin(model), ImportMixin)
        assert not admin.site.is_registered(Permission)


@pytest.mark.parametrize("role", ["author", "editor"])
def test_who_is_no_admin_changes_no_user(client, user_in_role, role):
    user = user_in_role(role)
    client.force_login(user)
    pages = ["user_change", "user_password_change", "user_sessions", "user_delete"]

    answers = [client.post(address(page, user.pk)).status_code for page in pages]

    assert answers == [403] * 4
    assert client.post(address("group_add"), {"name": "own"}).status_code == 403
    assert Event.objects.count() == 0


def test_whoever_only_looks_users_up_sees_nothing_of_passwords(
    client, admin_client, user_in_role
):
    user = user_in_role("editor")
    client.force_login(user)

    seen, written = (
        one.get(address("user_change", user.pk)).content.decode()
        for one in (client, admin_client)
    )

    assert "field-password" in written
    assert "field-password" not in seen


def test_the_rights_on_offer_are_of_what_the_desk_shows_and_speak_kazakh(client, root):
    client.force_login(root)

    page = client.get(address("group_add"), headers={"accept-language": "kk"})

    offered = page.context["adminform"].form.fields["permissions"].choices
    assert [name for _number, name in offered if re.search("[A-Za-z]{2}", name)] == []
