from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from roundtable.accounts.second_factor import acts


class Command(BaseCommand):
    help = "Take the second factor away from a user, when no admin can do it any more."

    def add_arguments(self, parser):
        parser.add_argument("name")

    def handle(self, *, name, **options):
        user = get_user_model().objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no user called {name}.")
        acts.remove(user)
        self.stdout.write(f"{name} signs in with the password alone, until asked anew.")
