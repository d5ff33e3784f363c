"""What the admin lets each role see and do; the browser tests show that it works."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from events.choices import Status
from events.history.recording import PARTS
from events.models import Event
from tests.desk import posted_from
from tests.factories import EventFactory, OrganisationFactory, SectionFactory

pytestmark = pytest.mark.django_db


def change_page(event):
    return reverse("admin:events_event_change", args=[event.pk])


def step(event, name):
    return reverse("admin:events_event_step", args=[event.pk, name])


@pytest.fixture
def own_draft(author):
    event = EventFactory(ready=True)
    event.responsible.add(author)
    return event


def form_of(event, **changes):
    """Return what the browser would post from the change form of ``event``."""
    values = {
        "title_kk": event.title_kk,
        "kind": event.kind,
        "starts_on": "06.12.2011",
        "timezone": "Asia/Almaty",
        "outcome": "held",
        "original_language": "kk",
    }
    for name in PARTS:
        values |= {f"{name}-TOTAL_FORMS": 0, f"{name}-INITIAL_FORMS": 0}
    return values | changes


def test_an_author_writes_a_record_and_answers_for_it(client, author):
    client.force_login(author)
    form = form_of(EventFactory.build(title_kk="Жаңа жазба"))

    response = client.post(reverse("admin:events_event_add"), form)

    assert response.status_code == 302
    event = Event.objects.get(title_kk="Жаңа жазба")
    assert (event.status, list(event.responsible.all())) == (Status.DRAFT, [author])


def test_an_author_changes_their_own_draft_only(client, author, own_draft):
    client.force_login(author)
    foreign, public = EventFactory(), EventFactory(published=True)

    for event, status in ((own_draft, 302), (foreign, 404), (public, 403)):
        form = form_of(event, title_kk="Өзгерді")
        assert client.post(change_page(event), form).status_code == status

    changed = Event.objects.filter(title_kk="Өзгерді")
    assert list(changed) == [own_draft]


def test_an_author_cannot_change_a_record_in_review(client, author, own_draft):
    Event.objects.update(status=Status.REVIEW)
    client.force_login(author)

    response = client.post(change_page(own_draft), form_of(own_draft, title_kk="Ә"))

    assert response.status_code == 403


def test_the_list_shows_an_author_no_foreign_draft(client, author, own_draft):
    EventFactory(title_kk="Бөтен жоба")
    client.force_login(author)

    html = client.get(reverse("admin:events_event_changelist")).content.decode()

    assert own_draft.title_kk in html
    assert "Бөтен жоба" not in html


def test_a_status_cannot_be_posted(client, editor):
    event = EventFactory()
    client.force_login(editor)

    client.post(change_page(event), form_of(event, status="published"))

    event.refresh_from_db()
    assert event.status == Status.DRAFT


def test_a_button_takes_its_step_and_says_so(client, editor):
    event = EventFactory(in_review=True)
    client.force_login(editor)

    response = client.post(step(event, "publish"), follow=True)

    event.refresh_from_db()
    assert event.is_public
    assert 'class="success"' in response.content.decode()


def test_a_step_that_is_refused_says_why_and_changes_nothing(client, editor):
    event = EventFactory(status=Status.REVIEW, starts_on=None)
    client.force_login(editor)

    response = client.post(step(event, "publish"), follow=True)

    event.refresh_from_db()
    assert event.status == Status.REVIEW
    assert 'class="error"' in response.content.decode()


@pytest.mark.parametrize(
    ("name", "method", "status"),
    [("publish", "post", 403), ("publish", "get", 405), ("dance", "post", 404)],
)
def test_steps_are_no_way_around_the_roles(
    client, author, own_draft, name, method, status
):
    Event.objects.update(status=Status.REVIEW)
    client.force_login(author)

    assert getattr(client, method)(step(own_draft, name)).status_code == status
    assert Event.objects.get().status == Status.REVIEW


@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.WITHDRAWN, Status.REVIEW])
def test_only_a_draft_can_be_deleted(client, editor, status):
    event = EventFactory(published=True)
    Event.objects.update(status=status)
    client.force_login(editor)

    delete = reverse("admin:events_event_delete", args=[event.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403
    changelist = reverse("admin:events_event_changelist")
    bulk = {"action": "delete_selected", "_selected_action": event.pk, "post": "yes"}
    client.post(changelist, bulk)

    assert Event.objects.count() == 1


def test_a_record_without_a_title_comes_back_with_a_sentence(client, editor):
    client.force_login(editor)
    form = form_of(EventFactory.build(title_kk=""))

    response = client.post(reverse("admin:events_event_add"), form)

    assert response.status_code == 200
    assert len(response.context["adminform"].form.non_field_errors()) == 1
    assert Event.objects.count() == 0


def test_organisations_are_found_in_any_case_and_language(client, editor):
    OrganisationFactory(name_kk="Құқықтық зерттеулер", name_ru="Право")
    client.force_login(editor)
    asked = {"app_label": "events", "model_name": "organiser"}

    for term in ("құқықТЫҚ", "право"):
        response = client.get(
            reverse("admin:autocomplete"),
            asked | {"field_name": "organisation", "term": term},
        )
        assert len(response.json()["results"]) == 1


@pytest.mark.parametrize("role", ["author", "editor", "admin"])
def test_every_screen_of_the_desk_opens_for_whoever_sees_it(client, user_in_role, role):
    user = user_in_role(role)
    event = EventFactory()
    event.responsible.add(user)
    SectionFactory(event=event)
    client.force_login(user)

    pages = [change_page(event), reverse("admin:index")]
    for model in ("event", "topic", "series"):
        pages.append(reverse(f"admin:events_{model}_changelist"))
    for model in ("person", "organisation"):
        pages.append(reverse(f"admin:participants_{model}_changelist"))
        pages.append(reverse(f"admin:participants_{model}_add"))

    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(
        pages, 200
    )
    assert User.objects.get() == user


def test_a_step_saves_what_was_typed_before_it_is_taken(client, author, own_draft):
    client.force_login(author)

    client.post(
        change_page(own_draft),
        form_of(own_draft, title_kk="Жаңа атау", _step="submit"),
    )

    event = Event.objects.get()
    assert (event.title_kk, event.status) == ("Жаңа атау", Status.REVIEW)


def test_a_blank_form_is_saved_and_sent_to_review_at_once(client, author):
    client.force_login(author)
    form = form_of(EventFactory.build(title_kk="Жаңа жазба"), _step="submit")
    section = {"heading_kk": "Мақсаты", "kind": "purpose", "body_kk": "<p>Мәтін.</p>"}
    section |= {"position": 10}
    form |= {f"sections-0-{name}": value for name, value in section.items()}

    client.post(reverse("admin:events_event_add"), form | {"sections-TOTAL_FORMS": 1})

    assert Event.objects.get().status == Status.REVIEW


def test_a_record_is_scheduled_with_a_day_and_an_hour(client, editor):
    event = EventFactory(in_review=True)
    client.force_login(editor)

    client.post(step(event, "publish"), {"step-publish_at": "2099-09-01T10:00"})

    event.refresh_from_db()
    assert event.is_scheduled
    assert timezone.localtime(event.publish_at).isoformat()[:16] == "2099-09-01T10:00"


def test_a_moment_that_makes_no_sense_publishes_nothing(client, editor):
    event = EventFactory(in_review=True)
    client.force_login(editor)

    response = client.post(
        step(event, "publish"), {"step-publish_at": "ертең"}, follow=True
    )

    event.refresh_from_db()
    assert event.status == Status.REVIEW
    assert "01.09.2026 10:00" in response.content.decode()


def test_a_step_the_form_may_not_take_undoes_the_saving_as_well(
    client, author, own_draft
):
    client.force_login(author)
    form = form_of(own_draft, title_kk="Жаңа атау", _step="publish")

    response = client.post(change_page(own_draft), form)

    assert response.status_code == 403
    assert Event.objects.get().title_kk == own_draft.title_kk


def test_a_new_record_begins_with_the_organisation_its_author_writes_for(
    client, author_of
):
    organisation = OrganisationFactory()
    client.force_login(author_of(organisation))
    blank = client.get(reverse("admin:events_event_add"), follow=True)

    form = posted_from(blank, title_kk="Жаңа жазба")
    client.post(reverse("admin:events_event_add"), form)

    assert Event.objects.get().organisers.get().organisation == organisation


def test_of_several_organisations_none_is_guessed(client, author_of):
    author = author_of(OrganisationFactory())
    author.member.organisations.add(OrganisationFactory())
    client.force_login(author)

    blank = client.get(reverse("admin:events_event_add"), follow=True)

    assert blank.context["inline_admin_formsets"][0].formset.forms == []


def test_a_row_is_never_looked_up_by_a_column_without_a_name(client, editor):
    client.force_login(editor)
    event = EventFactory()

    response = client.get(change_page(event), {"_to_field": ""})

    assert response.status_code == 400
