"""Deactivation: whoever leaves signs in no more, and what they did stays theirs."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events.choices import Status
from events.models import Event
from events.saving import saving

from . import emails, sessions
from .models import Invitation
from .second_factor.acts import sign_out_without

User = get_user_model()


def left_alone(user):
    """Return unpublished records that nobody else at the desk answers for by name."""
    named = Event.responsible.through.objects.filter(event=OuterRef("pk"))
    others = named.filter(user__is_active=True).exclude(user=user)
    unfinished = Event.objects.filter(status__in=[Status.DRAFT, Status.REVIEW])
    return unfinished.answered_for_by(user).exclude(Exists(others)).order_by("-pk")


def heirs(user):
    """Return who may be given the records of ``user``: whoever writes at the desk."""
    backend = "django.contrib.auth.backends.ModelBackend"
    writers = User.objects.with_perm("events.change_event", backend=backend)
    return writers.filter(is_staff=True).exclude(pk=user.pk).order_by("username")


@transaction.atomic
def deactivate(user, *, by, heir=None):
    """Let ``user`` in no more, and tell them; ``heir`` answers for their records, too.

    Their sessions end, and so do invitations by them or to them. Links to a new
    password ask whether an account is active.
    """
    records = list(left_alone(user)) if heir else []
    User.objects.filter(pk=user.pk).update(is_active=False)
    user.is_active = False
    sessions.end_all(user)
    theirs = Q(invited_by=user) | Q(email=user.email.lower())
    Invitation.objects.open().filter(theirs).update(revoked_at=now())
    if records:
        passed_on = _("Passed on from %(before)s to %(after)s.")
        names = {"before": user.get_username(), "after": heir.get_username()}
        with saving(*records, by=by, comment=passed_on % names):
            for event in records:
                event.responsible.add(heir)
    emails.role_changed(user)


def activate(user):
    """Let somebody in again, with the password and rights they had, and tell them."""
    user.is_active = True
    user.save(update_fields=["is_active"])
    emails.role_changed(user)
    sign_out_without(user)
