"""Privacy notice: what is kept of people, and how long, read from what really acts."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage

from events.models.reports import ReportQuerySet
from events.portal.reading import portal
from intake.models import SourceFileQuerySet

from ..accounts import authentication, known_browser
from ..accounts.invitations.acts import VALID_FOR
from ..accounts.models import InvitationQuerySet
from ..backups.rotation import Policy
from ..rate_limits import MINUTE


def facts():
    """Return what the page says, each number from the constant that is obeyed."""
    cookies = settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME
    return {
        "contact": portal().contact,
        "cookies": [*cookies, CookieStorage.cookie_name],
        "session_hours": settings.SESSION_COOKIE_AGE // 3600,
        "browser_cookie": known_browser.COOKIE,
        "browser_days": known_browser.YEAR // (24 * 3600),
        "attempt_days": authentication.KEPT.days,
        "link_days": VALID_FOR.days,
        "invitation_days": InvitationQuerySet.KEPT.days,
        "audit_days": settings.AUDIT_DAYS,
        "counted_seconds": MINUTE,
        "report_days": ReportQuerySet.KEPT.days,
        "waiting_days": SourceFileQuerySet.KEPT_WAITING.days,
        "backup_weeks": Policy().weekly,
        "reports_errors": settings.SENTRY_DSN,
        "counts_answers": settings.METRICS_TOKEN,
        "registers_dois": settings.DATACITE_REPOSITORY,
    }
