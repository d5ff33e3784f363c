from contextlib import nullcontext
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from roundtable.backups import Refused, archive, bucket, restore


class Command(BaseCommand):
    help = (
        "Put an archive of `backup` in the place of database and media, on either "
        "database. Until all of it has been read and is right, nothing changes."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "file", help="an archive that backup has made, or its s3:// address"
        )
        parser.add_argument(
            "--force", action="store_true", help="replace what the database holds"
        )

    def handle(self, *, file, force, **options):
        try:
            with self._on_our_disk(str(file)) as path:
                report = restore.restore(path, settings.BACKUP_KEY, force=force)
        except restore.UnfinishedError as error:
            raise CommandError(
                f"The restore has not come to its end: {error}. Run: manage.py "
                "upgrade. It finishes what is left, or undoes it if the database is "
                "still the old one."
            ) from error
        except archive.DamagedArchiveError as error:
            raise CommandError(
                "Nothing was changed. The archive is damaged: "
                f"{error} Take another one."
            ) from error
        except (Refused, OSError, DatabaseError) as error:
            raise CommandError(f"Nothing was changed. {error}") from error
        self._tell(report)

    def _on_our_disk(self, file):
        if not file.startswith(bucket.SCHEME):
            return nullcontext(Path(file))
        place, _slash, name = file.rpartition("/")
        return bucket.Bucket(place).fetched(name)

    def _tell(self, report):
        count, tables = sum(report.rows.values()), len(report.rows)
        self.stdout.write(f"{count} rows of {tables} tables.")
        for name in report.removed_again:
            self.stdout.write(
                f"Removed again, as it had been since the archive was made: {name}"
            )
