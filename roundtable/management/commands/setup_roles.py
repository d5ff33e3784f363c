from django.contrib.auth.models import Group, Permission
from django.core.management.base import BaseCommand

PARTS = "organiser origin sitting place participation section recording photo document"
PARTS += " correction"
REGISTERS = "organisation organisationname succession person personname"
SUBJECTS = "topic series"


def _may(app, verbs, models):
    return {
        f"{app}.{verb}_{model}" for verb in verbs.split() for model in models.split()
    }


AUTHOR = (
    _may("events", "view add change delete", f"event {PARTS}")
    | _may("events", "submit", "event")
    | _may("events", "view change", "report")
    | _may("events", "view", SUBJECTS)
    | _may("participants", "view add", REGISTERS)
    | _may("search", "view", "concept")
)
FACULTY_EDITOR = AUTHOR | _may("events", "return publish withdraw", "event")
EDITOR = (
    FACULTY_EDITOR
    | {"events.edit_all_records"}
    | _may("events", "delete", "report")
    | _may("events", "add change delete", SUBJECTS)
    | _may("participants", "change delete", REGISTERS)
    | _may("participants", "import export", "organisation person")
    | _may("events", "import export", "event")
    | _may("auth", "view", "user")  # to name the people responsible
    | _may("search", "add change delete import export", "concept")
)
ADMIN = (
    EDITOR
    | _may("auth", "view add change", "user group")
    | _may("auth", "delete", "group")  # users are deactivated
    | _may("events", "view add change", "member")
    | _may("events", "withhold", "participation")
    | _may("mail_queue", "view delete", "queuedemail")
    | _may("accounts", "view", "attempt")
    | _may("audit", "view", "entry")
    | _may("accounts", "view add", "invitation")
    | _may("portal", "view change", "portal")
)

ROLES = {
    "author": AUTHOR,
    "faculty editor": FACULTY_EDITOR,  # of the records of their organisations
    "editor": EDITOR,  # of all records of the portal
    "admin": ADMIN,
}


class Command(BaseCommand):
    help = "Write the roles of the desk, each with exactly its permissions."

    def handle(self, **options):
        for name, wanted in ROLES.items():
            group, _created = Group.objects.get_or_create(name=name)
            group.permissions.set(
                one
                for one in Permission.objects.select_related("content_type")
                if f"{one.content_type.app_label}.{one.codename}" in wanted
            )
            self.stdout.write(f"{name}: {group.permissions.count()} permissions")
