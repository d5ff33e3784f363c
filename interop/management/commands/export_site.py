import gc
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from interop.packing.folder import FolderError
from interop.site.client import ServerError
from interop.site.static_export import ArchiveChangedError, export_site

RETRIES = 3


class Command(BaseCommand):
    help = (
        "Copy the whole public site into a folder, as files that open from a disk or "
        "any web server. The folder is replaced as a whole; if the site fails, the "
        "copy that was there stays. What fails of one record only is left out, named "
        "at the end, and told by the exit status. Unchanged records give the same "
        "bytes; they and their lists are taken from the copy that is there, or from "
        "one that was interrupted."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="where the copy is to be")
        parser.add_argument(
            "--without-papers",
            action="store_true",
            help="take no PDFs along, which take most of the time; links to them lead "
            "to the portal",
        )

    def handle(self, *, folder, without_papers, **options):
        gc.freeze()  # as in roundtable/wsgi.py
        gc.set_threshold(10_000, 20, 20)
        try:
            count, left_out = self.export(folder, not without_papers)
        except BrokenProcessPool as error:
            told = (
                "A process was ended, for want of memory perhaps. The next run goes on."
            )
            raise CommandError(told) from error
        except (FolderError, ArchiveChangedError, ServerError) as error:
            raise CommandError(error) from error
        self.stdout.write(f"{count} files written to {folder}.")
        if left_out:
            raise CommandError(f"Left out, and the log says why: {', '.join(left_out)}")

    def export(self, folder, papers):
        """Copy the site; what is changed meanwhile costs its own files, made again."""
        for _time in range(RETRIES):
            try:
                return export_site(folder, self.tell, papers)
            except ArchiveChangedError:
                told = "Records were changed meanwhile; their files are made again."
                self.stderr.write(told, self.style.NOTICE)
        return export_site(folder, self.tell, papers)

    def tell(self, what, done, total):
        if done % 100 == 0 or done == total:
            self.stderr.write(f"{done} of {total} {what} copied", self.style.NOTICE)
