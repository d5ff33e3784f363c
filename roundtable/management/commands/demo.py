import json
import secrets
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from events.models import Member, Organiser
from roundtable.demo import records

ROLES = ("author", "editor", "admin")


class Command(BaseCommand):
    help = "Set up a demo: the database, the roles, three users and fourteen records."

    def add_arguments(self, parser):
        parser.add_argument(
            "--force", action="store_true", help="run even where DEBUG is off"
        )

    def handle(self, *, force, **options):
        if not settings.DEBUG and not force:
            raise CommandError(
                "This looks like a real site (DEBUG is off). Demo records and users "
                "do not belong there; give --force if you want them all the same."
            )
        call_command("migrate", verbosity=0)
        call_command("setup_roles", stdout=StringIO())
        passwords = kept_passwords()
        users = {role: self._user(role, passwords[role]) for role in ROLES}
        added = records.load(users["author"], users["editor"])
        self._seat(users["author"])
        self.stdout.write(self.style.SUCCESS(f"{added} demo records added."))
        self.stdout.write(f"Look at it: {settings.SITE_URL}/")

    def _seat(self, author):
        """Let the author write for the university that held the first record."""
        member, _created = Member.objects.get_or_create(user=author)
        first = Organiser.objects.order_by("event_id", "position").first()
        if not member.organisations.exists():
            member.organisations.add(first.organisation.chain[-1])

    def _user(self, role, password):
        """Return the demo's user for ``role``, who can sign in with ``password``."""
        user, _created = get_user_model().objects.get_or_create(username=f"demo-{role}")
        user.is_staff = True
        user.is_superuser = role == "admin"
        if not user.check_password(password):  # else whoever is signed in may stay so
            user.set_password(password)
        user.save()
        user.groups.add(Group.objects.get(name=role))
        self.stdout.write(f"{role:7} {user.username:12} password: {password}")
        return user


def kept_passwords():
    """Return the password of each role; the first demo makes them, others read them.

    They lie in a file beside the media, which only its owner may read.
    """
    path = Path(settings.MEDIA_ROOT).parent / "demo-passwords.json"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        made = {role: secrets.token_urlsafe(9) for role in ROLES}
        path.write_text(json.dumps(made), "utf-8")
    return json.loads(path.read_text("utf-8"))
