"""Acts on a second factor that its owner hears of."""

from .. import emails, sessions
from . import codes


def confirm(user):
    """Let the factor count, write to its owner, and return the recovery codes."""
    recovery = codes.confirm(codes.begin(user))
    emails.second_factor_changed(user, is_on=True)
    return recovery


def remove(user):
    """Take the factor away, whoever asks for it, and write to its owner."""
    if codes.of(user):
        emails.second_factor_changed(user, is_on=False)
    codes.remove(user)


def sign_out_without(user):
    """End the sessions of whoever is asked for a factor from now on and has none."""
    if codes.is_demanded(user) and not codes.of(user):
        sessions.end_all(user)
