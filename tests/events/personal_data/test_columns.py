"""Every column that can hold a name is rewritten, or says why it need not be."""

import pytest
from django.apps import apps
from django.db.models import CharField, FileField, JSONField, TextField
from reversion.models import Version

from events.personal_data import traces
from events.personal_data.occurrences import KINDS, text_columns
from languages.columns import split

WHOLE = "goes with the person, or with the record's own uploads"
KEY = "a key, code or choice, no words"
OWN = "an account or a right, which its owner or an administrator changes"
WRITER = "a reader's own address, erased after the answer"
FILES = "a file is removed by the takedown to which the preview leads"
SUBJECT = "no part of a record; an editor changes it at its own screen"
EXCUSED = {
    "participants.person participants.personname participants.merge": WHOLE,
    "participants.consent intake.sourcefile": WHOLE,
    "search.entry search.facets search.skeleton search.namekey": "follows the texts",
    "participants.organisation events.topic events.series search.concept": SUBJECT,
    "participants.organisationname participants.organisationmerge": SUBJECT,
    "participants.succession portal.portal": SUBJECT,
    "accounts.attempt accounts.secondfactor auth.user auth.group auth.permission": OWN,
    "accounts.passkey accounts.invitation events.member": OWN,
    "contenttypes.contenttype sessions.session search.stamp": KEY,
    "reversion.version.object_id reversion.version.format reversion.version.db": KEY,
    "admin.logentry.object_id events.transition.name events.coverage.language": KEY,
    "mail_queue.queuedemail.recipients mail_queue.queuedemail.from_email": OWN,
    "django_tasks_database.dbtaskresult": KEY,  # numbers of records, and what failed
    "mail_queue.queuedemail.message_id mail_queue.queuedemail.last_error": KEY,
    "events.event.spoken_languages events.event.kind events.event.mode": KEY,
    "events.origin.language events.origin.made": KEY,
    "events.event.country events.place.country": KEY,
    "events.event.timezone events.event.outcome events.document.cleaned_name": KEY,
    "events.event.original_language events.event.licence events.event.status": KEY,
    "events.participation.role events.participation.kind": KEY,
    "events.section.kind events.section.paragraphs events.correction.kind": KEY,
    "events.photo.licence events.document.licence events.document.language": KEY,
    "events.recording.kind events.recording.language events.recording.licence": KEY,
    "events.photo.consent events.recording.consent": KEY,
    "events.photo.image events.document.file events.removedfile.name": FILES,
    "events.report.paragraph events.report.language events.report.status": KEY,
    "events.report.email": WRITER,
    "events.translatedtext.key events.translatedtext.language": KEY,
    "events.translatedtext.original_language events.translatedtext.digest": KEY,
}


def columns():
    """Yield every column of every table that may hold words."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            if isinstance(field, CharField | TextField | JSONField | FileField):
                yield model._meta.label_lower, field.name


def rewritten():
    for model in KINDS:
        for name in text_columns(model):
            yield model._meta.label_lower, name
            yield model._meta.label_lower, split(name)[0]  # the bare one beside it
    for rows, names in traces.notes_of(0, [], []):
        for name in names:
            yield rows.model._meta.label_lower, name
    yield Version._meta.label_lower, "serialized_data"


@pytest.mark.django_db
def test_every_column_that_may_hold_a_name_is_rewritten_or_excused():
    excused = {one for group in EXCUSED for one in group.split()}
    open_columns = {
        f"{label}.{name}"
        for label, name in set(columns()) - set(rewritten())
        if label not in excused and f"{label}.{name}" not in excused
    }

    assert open_columns == set()


def test_no_excuse_outlives_its_column():
    known = {label for label, _name in columns()} | {".".join(one) for one in columns()}

    assert {one for group in EXCUSED for one in group.split()} - known == set()
