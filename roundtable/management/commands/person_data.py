import json

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from events.personal_data.subject_access import hand_out
from participants.models import Person


class Command(BaseCommand):
    help = "Write all that the portal keeps about one person, as JSON."

    def add_arguments(self, parser):
        parser.add_argument("id", type=int, help="the number of a person")
        said = "the user name of whoever asks for it, for the audit log"
        parser.add_argument("--by", required=True, help=said)

    def handle(self, *, id, by, **options):
        person = Person.objects.filter(pk=id).first()
        if person is None:
            raise CommandError(f"There is no person No. {id}.")
        user = User.objects.filter(username=by).first()
        if user is None:
            raise CommandError(f"There is no user “{by}”.")
        try:
            told = hand_out(person, by=user)
        except PermissionDenied as error:
            raise CommandError(f"“{by}” may not see personal data.") from error
        self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
