"""Acts on invitations: send, renew, take back, accept."""

import secrets
from datetime import timedelta
from hashlib import sha256

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import get_connection
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import override

from events.emails import absolute, letter
from events.models import Member
from participants.audit_log import Act, note

from .. import emails, rights
from ..models import Invitation
from ..second_factor.acts import sign_out_without
from .rows import accounts_of

VALID_FOR = timedelta(days=14)
LETTERS_PER_HOUR = 1_000  # by one person
BETWEEN_LETTERS = timedelta(minutes=10)  # to one address
PERMISSION = "accounts.add_invitation"


@transaction.atomic
def invite(rows, *, by):
    """Write invitations of the rows without a problem, and their letters; return them.

    Raises ``PermissionDenied`` for a role that ``by`` may not give, ``ValidationError``
    after too many letters, or where somebody else invites one of these just now: then
    nobody is invited.
    """
    good = [row for row in rows if not row.problems]
    _refuse_strong_roles({row.role for row in good}, by)
    _count_letters(len(good), by)
    Invitation.objects.forget_old()
    fields = ("email", "name", "role", "language")
    made = [Invitation(**{name: getattr(row, name) for name in fields}) for row in good]
    tokens = [_renewed(invitation, by) for invitation in made]
    try:
        with transaction.atomic():
            Invitation.objects.bulk_create(made)
    except IntegrityError as error:
        sentence = _("Somebody else has just invited one of these. Check them again.")
        raise ValidationError(sentence) from error
    places = Invitation.organisations.through
    places.objects.bulk_create(
        places(invitation=invitation, organisation=organisation)
        for invitation, row in zip(made, good, strict=True)
        for organisation in set(row.organisations)
    )
    if made:
        note(Act.RIGHTS, made, by=by, said=_("Invited."))
    _send(made, tokens)
    return made


@transaction.atomic
def renew(invitations, *, by):
    """Send each a new link, which ends the old one; return those that were sent.

    What was accepted or taken back is left out, and whoever got a letter just now.
    """
    due = invitations.open().filter(sent_at__lt=now() - BETWEEN_LETTERS)
    due = list(due.select_for_update(of=["self"]).select_related("role"))
    _refuse_strong_roles({invitation.role for invitation in due}, by)
    _count_letters(len(due), by)
    tokens = [_renewed(invitation, by) for invitation in due]
    changed = ["token_hash", "sent_at", "expires_at", "invited_by"]
    Invitation.objects.bulk_update(due, changed)
    _send(due, tokens)
    return due


def revoke(invitations):
    """Let the links of open invitations open nothing; return how many these were."""
    return invitations.open().update(revoked_at=now())


def behind(token):
    """Return the invitation that a link opens, or None.

    It opens nothing once its sender could not send it any more.
    """
    waiting = Invitation.objects.waiting().select_related("invited_by", "role")
    invitation = waiting.filter(token_hash=_hash(token)).first()
    if invitation is None or not invitation.invited_by.has_perm(PERMISSION):
        return None
    grantable = rights.grantable_groups(invitation.invited_by)
    return invitation if grantable.filter(pk=invitation.role_id).exists() else None


def account_of(invitation):
    """Return the account that gets the role, or None where one has to be made.

    Raises ``ValidationError`` where the address belongs to several, or to none that
    is open: nobody may guess whose it is.
    """
    users = list(accounts_of([invitation.email]))
    if not users:
        return None
    if len(users) > 1 or users[0].email.lower() != invitation.email:
        raise ValidationError("The address belongs to several accounts.")
    if not users[0].is_active:
        raise ValidationError("The account was deactivated.")
    return users[0]


@transaction.atomic
def accept(invitation, user):
    """Let ``user``, who may be new, in by the invitation, which is used up by that.

    Raises ``ValidationError`` if it was used or taken back meanwhile. Somebody who had
    an account gets a letter that tells of the role.
    """
    if not Invitation.objects.waiting().select_for_update().filter(pk=invitation.pk):
        raise ValidationError("The invitation was used.")
    is_new = user.pk is None
    user.is_staff = True
    user.save()
    user.groups.add(invitation.role)
    language = {"language": invitation.language}
    member, _new = Member.objects.get_or_create(user=user, defaults=language)
    named = invitation.organisations.select_related("merged_into")
    member.organisations.add(*(one.merged_into or one for one in named))
    Invitation.objects.filter(pk=invitation.pk).update(accepted_at=now())
    note(Act.RIGHTS, [user], by=user, said=_("Invitation accepted."))
    if not is_new:
        emails.role_changed(user)
        sign_out_without(user)


def _refuse_strong_roles(roles, by):
    numbers = {role.pk for role in roles}
    grantable = rights.grantable_groups(by).filter(pk__in=numbers)
    if not by.has_perm(PERMISSION) or grantable.count() < len(numbers):
        raise PermissionDenied


def _count_letters(count, by):
    lately = Invitation.objects.filter(
        invited_by=by, sent_at__gt=now() - timedelta(hours=1)
    )
    if lately.count() + count > LETTERS_PER_HOUR:
        sentence = _("At most %(count)d invitations an hour: try again later.")
        raise ValidationError(sentence % {"count": LETTERS_PER_HOUR})


def _renewed(invitation, by):
    """Give an invitation a new link and time, not yet saved; return its token."""
    token = secrets.token_urlsafe(32)
    invitation.token_hash = _hash(token)
    invitation.invited_by = by
    invitation.sent_at = now()
    invitation.expires_at = invitation.sent_at + VALID_FOR
    return token


def _hash(token):
    return sha256(token.encode()).hexdigest()


def _send(invitations, tokens):
    letters = [
        _letter(invitation, token)
        for invitation, token in zip(invitations, tokens, strict=True)
    ]
    get_connection().send_messages(letters)


def _letter(invitation, token):
    by = invitation.invited_by
    with override(invitation.language):
        context = {
            "by": by.get_full_name() or by.get_username(),
            "role": invitation.role,
            "link": absolute(reverse("invitation", args=[token])),
            "until": invitation.expires_at,
            "desk": absolute(reverse("admin:index")),
        }
    return letter("invitation", invitation.email, invitation.language, context)
