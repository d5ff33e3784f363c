"""Account linking by verified address: who at this desk the provider speaks of."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..invitations.rows import LONGEST_ADDRESS, accounts_of

User = get_user_model()


def user_of(login):
    """Return the account that has the address which the provider has verified.

    Raises ``ValidationError`` with a sentence where there is none or more than one. An
    account is made, without a role, only if the site is configured so.
    """
    address = _verified_address(login)
    users = list(User.objects.filter(email__iexact=address))
    if not users and settings.SINGLE_SIGN_ON["creates_accounts"]:
        return _made(login, address)
    if len(users) != 1 or not users[0].is_active or not users[0].is_staff:
        raise _unknown(address)
    return users[0]


def _verified_address(login):
    told = login.account.extra_data.values()  # the token and, asked for, the rest
    verified = [one.email for one in login.email_addresses if one.verified]
    if len({each["sub"] for each in told}) != 1 or not verified:
        sentence = _(
            "%(name)s does not confirm an email address of yours, so nobody here knows "
            "who you are."
        )
        raise ValidationError(sentence % settings.SINGLE_SIGN_ON)
    return verified[0].lower()


def _made(login, address):
    if len(address) > LONGEST_ADDRESS or accounts_of([address]).exists():
        raise _unknown(address)
    user = User(username=address, email=address, is_staff=True)
    user.first_name, user.last_name = login.user.first_name, login.user.last_name
    user.set_unusable_password()
    user.save()
    return user


def _unknown(address):
    sentence = _(
        "Nobody signs in here with the address %(address)s. Ask an administrator of "
        "the portal for an invitation."
    )
    return ValidationError(sentence % {"address": address})
