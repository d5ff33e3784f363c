"""Deduplication: two people become one, or two again; nothing moved is forgotten."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from languages.columns import columns
from languages.names.printed import is_initial
from participants.columns import CODES_OF_PERSON, TEXTS_OF_PERSON
from participants.consents import hold_wishes
from participants.models import Merge, Person, PersonName
from participants.naming import learn_spellings, spellings

from ..concerned import follow, renew
from ..models import Event, Participation
from ..saving import saving

COLUMNS = [*columns(*TEXTS_OF_PERSON), *CODES_OF_PERSON, "photo"]


def differing(source, target):
    """Return the columns in which both people have something, and not the same."""
    return [
        column
        for column in COLUMNS
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
    if source == target:
        raise ValidationError(_("A person cannot be merged with themselves."))
    for person in (source, target):
        if person.merged_into_id:
            raise ValidationError(
                _("%(person)s has been merged into %(other)s already.")
                % {"person": person, "other": person.merged_into}
            )


@transaction.atomic
def merge(source, target, *, by, chosen=()):
    """Let ``source`` be ``target`` from now on; the address of ``source`` leads there.

    ``chosen`` names the columns in which the text of ``source`` is the better one;
    what ``target`` lacks is taken over in any case. Returns the ``Merge``, by which
    ``undo`` restores exactly what moved.
    """
    source, target = _locked(source, target)
    refuse_if_impossible(source, target)
    _refuse_without_right(by, source)
    comment = _("Merged: %(source)s into %(target)s")
    with saving(by=by, comment=comment % {"source": source, "target": target}):
        moved = {
            "places": list(source.participations.values_list("pk", flat=True)),
            "redirected": list(source.merged_people.values_list("pk", flat=True)),
            **_take_over(source, target, chosen),
        }
        Participation.objects.filter(pk__in=moved["places"]).update(person=target)
        source.merged_people.update(merged_into=target)
        done = Merge.objects.create(
            source=source, target=target, moved=moved, made_by=by
        )
    _tell(by, [source, target], comment % {"source": source, "target": target})
    _follow(source, target, moved["places"])
    return done


@transaction.atomic
def undo(done, *, by):
    """Take a merge back: what moved moves back, unless somebody changed it since."""
    source, target = _locked(done.source, done.target)
    done = Merge.objects.select_related("source", "target").get(pk=done.pk)
    if not done.can_be_undone:
        raise ValidationError(
            _("This merge was undone already, or a later merge must be undone first.")
        )
    _refuse_without_right(by, target)
    comment = _("Merge undone: %(source)s and %(target)s are two people")
    with saving(by=by, comment=comment % {"source": source, "target": target}):
        _give_back(source, target, done.moved, done.made_at)
        places = Participation.objects.filter(pk__in=done.moved["places"])
        places.filter(person=target).update(person=source)
        earlier = Person.objects.filter(pk__in=done.moved["redirected"])
        earlier.filter(merged_into=target).update(merged_into=source)
        Merge.objects.filter(pk=done.pk).update(undone_at=timezone.now())
    _tell(by, [source, target], comment % {"source": source, "target": target})
    _follow(source, target, done.moved["places"])
    return source


def _take_over(source, target, chosen):
    """Give ``target`` the texts and spellings of ``source``; return what changed."""
    before = [*spellings(target), *spellings(source)]
    texts, own = {}, {}
    for column in COLUMNS:
        was, new = _value(target, column), _value(source, column)
        if new and new != was and (column in chosen or not was):
            texts[column] = [was, new]
            _put(target, column, new, source)
    held = hold_wishes(source, target)
    if "orcid" in texts:  # an ORCID may stand with one person only
        own["orcid"] = source.orcid
        source.orcid = ""
    source.merged_into = target
    source.save()
    target.full_clean()
    target.save()
    names = [name.pk for name in learn_spellings(target, before)]
    return {"texts": texts, "wishes": held, "own": own, "names": names}


def _give_back(source, target, moved, since):
    """Move texts back; wishes too, unless somebody said something ``since``."""
    for column, (was, new) in moved["texts"].items():
        if _value(target, column) == new:
            _put(target, column, was, source)
    if not target.consents.filter(noted_at__gt=since).exists():
        vars(target).update(moved.get("wishes", {}))
    target.full_clean()
    target.save()
    for column, value in moved["own"].items():
        setattr(source, column, value)
    source.merged_into = None
    source.full_clean()  # somebody else may have the ORCID by now
    source.save()
    PersonName.objects.filter(pk__in=moved["names"], person=target).delete()


def _value(person, column):
    return str(getattr(person, column) or "")


def _put(person, column, value, source):
    """Write a text; a photo brings the consent of whoever it shows."""
    setattr(person, column, value)
    if column == "photo":
        person.photo_consent = bool(value) and source.photo_consent


def _locked(*people):
    """Fetch people anew, each locked until the end, always in the same order."""
    numbers = sorted({person.pk for person in people})
    rows = Person.objects.filter(pk__in=numbers).order_by("pk").select_for_update()
    found = {person.pk: person for person in rows}
    return [found[person.pk] for person in people]


def _refuse_without_right(by, person):
    """Ask for the right to change people, and each record the person is in."""
    touched = Event.objects.filter(participations__person=person)
    closed = touched.exclude(pk__in=Event.objects.editable_by(by).values("pk"))
    if not by.has_perm("participants.change_person") or closed.exists():
        raise PermissionDenied


def _tell(by, people, comment):
    LogEntry.objects.log_actions(by.pk, people, CHANGE, comment)


def _follow(source, target, places):
    follow(source, target)
    moved = Participation.objects.filter(pk__in=places)
    renew(*moved.values_list("event", flat=True))
