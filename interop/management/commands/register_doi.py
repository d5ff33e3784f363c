from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from events.doi import assign_doi, may_assign
from events.models import Event
from interop.doi import registration
from interop.record.build import build_record


class Command(BaseCommand):
    help = (
        "Register a DOI for a public record with DataCite, or tell DataCite what has "
        "changed since. Nothing is sent until an account is set up (DATACITE_… in "
        ".env.example); --dry-run prints what would be sent."
    )

    def add_arguments(self, parser):
        parser.add_argument("id", type=int, help="the number of the record")
        parser.add_argument("--by", help="the user name of whoever answers for it")
        parser.add_argument(
            "--dry-run", action="store_true", help="print the XML and send nothing"
        )

    def handle(self, *, id, by, dry_run, **options):
        event = Event.objects.published().for_reading().filter(pk=id).first()
        if event is None:
            raise CommandError(f"There is no public record No. {id}.")
        record = build_record(event, event.original_language)
        if dry_run:
            self.stdout.write(registration.metadata(record))
            return
        try:
            registration.refuse_what_cannot_work(record)
            user = self.user(by, event)
            registered = registration.register(record)
        except registration.DoiError as error:
            raise CommandError(f"{error} The record was not changed.") from error
        try:
            assign_doi(event, registered, by=user)
        except ValidationError as error:
            raise CommandError(
                f"DataCite registered {registered}, but the record could not be "
                f"changed: {' '.join(error.messages)}"
            ) from error
        self.stdout.write(f"Record No. {id} is https://doi.org/{registered}")

    def user(self, name, event):
        """Return the user who answers for the DOI: an editor, by name."""
        user = get_user_model().objects.filter(username=name).first() if name else None
        if user is None or not may_assign(user, event):
            raise CommandError(
                "Name an editor who answers for this with --by: the history of the "
                "record says who gave it a DOI."
            )
        return user
