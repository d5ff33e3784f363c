"""Pseudonymisation: a person leaves records, their history and their traces.

Nothing brings it back. What stays of the act – who, when, why, in which record – never
says the name.
"""

import json
from dataclasses import dataclass
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from reversion.models import Version

from languages.columns import columns, split
from languages.fallback import LANGUAGES
from participants.audit_log import Act, note
from participants.indexing import learn_names
from participants.models import Person, PersonName
from search import engine

from ..choices import CorrectionKind
from ..history.corrections import correct
from ..models import Event
from ..saving import saving
from . import traces
from .occurrences import LABELS, PLACE, PRINTED, Record, is_rich

PERMISSION = "events.withhold_participation"
POSTS = columns("post", "affiliation")


@dataclass(frozen=True)
class Wish:
    """What is to stand for the name, by language, and why.

    ``left`` are the finds that name somebody else; None are those that seem to.
    """

    replacement: dict[str, str]
    reason: str
    left: frozenset[str] | None = None
    takes_posts: bool = False
    erases_person: bool = False

    def means(self, find):
        return not find.is_doubtful if self.left is None else find.key not in self.left


@transaction.atomic
def pseudonymise(subject, tokens, wish, *, by):
    """Write something else for the name of ``subject`` in records and their history.

    ``tokens`` are those of the records as they were looked at. In this order: history
    and traces, the record itself with a public note, the person if wished; the files
    and the cache once that is certain. Raises ``PermissionDenied`` for whoever is no
    administrator, ``ValidationError`` for a wish that cannot be met and for a record
    that somebody has written meanwhile.
    """
    if not by.has_perm(PERMISSION):
        raise PermissionDenied
    _refuse_if_impossible(subject, tokens, wish)
    rows = Event.objects.filter(pk__in=tokens).order_by("pk")
    list(rows.select_for_update(of=["self"]))
    gone = set(subject.spelt)
    for number, token in sorted(tokens.items()):
        record = _as_looked_at(subject, number, token)
        gone |= {find.form for find in record.finds}
        _take_out(record, wish, by)
    for source in traces.sources_naming(subject):
        if source.used_at and not source.event_id:  # its record was deleted since
            traces.forget(source, wish.reason, by)
    if wish.erases_person:
        _erase(subject, wish, by)
    learn_names(subject.numbers)
    engine.forget(gone)
    transaction.on_commit(cache.clear)


def _as_looked_at(subject, number, token):
    record = Record(subject, number)
    if record.rows and record.token == token:
        return record
    raise ValidationError(
        _("Somebody has changed “%(record)s” meanwhile. Look at it once more.")
        % {"record": record.title}
    )


def _refuse_if_impossible(subject, tokens, wish):
    texts = [wish.replacement.get(code, "").strip() for code in LANGUAGES]
    if not wish.reason.strip() or not all(texts):
        raise ValidationError(
            _("Say why, and what is to stand for the name in each language.")
        )
    if any(any(subject.name.mentions(text)) for text in [*texts, wish.reason]):
        raise ValidationError(_("The name itself may stand in none of the answers."))
    if not tokens and not wish.erases_person:
        raise ValidationError(_("Choose at least one record."))
    others = subject.places.exclude(event__in=tokens)
    if wish.erases_person and others.exists():
        raise ValidationError(
            _("The person takes part in other records. Choose them all, too.")
        )


def _take_out(record, wish, by):
    """Rewrite the versions of a record and what repeats them, then the record itself.

    Its modification time moves, so that harvesters and the copied site fetch it anew.
    """
    changes = [(row, _changed(record, row, wish)) for row in record.rows]
    changes = [(row, changed) for row, changed in changes if changed]
    traces.rewrite(record, wish, by)
    for row, changed in changes:
        if row.version:  # columns change in what it has kept; all else in it stays
            (source,) = json.loads(row.version.serialized_data)
            source["fields"] |= changed
            row.version.serialized_data = json.dumps([source], ensure_ascii=False)
            row.version.save(update_fields=["serialized_data"])
    told = _("A name was removed for good, and “%(text)s” stands for it.")
    done = f"{told % {'text': wish.replacement[record.language]}} {wish.reason}"
    now = [(row.key, changed) for row, changed in changes if not row.version]
    title = record.replaced(record.title, wish)
    event = record.event or Event(pk=record.number, title_kk=title)
    if record.event:
        _save(event, now, done, by)
    note(Act.PERSONAL_DATA, [event], by=by, said=done)


def _save(event, changes, comment, by):
    with saving(event, by=by, comment=comment):
        for key, changed in changes:
            _write(key, changed)
        event.refresh_from_db()
        event.save()
        if event.is_public and changes:
            correct(event, CorrectionKind.TEXT, _public_note(), by=by)


def _public_note():
    notes = {}
    for code in LANGUAGES:
        with override(code):
            notes[code] = _("A name was removed at the person's request.")
    return notes


def _changed(record, row, wish):
    """Return the columns of a row, now or then, that become something else."""
    changed = {}
    for name in record.columns_of(row):
        before, rich = row.fields[name], is_rich(row.key[0], name)
        after = record.replaced(before, wish, record.said(row, name), rich=rich)
        if after != before:
            changed[name] = after
    if record.is_own(row):
        changed |= {"person": None} | dict.fromkeys(POSTS * wish.takes_posts, "")
        if wish.takes_posts:
            changed["organisations"] = []
    return changed


def _write(key, changed):
    """Write columns of a row and the bare ones beside them; too long is refused."""
    label, number = key
    thing = LABELS[label].objects.get(pk=number)
    if "organisations" in changed:
        thing.organisations.set(changed["organisations"])
        changed = {n: value for n, value in changed.items() if n != "organisations"}
    for name, value in changed.items():
        setattr(thing, name, value)
    if label == PLACE and {"person", *PRINTED} & set(changed):
        thing.is_withheld = True
        changed = changed | {"is_withheld": True}
    names = {field.name for field in thing._meta.local_fields}
    thing.clean_fields(exclude=names - set(changed))
    thing.save(update_fields={*changed, *(split(name)[0] for name in changed)} & names)


def _erase(subject, wish, by):
    """Delete the person, whoever was merged into them, and their history."""
    kinds = ContentType.objects.get_for_models(Person, PersonName)
    kept = Version.objects.filter(
        content_type=kinds[Person], object_id__in=map(str, subject.numbers)
    )
    revisions = list(kept.values_list("revision", flat=True))
    spelt = Version.objects.filter(content_type=kinds[PersonName])
    for version in spelt.filter(revision__in=revisions):
        (row,) = json.loads(version.serialized_data)
        if row["fields"]["person"] in subject.numbers:
            version.delete()
    kept.delete()
    traces.rewrite_of_person(subject, revisions, wish)
    for person in reversed(subject.people):  # those merged in go first
        if person.photo:
            name = person.photo.name
            transaction.on_commit(partial(default_storage.delete, name))
        person.delete()
    done = " ".join([_("A person was erased."), wish.reason])
    nobody = Person(pk=min(subject.numbers), family_name_kk=wish.replacement["kk"])
    note(Act.PERSONAL_DATA, [nobody], by=by, said=done)
