"""Email notifications of what was changed in somebody's account, to its owner."""

import logging
from threading import Thread

from django.contrib.auth.tokens import default_token_generator
from django.core.mail import get_connection
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from events.emails import absolute, email

logger = logging.getLogger(__name__)


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
    """Tell what somebody may do at the desk from now on."""
    roles = ", ".join(user.groups.order_by("name").values_list("name", flat=True))
    _send([email("role_changed", user, _context(user, roles=roles))])


def second_factor_changed(user, is_on):
    """Tell that a second factor is asked for from now on, or no longer."""
    _send([email("second_factor", user, _context(user, is_on=is_on))])


def send_links(users):
    """Send each of these users a link to a new password.

    Not while the page is waiting: how long that takes would tell whether the address
    belongs to somebody. A mail server that fails is a line in the log.
    """
    letters = [
        email("password_reset", user, _context(user, link=_link(user)))
        for user in users
    ]
    if letters:
        Thread(target=_post, args=[letters], name=_post.__name__).start()


def _post(letters):
    try:
        get_connection().send_messages(letters)
    except OSError:
        logger.exception("No link to a new password could be sent.")


def _link(user):
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return absolute(reverse("password_reset_confirm", args=[uid, token]))


def _context(user, **more):
    desk = absolute(reverse("admin:index"))
    return {"user": user, "name": user.get_username(), "desk": desk} | more


def _send(letters):
    """Send what was written, once it is certain that it happened."""
    letters = [letter for letter in letters if any(letter.to)]

    def send():
        if letters:
            get_connection().send_messages(letters)

    transaction.on_commit(send, robust=True)
