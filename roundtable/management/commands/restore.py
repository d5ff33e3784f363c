from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from roundtable.backups import archive, encryption, media, restore, rows


class Command(BaseCommand):
    help = (
        "Put an archive of `backup` in the place of database and media, on either "
        "database. Until all of it has been read and is right, nothing changes."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="an archive that backup has made")
        parser.add_argument(
            "--force", action="store_true", help="replace what the database holds"
        )

    def handle(self, *, file, force, **options):
        try:
            counts = restore.restore(file, settings.BACKUP_KEY, force=force)
        except OSError as error:
            raise CommandError(f"Nothing was changed. {error}") from error
        except tuple(REFUSALS) as error:
            sentence = REFUSALS[type(error)].format(error=error, file=file)
            raise CommandError(f"Nothing was changed. {sentence}") from error
        except DatabaseError as error:
            raise CommandError(
                f"Nothing was changed. The database says: {error}"
            ) from error
        self.stdout.write(f"{sum(counts.values())} rows of {len(counts)} tables.")


REFUSALS = {
    archive.DamagedArchiveError: "The archive is damaged: {error} Take another one.",
    encryption.KeyMissingError: encryption.ADVICE,
    media.NotAFolderError: "Media can be restored into a folder only: set MEDIA_ROOT.",
    restore.NotEmptyError: (
        "The database holds something already ({error}). Give --force to replace "
        "database and media as a whole."
    ),
    restore.UnknownFormatError: "{file} is no archive that this version can read.",
    rows.UnknownMigrationError: (
        "The archive is of a version that this one does not know: {error}. Install "
        "a version that does."
    ),
}
