"""Email notifications of a step that was taken, to whoever waits for it."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from languages.fallback import localized


def announce(step, event, *, by, reason=""):
    """Write of ``step`` to whoever waits for it, in the transaction of the step.

    On a real site the emails are rows of a queue, so they are kept with the step.
    """
    readers = _editors() if step.tells == "editors" else _authors(event)
    emails = [
        _email(step, event, reader, by, reason)
        for reader in readers.exclude(pk=by.pk).exclude(email="").distinct()
    ]
    if emails:
        get_connection().send_messages(emails)


def _editors():
    users = get_user_model().objects.with_perm(
        "events.publish_event", backend="django.contrib.auth.backends.ModelBackend"
    )
    return users.select_related("member")


def _authors(event):
    """Those who answer for the record by name, and whoever sent it to review."""
    named = Q(records=event) | Q(transitions__event=event, transitions__name="submit")
    users = get_user_model().objects.filter(named, is_active=True)
    return users.select_related("member")


def _email(step, event, reader, by, reason):
    language = language_of(reader)
    with override(language):
        context = {
            "title": localized(event, "title", language, event.original_language).text,
            "by": by.get_full_name() or by.get_username(),
            "reason": reason,
            "event": event,
            "desk": absolute(reverse("admin:events_event_change", args=[event.pk])),
            "address": absolute(event.get_absolute_url()),
        }
    return email(step.name, reader, context)


def email(name, reader, context):
    """Write in the language the reader has asked for; the first line is the subject."""
    with override(language_of(reader)):
        text = render_to_string(f"emails/{name}.txt", context)
    subject, body = text.strip().split("\n", 1)
    return EmailMessage(subject, body.strip() + "\n", to=[reader.email])


def language_of(reader):
    member = getattr(reader, "member", None)
    return member.language if member else settings.LANGUAGE_CODE


def absolute(path):
    return f"{settings.SITE_URL}{path}"
