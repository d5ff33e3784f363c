"""One-time codes of a telephone (TOTP, RFC 6238), and recovery codes on paper."""

import re
import secrets
from base64 import b32encode
from hashlib import sha256

import pyotp
import segno
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.crypto import constant_time_compare
from django.utils.timezone import now

from events.portal.reading import portal

from ..models import SecondFactor

RECOVERY_CODES = 10
_NEIGHBOURS = (0, -1, 1)  # a telephone's clock may be half a minute off


def is_demanded(user):
    """Tell whether the site demands one of this user: superusers count as admins."""
    roles = set(settings.SECOND_FACTOR_FOR)
    if user.is_superuser and "admin" in roles:
        return True
    return user.groups.filter(name__in=roles).exists()


def of(user):
    """Return the second factor that a user has to show, or None."""
    counts = Q(confirmed_at__isnull=False) | Q(user__passkeys__isnull=False)
    return SecondFactor.objects.filter(counts, user=user).first()


def is_asked(user):
    return of(user) is not None or is_demanded(user)


def may_spare_one(user):
    """Tell whether one may be removed: where a factor is demanded, one stays."""
    has_telephone = SecondFactor.objects.filter(user=user).exclude(confirmed_at=None)
    return not is_demanded(user) or has_telephone.count() + user.passkeys.count() > 1


def begin(user):
    """Return a factor that waits for its first code; it stays the same until then."""
    secret = pyotp.random_base32()
    factor, _new = SecondFactor.objects.get_or_create(
        user=user, defaults={"secret": secret}
    )
    return factor


def picture(factor):
    """Return the QR code that a telephone reads, as an address of an image."""
    name, issuer = factor.user.get_username(), portal().named("en", "short_name").text
    address = pyotp.TOTP(factor.secret).provisioning_uri(name=name, issuer_name=issuer)
    return segno.make(address, error="m", micro=False).svg_data_uri(scale=5)


@transaction.atomic
def accepts(factor, typed, sets_up):
    """Take a code, and never the same one again; tell whether it was right.

    A code on paper sets no telephone up, and one that is not set up opens nothing.
    """
    factor = SecondFactor.objects.select_for_update().get(pk=factor.pk)
    code = "".join(typed.split()).replace("-", "").lower()
    step = _step_of(factor, code) if sets_up or factor.confirmed_at else None
    if step:
        factor.last_step = step
    elif not sets_up and _hash(code) in factor.recovery:
        factor.recovery.remove(_hash(code))
    else:
        return False
    factor.save(update_fields=["last_step", "recovery"])
    return True


def _step_of(factor, code):
    totp = pyotp.TOTP(factor.secret)
    current = totp.timecode(now())
    for step in (current + each for each in _NEIGHBOURS):
        same = constant_time_compare(totp.generate_otp(step), code)
        if same and step > factor.last_step:
            return step
    return None


def renew(factor):
    """Return new recovery codes, this once; older ones no longer work.

    Each has eighty bits, in groups that one can copy from paper.
    """
    drawn = [b32encode(secrets.token_bytes(10)) for _number in range(RECOVERY_CODES)]
    codes = [letters.decode().lower() for letters in drawn]
    recovery = [_hash(code) for code in codes]
    SecondFactor.objects.filter(pk=factor.pk).update(recovery=recovery)
    return ["-".join(re.findall("....", code)) for code in codes]


def remove_telephone(user):
    """Forget the secret that a telephone shares; codes on paper stay."""
    SecondFactor.objects.filter(user=user).update(
        secret=pyotp.random_base32(), confirmed_at=None
    )


def _hash(code):
    return sha256(code.encode()).hexdigest()
