"""Data repair: letters that only look right, in texts stored before they were mended.

What is written today is mended by its field (``search.fields.Mended``). Here
older rows are found, and mended as an editor would: a record through ``saving``, whose
history keeps what stood there, people and organisations likewise; of topics and series
only what is yielded tells. Versions that were kept, logs, consents, reports and files
are evidence, and stay as they are.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

import reversion
from django.db import models, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from languages.columns import split
from languages.word_diff import difference
from participants.fields import KeyField
from participants.models import (
    Organisation,
    OrganisationName,
    Person,
    PersonName,
    Succession,
)

from .concerned import follow, records_showing
from .fields import ParagraphsField
from .history.recording import PARTS
from .models import Event, Series, Topic
from .rich_text import plain_text
from .saving import saving
from .translating.translation_status import recognise

# Whose history keeps which rows, and by which column these name their owner.
_ROWS = {
    Person: {Person: "pk", PersonName: "person_id"},
    Organisation: {
        Organisation: "pk",
        OrganisationName: "organisation_id",
        Succession: "old_id",
    },
    Topic: {Topic: "pk"},
    Series: {Series: "pk"},
    Event: {Event: "pk"} | dict.fromkeys(PARTS.values(), "event_id"),
}


class Mending(NamedTuple):
    """What becomes of one text; ``owner`` is the record or whoever else shows it."""

    owner: type[models.Model]
    number: int
    place: str  # "events.section 12, body_kk"
    column: str
    old: str
    new: str

    @property
    def words(self) -> list[tuple[str, str]]:
        """The words that change, before and after; a sign alone counts as one."""
        old, new = map(plain_text, (self.old, self.new))
        found, gone = [], ""
        for kind, text in difference(old, new):
            if kind == "delete":
                gone = text
            elif kind == "insert" or gone:
                found.append((gone, text if kind == "insert" else ""))
                gone = ""
        return [*found, (gone, "")] if gone else found

    @property
    def signs(self) -> tuple[str, str]:
        """The signs that go and those that come, for who cannot see a difference."""
        old, new = Counter(self.old), Counter(self.new)
        return _codes(old - new), _codes(new - old)


def _codes(signs: Counter) -> str:
    return " ".join(f"U+{ord(sign):04X}" for sign in sorted(signs))


def waiting() -> Iterator[Mending]:
    """Yield every stored text that would be written otherwise today."""
    for owner, models_of in _ROWS.items():
        for model, owned_by in models_of.items():
            names = _columns(model)
            rows = model._base_manager.order_by("pk").annotate(number=F(owned_by))
            stored = rows.values_list("pk", "number", *names)
            for pk, number, *texts in stored.iterator(chunk_size=500):
                yield from _changes(
                    owner, number, model, pk, zip(names, texts, strict=True)
                )


def mend() -> Iterator[Mending]:
    """Mend all of it, a record at a time; yield what has been written."""
    owners = dict.fromkeys((one.owner, one.number) for one in waiting())
    for owner, number in owners:
        with suppress(owner.DoesNotExist):  # deleted meanwhile
            if owner is Event:
                yield from _mend_record(number)
            else:
                yield from _mend_entry(owner, number)


def _mend_record(number: int) -> list[Mending]:
    with saving(by=None, comment=_said()) as written:
        event = Event.objects.for_translating().select_for_update(of=["self"])
        event = event.get(pk=number)
        recognise(event)
        done = _write(Event, number)
        event.refresh_from_db()
        event.save(update_fields=["modified_at"])
        written.append(event)
    return done


def _mend_entry(owner: type[models.Model], number: int) -> list[Mending]:
    with transaction.atomic(), reversion.create_revision():
        reversion.set_comment(_said())
        thing = owner._base_manager.select_for_update(of=["self"]).get(pk=number)
        done = _write(owner, number)
        follow(thing, changed=records_showing(thing))
    return done


def _said() -> str:
    return _("Letters that only looked right were mended.")


def _write(owner: type[models.Model], number: int) -> list[Mending]:
    done = []
    for model, owned_by in _ROWS[owner].items():
        names = _columns(model)
        for thing in model._base_manager.filter(**{owned_by: number}).order_by("pk"):
            texts = [(name, getattr(thing, name)) for name in names]
            if changes := list(_changes(owner, number, model, thing.pk, texts)):
                _save(thing, changes)
                done += changes
    return done


def _save(thing: models.Model, changes: list[Mending]) -> None:
    """Write the texts, the bare columns beside them, and what is worked out of both."""
    if isinstance(thing, PersonName) and _is_known(thing, changes[0].new):
        thing.delete()
        return
    names = {change.column for change in changes}
    names |= {split(name)[0] for name in names}
    fields = thing._meta.local_fields
    thing.save(
        update_fields=[
            field.name
            for field in fields
            if field.name in names or isinstance(field, KeyField | ParagraphsField)
        ]
    )


def _is_known(variant: PersonName, name: str) -> bool:
    """Whether the person has this spelling already, in letters that are right."""
    others = PersonName.objects.filter(person=variant.person_id, name=name)
    return others.exclude(pk=variant.pk).exists()


def _changes(owner, number, model, pk, texts) -> Iterator[Mending]:
    for name, old in texts:
        field = model._meta.get_field(name)
        if old and field.mend(old) != old:
            place = f"{model._meta.label_lower} {pk}, {name}"
            yield Mending(owner, number, place, name, old, field.as_kept(old))


def _columns(model: type[models.Model]) -> list[str]:
    """Return the texts of a model; a bare column repeats one of its languages."""
    names = [f.name for f in model._meta.local_fields if hasattr(f, "mend")]
    bare = {split(name)[0] for name in names if split(name)[1]}
    return [name for name in names if name not in bare]
