import time

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from roundtable.mail_queue.delivery import deliver_due

PAUSE = 10  # seconds


class Command(BaseCommand):
    help = (
        "Deliver the emails that wait in the queue. Run it with --forever as a service "
        "beside the site, or every few minutes by a timer."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--forever", action="store_true", help=f"look again every {PAUSE} seconds"
        )

    def handle(self, *, forever, **options):
        while True:
            try:
                sent = deliver_due()
            except DatabaseError as error:
                if not forever:
                    raise
                self.stderr.write(f"The database is away: {error}")
                sent = 0
            if sent or not forever:
                self.stdout.write(f"Emails delivered: {sent}")
            if not forever:
                return
            close_old_connections()
            time.sleep(PAUSE)
