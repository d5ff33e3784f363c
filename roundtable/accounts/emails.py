"""Email notifications of what was changed in somebody's account, to its owner."""

from django.contrib.auth.tokens import default_token_generator
from django.core.mail import get_connection
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from events.emails import absolute, email


def password_changed(user):
    """Tell that there is a new password, whoever has set it."""
    _send([email("password_changed", user, _context(user))])


def address_changed(user, before):
    """Tell the old address as well as the new one: one of them may be a stranger's."""
    letters = []
    for address in (before, user.email):
        letter = email("address_changed", user, _context(user, before=before))
        letter.to = [address]
        letters.append(letter)
    _send(letters)


def role_changed(user):
    """Tell that somebody may do something else at the desk from now on."""
    roles = ", ".join(user.groups.order_by("name").values_list("name", flat=True))
    _send([email("role_changed", user, _context(user, roles=roles))])


def second_factor_changed(user, change, passkey=""):
    """Tell of a ``change``: it is *on*, *off*, or one more was *added* or *removed*."""
    more = {"change": change, "passkey": passkey}
    _send([email("second_factor", user, _context(user, **more))])


def send_links(users):
    """Send each of these users a link to a new password.

    A letter is a row of the mail queue: how long a server takes would tell whether the
    address belongs to somebody.
    """
    _send(
        email("password_reset", user, _context(user, link=_link(user)))
        for user in users
    )


def _link(user):
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return absolute(reverse("password_reset_confirm", args=[uid, token]))


def _context(user, **more):
    desk = absolute(reverse("admin:index"))
    return {"user": user, "name": user.get_username(), "desk": desk} | more


def _send(letters):
    get_connection().send_messages([letter for letter in letters if any(letter.to)])
