"""Diff: what is different between two moments of a record, in words one can check."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Literal

from django.apps import apps
from django.db import models
from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from languages.columns import column, split
from languages.fallback import resolution_order
from languages.word_diff import Part, difference

from ..columns import COMPUTED, STANDING
from ..fields import LanguagesField
from ..models import Event
from ..translating.texts import words_of
from .recording import PARTS
from .snapshots import Key, Snapshot

ORDER = ["events.event", *(model._meta.label_lower for model in PARTS.values())]
SILENT = {  # never changes, follows from other columns, or is told by a step
    *("id", "event", "created_at"),
    *COMPUTED,
    *STANDING,
}


@dataclass(frozen=True)
class FieldChange:
    """One column before and after; ``parts`` tells them apart word by word."""

    column: str
    label: str
    language: str  # "" when the column is not in a language
    old: str
    new: str

    @property
    def is_formatting(self) -> bool:
        """Whether the words stayed and only their mark-up changed."""
        return self.old == self.new

    @cached_property
    def parts(self) -> list[Part]:
        return difference(self.old, self.new)


@dataclass(frozen=True)
class Change:
    """What happened to the record itself or to one of its parts."""

    key: Key
    kind: Literal["added", "removed", "changed"]
    label: str
    fields: list[FieldChange]
    anchor: int | None = None  # of a section


def compare(old: Snapshot, new: Snapshot) -> list[Change]:
    """Return what changed from ``old`` to ``new``, in the order one reads a record."""
    names = _Names([old, new])
    keys = sorted({*old, *new}, key=lambda key: (ORDER.index(key[0]), _place(key, new)))
    return [change for key in keys if (change := _change(key, old, new, names))]


def differing(old: Snapshot, new: Snapshot) -> Iterator[tuple[Key, str]]:
    """Yield the place of every value that differs, without a word about it."""
    for key in {*old, *new}:
        before, after = old.get(key), new.get(key)
        if before is None or after is None:
            yield key, ""
        else:
            yield from ((key, name) for name in differing_columns(before, after))


def summary(old: Snapshot, new: Snapshot) -> str:
    """Return in one line which parts changed, for a list of versions."""
    kinds = defaultdict(set)
    for key, _column in differing(old, new):
        kinds[key[0]].add(key[1])
    return ", ".join(
        _counted(apps.get_model(label), len(kinds[label]))
        for label in ORDER
        if label in kinds
    )


def _counted(model: type[models.Model], count: int) -> str:
    if model is Event:
        return _("facts and title")
    name = str(model._meta.verbose_name_plural)
    return f"{name} ({count})" if count > 1 else name


def _place(key: Key, snapshot: Snapshot) -> tuple[int, int]:
    position = snapshot.get(key, {}).get("position")
    return (position if isinstance(position, int) else 0, key[1])


def differing_columns(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Return the columns of one row that somebody has written differently."""
    return [
        name
        for name in after
        if name not in SILENT
        and (before.get(name) or None) != (after[name] or None)  # NULL and "" are alike
    ]


def _change(key: Key, old: Snapshot, new: Snapshot, names: "_Names") -> Change | None:
    before, after = old.get(key), new.get(key)
    kind = "added" if before is None else "removed" if after is None else "changed"
    columns = differing_columns(before or {}, after or dict.fromkeys(before or {}))
    if not columns and kind == "changed":
        return None
    fields = [
        FieldChange(
            name,
            _label_of(key[0], name),
            split(name)[1],
            names.worded(key[0], name, (before or {}).get(name)),
            names.worded(key[0], name, (after or {}).get(name)),
        )
        for name in columns
    ]
    known = after or before
    return Change(key, kind, _title_of(key, known), fields, known.get("anchor"))


def _title_of(key: Key, values: dict[str, Any]) -> str:
    """Return what a part is called: its kind, and its own name as far as it has one."""
    model = apps.get_model(key[0])
    kind = capfirst(str(model._meta.verbose_name))
    text = _own_name(values) or values.get("language")
    return f"{kind}: {text}" if text and model is not Event else kind


def _own_name(values: dict[str, Any]) -> str:
    """Return what a part calls itself, in the reader's language if it can."""
    own = ("heading", "printed_name", "caption", "note", "city", "venue")
    codes = resolution_order(get_language())
    names = (values.get(column(field, code)) for field in own for code in codes)
    return next(filter(None, names), "")


def _label_of(label: str, column: str) -> str:
    field = apps.get_model(label)._meta.get_field(column)
    original = getattr(field, "translated_field", field)
    return capfirst(str(original.verbose_name))


class _Names:
    """Values in words; of all that they point to, names are fetched at once."""

    def __init__(self, snapshots: list[Snapshot]) -> None:
        self._said = snapshots
        wanted: dict[type[models.Model], set[int]] = defaultdict(set)
        for snapshot in snapshots:
            for (label, _number), values in snapshot.items():
                for name, value in values.items():
                    field = apps.get_model(label)._meta.get_field(name)
                    if field.is_relation and value and name != "event":
                        many = value if isinstance(value, list) else [value]
                        wanted[field.related_model].update(map(int, many))
        self._found = {
            model: model._base_manager.in_bulk(numbers)
            for model, numbers in wanted.items()
        }

    def worded(self, label: str, name: str, value: Any) -> str:
        """Return ``value`` as a reader would say it."""
        if value in (None, "", []):
            return ""
        field = apps.get_model(label)._meta.get_field(name)
        if field.is_relation:
            many = value if isinstance(value, list) else [value]
            return ", ".join(self._name(field.related_model, int(one)) for one in many)
        if isinstance(field, LanguagesField):
            return ", ".join(value)
        if isinstance(value, str) and hasattr(field, "sanitize"):
            return words_of(value, rich=True)
        return _in_words(field, value)

    def _name(self, model: type[models.Model], number: int) -> str:
        for snapshot in self._said:  # a speaker is told as printed then
            if part := snapshot.get((model._meta.label_lower, number)):
                return _own_name(part)
        found = self._found.get(model, {}).get(number)
        return str(found) if found else _("no longer there (%d)") % number


def _in_words(field: models.Field, value: Any) -> str:
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    value = field.to_python(value)
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return str(formats.localize(value))
