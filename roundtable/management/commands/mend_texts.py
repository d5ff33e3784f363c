from django.core.management.base import BaseCommand

from events import mending


class Command(BaseCommand):
    help = (
        "Say in which stored texts letters only look right (a Latin “a” in a Kazakh "
        "word, a Cyrillic “ХХІ”) or signs are invisible, and what they would become, "
        "or mend them. New texts are mended as they are written. Kept versions, logs "
        "and files stay as they are: the history of a record has what stood there."
    )

    def add_arguments(self, parser):
        parser.add_argument("--write", action="store_true", help="mend them as well")

    def handle(self, *, write, **options):
        count = 0
        for one in mending.mend() if write else mending.waiting():
            count += 1
            label, (gone, come) = one.owner._meta.label_lower, one.signs
            self.stdout.write(f"{label} {one.number}: {one.place} ({gone} → {come})")
            for old, new in one.words:
                self.stdout.write(f"    «{old}» → «{new}»")
        done = "were mended" if write else "would be mended; --write does it"
        self.stdout.write(f"{count} texts {done}.")
