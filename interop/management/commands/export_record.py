from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from events.models import Event
from interop.packing import bag
from interop.packing.folder import FolderError, replacing


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
            self.all(events, folder) if all else self.one(events, id, folder)
        except FolderError as error:
            raise CommandError(error) from error

    def one(self, events, pk, folder):
        """Pack one record, as a whole or not at all."""
        event = events.filter(pk=pk).first()
        if event is None:
            raise CommandError(f"There is no public record No. {pk}.")
        with replacing(folder, f"record No. {pk}") as new:
            if left_out := bag.fill(event, new):
                raise CommandError(
                    f"Of record No. {pk} this could not be packed, and the log says "
                    f"why: {', '.join(left_out)}. Put a lost file back, for example "
                    "from a backup, or remove it from the record."
                )
        self.stdout.write(f"Packed into {folder}: record No. {pk}.")

    def all(self, events, folder):
        """Pack each record into a folder of its own within ``folder``.

        What cannot be packed of one is left out of its bag, and named at the end.
        """
        count, left_out = 0, []
        with replacing(folder, "all records") as new:
            for event in events.iterator(chunk_size=100):
                own = new / f"record-{event.pk}"
                own.mkdir()
                left_out += [f"{own.name}/{name}" for name in bag.fill(event, own)]
                if any(own.iterdir()):
                    count += 1
                else:
                    own.rmdir()
        self.stdout.write(f"Packed into {folder}: {count} records.")
        if left_out:
            raise CommandError(f"Left out, and the log says why: {', '.join(left_out)}")
