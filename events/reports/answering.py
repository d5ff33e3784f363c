"""Answering a report: the reader is written to, in the language of the page."""

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from languages.fallback import localized

from ..emails import absolute
from ..models import Report
from ..portal.reading import portal


@transaction.atomic
def close(report):
    """Keep what was decided on a report; send the answer, if somebody waits for it.

    The letter is kept in the queue with the answer. It is sent once.
    """
    is_news = report.closed_at is None and report.status != Report.Status.OPEN
    if is_news:
        report.closed_at = timezone.now()
    report.save()
    if is_news and report.answer and report.email:
        get_connection().send_messages([_letter(report)])


def _letter(report):
    event = report.event
    with override(report.language):
        title = localized(event, "title", report.language, event.original_language)
        place = f"#{report.place}" if report.place else ""
        address = absolute(f"{event.get_absolute_url()}{place}")
        context = {"report": report, "title": title.text, "address": address}
        text = render_to_string("emails/report.txt", context)
    subject, body = text.strip().split("\n", 1)
    return EmailMessage(subject, body.strip() + "\n", portal().sender, [report.email])
