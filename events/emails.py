"""Email notifications of a step that was taken, to whoever waits for it."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from languages.fallback import localized

from .models import Deputy
from .permissions import editors_of
from .portal.reading import portal


def announce(step, event, *, by, reason=""):
    """Write of ``step`` to whoever waits for it, in the transaction of the step.

    On a real site the emails are rows of a queue, so they are kept with the step.
    """
    emails = [
        _email(step.name, event, reader, by, reason)
        for reader in recipients(step, event, by=by)
    ]
    if emails:
        get_connection().send_messages(emails)


def recipients(step, event, *, by):
    """Return who gets an email of ``step``: whoever takes it reads that before."""
    if not step.tells:
        return []
    users = get_user_model().objects.filter(is_active=True).exclude(email="")
    is_review = step.tells == "editors"
    wanted = "letters_to_review" if is_review else "letters_on_own"
    users = users.exclude(pk=by.pk).exclude(**{f"member__{wanted}": False})
    told = editors_of if is_review else _authors
    readers = told(event, users).order_by().values("pk")
    deputies = Deputy.objects.current().filter(principal__in=readers)
    both = Q(pk__in=readers) | Q(stands_for__in=deputies)
    return users.filter(both).select_related("member").distinct()


def _authors(event, users):
    """Those who answer for the record by name, and whoever sent it to review."""
    named = Q(records=event) | Q(transitions__event=event, transitions__name="submit")
    return users.filter(named)


def tell_co_author(reader, event, *, by, ended=False):
    """Tell somebody that ``by`` has named them for a record, or that this has ended."""
    _email("co_author", event, reader, by, ended=ended).send()


def _email(name, event, reader, by, reason="", ended=False):
    language = language_of(reader)
    with override(language):
        context = {
            "title": localized(event, "title", language, event.original_language).text,
            "by": by.get_full_name() or by.get_username(),
            "reason": reason,
            "ended": ended,
            "event": event,
            "desk": absolute(reverse("admin:events_event_change", args=[event.pk])),
            "address": absolute(event.get_absolute_url()),
        }
    return email(name, reader, context)


def tell_of_deputy(deputy, *, ended=False):
    """Tell a deputy from when to when they stand for whom, or that this has ended."""
    if not (reader := deputy.deputy).email:
        return
    by = deputy.principal.get_full_name() or deputy.principal.get_username()
    context = {
        "by": by,
        "deputy": deputy,
        "ended": ended,
        "desk": absolute(reverse("admin:index")),
    }
    email("deputy", reader, context).send()


def email(name, reader, context):
    """Write in the language the reader has asked for."""
    return letter(name, reader.email, language_of(reader), context)


def letter(name, address, language, context):
    """Write to an address, whoever has it; the first line is the subject."""
    with override(language):
        text = render_to_string(f"emails/{name}.txt", context)
    subject, body = text.strip().split("\n", 1)
    return EmailMessage(subject, body.strip() + "\n", portal().sender, [address])


def language_of(reader):
    member = getattr(reader, "member", None)
    return member.language if member else settings.LANGUAGE_CODE


def absolute(path):
    return f"{settings.SITE_URL}{path}"
