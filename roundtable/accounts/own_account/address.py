"""Change of one's own email address, which counts when its owner has confirmed it.

The link is opened at the desk, signed in: in a stranger's hands it opens nothing.
"""

from django.core import signing
from django.core.exceptions import ValidationError
from django.core.mail import get_connection
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from events.emails import absolute, language_of, letter

from .. import emails
from ..invitations.rows import accounts_of

SALT = "own address"
HOURS = 24


def ask(user, address):
    """Send a link to a new address; nothing is changed before it is followed."""
    kept = [user.pk, user.email, address]
    link = reverse("admin:own_address_confirm", args=[signing.dumps(kept, salt=SALT)])
    context = {"name": user.get_username(), "link": absolute(link), "hours": HOURS}
    get_connection().send_messages(
        [letter("new_address", address, language_of(user), context)]
    )


def behind(token, user):
    """Return the address to which a link changes that of ``user``, or None."""
    try:
        kept = signing.loads(token, salt=SALT, max_age=HOURS * 3600)
    except signing.BadSignature:
        return None
    number, before, address = kept
    return address if (number, before) == (user.pk, user.email) else None


@transaction.atomic
def change(user, address):
    """Give ``user`` the address, tell both; raise ``ValidationError`` if it is taken.

    Whoever signs in by their address does so by the new one.
    """
    if accounts_of([address]).exclude(pk=user.pk).exists():
        raise ValidationError(_("Another account has this address."))
    before = user.email
    if before and user.username.lower() == before.lower():
        user.username = address
    user.email = address
    user.save(update_fields=["email", "username"])
    emails.address_changed(user, before)
