from io import StringIO

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.core.management.base import BaseCommand

from roundtable import upkeep
from roundtable.backups import media
from roundtable.running.health import waiting_migrations


class Command(BaseCommand):
    help = (
        "Bring the site to this version: the database, the roles, the static files, "
        "and what is made of the records. Safe to run again at any time."
    )

    def handle(self, **options):
        media.settle()
        cache.clear()  # papers and pictures may have been drawn by another version
        waiting = len(waiting_migrations())
        call_command("migrate", interactive=False, verbosity=0)
        self._done(waiting, "migrations applied")
        call_command("setup_roles", stdout=StringIO())
        self.stdout.write("Roles have their permissions.")
        if not settings.DEBUG:  # else the server finds them where they are
            call_command("collectstatic", interactive=False, verbosity=0)
            self.stdout.write("Static files are collected.")
        self._done(upkeep.update_coverage(), "records had no state of translations")
        self._done(upkeep.update_index(), "records indexed")
        self._done(upkeep.update_renditions(), "smaller copies of photos made")
        self._done(upkeep.clean_documents(), "documents lost their metadata")
        self._done(upkeep.count_pages(), "documents say how many pages they have")

    def _done(self, count, what):
        self.stdout.write(f"{count} {what}.")
