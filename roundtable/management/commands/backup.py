from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from roundtable.backups import Refused, archive, backup, bucket, rotation

STANDARD = rotation.Policy()


class Command(BaseCommand):
    help = (
        "Write database and media of one moment into one file, read it again, and "
        "remove archives that have had their time. With BACKUP_KEY it is encrypted."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "place", help="where the archives are kept: a folder, or s3://bucket/prefix"
        )
        for name, most in STANDARD._asdict().items():
            parser.add_argument(
                f"--keep-{name}",
                type=int,
                default=most,
                metavar="N",
                help=f"how many {name} archives stay ({most})",
            )

    def handle(self, *, place, keep_last, keep_daily, keep_weekly, **options):
        policy = rotation.Policy(max(1, keep_last), keep_daily, keep_weekly)
        try:
            report = self._back_up(str(place), settings.BACKUP_KEY, policy)
        except OSError as error:
            raise CommandError(f"No archive was kept in {place}. {error}") from error
        except archive.DamagedArchiveError as error:
            raise CommandError(
                f"What was written could not be read again: {error} Look at the disk."
            ) from error
        except Refused as error:
            raise CommandError(error) from error
        self._tell(report, place)

    def _back_up(self, place, key, policy):
        if place.startswith(bucket.SCHEME):
            return backup.back_up_into(bucket.Bucket(place), key, policy)
        return backup.back_up(Path(place), key, policy)

    def _tell(self, report, place):
        size = report.size / 1e6
        path = f"{str(place).rstrip('/')}/{report.path.name}"
        self.stdout.write(f"{path}: {report.members} members, {size:.1f} MB")
        for name in report.missing:
            self.stderr.write(f"Named by a row, but not there: {name}")
        for name in report.removed:
            self.stdout.write(f"Removed: {name}")
