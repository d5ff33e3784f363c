from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from roundtable.backups import archive, backup, encryption, rotation

STANDARD = rotation.Policy()


class Command(BaseCommand):
    help = (
        "Write database and media of one moment into one file, read it again, and "
        "remove archives that have had their time. With BACKUP_KEY it is encrypted."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="where the archives are kept")
        for name, most in STANDARD._asdict().items():
            parser.add_argument(
                f"--keep-{name}",
                type=int,
                default=most,
                metavar="N",
                help=f"how many {name} archives stay ({most})",
            )

    def handle(self, *, folder, keep_last, keep_daily, keep_weekly, **options):
        policy = rotation.Policy(max(1, keep_last), keep_daily, keep_weekly)
        try:
            report = backup.back_up(folder, settings.BACKUP_KEY, policy)
        except backup.AnotherBackupError as error:
            raise CommandError(f"Another backup is writing into {folder}.") from error
        except backup.RestlessMediaError as error:
            raise CommandError(
                "Files were deleted while they were being copied, three times. "
                "Run the command again at a quieter hour."
            ) from error
        except encryption.KeyMissingError as error:
            raise CommandError(
                "BACKUP_KEY is no key of age: see .env.example how to make one."
            ) from error
        except archive.DamagedArchiveError as error:
            raise CommandError(
                f"What was written could not be read again: {error} Look at the disk."
            ) from error
        self._tell(report)

    def _tell(self, report):
        size = report.path.stat().st_size / 1e6
        self.stdout.write(f"{report.path}: {report.members} members, {size:.1f} MB")
        for name in report.missing:
            self.stderr.write(f"Named by a row, but not there: {name}")
        for name in report.removed:
            self.stdout.write(f"Removed: {name}")
