from datetime import timedelta

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError

from events.history.retention import unneeded
from events.models import Report


class Command(BaseCommand):
    help = (
        "List the stored files that no row and no version of a record needs, or delete "
        "them, with the addresses of readers who were answered long ago. It may run at "
        "any time: what is younger than a day is let be, for its record may still be "
        "saved."
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
