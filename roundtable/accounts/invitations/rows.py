"""Row validation: who would be invited, as what, and why somebody cannot be."""

from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from participants.models import Organisation

from ..models import Invitation

User = get_user_model()
LONGEST_ADDRESS = 150  # characters: it is the name by which they sign in


@dataclass
class Row:
    """One person to be invited; with a problem, they are not."""

    email: str
    name: str
    role: Group | None
    organisations: list[Organisation]
    language: str
    problems: list[str] = field(default_factory=list)
    is_known: bool = False  # has an account, to which the role is added
    number: int = 0  # of the line in a table


def check(rows):
    """Add to each row what speaks against its address; ask once for all of them."""
    seen = set()
    accounts, invitations = _accounts(rows), _invitations(rows)
    for row in rows:
        try:
            validate_email(row.email)
        except ValidationError as error:
            row.problems += error.messages
        if len(row.email) > LONGEST_ADDRESS:
            row.problems.append(_("The address is too long."))
        if row.email in seen:
            row.problems.append(_("This address stands in the table twice."))
        seen.add(row.email)
        if invitation := invitations.get(row.email):
            sentence = _("Was invited on %(day)s already. Renew that invitation.")
            day = date_format(localdate(invitation.sent_at), "DATE_FORMAT")
            row.problems.append(sentence % {"day": day})
        if users := accounts.get(row.email):
            row.is_known = True
            row.problems += _problems_of_account(row, users)


def accounts_of(emails):
    """Return users who have one of these addresses, or sign in by it as their name."""
    named = User.objects.alias(address=Lower("email"), called=Lower("username"))
    return named.filter(Q(address__in=emails) | Q(called__in=emails))


def _accounts(rows):
    found = {}
    users = accounts_of({row.email for row in rows})
    for user in users.prefetch_related("groups", "member__organisations"):
        for email in {user.email.lower(), user.username.lower()}:
            found.setdefault(email, []).append(user)
    return found


def _invitations(rows):
    emails = {row.email for row in rows}
    return {
        one.email: one for one in Invitation.objects.open().filter(email__in=emails)
    }


def _problems_of_account(row, users):
    if len(users) > 1 or users[0].email.lower() != row.email:
        yield _("Several accounts have this address, or one has it as its name.")
    elif not users[0].is_active:
        yield _("This account was deactivated. Activate it again.")
    elif row.role in users[0].groups.all() and not _new_organisations(row, users[0]):
        yield _("This account has the role already.")


def _new_organisations(row, user):
    member = getattr(user, "member", None)
    return set(row.organisations).difference(
        member.organisations.all() if member else ()
    )
