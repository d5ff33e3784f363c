"""Object permissions: with which records somebody may do what they may do at all.

A permission says what, and this module alone says of which records: of all, of those
that the user's organisations held, or, of what authors do, of those they are named in.
"""

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from reversion.models import Version

from participants.models import Organisation

from .choices import Status

EDIT, PUBLISH = "events.change_event", "events.publish_event"
ALL = "events.edit_all_records"
OF_AUTHORS = {EDIT, "events.submit_event"}  # being named in a record is enough for it
BACKEND = "django.contrib.auth.backends.ModelBackend"
NOT_TO_BRING = _(
    "You are named in this record, and somebody else began it: ask them, or an editor "
    "of the portal, to add your own organisation."
)


def _holders(user, permission):
    """Yield who may do it of ``user`` and those they are deputies of today.

    A deputy has what the other has at that moment, and of that what is asked here.
    """
    if user.has_perm(permission):
        yield user
    if not hasattr(user, "represents"):  # asked once in a request, and if need be
        known = user.stands_for.current() if user.is_authenticated else ()
        user.represents = [row.principal for row in known]
    yield from (one for one in user.represents if one.has_perm(permission))


def of_all(user, permission=ALL):
    """Whether ``user`` may do it with the records of all organisations."""
    return any(one.has_perm(ALL) for one in _holders(user, permission))


def may(user, permission, event):
    """Whether ``user`` may do it with this record; with a new one, who may at all."""
    if event.pk is None or of_all(user, permission):
        return any(_holders(user, permission))
    return type(event).objects.permitted(user, permission).contains(event)


def not_to_bring(user, event):
    """Return the organisations that ``user`` may not make organisers of a record.

    Whoever is only named in one that somebody else began would by adding their own open
    it to themselves and to their editors. Asked before anything of it is written.
    """
    none = Organisation.objects.none()
    if event.pk is None or of_all(user, EDIT):
        return none
    holders = [*_holders(user, EDIT)]
    own = Organisation.objects.below(_worked_for(holders))
    began = creator(event) in {one.pk for one in holders}
    return none if began or own.filter(events=event).exists() else own


def creator(event):
    """Return the number of the user who began a record, as its history tells."""
    first = Version.objects.get_for_object(event).select_related("revision").last()
    return first and first.revision.user_id


def _worked_for(users):
    return Organisation.objects.filter(members__user__in=users)


def keepers():
    """Those who write records at the desk, and so may be named for one."""
    users = get_user_model().objects.with_perm(EDIT, backend=BACKEND)
    return users.filter(is_staff=True)


def editors_of(event, users):
    """Return of ``users`` the editors of a record's organisations.

    Where there are none, those who are editors of the whole portal.
    """
    editors, of_portal = (
        Q(pk__in=get_user_model().objects.with_perm(one, backend=BACKEND).values("pk"))
        for one in (PUBLISH, ALL)
    )
    bodies = Organisation.objects.above(event.organised_by.all())
    near = users.filter(editors, ~of_portal, member__organisations__in=bodies)
    return near if near.exists() else users.filter(editors, of_portal)


class PermittedQuerySet(models.QuerySet):
    """Records by what somebody may do with them."""

    def permitted(self, user, permission):
        """Records with which ``user`` may do what ``permission`` says."""
        if of_all(user, permission):
            return self
        return self.filter(pk__in=_events(self._held(user, permission)))

    def managed_by(self, user):
        """What ``user`` answers for, in any status: all of it for portal editors.

        Others answer for the records they are named in and for those of the
        organisations they work for. Whoever keeps a record sees its history.
        """
        return self if of_all(user) else self.filter(self.kept_by(user))

    def kept_by(self, user):
        """The condition of a record that somebody keeps who keeps not all of them."""
        return Q(pk__in=_events(self._held(user, EDIT)))

    def editable_by(self, user):
        """What ``user`` may change: what they may publish, and the drafts they keep."""
        if of_all(user, PUBLISH):
            return self
        kept = self._held(user, EDIT)
        drafts = [rows.filter(event__status=Status.DRAFT) for rows in kept]
        return self.filter(pk__in=_events(drafts + self._held(user, PUBLISH)))

    def _held(self, user, permission):
        """Return querysets of the rows that open records: of organisers, of people.

        The numbers of the organisations come first: a database that is asked about
        record by record goes through the whole archive.
        """
        holders = list(_holders(user, permission))
        if not holders:
            return []
        units = Organisation.objects.below(_worked_for(holders))
        units = list(units.values_list("pk", flat=True))
        held = self.model.organised_by.through.objects.order_by()
        named = self.model.responsible.through.objects.filter(user__in=holders)
        by_name = [named] if permission in OF_AUTHORS else []
        return [*by_name, held.filter(organisation__in=units)]


def _events(rows):
    """Return the numbers of the events that these rows belong to."""
    first, *others = [one.values("event") for one in rows] or [[]]
    return first.union(*others) if others else first
