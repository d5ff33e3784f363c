"""Whoever changes a public record says whether readers should hear of it."""

import json
from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from events.history import corrections
from events.models import Correction, Event
from tests.desk import posted_from
from tests.factories import EventFactory, SectionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    event = EventFactory(published=True, title_kk="Бастапқы")
    SectionFactory(event=event)
    return event


@pytest.fixture
def save(client, editor, event):
    client.force_login(editor)
    address = reverse("admin:events_event_change", args=[event.pk])

    def save(**typed):
        return client.post(address, posted_from(client.get(address), **typed))

    return save


def test_a_public_record_is_not_saved_without_an_answer(save):
    response = save(title_kk="Түзетілген")

    assert response.status_code == 200
    assert list(response.context["adminform"].form.errors) == ["correction"]
    assert Event.objects.get().title_kk == "Бастапқы"


def test_a_typo_is_put_right_in_silence(save):
    response = save(title_kk="Түзетілген", correction="silent")

    assert response.status_code == 302
    event = Event.objects.get()
    assert (event.title_kk, event.version) == ("Түзетілген", 1)
    assert Correction.objects.count() == 0


@pytest.mark.parametrize("kind", ["silent", "text"])
def test_the_log_names_what_changed_and_not_what_the_form_asked(save, kind):
    save(title_kk="Түзетілген", correction=kind, correction_note_kk="Атауы түзетілді.")

    [said] = json.loads(LogEntry.objects.latest("pk").change_message)
    assert [*said["changed"]["fields"]] == ["Title [kk]"]


def test_a_correction_gives_a_new_version_and_a_dated_public_note(save):
    save(
        title_kk="Түзетілген", correction="text", correction_note_kk="Атауы түзетілді."
    )

    event, correction = Event.objects.get(), Correction.objects.get()
    assert (event.title_kk, event.version) == ("Түзетілген", 2)
    assert (correction.kind, correction.version, correction.note_kk) == (
        "text",
        2,
        "Атауы түзетілді.",
    )
    assert correction.made_on == timezone.localdate()


def test_a_correction_without_a_word_for_readers_is_refused(save):
    response = save(title_kk="Түзетілген", correction="erratum", correction_note_ru=" ")

    assert response.status_code == 200
    assert Event.objects.get().title_kk == "Бастапқы"
    assert Correction.objects.count() == 0


def test_a_form_that_is_refused_makes_no_new_version(save):
    response = save(
        title_kk="", correction="text", correction_note_kk="Атауы түзетілді."
    )

    assert response.status_code == 200
    assert Event.objects.get().version == 1


@pytest.mark.parametrize("status", ["draft", "review", "withdrawn"])
def test_what_readers_do_not_see_is_changed_without_a_question(save, status):
    Event.objects.update(status=status)

    assert save(title_kk="Түзетілген").status_code == 302
    assert Event.objects.get().title_kk == "Түзетілген"


def test_a_withdrawal_asks_no_second_question(save):
    save(_step="withdraw", **{"step-reason": "Қателесіп жарияланды."})

    assert Event.objects.get().status == "withdrawn"


@pytest.mark.parametrize("changed", [{"version": "7"}, {"publish_at": "2001-01-01"}])
def test_what_steps_move_cannot_be_typed(save, changed):
    before = Event.objects.values("version", "publish_at", "status").get()

    save(correction="silent", status="draft", **changed)

    assert Event.objects.values("version", "publish_at", "status").get() == before


def test_an_author_corrects_no_public_record(event, author):
    event.responsible.add(author)

    with pytest.raises(PermissionDenied):
        corrections.correct(event, "text", {"kk": "Түзетілді."}, by=author)

    assert Event.objects.get().version == 1


def test_the_record_page_lists_its_versions(client, event, editor):
    Event.objects.update(publish_at=timezone.make_aware(timezone.datetime(2026, 3, 1)))
    corrections.correct(event, "text", {"kk": "Атауы түзетілді."}, by=editor)
    corrections.correct(event, "metadata", {"kk": "Күні түзетілді."}, by=editor)
    Correction.objects.filter(version=2).update(made_on=date(2026, 4, 2))
    Correction.objects.filter(version=3).update(made_on=date(2026, 5, 3))

    page = client.get(event.get_absolute_url())
    listed = [" ".join(row.split()) for row in texts_of_versions(page)]

    assert listed == [
        "3-нұсқа 2026 ж. 3 мамыр, деректерді түзету: Күні түзетілді. Не өзгерді",
        "2-нұсқа 2026 ж. 2 сәуір, мәтінді түзету: Атауы түзетілді.",
        "1-нұсқа 2026 ж. 1 наурыз, жарияланды",
    ]


def texts_of_versions(page):
    html = page.content.decode()
    rows = html.partition('<ol class="versions" reversed>')[2].partition("</ol>")[0]
    return [strip_tags(row) for row in rows.split("<li>")[1:]]
