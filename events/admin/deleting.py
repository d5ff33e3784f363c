"""What the page before a deletion names: what an author would miss, no bookkeeping."""

from django.contrib.admin.options import ModelAdmin
from django.utils.text import capfirst

from ..models import Coverage, Event, TranslatedText

BOOKKEEPING = [
    model._meta for model in (Coverage, TranslatedText, Event.responsible.through)
]


class DeletionMixin(ModelAdmin):
    def get_deleted_objects(self, objs, request):
        deleted, counts, *rest = super().get_deleted_objects(objs, request)
        hidden = [meta.verbose_name_plural for meta in BOOKKEEPING]
        shown = {name: number for name, number in counts.items() if name not in hidden}
        return _without_bookkeeping(deleted), shown, *rest


def _without_bookkeeping(deleted):
    """Leave lines out of the admin's nested list, which knows only their words."""
    hidden = tuple(f"{capfirst(meta.verbose_name)}: " for meta in BOOKKEEPING)
    return [
        _without_bookkeeping(line) if isinstance(line, list) else line
        for line in deleted
        if isinstance(line, list) or not line.startswith(hidden)
    ]
