import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.fields import ChecksumField
from events.models import Event

from .querysets import SourceFileQuerySet

INCOMING = "incoming"


def private_path(source, filename):
    """Return a path that no address leads to: the media gate knows no such folder."""
    return f"{INCOMING}/{secrets.token_hex(16)}"


class SourceFile(models.Model):
    """A file or text somebody gave to make a draft of, and what was understood of it.

    It stays with the record it became: what an author wrote can be looked up again,
    and the same file is recognised when it comes a second time. It is never public.
    """

    file = models.FileField(_("file"), upload_to=private_path)
    name = models.CharField(_("name of the file"), max_length=255)
    sha256 = ChecksumField(of="file", db_index=True)
    proposal = models.JSONField(editable=False)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="source_files",
        verbose_name=_("given by"),
        editable=False,
    )
    given_at = models.DateTimeField(_("given on"), auto_now_add=True)
    used_at = models.DateTimeField(_("used on"), null=True, editable=False)
    event = models.ForeignKey(
        Event,
        on_delete=models.SET_NULL,
        null=True,
        related_name="source_files",
        verbose_name=_("record"),
        editable=False,
    )

    objects = SourceFileQuerySet.as_manager()

    class Meta:
        db_table = "interop_sourcefile"  # kept from the room that it was born in
        default_permissions = ()  # whoever may add a record may have a file read
        verbose_name = _("source file")
        verbose_name_plural = _("source files")
        ordering = ["-given_at", "-pk"]

    def __str__(self):
        return self.name
