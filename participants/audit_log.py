"""Audit log: who did what to which thing, kept as entries of Django's own log.

It has a flag for what was done: three are Django's, those after them ours.
"""

from django.contrib.admin import models as log
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import pgettext_lazy


class Act(models.IntegerChoices):
    ADDED = log.ADDITION, pgettext_lazy("what was done", "added")
    CHANGED = log.CHANGE, pgettext_lazy("what was done", "changed")
    DELETED = log.DELETION, pgettext_lazy("what was done", "deleted")
    STEP = 4, pgettext_lazy("what was done", "step of a record")
    MATCHED = 5, pgettext_lazy("what was done", "people matched, merged or split")
    IMPORTED = 6, pgettext_lazy("what was done", "imported")
    EXPORTED = 7, pgettext_lazy("what was done", "exported")
    TAKEN_DOWN = 8, pgettext_lazy("what was done", "file removed for good")
    RIGHTS = 9, pgettext_lazy("what was done", "rights and accounts")
    PERSONAL_DATA = 10, pgettext_lazy("what was done", "personal data")


def note(act, things, *, by, said):
    """Keep that ``by`` did ``act`` to each of ``things``."""
    return log.LogEntry.objects.log_actions(by.pk, things, act, said)


def note_export(model, *, by, said):
    """Keep that ``by`` took rows of ``model`` out in a file."""
    log.LogEntry.objects.create(
        user_id=by.pk,
        content_type=ContentType.objects.get_for_model(model, False),
        object_repr=str(model._meta.verbose_name_plural),
        action_flag=Act.EXPORTED,
        change_message=said,
    )
