from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from events.models import Event, Photo, Section
from participants.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def run():
    def run(**options):
        printed = StringIO()
        call_command("demo", stdout=printed, **options)
        return printed.getvalue()

    return run


def test_the_demo_publishes_ten_records_and_does_so_once(run, settings):
    settings.DEBUG = True

    run()
    counts = [model.objects.count() for model in (Event, Section, Person, Photo)]
    run()

    assert Event.objects.published().count() == 10
    assert counts == [m.objects.count() for m in (Event, Section, Person, Photo)]


def test_the_demo_leaves_an_edited_record_as_it_is(run, settings):
    settings.DEBUG = True
    run()
    Event.objects.filter(starts_on="2011-12-06").update(city_en="Alma-Ata")

    run()

    assert Event.objects.filter(city_en="Alma-Ata").count() == 1


def test_the_first_record_is_complete_in_three_languages(run, settings, client):
    settings.DEBUG = True
    run()

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
    assert len(html) <= 40_000


def test_the_demo_can_be_searched_at_once(run, settings, client):
    settings.DEBUG = True
    run()

    for typed in ("саяси жангыру", "sayasi zhangyru", "политического обновления"):
        results = client.get("/kk/search/", {"q": typed}).context["results"]

        assert results[0].event.starts_on.isoformat() == "2011-12-06"


def test_the_demo_makes_one_user_for_each_role_with_a_printed_password(run, settings):
    settings.DEBUG = True

    printed = run()

    for role in ("author", "editor", "admin"):
        user = User.objects.get(username=f"demo-{role}")
        password = printed.split(f"demo-{role}")[1].split("password: ")[1].split()[0]
        assert user.check_password(password)
        assert [group.name for group in user.groups.all()] == [role]


def test_a_second_demo_keeps_the_passwords_for_their_owners_eyes(run, settings):
    settings.DEBUG = True
    settings.MEDIA_ROOT = settings.MEDIA_ROOT / "site" / "media"
    first = [line for line in run().splitlines() if "password: " in line]
    author, editor = User.objects.filter(is_superuser=False).order_by("username")
    author.set_password("changed and forgotten")
    author.save()

    second = [line for line in run().splitlines() if "password: " in line]

    assert second == first
    author.refresh_from_db()
    assert author.check_password(first[0].split()[-1])
    assert User.objects.get(pk=editor.pk).password == editor.password
    kept = settings.MEDIA_ROOT.parent / "demo-passwords.json"
    assert kept.stat().st_mode & 0o777 == 0o600


def test_the_demo_refuses_to_fill_a_real_site_unless_forced(run, settings):
    settings.DEBUG = False

    with pytest.raises(CommandError):
        run()
    assert Event.objects.count() == 0

    run(force=True)
    assert Event.objects.count() == 10
