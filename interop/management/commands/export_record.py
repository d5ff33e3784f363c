from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from events.models import Event
from interop.packing import bag
from interop.packing.folder import ForeignFolderError, replacing


class Command(BaseCommand):
    help = (
        "Pack a public record, or all of them, as BagIt bags: every format in every "
        "language, the original files, and checksums. Unchanged records give the same "
        "bytes; records that are no longer public are not among all."
    )

    def add_arguments(self, parser):
        parser.add_argument("id", nargs="?", type=int, help="the number of a record")
        parser.add_argument("folder", type=Path, help="where the bag or bags are to be")
        parser.add_argument(
            "--all", action="store_true", help="pack every public record instead"
        )

    def handle(self, *, id, all, folder, **options):
        if all == (id is not None):
            raise CommandError("Give the number of one record, or --all.")
        events = Event.objects.published().for_reading().order_by("pk")
        try:
            packed = self.all(events, folder) if all else self.one(events, id, folder)
        except ForeignFolderError as error:
            raise CommandError(
                f"{folder} holds other files. Name a folder that is empty, does not "
                "exist yet or holds what this command wrote earlier."
            ) from error
        except FileNotFoundError as error:
            raise CommandError(
                f"A file of a record is missing: {error.filename}. Put it back, for "
                "example from a backup, or remove it from the record."
            ) from error
        self.stdout.write(f"Packed into {folder}: {packed}.")

    def one(self, events, pk, folder):
        event = events.filter(pk=pk).first()
        if event is None:
            raise CommandError(f"There is no public record No. {pk}.")
        with replacing(folder) as new:
            bag.fill(event, new)
        return f"record No. {pk}"

    def all(self, events, folder):
        """Pack each record into a folder of its own within ``folder``."""
        count = 0
        with replacing(folder) as new:
            for event in events.iterator(chunk_size=100):
                (new / f"record-{event.pk}").mkdir()
                bag.fill(event, new / f"record-{event.pk}")
                count += 1
        return f"{count} records"
