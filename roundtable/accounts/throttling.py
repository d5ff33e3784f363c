"""Throttling: how long somebody has to wait before the next password is looked at.

Two limits together. After some wrong passwords a name has to wait, each time twice as
long, wherever they are tried; and an address has to wait after many, whatever names it
tries. A browser that has signed in with the name before is counted by itself: whoever
guesses at a name elsewhere never keeps its owner out.
"""

from datetime import timedelta

from django.db.models import Count, Max
from django.utils.timezone import now

from .models import Attempt, Outcome

FREE = 5  # wrong passwords for a name before it has to wait
FIRST_DELAY = timedelta(seconds=30)
LONGEST_DELAY = timedelta(hours=1)
REMEMBERED = timedelta(days=1)  # how long a wrong password counts

FREE_OF_ADDRESS = 30  # a university may have one address for all its rooms
WINDOW = timedelta(minutes=15)

LETTERS_PER_HOUR = 3  # with a link to a new password, to one person
REQUESTS_PER_HOUR = 30  # for such letters, from one address


def delay(wrong):
    """Return the wait after so many wrong passwords for one name.

    >>> [int(delay(number).total_seconds()) for number in (4, 5, 6, 7, 11, 12, 900)]
    [0, 30, 60, 120, 1920, 3600, 3600]
    """
    if wrong < FREE:
        return timedelta(0)
    doubled = min(wrong - FREE, 10)  # no number grows out of hand
    return min(FIRST_DELAY * 2**doubled, LONGEST_DELAY)


def wait_for(attempt):
    """Return how long this attempt has to wait, by those before it; zero is not at all.

    The attempt is in the table already, so of many at once each sees the others.
    """
    before = Attempt.objects.filter(pk__lt=attempt.pk)
    until = _free_name(before, attempt)
    if not attempt.browser:
        until = max(until, _free_address(before, attempt))
    return max(until - attempt.at, timedelta(0))


def _free_name(before, attempt):
    """Return when the name may be tried in this browser, or in all unknown ones."""
    tried = before.filter(
        name_key=attempt.name_key,
        browser=attempt.browser,
        at__gt=attempt.at - REMEMBERED,
    )
    wrong = tried.filter(outcome=Outcome.WRONG)
    if last_right := tried.filter(outcome=Outcome.RIGHT).first():
        wrong = wrong.filter(pk__gt=last_right.pk)
    counted = wrong.aggregate(count=Count("pk"), last=Max("at"))
    return (counted["last"] or attempt.at) + delay(counted["count"])


def _free_address(before, attempt):
    wrong = before.filter(
        address_key=attempt.address_key,
        outcome=Outcome.WRONG,
        at__gt=attempt.at - WINDOW,
    )
    oldest = wrong.values_list("at", flat=True)[FREE_OF_ADDRESS - 1 : FREE_OF_ADDRESS]
    return oldest[0] + WINDOW if oldest else attempt.at


def may_have_letter(name_key, address_key):
    """Tell whether another letter with a link may be asked for."""
    asked = Attempt.objects.filter(
        outcome=Outcome.RESET, at__gt=now() - timedelta(hours=1)
    )
    return (
        asked.filter(name_key=name_key).count() < LETTERS_PER_HOUR
        and asked.filter(address_key=address_key).count() < REQUESTS_PER_HOUR
    )
