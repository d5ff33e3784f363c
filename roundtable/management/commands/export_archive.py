from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from roundtable.archives.exporting import export
from roundtable.backups import databases


class Command(BaseCommand):
    help = "Write all records and their files, but no users, into one file to hand on."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="a file that does not exist yet")
        said = "also all versions, steps with their users' names, and source files"
        parser.add_argument("--history", action="store_true", help=said)

    def handle(self, *, file, history, **options):
        try:
            with databases.snapshot():
                about = export(file, history=history)
        except OSError as error:
            raise CommandError(f"Nothing was written. {error}") from error
        for name in about["missing"]:
            self.stderr.write(f"Named by a row, but not there: {name}")
        self.stdout.write(f"{file}: {about['counts']['events.event']} records.")
