import json

from django.core.management.base import BaseCommand, CommandError

from events.personal_data.subject_access import gather
from participants.models import Person


class Command(BaseCommand):
    help = "Write all that the portal keeps about one person, as JSON."

    def add_arguments(self, parser):
        parser.add_argument("id", type=int, help="the number of a person")

    def handle(self, *, id, **options):
        person = Person.objects.filter(pk=id).first()
        if person is None:
            raise CommandError(f"There is no person No. {id}.")
        self.stdout.write(json.dumps(gather(person), ensure_ascii=False, indent=2))
