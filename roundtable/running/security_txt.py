"""security.txt (RFC 9116): whom to tell about a weakness, before anybody else."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from events.portal.reading import portal

VALID = timedelta(days=180)  # the RFC wants less than a year; it is written anew daily


@require_safe
def security_txt(request):
    expires = (timezone.now() + VALID).strftime("%Y-%m-%dT00:00:00Z")
    lines = [
        f"Contact: {settings.SECURITY_CONTACT or portal().contact}",
        f"Expires: {expires}",
        f"Preferred-Languages: {', '.join(portal().shown_languages)}",
        f"Canonical: {settings.SITE_URL}{reverse('security_txt')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", "text/plain; charset=utf-8")
