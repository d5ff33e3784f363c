import json
import secrets
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from roundtable.demo import desk, records

ROLES = ("author", "faculty editor", "editor", "admin")


class Command(BaseCommand):
    help = "Set up a demo: the database, the roles, four users and fourteen records."

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
        users = {role: self._user(role, passwords[_account(role)]) for role in ROLES}
        added = records.load(users["author"], users["editor"])
        desk.furnish(users)
        for role, user in users.items():
            said = f"password: {passwords[_account(role)]}"
            self.stdout.write(f"{role:14} {user.username:19} {said}")
        self.stdout.write(self.style.SUCCESS(f"{added} demo records added."))
        self.stdout.write(f"Look at it: {settings.SITE_URL}/")

    def _user(self, role, password):
        """Return the demo's user for ``role``, who can sign in with ``password``."""
        name = f"demo-{_account(role)}"
        user, created = get_user_model().objects.get_or_create(username=name)
        user.is_staff = True
        user.is_superuser = role == "admin"
        if created or not user.check_password(password):  # else who is signed in stays
            user.set_password(password)
        user.save()
        user.groups.add(Group.objects.get(name=role))
        return user


def kept_passwords():
    """Return the password of each account; the first demo makes them, others read them.

    They lie in a file beside the media, which only its owner may read.
    """
    path = Path(settings.MEDIA_ROOT).parent / "demo-passwords.json"
    kept = json.loads(path.read_text("utf-8")) if path.exists() else {}
    made = {_account(role): secrets.token_urlsafe(9) for role in ROLES}
    if made.keys() - kept.keys():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(json.dumps(made | kept), "utf-8")
    return made | kept


def _account(role):
    return role.replace(" ", "-")
