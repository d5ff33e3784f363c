"""Translation: the one act behind the desk's screen and the files it takes."""

from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from ..models import Event, Origin
from ..saving import saving
from .texts import texts_of


@dataclass(frozen=True)
class Draft:
    """What a translator hands in for one language; texts go by their keys.

    ``made_from`` holds the words of an original that has changed since the translator
    saw it. ``checked`` are the keys of translations that are right as they stand.
    """

    language: str
    texts: dict[str, str]
    checked: frozenset[str] = frozenset()
    made_from: dict[str, str] = field(default_factory=dict)
    origin: Origin | None = None  # how all of it was made, if that was said anew


@transaction.atomic
def translate(event, draft, *, by):
    """Write ``draft`` into ``event`` on behalf of the user ``by``.

    Returns the texts that have changed. Raises ``PermissionDenied`` when the user may
    not, ``ValidationError`` by key when a text does not fit; then nothing is written.
    """
    event = Event.objects.editable_by(by).for_translating().locked(event.pk)
    changed = _put(event, draft)
    comment = _("Translation: %s") % dict(settings.LANGUAGES)[draft.language]
    with saving(event, by=by, comment=comment, draft=draft):
        if origin := draft.origin:
            origin.save() if origin.made else origin.delete()
        if changed or origin:
            _save(event, changed, draft.language)
            _log(event, changed, draft.language, by)
    return changed


def _put(event, draft):
    """Put the new texts in their places; return those that differ from the old."""
    changed = []
    for text in texts_of(event):
        if text.key in draft.texts:
            new = text.as_kept(draft.texts[text.key], draft.language)
            if new != text.written_in(draft.language):
                setattr(text.thing, text.column(draft.language), new)
                changed.append(text)
    refused = {}
    for thing, texts in _by_thing(changed):
        refused |= _refusals(thing, texts, draft.language)
    if refused:
        raise ValidationError(refused)
    return changed


def _by_thing(texts):
    return [(thing, list(own)) for thing, own in groupby(texts, attrgetter("thing"))]


def _refusals(thing, texts, language):
    """Ask the columns and the constraints, not the files that lie beside a caption."""
    keys = {text.column(language): text.key for text in texts}
    try:
        thing.clean_fields(exclude={f.name for f in thing._meta.fields} - keys.keys())
        thing.validate_constraints()
    except ValidationError as refusal:
        said = refusal.message_dict
        return {keys.get(name, texts[0].key): said[name] for name in said}
    return {}


def _save(event, changed, language):
    """Write the changed columns; the event itself always, since it was modified."""
    columns = {id(event): ["modified_at"]}
    for thing, texts in _by_thing(changed):
        columns.setdefault(id(thing), []).extend(t.column(language) for t in texts)
        if thing is not event:
            thing.save(update_fields=columns[id(thing)])
    event.save(update_fields=columns[id(event)])


def _log(event, changed, language, by):
    """Tell the admin's history; it puts the names into its reader's language."""
    with override(None):
        fields = list(dict.fromkeys(str(text.label) for text in changed))
    name, language = gettext_noop("translation"), dict(settings.LANGUAGES)[language]
    fields = fields or [str(Origin._meta.verbose_name)]
    what = {"name": name, "object": language, "fields": fields}
    LogEntry.objects.log_actions(by.pk, [event], CHANGE, [{"changed": what}])
