"""Completeness: every column has its place wherever records go, or a reason why not.

A column that is new fails here once for each place that does not know it yet, with
the name of the place. Beside these, it needs its migration and its two translations.
"""

from datetime import date

import pytest
from django.contrib import admin
from django.contrib.admin.utils import flatten, flatten_fieldsets
from django.db import models
from django.utils import timezone

from events import columns as schema
from events.admin import EventAdmin
from events.choices import Status
from events.exchange import RecordResource
from events.exchange.resource import PARTS
from events.indexing.documents import documents
from events.models import (
    Correction,
    Document,
    Event,
    Organiser,
    Origin,
    Participation,
    Photo,
    Place,
    Recording,
    Section,
    Series,
    Sitting,
    Topic,
)
from interop.api import schemas
from interop.record import record as out
from languages.columns import column, split
from participants.exchange.resources import OrganisationResource, PersonResource
from participants.models import Organisation, Person

from .completeness import EXCEPTED
from .factories import (
    DocumentFactory,
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    ParticipationFactory,
    PersonFactory,
    PhotoFactory,
    RecordingFactory,
    SectionFactory,
    TopicFactory,
)

MODELS = [
    *(Event, Organiser, Origin, Sitting, Place, Participation, Section),
    *(Recording, Photo, Document, Correction),
    *(Topic, Series, Person, Organisation),
]

PLACES = {
    "list": "events/columns.py (TEXTS, FACTS, CODES or INTERNAL)",
    "desk": "the form at the desk (events/admin/, participants/admin/)",
    "record": "the Record that leaves (interop/record/record.py and build.py)",
    "api": "the API (interop/api/schemas.py)",
    "exchange": "the exchange of files (events/exchange/, participants/exchange/)",
    "search": "the index (events/indexing/documents.py)",
    "page": "the page of a record (templates/events/)",
}

# As what a column leaves the house, where that is not its own name.
LEAVES_AS = {
    Event: {"publish_at": "published", "modified_at": "modified"},
    Organiser: {"organisation": "organisers"},
    Participation: {"printed_name": "name", "organisations": "affiliations"},
    Section: {"body": "html"},
    Photo: {"image": "url"},
    Document: {"file": "url"},
    Topic: {"slug": "key"},
    Person: dict.fromkeys(["family_name", "given_name", "patronymic"], "name"),
}
DESCRIBED = {
    Event: (out.Record, schemas.Record),
    Organiser: (out.Record, schemas.Record),
    Participation: (out.Participant, schemas.Participant),
    Sitting: (out.Sitting, schemas.Sitting),
    Place: (out.Place, schemas.Place),
    Origin: (out.Origin, schemas.Origin),
    Section: (out.Section, schemas.Section),
    Recording: (out.Medium, schemas.Medium),
    Photo: (out.Medium, schemas.Medium),
    Document: (out.Medium, schemas.Medium),
    Correction: (out.Correction, schemas.Correction),
    Topic: (out.Subject, schemas.Subject),
    Series: (out.Subject, schemas.Subject),
    Person: (out.Person, schemas.Person),
    Organisation: (out.Organisation, schemas.Organisation),
}
FOUND_BY = {  # beside words: the facets, and the moment from which a record is found
    Event: {"kind", "starts_on", "topics", "publish_at"},
    Organiser: {"organisation"},
    Participation: {"person", "organisations"},
    Section: {"speaker"},
}


def columns_of(model):
    """The columns as a person would count them: a text in three languages is one.

    Keys by which the database sorts are made for each language, and no columns of ours.
    """
    many = model._meta.many_to_many
    simple = [f for f in many if f.remote_field.through._meta.auto_created]
    names = [f.name for f in (*model._meta.fields, *simple)]
    return [n for n in names if n not in {"id", "event"} and not split(n)[1]]


def excepted(model, place):
    return {
        name
        for models_, places, names, _reason in EXCEPTED
        if model in models_ and place in places.split()
        for name in names.split()
    } & set(columns_of(model))


# --- Who knows which columns -------------------------------------------------


def listed(model):
    return {*schema.TEXTS, *schema.FACTS, *schema.CODES, *schema.INTERNAL}


def on_the_desk(model):
    inlines = {inline.model: inline for inline in EventAdmin.inlines}
    form = inlines.get(model) or type(admin.site._registry[model])
    if form.fieldsets or form.fields:
        named = flatten_fieldsets(form.fieldsets) if form.fieldsets else form.fields
        # modeltranslation puts the columns in the field's place, once a form was shown
        return {split(name)[0] for name in flatten(named)}
    editable = {
        f.name for f in model._meta.get_fields() if getattr(f, "editable", False)
    }
    return editable | set(form.readonly_fields)


def described(model, names_there):
    names = LEAVES_AS.get(model, {})
    return {name for name in columns_of(model) if names.get(name, name) in names_there}


def in_the_record(model):
    return described(model, DESCRIBED[model][0].__dataclass_fields__)


def in_the_api(model):
    return described(model, DESCRIBED[model][1].model_fields)


def exchanged(model):
    records = RecordResource().fields
    names = {
        Event: set(records),
        Organiser: {"organisation"} if "organisers" in records else set(),
        **{
            Event._meta.get_field(part).related_model: set(records[part].texts)
            for part in PARTS
        },
        Person: set(PersonResource().fields),
        Organisation: set(OrganisationResource().fields),
    }.get(model, set())
    return {name for name in columns_of(model) if names & {name, column(name, "kk")}}


KNOWN = {
    "list": listed,
    "desk": on_the_desk,
    "record": in_the_record,
    "api": in_the_api,
    "exchange": exchanged,
}
CASES = [
    *((model, place) for model in MODELS for place in KNOWN if place != "list"),
    (Event, "list"),
]


@pytest.mark.parametrize(
    ("model", "place"), CASES, ids=lambda one: getattr(one, "__name__", one)
)
def test_every_column_has_its_place_or_a_reason(model, place):
    known = KNOWN[place](model)
    relations = {f.name for f in model._meta.get_fields() if f.is_relation}
    beside = relations if place == "list" else excepted(model, place)

    missing = [name for name in columns_of(model) if name not in known | beside]

    assert not missing, f"{model.__name__}: not in {PLACES[place]}: {missing}"


@pytest.mark.parametrize(
    ("model", "place"), CASES[:-1], ids=lambda one: getattr(one, "__name__", one)
)
def test_no_exception_outlives_its_reason(model, place):
    assert excepted(model, place) & KNOWN[place](model) == set()


def test_an_exception_names_columns_that_exist():
    for models_, _places, names, _reason in EXCEPTED:
        there = {name for model in models_ for name in columns_of(model)}
        assert set(names.split()) - there == set(), names


# --- What is written is found and read: a word of its own in every text ---------


@pytest.fixture
def written(db):
    """A public record; each of its texts is a word that stands nowhere else."""
    words = {}
    topic = _filled(TopicFactory.build(), words)
    unit = _filled(OrganisationFactory.build(), words)
    person = _filled(PersonFactory.build(), words)
    for thing in (topic, unit, person):
        thing.save()
    event = EventFactory.build(starts_on=date(2011, 12, 6), status=Status.PUBLISHED)
    event.publish_at = timezone.now()
    _filled(event, words).save()
    event.topics.add(topic)
    OrganiserFactory(event=event, organisation=unit)
    for part in (
        ParticipationFactory.build(event=event, person=person),
        SectionFactory.build(event=event),
        Sitting(event=event, day=date(2011, 12, 6)),
        Place(event=event),
        RecordingFactory.build(event=event),
        PhotoFactory.build(event=event),
        DocumentFactory.build(event=event),
        Correction(event=event, made_on=date(2012, 1, 6), version=2),
    ):
        _filled(part, words).save()
    return event, words


def holds_words(model, name):
    field = model._meta.get_field(name)
    is_text = isinstance(field, models.CharField | models.TextField)
    return is_text and field.editable and not field.choices


def _filled(thing, words):
    for name in columns_of(type(thing)):
        if holds_words(type(thing), name) and name not in ("timezone", "starts_at"):
            words[type(thing), name] = word = f"zq{len(words):03}"
            translated = column(name, "kk") in {f.name for f in thing._meta.fields}
            setattr(thing, column(name, "kk") if translated else name, word)
    return thing


def test_every_text_is_found_or_has_a_reason(written):
    event, words = written
    reread = Event.objects.for_indexing().get(pk=event.pk)

    index = " ".join(map(str, documents(reread)))

    missing = {
        f"{model.__name__}.{name}"
        for (model, name), word in words.items()
        if word not in index and name not in excepted(model, "search")
    }
    assert not missing, f"not in {PLACES['search']}: {missing}"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_fact_narrows_a_search_or_has_a_reason(model):
    known = FOUND_BY.get(model, set()) | excepted(model, "search")
    facts = [name for name in columns_of(model) if not holds_words(model, name)]

    missing = [name for name in facts if name not in known]

    assert not missing, f"{model.__name__}: not in {PLACES['search']}: {missing}"


def test_every_text_and_code_is_on_the_page(written, client):
    event, words = written
    shown = {
        *((Event, name) for name in (*schema.TEXTS, *schema.CODES)),
        *(
            (Event._meta.get_field(part).related_model, name)
            for part, names in schema.TEXTS_OF_PARTS.items()
            for name in names
        ),
    }

    page = client.get(event.get_absolute_url()).content.decode()

    body = page.partition("<body")[2]
    missing = {name for key, name in shown if words.get((key, name), "") not in body}
    assert not missing, f"not on {PLACES['page']}: {missing}"
