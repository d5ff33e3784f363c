"""Let people of the demo work together, so that no screen of the desk is empty."""

from datetime import timedelta
from pathlib import Path

from django.contrib.auth.models import Group
from django.test import override_settings
from django.utils.timezone import localdate

from events.models import Deputy, Member, Organiser
from intake.models import SourceFile
from intake.uploads import receive
from roundtable.accounts.invitations.acts import invite
from roundtable.accounts.invitations.rows import Row, check

TO_NOBODY = "django.core.mail.backends.dummy.EmailBackend"
AWAY_FOR = timedelta(days=20)
WAITING = Path(__file__).with_name("waiting.txt")
NAME_OF_FILE = "ozen-men-qala.txt"
INVITED = {"ulgieva@example.org": "А. Үлгиева", "ulgiev@example.org": "М. Үлгиев"}


def furnish(users):
    """Seat ``users`` at the university that held the first record; add what is missing.

    The editor of a faculty is a co-author there and has a deputy for some days; one
    invitation is open, another has expired. A report of the author's waits to be
    answered for, the title, the year, the host and the roles of its people in doubt.
    """
    first = Organiser.objects.order_by("event_id", "position").first()
    _department, faculty, *_between, university = first.organisation.chain
    _seat(users["author"], university)
    _seat(users["faculty editor"], faculty)
    first.event.responsible.add(users["faculty editor"])
    if not Deputy.objects.to_come().of(users["faculty editor"]):
        Deputy.objects.create(
            principal=users["faculty editor"],
            deputy=users["editor"],
            last_day=localdate() + AWAY_FOR,
        )
    _invite(faculty, by=users["admin"])
    report = WAITING.read_bytes()
    if not SourceFile.objects.made_of(report):
        receive(report, NAME_OF_FILE, by=users["author"])


def _seat(user, organisation):
    member, _created = Member.objects.get_or_create(user=user)
    if not member.organisations.exists():
        member.organisations.add(organisation)


def _invite(organisation, *, by):
    """Invite two authors, whoever was not yet; the time of the second is over."""
    role = Group.objects.get(name="author")
    rows = [
        Row(email, name, role, [organisation], "kk") for email, name in INVITED.items()
    ]
    check(rows)
    # Nobody reads letters at these addresses; printed, they would bury the passwords.
    with override_settings(EMAIL_BACKEND=TO_NOBODY):
        invitations = invite(rows, by=by)
    for invitation in invitations:
        if invitation.email == [*INVITED][-1]:
            invitation.sent_at -= timedelta(days=30)
            invitation.expires_at -= timedelta(days=30)
            invitation.save()
