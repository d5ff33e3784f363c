"""Revision control: the whole of a record is kept at every save, by whom and why."""

from contextlib import contextmanager

import reversion
from django.utils import timezone
from modeltranslation.translator import translator
from reversion.models import Version

from .. import columns as schema
from ..models import Event, Organiser, Origin, PublishedVersion

PARTS = {name: Event._meta.get_field(name).related_model for name in schema.PARTS}


def register():
    """Let every save inside a revision keep the record and all its parts.

    A part leads to its event and the event to all parts, so a revision holds the
    whole record whichever of them was written.
    """
    follow = ["people_with_units", *PARTS]  # first: it need not ask person by person
    reversion.register(Event, fields=columns(Event), follow=follow)
    for model in PARTS.values():
        reversion.register(model, fields=columns(model), follow=["event"])


def columns(model):
    """The columns worth keeping.

    modeltranslation writes a translated field's bare column anew in whatever language
    the author's screen happens to be: beside ``title_kk``, ``title`` is only noise.
    """
    is_translated = model not in (Organiser, Origin)
    bare = translator.get_options_for_model(model).fields if is_translated else ()
    own = [*model._meta.local_fields, *_simple_relations(model)]
    return [
        field.name
        for field in own
        if field.name not in bare and field.name not in schema.BOOKKEEPING
    ]


def _simple_relations(model):
    """Topics and the like; organisers are parts of their own, with an order."""
    return [
        field
        for field in model._meta.local_many_to_many
        if field.remote_field.through._meta.auto_created
    ]


@contextmanager
def recording(by, comment):
    """Keep what is written inside as one revision; ``events.saving`` asks for it.

    Without a ``comment`` that of a revision around this one stays.
    """
    with reversion.create_revision(atomic=False):  # ``saving`` is a transaction
        reversion.set_user(by)
        if comment:
            reversion.set_comment(str(comment))
        yield


def move_along(*numbers):
    """Let those of these records that wait for their day be published as saved last."""
    waiting = PublishedVersion.objects.filter(event__in=numbers)
    for row in waiting.filter(since__gt=timezone.now()):
        saved = Version.objects.get_for_object_reference(Event, row.event_id)
        row.revision = saved.first().revision
        row.save()
