from itertools import islice

from django.core.management.base import BaseCommand, CommandError

from events.indexing import reindexing
from events.models import Event
from search import engine

TOLD_EVERY = 1_000  # records


class Command(BaseCommand):
    help = (
        "Bring the search index up to date with the records. Readers go on searching "
        "meanwhile; a run that was stopped is simply started again."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="only say how much is out of date"
        )
        parser.add_argument(
            "--all", action="store_true", help="write also what seems up to date"
        )

    def handle(self, *, check, all, **options):
        found = self._looked_through(reindexing.batches(), everything=all and not check)
        if not check:
            self.stdout.write(f"{reindexing.rebuild(found)} records indexed.")
            return
        first = list(islice(found, 20))
        count, strays = len(first) + sum(1 for _ in found), len(engine.strays())
        if count or strays:
            raise CommandError(
                f"The index is out of date for {count} records "
                f"({', '.join(map(str, first))}) and holds {strays} texts of no "
                "record. Run rebuild_search."
            )
        self.stdout.write("The index is up to date.")

    def _looked_through(self, batches, everything):
        """Yield what is to be written, and say now and then how far this is."""
        total, seen = Event.objects.to_index().count(), 0
        for numbers in batches:
            yield from numbers if everything else reindexing.drifted_among(numbers)
            before, seen = seen, seen + len(numbers)
            if before // TOLD_EVERY < seen // TOLD_EVERY:
                self.stdout.write(f"{seen} of {total} records looked at.")
