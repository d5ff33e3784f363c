"""Acts of a site that `tools/kill_acts.py` begins and kills."""

import io
import os
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roundtable.settings")
MAIL_PORT = 2525 + os.getpid() % 10000
os.environ["EMAIL_URL"] = f"smtp://127.0.0.1:{MAIL_PORT}"

import django

django.setup()

from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment

from events import workflow
from events.models import Event
from events.people.merge import merge
from participants.models import Person

FOLDER = Path(sys.argv[1])
QUIET = {"stdout": io.StringIO()}


def admin():
    return User.objects.get(username="demo-admin")


def backup():
    call_command("backup", FOLDER / "archives", "--keep-last", "2", **QUIET)


def restore():
    call_command("restore", FOLDER / "other.tar.gz", "--force", **QUIET)


def export_site():
    call_command("export_site", FOLDER / "copy", **QUIET)


def rebuild_search():
    call_command("rebuild_search", "--all", **QUIET)


def publish():
    event = Event.objects.filter(status="review").first()
    workflow.transition(workflow.PUBLISH, event, by=admin())


def merge_people():
    source, target = Person.objects.filter(merged_into=None).order_by("pk")[3:5]
    merge(source, target, by=admin())


def import_record():
    file = ROOT / "tests/intake/documents/01-news-kk.txt"
    call_command("import_record", file, by="demo-admin", **QUIET)


def import_csv():
    setup_test_environment()  # which lets us see the form that is to be confirmed
    client = Client()
    user_logged_in.disconnect(dispatch_uid="update_last_login")
    client.force_login(admin(), "django.contrib.auth.backends.ModelBackend")
    lines = [f"Тегі{number},Аты" for number in range(150)]
    text = "\n".join(["family_name_kk,given_name_kk", *lines]).encode()
    people = "/admin/participants/person/"
    file = SimpleUploadedFile("people.csv", text)
    shown = client.post(f"{people}import/", {"import_file": file, "resource": "0"})
    form = shown.context["confirm_form"].initial
    client.post(f"{people}process_import/", form)


def send_emails():
    call_command(
        "db_worker", "--batch", "--worker-id=one", "--no-startup-delay", **QUIET
    )


ON_FILES = {backup, export_site, restore, send_emails}
ACTS = [
    publish, merge_people, import_record, import_csv, rebuild_search, backup, restore,
    export_site,
]  # fmt: skip
