import json
import tarfile
from io import BytesIO

import pytest
from PIL import Image

from tests.sites import own_site

FILLED = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("setup_roles")
from events.people.merge import merge
from events.models import Event, Photo
from events.saving import saving
from django.contrib.auth.models import Group, User
from participants.models import Person
from tests.factories import *
editor = User.objects.create_superuser("editor")
editor.groups.add(Group.objects.get(name="editor"))
event = EventFactory(published=True, title_kk="Дөңгелек үстел", venue_kk="«Арман» залы")
with saving(event, by=editor, comment="Бірінші"):
    event.subtitle_ru = "Подзаголовок"
    event.save()
    PhotoFactory(event=event, caption_kk="Залда")
one, other = PersonFactory(family_name_kk="Есім"), PersonFactory(family_name_kk="Есім")
for person in (one, other):
    ParticipationFactory(event=event, person=person)
merge(one, other, by=editor)
SourceFileFactory(given_by=editor, proposal={"blocks": [1, None, {"ә": True}]})
EventFactory(title_kk="Өшіріледі").delete()
from events.portal.models import Portal
from tests.files import picture
Portal(pk=1, name_kk="Екінші университет", logo=picture("logo.png")).save()
"""


@pytest.fixture(scope="session")
def filled_site(tmp_path_factory, migrated, django_db_blocker):
    """A site with a record, its history, a merge and a file that waits.

    Tests share it, and so leave it as it is.
    """
    folder = tmp_path_factory.mktemp("site")
    with django_db_blocker.unblock(), own_site(folder, like=migrated) as site:
        done = site.run("-c", FILLED)
        assert done.returncode == 0, done.stderr
        yield site


@pytest.fixture(scope="session")
def archived(filled_site):
    """Its archive."""
    return back_up(filled_site)


def back_up(site, **environment):
    site.manage("backup", site.folder / "archives", **environment)
    return max((site.folder / "archives").glob("roundtable-*"))


def contents(path):
    """Return what an archive holds: rows as mappings, files as bytes; and of what."""
    found = {}
    with tarfile.open(path) as tar:
        for entry in tar:
            data = tar.extractfile(entry).read()
            if entry.name == "manifest.json":
                told = json.loads(data)
                found["migrations"], found["last"] = (
                    told["migrations"],
                    told["last_numbers"],
                )
            elif entry.name.startswith("rows/"):
                found[entry.name] = [json.loads(line) for line in data.splitlines()]
            elif entry.name.startswith("media/"):
                found[entry.name] = data
    return found


def picture():
    file = BytesIO()
    Image.new("RGB", (40, 30)).save(file, "JPEG")
    return file.getvalue()
