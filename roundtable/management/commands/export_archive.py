from pathlib import Path

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from events.models import Event
from participants.audit_log import note_export
from roundtable.archives.exporting import export
from roundtable.backups import databases

BY = "the user name of whoever takes it out, for the audit log"


class Command(BaseCommand):
    help = "Write all records and their files, but no users, into one file to hand on."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="a file that does not exist yet")
        said = "also all versions, steps with their users' names, and source files"
        parser.add_argument("--history", action="store_true", help=said)
        parser.add_argument("--by", required=True, help=BY)

    def handle(self, *, file, history, by, **options):
        user = User.objects.filter(username=by).first()
        if user is None:
            raise CommandError(f"There is no user “{by}”.")
        try:
            with databases.snapshot():
                about = export(file, history=history)
        except OSError as error:
            raise CommandError(f"Nothing was written. {error}") from error
        count = about["counts"]["events.event"]
        said = f"export_archive{' --history' if history else ''}: {count}"
        note_export(Event, by=user, said=said)
        for name in about["missing"]:
            self.stderr.write(f"Named by a row, but not there: {name}")
        self.stdout.write(f"{file}: {count} records.")
