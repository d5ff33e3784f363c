from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from roundtable.archives.exporting import export
from roundtable.backups import Refused, databases


class Command(BaseCommand):
    help = (
        "Write all records with what they name, and their files, into one file that "
        "another portal takes in. No users are in it; drafts are."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="a file that does not exist yet")
        parser.add_argument(
            "--history",
            action="store_true",
            help="also every version, every step with its user's name, source files",
        )

    def handle(self, *, file, history, **options):
        try:
            with databases.snapshot():
                report = export(file, history=history)
        except (Refused, OSError) as error:
            raise CommandError(error) from error
        for name in report.missing:
            self.stderr.write(f"Named by a row, but not there: {name}")
        size = file.stat().st_size / 1e6
        count = report.counts["events.event"]
        self.stdout.write(f"{file}: {count} records, {size:.1f} MB")
