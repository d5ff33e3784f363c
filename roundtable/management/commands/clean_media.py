from datetime import timedelta

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError

from events.history.retention import unneeded
from events.models import Report
from roundtable.accounts.models import Invitation
from roundtable.audit.models import Entry


class Command(BaseCommand):
    help = (
        "List the stored files that no row and no version of a record needs, or delete "
        "them, with the addresses of readers who were answered long ago, and with what "
        "the audit log and invitations have kept long enough. It may run at any time: "
        "what is younger than a day is let be, for its record may still be saved."
    )

    def add_arguments(self, parser):
        parser.add_argument("--delete", action="store_true", help="delete them as well")

    def handle(self, *, delete, **options):
        strays, knows_these_files = unneeded(timedelta(days=1))
        for name in strays:
            self.stdout.write(name)
        if not delete:
            self.stdout.write(f"{len(strays)} files are not needed by anything.")
            return
        if forgotten := Entry.objects.forget_old():
            self.stdout.write(f"{forgotten} entries of the audit log deleted.")
        if unaccepted := Invitation.objects.forget_old():
            self.stdout.write(f"{unaccepted} invitations deleted.")
        if erased := Report.objects.forget_addresses():
            self.stdout.write(f"{erased} addresses erased.")
        if strays and not knows_these_files:
            raise CommandError(
                "Not one of the stored files is known to this database, so nothing was "
                "deleted. Is it the database of these files?"
            )
        for name in strays:
            default_storage.delete(name)
        self.stdout.write(f"{len(strays)} files deleted.")
