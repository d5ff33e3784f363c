"""Privilege escalation is impossible: nobody gives what they do not have themselves.

Whoever may change users could otherwise make themselves whatever they like: by a tick,
by a group, or by the password or the address of somebody who may do more.
"""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from participants.models import Organisation

_NAMES = {
    "author": pgettext_lazy("role", "author"),
    "faculty editor": pgettext_lazy("role", "faculty editor"),
    "editor": pgettext_lazy("role", "editor"),
    "admin": pgettext_lazy("role", "administrator"),
}


def name_of(role):
    """Return what a role is called; a group that a site made itself has one name."""
    return _NAMES.get(role.name, role.name)


def permissions_of(user):
    """Return the permissions a user has, or would have if they were active."""
    return Permission.objects.filter(Q(user=user) | Q(group__user=user)).distinct()


def grantable_permissions(by):
    return Permission.objects.all() if by.is_superuser else permissions_of(by)


def grantable_groups(by):
    """Return the groups that hold nothing that ``by`` does not have."""
    beyond = Permission.objects.exclude(pk__in=grantable_permissions(by))
    return Group.objects.exclude(permissions__in=beyond)


def rights_of(thing):
    """Return what a user or a group may, in names that can be compared."""
    if isinstance(thing, Group):
        return {one.codename for one in thing.permissions.all()}
    flags = ("is_active", "is_staff", "is_superuser")
    found = {flag for flag in flags if getattr(thing, flag)}
    found |= {one.name for one in thing.groups.all()}
    found |= {one.codename for one in thing.user_permissions.all()}
    own = Organisation.objects.filter(members__user=thing)
    return found | {str(one) for one in own}


def may_change_user(by, user):
    """Tell whether ``by`` has all that ``user`` has: only then may they touch them."""
    if by.is_superuser:
        return True
    beyond = permissions_of(user).exclude(pk__in=permissions_of(by))
    return not user.is_superuser and not beyond.exists()


def may_change_group(by, group):
    return grantable_groups(by).filter(pk=group.pk).exists()
