"""Custom model fields: they keep a promise of the record, whoever writes to them."""

import hashlib
from html import unescape

from django import forms
from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django_prose_editor.fields import ProseEditorField, create_sanitizer

from languages.columns import LANGUAGES, column
from languages.homoglyphs import mended_html

from .editor import EXTENSIONS
from .paragraph_numbers import renumber
from .rich_text import tidy


def _empty_without_words(html):
    return html if unescape(strip_tags(html)).strip() else ""


class RichTextField(ProseEditorField):
    """HTML that is clean in the database, through whatever door it came.

    The editor's own field cleans what a form sends; an import, a command or a test
    writes past it. This one cleans on the way into the column, and mends letters as
    ``participants.fields.Mended`` does; an empty ``<p></p>`` becomes ``""`` so that
    another language can stand in.
    """

    def __init__(self, *args, **options):
        # Applied from the right.
        clean = [_empty_without_words, mended_html, tidy, create_sanitizer]
        super().__init__(
            *args, **{"extensions": EXTENSIONS, "sanitize": clean} | options
        )

    mend = staticmethod(mended_html)

    def as_kept(self, value):
        return self.sanitize(value) if isinstance(value, str) else value

    def get_db_prep_save(self, value, connection):
        return super().get_db_prep_save(self.as_kept(value), connection)


class AnchorField(models.PositiveSmallIntegerField):
    """The ``n`` of ``#s{n}``: given once within its event and never given again.

    The event counts the anchors it gave, so that a section added after another was
    removed does not inherit the address people have cited.
    """

    def pre_save(self, instance, add):
        anchor = super().pre_save(instance, add)
        if anchor is None:
            event = type(instance.event).objects.filter(pk=instance.event_id)
            event.update(last_anchor=F("last_anchor") + 1)
            anchor = event.values_list("last_anchor", flat=True).get()
            setattr(instance, self.attname, anchor)
        return anchor


class ParagraphsField(models.JSONField):
    """The lasting numbers of a text’s paragraphs, by ``events.paragraph_numbers``.

    Until readers have seen the record they are counted anew at each save. A part that
    was removed and comes back brings its own.
    """

    def __init__(self, *, of, **options):
        self.of = of
        super().__init__(**{"default": dict, "editable": False} | options)

    def pre_save(self, instance, add):
        columns = {code: column(self.of, code) for code in LANGUAGES}
        clean = instance._meta.get_field(columns["kk"]).sanitize
        now = {c: clean(getattr(instance, name) or "") for c, name in columns.items()}
        kept, before, event = {}, {}, instance.event
        if instance.pk and "found" not in vars(instance):
            self.look_up([instance])
        row = vars(instance).pop("found", None)
        if row and row.event.was_public:
            kept = getattr(row, self.attname)
            before = {c: clean(getattr(row, name) or "") for c, name in columns.items()}
        elif not row and event.was_public and getattr(instance, self.attname):
            kept, before = getattr(instance, self.attname), now
        day = timezone.localdate().isoformat()
        found = renumber(kept, before, now, original=event.original_language, day=day)
        setattr(instance, self.attname, found)
        return found

    def look_up(self, instances):
        """Find ``instances`` as the database has them, for the one save that follows.

        The event of a form may be stale. Whoever saves many asks once for all.
        """
        rows = self.model._base_manager.select_related("event")
        found = rows.in_bulk([one.pk for one in instances if one.pk])
        for one in instances:
            one.found = found.get(one.pk)

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"of": self.of}


def checksum(file):
    """Return the SHA-256 of a model's ``file``, in hexadecimal.

    One that was only sent so far must stay open: it is still to be stored.
    """
    file.open("rb")
    found = hashlib.file_digest(file, "sha256").hexdigest()
    if file._committed:
        file.close()
    else:
        file.seek(0)
    return found


class ChecksumField(models.CharField):
    """The SHA-256 of another field's file as it is stored; declared after that one."""

    def __init__(self, *, of, **options):
        self.of = of
        super().__init__(
            **{"max_length": 64, "editable": False, "default": ""} | options
        )

    def pre_save(self, instance, add):
        try:
            found = checksum(getattr(instance, self.of))
        except FileNotFoundError:  # lost from the disk: its row must still be writable
            return getattr(instance, self.attname)
        setattr(instance, self.attname, found)
        return found

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"of": self.of}


class SentChecksumField(ChecksumField):
    """The SHA-256 of a file as it was sent, for one that is changed to be stored.

    Declared before that one's field, which changes it. The same photo sent twice is
    known by it.
    """

    def pre_save(self, instance, add):
        if getattr(instance, self.of)._committed:
            return getattr(instance, self.attname)
        return super().pre_save(instance, add)


class DimensionField(models.PositiveIntegerField):
    """The ``width`` or ``height``, in pixels, of another field's stored image.

    Django's own ``width_field`` is filled before imagekit has named its result and
    stays empty; reading the stored image is right whatever was done to it.
    """

    def __init__(self, *, of, side, **options):
        self.of, self.side = of, side
        super().__init__(**{"editable": False, "default": 0} | options)

    def pre_save(self, instance, add):
        try:
            pixels = getattr(getattr(instance, self.of), self.side)
        except FileNotFoundError:
            pixels = None
        if pixels is None:  # lost or damaged since: what was known stays
            return getattr(instance, self.attname)
        setattr(instance, self.attname, pixels)
        return pixels

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"of": self.of, "side": self.side}


class LanguagesField(models.JSONField):
    """A list of the portal's language codes, ticked in the admin."""

    def __init__(self, *args, **options):
        super().__init__(*args, **{"default": list, "blank": True} | options)

    def formfield(self, **options):
        return forms.MultipleChoiceField(
            choices=settings.LANGUAGES,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            label=options.get("label", capfirst(self.verbose_name)),
            help_text=self.help_text,
        )
