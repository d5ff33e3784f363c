"""Acts on a second factor that its owner hears of."""

from django.db import transaction
from django.utils.timezone import now

from .. import emails, sessions
from ..models import SecondFactor
from . import codes


def confirm(user):
    """Let the telephone count, write to its owner, and return the recovery codes."""
    SecondFactor.objects.filter(pk=codes.begin(user).pk).update(confirmed_at=now())
    return renew(user)


def renew(user):
    """Write to the owner that recovery codes are new, and return them."""
    recovery = codes.renew(codes.begin(user))
    emails.second_factor_changed(user, "on")
    return recovery


@transaction.atomic
def add_passkey(passkey):
    """Keep it, write to its owner; return recovery codes if there was no factor yet."""
    user, is_first = passkey.user, codes.of(passkey.user) is None
    passkey.save()
    factor = codes.begin(user)
    emails.second_factor_changed(user, "added", passkey.name)
    return codes.renew(factor) if is_first else None


@transaction.atomic
def remove_one(user, passkey=None):
    """Take a passkey away, or the telephone; with the last go the codes on paper."""
    if passkey:
        passkey.delete()
    else:
        codes.remove_telephone(user)
    if codes.of(user):
        emails.second_factor_changed(user, "removed", passkey and passkey.name)
    else:
        SecondFactor.objects.filter(user=user).delete()
        emails.second_factor_changed(user, "off")


def remove(user):
    """Take all of it away, whoever asks for it, and write to its owner."""
    if codes.of(user):
        emails.second_factor_changed(user, "off")
    user.passkeys.all().delete()
    SecondFactor.objects.filter(user=user).delete()


def sign_out_without(user):
    """End the sessions of whoever is asked for a factor from now on and has none."""
    if codes.is_demanded(user) and not codes.of(user):
        sessions.end_all(user)
