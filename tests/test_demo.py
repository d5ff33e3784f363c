import json
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings

from events import permissions
from events.models import Event, Photo, Section, Topic
from intake.models import SourceFile
from interop.reconciliation import people
from interop.record.build import build_record
from languages.fallback import LANGUAGES
from participants.models import Organisation, Person
from roundtable.accounts.models import Invitation
from roundtable.archives.exporting import export
from roundtable.archives.importing import import_archive
from tests.archives import portals

pytestmark = pytest.mark.django_db
SPELLINGS = Path(__file__).parent / "interop" / "spellings.tsv"


def run(**options):
    printed = StringIO()
    call_command("demo", stdout=printed, **options)
    return printed.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("site") / "media"


@pytest.fixture(scope="module")
def printed(django_db_setup, django_db_blocker, folder):
    """What the demo printed; each test finds it as it was, and all is rolled back."""
    with (
        django_db_blocker.unblock(),
        override_settings(DEBUG=True, MEDIA_ROOT=folder),
        transaction.atomic(),
    ):
        yield run()
        transaction.set_rollback(True)


@pytest.fixture
def demo(printed, db, settings, folder):
    """The demo as it was set up."""
    settings.DEBUG = True
    settings.MEDIA_ROOT = folder
    return printed


def passwords_in(printed):
    return [line for line in printed.splitlines() if "password: " in line]


def test_the_demo_publishes_its_records_and_does_so_once(demo):
    counts = [model.objects.count() for model in (Event, Section, Person, Photo)]

    run()

    assert Event.objects.published().count() == 14
    assert counts == [m.objects.count() for m in (Event, Section, Person, Photo)]


def test_the_demo_leaves_an_edited_record_as_it_is(demo):
    Event.objects.filter(starts_on="2011-12-06").update(city_en="Alma-Ata")

    run()

    assert Event.objects.filter(city_en="Alma-Ata").count() == 1


def test_people_of_the_demo_are_found_under_names_that_others_write(demo):
    """Each line has a name of the demo, and spellings of it that are not ours.

    Those with full given names were collected by hand, as newspapers write them; the
    others were made by converters and inflectors that know nothing of our rules.
    """
    lines = [line.split("\t") for line in SPELLINGS.read_text("utf-8").splitlines()]
    numbers = {str(person): person.pk for person in Person.objects.all()}

    found = people({spelling for _name, *written in lines for spelling in written})

    asked = [(numbers[name], found[one]) for name, *written in lines for one in written]
    hits = [number for number, each in asked if each and each[0].number == number]
    certain = [(n, one.number) for n, each in asked for one in each if one.is_certain]
    assert len(hits) / len(asked) >= 0.97
    assert [pair for pair in certain if len({*pair}) > 1] == []


def test_the_demo_shows_a_university_that_was_called_otherwise(demo, client):
    event = Event.objects.get(starts_on="2025-03-12")

    page = client.get(event.get_absolute_url()).content.decode()

    assert "Үлгі институты (ойдан шығарылған)</a> <small>(" in page
    assert "Үлгі университеті (ойдан шығарылған))</small>" in page


@pytest.mark.parametrize(
    ("day", "language", "mark"),
    [
        ("2025-03-12", "kk", "машина (жасанды интеллект) аударған, адам тексерген"),
        ("2025-10-22", "ru", "Русский: перевод – Б. Ульгиева"),
    ],
)
def test_the_demo_shows_how_a_text_was_made(demo, client, day, language, mark):
    event = Event.objects.get(starts_on=day)

    page = client.get(f"/{language}/events/{event.pk}", follow=True).content.decode()

    assert page.count(f"{mark}</p>") == 1


def test_the_first_record_is_complete_in_three_languages(demo, client):
    event = Event.objects.get(starts_on="2011-12-06")

    assert event.languages == ["kk", "ru", "en"]
    assert event.slug.startswith("tauelsiz-qazaqstannyn-sayasi-zhanaruy")
    assert event.participations.count() == 8
    assert event.has_others
    kinds = set(event.sections.values_list("kind", flat=True))
    assert kinds >= {"background", "purpose", "questions", "conclusions"}
    for section in event.sections.all():
        assert all([section.body_kk, section.body_ru, section.body_en])
    html = client.get(event.get_absolute_url()).content
    assert len(html) <= 45_000


def test_the_demo_shows_a_corrected_record_in_three_versions(demo, client):
    event = Event.objects.get(starts_on="2025-10-22")
    said = ("хаттамада болмаса", 'id="s1p1-1"')

    pages = [
        client.get(f"/kk/events/{event.pk}/v{number}/").content.decode()
        for number in (1, 2, 3)
    ]

    assert event.version == 3
    assert [[words in page for words in said] for page in pages] == [
        [False, False],
        [True, False],
        [True, True],
    ]


def test_the_demo_can_be_searched_at_once(demo, client):
    for typed in ("саяси жангыру", "sayasi zhangyru", "политического обновления"):
        results = client.get("/kk/search/", {"q": typed}).context["results"]

        assert results[0].event.starts_on.isoformat() == "2011-12-06"


def test_the_demo_makes_one_user_for_each_role_with_a_printed_password(demo):
    for role in ("author", "faculty editor", "editor", "admin"):
        name = f"demo-{role.replace(' ', '-')}"
        user = User.objects.get(username=name)
        password = demo.split(f" {name} ")[1].split("password: ")[1].split()[0]
        assert user.check_password(password)
        assert [group.name for group in user.groups.all()] == [role]


def test_a_second_demo_keeps_the_passwords_for_their_owners_eyes(demo, folder):
    first = passwords_in(demo)
    author, editor = (
        User.objects.get(username=f"demo-{role}") for role in ("author", "editor")
    )
    author.set_password("changed and forgotten")
    author.save()

    second = passwords_in(run())

    assert second == first
    author.refresh_from_db()
    assert author.check_password(first[0].split()[-1])
    assert User.objects.get(pk=editor.pk).password == editor.password
    kept = folder.parent / "demo-passwords.json"
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_demo_of_before_gets_the_passwords_it_lacks(demo, folder):
    path = folder.parent / "demo-passwords.json"
    before = json.loads(path.read_text())
    path.write_text(json.dumps({"author": before["author"]}))

    printed = run()

    after = json.loads(path.read_text())
    assert after["author"] == before["author"]
    assert after.keys() == before.keys()
    assert printed.count(f"password: {after['faculty-editor']}\n") == 1
    path.write_text(json.dumps(before))


def test_nobody_at_the_desk_of_the_demo_works_alone(demo):
    run()

    named = User.objects.get(username="demo-faculty-editor")
    first = Event.objects.get(starts_on="2011-12-06")
    assert first.responsible.contains(named)
    assert not permissions.of_all(named)
    assert [str(one.deputy) for one in named.deputies.all()] == ["demo-editor"]
    assert Invitation.objects.waiting().count() == 1
    assert Invitation.objects.expired().count() == 1


def test_the_demo_writes_to_nobody(demo):
    Invitation.objects.all().delete()

    run()

    assert Invitation.objects.count() == 2
    assert mail.outbox == []


def test_a_report_waits_at_the_desk_of_the_demo_with_every_kind_of_choice(demo):
    run()

    source = SourceFile.objects.get()
    asked = source.proposal["questions"]
    kinds = [one["kind"] for one in asked]
    choices = {one["kind"] for one in asked if one["alternatives"]}
    assert (source.given_by.username, choices) == ("demo-author", {"title"})
    assert {"year", "organiser", "person"} <= set(kinds)
    assert kinds.count("role") + kinds.count("role_and_post") > 1
    assert len(source.proposal["possible_organisers"]) == 2


def test_the_demo_refuses_to_fill_a_real_site_unless_forced(demo, settings):
    settings.DEBUG = False
    User.objects.filter(is_superuser=False).delete()

    with pytest.raises(CommandError) as refusal:
        run()

    assert "This looks like a real site" in str(refusal.value)
    assert User.objects.filter(is_superuser=False).count() == 0
    run(force=True)
    assert User.objects.filter(is_superuser=False).count() == 3


def test_the_demo_shows_moments_of_a_recording_and_whose_a_photo_is(demo, client):
    event = Event.objects.get(starts_on="2025-10-22")

    page = client.get(event.get_absolute_url()).content.decode()

    moments = ["mp4#t=760", "mp4#t=3760"]
    links = [f'href="https://example.org/ulgi/zhiyn.{one}"' for one in moments]
    assert [link for link in links if link not in page] == []
    licence = "https://creativecommons.org/licenses/by-sa/4.0/"
    assert "А. Үлгиева, <time" in page
    assert f'<a href="{licence}" rel="external">CC BY-SA 4.0</a>' in page


def test_the_demo_leaves_as_an_archive_and_comes_back_whole(
    demo, client, folder, settings, tmp_path
):
    corrected = Event.objects.get(starts_on="2025-10-22")
    shown = [corrected, Person.objects.last(), Organisation.objects.first()]
    addresses = [one.get_absolute_url() for one in [*shown, Topic.objects.first()]]
    addresses += [f"/kk/events/{corrected.pk}/v{n}/changes/" for n in (2, 3)]
    addresses += ["/kk/", "/kk/events/", "/kk/search/?q=саяси жангыру"]

    def seen():
        events = Event.objects.published().for_reading()
        records = [build_record(one, code) for one in events for code in LANGUAGES]
        return records, [client.get(one).content for one in addresses]

    before, paths = seen(), [tmp_path / f"{number}.zip" for number in (1, 2)]
    export(paths[0])
    portals.emptied()
    settings.MEDIA_ROOT = tmp_path / "media"  # to draw these anew takes long
    shutil.copytree(folder / "renditions", settings.MEDIA_ROOT / "renditions")

    import_archive(paths[0])

    export(paths[1])
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert seen() == before
