"""The stamp of kept pages moves with all that readers see, and with nothing else."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from reversion.models import Version

from events import doi, workflow
from events.history import corrections, restoring, takedown
from events.models import Topic
from events.people import link, merge, split
from events.personal_data.occurrences import Record, Subject
from events.personal_data.pseudonymise import Wish, pseudonymise
from events.saving import saving
from events.translating.translate import Draft, translate
from participants.models import Organisation
from search import stamp
from search.models import Concept
from tests.desk import posted_from
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    ParticipationFactory,
    PhotoFactory,
    SectionFactory,
    SeriesFactory,
    TopicFactory,
)

from .pages import of_each_view

pytestmark = [pytest.mark.usefixtures("_glossary_stays"), pytest.mark.django_db]

REPLACEMENT = {"kk": "қатысушы", "ru": "участник", "en": "participant"}


@pytest.fixture
def there(client, django_user_model):
    """What acts need: a public record, a draft, and somebody who may do everything."""
    by = django_user_model.objects.create_superuser("desk")
    client.force_login(by)
    topics = [TopicFactory()]
    with saving(by=by) as written:
        public = EventFactory(published=True, series=SeriesFactory(), topics=topics)
        SectionFactory(event=public)
        PhotoFactory(event=public)
        OrganiserFactory(event=public)
        places = [ParticipationFactory(event=public) for _place in range(2)]
        written.append(public)
    places.append(ParticipationFactory(event=public, person=places[0].person))
    draft = EventFactory(in_review=True)
    unknown = ParticipationFactory(event=draft, person=None, printed_name_en="O. Other")
    return SimpleNamespace(
        by=by,
        desk=client,
        public=public,
        places=places,
        person=places[0].person,
        body=public.organisers.get().organisation,
        draft=draft,
        unknown=unknown,
    )


def take(name, record, there, **answers):
    return workflow.transition(workflow.STEPS[name], record, by=there.by, **answers)


def withdrawn(there):
    return take("withdraw", there.public, there, reason="Себебі бар.")


def save(record, there):
    with saving(record, by=there.by):
        record.save()


def at_the_desk(model, name, **typed):
    """Return an act that types something over a form of the desk."""

    def typing(there):
        thing = {"organisation": there.body, "person": there.person}.get(name)
        thing = thing or getattr(there.public, name, None) or Topic.objects.get()
        address = f"/admin/{model}/{name}/{thing.pk}/change/"
        answer = there.desk.post(address, posted_from(there.desk.get(address), **typed))
        assert answer.status_code == 302

    return typing


def deleting(model):
    """Return an act that deletes what nothing names any more, as somebody may."""

    def delete(there):
        kinds = {"topic": Topic, "organisation": Organisation, "concept": Concept}
        room, _slash, kind = model.partition("/")
        new = {} if kind == "topic" else {"organisation": OrganisationFactory}
        thing = new[kind]() if kind in new else kinds[kind].objects.first()
        address = f"/admin/{model}/{thing.pk}/delete/"
        assert there.desk.post(address, {"post": "yes"}).status_code == 302

    return delete


def in_bulk(there):
    chosen = {"_selected_action": Concept.objects.first().pk, "post": "yes"}
    there.desk.post("/admin/search/concept/", chosen | {"action": "delete_selected"})


def restore(there):
    revision = Version.objects.get_for_object(there.public).last().revision
    restoring.restore(there.public, revision, by=there.by)


def translated(record):
    def act(there):
        draft = Draft("ru", {"title": "Встреча"})
        translate(getattr(there, record), draft, by=there.by)

    return act


def take_out(there):
    subject = Subject(there.person, [])
    tokens = {there.public.pk: Record(subject, there.public.pk).token}
    pseudonymise(subject, tokens, Wish(REPLACEMENT, "Сұрады."), by=there.by)


def merge_people(there):
    return merge.merge(there.places[1].person, there.person, by=there.by)


PUBLIC = {
    "publish": lambda there: take("publish", there.draft, there),
    "schedule": lambda there: take(
        "publish", there.draft, there, publish_at=timezone.now() + timedelta(days=1)
    ),
    "withdraw": withdrawn,
    "take up again": lambda there: take("reopen", withdrawn(there), there),
    "save a public record": lambda there: save(there.public, there),
    "correct": lambda there: corrections.correct(
        there.public, "text", {"kk": "Түзетілді."}, by=there.by
    ),
    "translate": translated("public"),
    "restore": restore,
    "remove a file": lambda there: takedown.take_down(
        there.public, there.public.photos.get().image.name, "Сұрады.", by=there.by
    ),
    "give a DOI": lambda there: doi.assign_doi(
        there.public, "10.12345/one", by=there.by
    ),
    "know a person in a draft": lambda there: link.identify(
        there.unknown, there.person, by=there.by
    ),
    "split": lambda there: split.split(there.person, there.places[:1], by=there.by),
    "release": lambda there: split.release(there.person, there.places[:1], by=there.by),
    "merge people": merge_people,
    "unmerge": lambda there: merge.undo(merge_people(there), by=there.by),
    "merge bodies": lambda there: merge.merge(
        OrganisationFactory(), there.body, by=there.by, reason="Бір кафедра."
    ),
    "take a name out": take_out,
    "person": at_the_desk("participants", "person", family_name_ru="Иной"),
    "hide a person": at_the_desk(
        "participants", "person", hidden="on", answered_how="Хат."
    ),
    "organisation": at_the_desk("participants", "organisation", name_ru="Кафедра"),
    "topic": at_the_desk("events", "topic", name_ru="Тема"),
    "series": at_the_desk("events", "series", description_ru="О серии"),
    "delete a topic": deleting("events/topic"),
    "delete an organisation": deleting("participants/organisation"),
    "glossary": lambda there: there.desk.post(
        "/admin/search/concept/add/", {"term_kk": "жиын", "subject": "other"}
    ),
    "delete a term": deleting("search/concept"),
    "delete many terms": in_bulk,
}

UNSEEN = {
    "save a draft": lambda there: save(there.draft, there),
    "translate a draft": translated("draft"),
    "return": lambda there: take("return", there.draft, there, reason="Себебі бар."),
    "read": lambda there: there.desk.get(there.public.get_absolute_url()),
}


@pytest.mark.parametrize("act", PUBLIC.values(), ids=PUBLIC)
def test_what_readers_see_moves_the_stamp(act, there, at_once):
    before = stamp.current()

    with at_once():
        act(there)

    assert stamp.current() != before


@pytest.mark.parametrize("act", UNSEEN.values(), ids=UNSEEN)
def test_what_nobody_sees_leaves_it(act, there, at_once):
    before = stamp.current()

    with at_once():
        act(there)

    assert stamp.current() == before


def test_whoever_changes_something_sees_the_new_stamp_at_once(there, at_once):
    with stamp.seen_once():
        before = stamp.seen()
        with at_once():
            save(there.public, there)

        assert stamp.seen() == stamp.current() != before


def test_what_is_taken_back_leaves_it(there, at_once):
    before = stamp.current()

    with at_once(), pytest.raises(ZeroDivisionError), saving(there.public, by=None):
        raise ZeroDivisionError

    assert stamp.current() == before


# The tables that pages for readers show, by an act that writes them. Who shows one more
# names such an act, and sees to it that it moves the stamp.
WRITTEN_BY = {
    "save a public record": """
        events_event events_event_topics events_organiser events_participation
        events_participation_organisations events_section events_sitting events_place
        events_photo events_document events_recording events_origin
        reversion_version reversion_revision
        search_entry search_facets search_terms search_wholes search_skeleton
    """,
    "correct": "events_correction",
    "publish": "events_publishedversion events_transition",
    "remove a file": "events_removedfile",
    "person": "participants_person participants_personname search_namekey",
    "organisation": """
        participants_organisation participants_organisationname participants_succession
    """,
    "topic": "events_topic",
    "series": "events_series",
    "glossary": "search_concept",
}
FIXED = {"django_content_type", "json_each", "search_stamp"}
FIXED |= {"found", "near", "newest"}  # parts of a query


def test_every_table_that_readers_see_is_written_by_such_an_act(event, client):
    with CaptureQueriesContext(connection) as queries:
        for view, address in of_each_view(event):
            if view != "healthz":
                b"".join(client.get(address))
    seen = {
        table
        for one in queries
        for table in re.findall(r'(?:FROM|JOIN) "?([a-z_]+)', one["sql"])
    }

    written = {table for tables in WRITTEN_BY.values() for table in tables.split()}
    assert sorted(seen - FIXED - written) == []
    assert WRITTEN_BY.keys() <= PUBLIC.keys()
