"""Deduplication: two people or two organisations become one, or two again."""

from collections import defaultdict
from contextlib import suppress
from itertools import chain

from django.apps import apps
from django.core import serializers
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from languages.columns import columns
from languages.homoglyphs import mended
from languages.names.printed import is_initial
from participants import columns as schema
from participants.audit_log import Act, note
from participants.consents import hold_wishes
from participants.models import Merge, Organisation, OrganisationMerge, Person
from participants.naming import learn_spellings, spellings

from ..concerned import follow, records_showing
from ..models import Event, Participation
from ..saving import saving

NAMES = columns(*schema.TEXTS_OF_ORGANISATION)
COLUMNS = {
    Person: [*columns(*schema.TEXTS_OF_PERSON), *schema.CODES_OF_PERSON, "photo"],
    Organisation: [*NAMES, *schema.CODES_OF_ORGANISATION],
}
CODE = {Person: "orcid", Organisation: "ror_id"}  # may stand with one only
MERGES = {Person: Merge, Organisation: OrganisationMerge}


def differing(source, target):
    """Return the columns in which both have something, and not the same."""
    return [
        column
        for column in COLUMNS[type(source)]
        if _value(source, column)
        and _value(target, column)
        and _value(source, column) != _value(target, column)
    ]


def is_fuller(one, other):
    """Tell whether ``one`` spells out what ``other`` abbreviates.

    >>> is_fuller("Ғарифолла", "Ғ."), is_fuller("Ғ.", "Ғарифолла")
    (True, False)
    >>> is_fuller("Есімов", "Есім")  # another name, not a longer one
    False
    """
    start = str(other).removesuffix(".")
    return str(one).startswith(start) and is_initial(start.lower()) and one != other


def refuse_if_impossible(source, target):
    """Raise ``ValidationError`` with the reason why the two cannot become one."""
    if isinstance(source, Person):
        if source == target:
            raise ValidationError(_("A person cannot be merged with themselves."))
    elif source in target.chain or target in source.chain:
        raise ValidationError(
            _("An organisation cannot be merged with itself or with its own unit.")
        )
    for one in (source, target):
        if one.merged_into_id:
            raise ValidationError(
                _("%(person)s has been merged into %(other)s already.")
                % {"person": one, "other": one.merged_into}
            )


@transaction.atomic
def merge(source, target, *, by, chosen=(), reason=""):
    """Let ``source`` be ``target`` from now on; the address of ``source`` leads there.

    ``chosen`` names the columns in which the text of ``source`` is the better one;
    what ``target`` lacks is taken over in any case. Of organisations a ``reason`` is
    asked. Returns the merge, by which ``undo`` restores exactly what moved.
    """
    source, target = _locked(source, target)
    refuse_if_impossible(source, target)
    _refuse_without_right(by, source, target)
    if isinstance(source, Organisation) and not reason.strip():
        raise ValidationError(_("Say why the two are one."))
    comment = _("Merged: %(source)s into %(target)s")
    comment %= {"source": source, "target": target}
    shown = records_showing(source)
    with saving(by=by, comment=comment):
        moved = {**_move(source, target), **_take_over(source, target, chosen)}
        done = MERGES[type(source)].objects.create(
            source=source, target=target, moved=moved, reason=reason.strip(), made_by=by
        )
    told = f"{comment} {done.reason}".strip()
    note(Act.MATCHED, [source, target], by=by, said=told)
    follow(source, target, changed=shown)
    return done


@transaction.atomic
def undo(done, *, by):
    """Take a merge back: what moved moves back, unless somebody changed it since."""
    source, target = _locked(done.source, done.target)
    done = type(done).objects.select_related("source", "target").get(pk=done.pk)
    if not done.can_be_undone:
        raise ValidationError(
            _("This merge was undone already, or a later merge must be undone first.")
        )
    _refuse_without_right(by, source, target)
    comment = _("Merge undone: %(source)s and %(target)s are two again")
    comment %= {"source": source, "target": target}
    with saving(by=by, comment=comment):
        _move_back(source, target, done.moved)
        _give_back(source, target, done.moved, done.made_at)
        type(done).objects.filter(pk=done.pk).update(undone_at=timezone.now())
    note(Act.MATCHED, [source, target], by=by, said=comment)
    follow(source, target, changed=records_showing(source))
    return source


def references(model):
    """Yield each column that moves with a merge: its model, its name, what it is.

    Whatever names an organisation does, without being named here: Django is asked.
    """
    for relation in model._meta.related_objects:
        named_by = relation.related_model
        label = named_by._meta.verbose_name_plural
        if model is Person and named_by not in (Person, Participation):
            continue  # names and answers have ways of their own
        if relation.one_to_many:
            yield named_by, relation.field.name, label
        elif named_by is not model and relation.through._meta.auto_created:
            yield relation.through, relation.field.m2m_reverse_field_name(), label


def _move(source, target):
    """Let all rows name ``target``; return which, and those that said it twice.

    An event that both organised has one of them as organiser afterwards.
    """
    moved, doublets = [], []
    for model, field, _label in references(type(source)):
        rows = {row.pk: row for row in model._base_manager.filter(**{field: source})}
        twice = _point(model, field, list(rows), target)
        moved += [[model._meta.label, field, pk] for pk in rows if pk not in twice]
        doublets += [rows[pk] for pk in twice]
    kept = serializers.serialize("json", doublets)
    for row in doublets:
        row.delete()
    return {"rows": moved, "doublets": kept}


def _point(model, field, numbers, target):
    """Let these rows name ``target``; return those that cannot: another does already.

    All at once, or else each half: a thousand rows are moved in a moment, and few of
    them are in the way.
    """
    try:
        with transaction.atomic():
            rows = model._base_manager.filter(pk__in=numbers)
            rows.update(**{field: target})
    except IntegrityError:
        if len(numbers) == 1:
            return numbers
        half = len(numbers) // 2
        return [
            *_point(model, field, numbers[:half], target),
            *_point(model, field, numbers[half:], target),
        ]
    return []


def _move_back(source, target, moved):
    rows = moved.get("rows", [])  # the first merges of people kept two lists instead
    rows += [("events.Participation", "person", pk) for pk in moved.get("places", ())]
    old = moved.get("redirected", ())
    rows += [("participants.Person", "merged_into", pk) for pk in old]
    together = defaultdict(list)
    for label, field, number in rows:
        together[label, field].append(number)
    for (label, field), numbers in together.items():
        still = apps.get_model(label)._base_manager.filter(**{field: target})
        still.filter(pk__in=numbers).update(**{field: source})
    for row in serializers.deserialize("json", moved.get("doublets", "[]")):
        with suppress(ValidationError):  # what it belonged to may be gone
            row.object.full_clean()
            row.save()


def _take_over(source, target, chosen):
    """Give ``target`` the texts and names of ``source``; return what changed."""
    is_person = isinstance(source, Person)
    learn, named = (learn_spellings, spellings) if is_person else (_keep_names, _names)
    before = [*named(target), *named(source)]
    texts, own, code = {}, {}, CODE[type(source)]
    for column in COLUMNS[type(source)]:
        was, new = _value(target, column), _value(source, column)
        if new and new != was and (column in chosen or not was):
            texts[column] = [was, new]
            _put(target, column, new, source)
    held = hold_wishes(source, target) if is_person else {}
    if code in texts:
        own[code] = getattr(source, code)
        setattr(source, code, "")
    source.merged_into = target
    source.save()
    target.full_clean()
    target.save()
    names = [name.pk for name in learn(target, before)]
    return {"texts": texts, "wishes": held, "own": own, "names": names}


def _give_back(source, target, moved, since):
    """Move texts back; wishes too, unless somebody said something ``since``."""
    for column, (was, new) in moved["texts"].items():
        if _value(target, column) in (new, mended(new)):
            _put(target, column, was, source)
    wishes = moved.get("wishes")
    if wishes and not target.consents.filter(noted_at__gt=since).exists():
        vars(target).update(wishes)
    target.full_clean()
    target.save()
    for column, value in moved["own"].items():
        setattr(source, column, value)
    source.merged_into = None
    source.full_clean()  # another may have the code by now
    source.save()
    target.names.filter(pk__in=moved["names"]).delete()


def _names(*called):
    """Return what each is called, by the column."""
    return [{column: _value(one, column) for column in NAMES} for one in called]


def _keep_names(organisation, before):
    """Make these names other names of an organisation; return those it had not yet."""
    kept = []
    for texts in before:
        known = _names(organisation, *organisation.names.all())
        if set(texts.values()) - {"", *chain(*(one.values() for one in known))}:
            kept.append(organisation.names.create(**texts))
    return kept


def _value(thing, column):
    return str(getattr(thing, column) or "")


def _put(thing, column, value, source):
    """Write a text; a photo brings the consent of whoever it shows."""
    setattr(thing, column, value)
    if column == "photo":
        thing.photo_consent = bool(value) and source.photo_consent


def _locked(one, other):
    """Fetch both anew, each locked until the end, always in the same order."""
    rows = type(one).objects.filter(pk__in=[one.pk, other.pk]).order_by("pk")
    found = rows.select_for_update().in_bulk()
    return found[one.pk], found[other.pk]


def _refuse_without_right(by, *things):
    """Ask for the right to change them, and each record that names one of them."""
    kind = things[0]._meta.model_name
    if kind == "person":
        touched = Event.objects.filter(participations__person__in=things)
    else:
        touched = Event.objects.organised_by(things) | Event.objects.naming(things)
    closed = touched.exclude(pk__in=Event.objects.editable_by(by).values("pk"))
    if not by.has_perm(f"participants.change_{kind}") or closed.exists():
        raise PermissionDenied
