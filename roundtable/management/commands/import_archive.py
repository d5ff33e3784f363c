from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from events.models import Event
from roundtable.archives.importing import import_archive
from roundtable.backups import Refused


class Command(BaseCommand):
    help = "Take in a file of `export_archive`, as a whole, where there are no records."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="what export_archive has written")

    def handle(self, *, file, **options):
        try:
            import_archive(file)
        except (Refused, OSError, DatabaseError) as error:
            raise CommandError(f"Nothing was changed. {error}") from error
        self.stdout.write(f"{Event.objects.count()} records have come in.")
