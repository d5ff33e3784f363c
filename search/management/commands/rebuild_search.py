from django.core.management.base import BaseCommand, CommandError

from events.indexing import reindexing
from events.models import Event


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
        drifted = list(reindexing.drifted())
        if check and drifted:
            raise CommandError(
                f"The index is out of date for {len(drifted)} records: "
                f"{', '.join(map(str, drifted[:20]))}. Run rebuild_search."
            )
        if check:
            self.stdout.write("The index is up to date.")
            return
        published = Event.objects.to_index().values_list("pk", flat=True)
        outdated = sorted({*drifted, *published}) if all else drifted
        reindexing.rebuild(outdated)
        self.stdout.write(f"{len(outdated)} records indexed.")
