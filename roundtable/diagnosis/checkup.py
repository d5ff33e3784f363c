"""Health checks in their order; one that breaks is a finding as well."""

from collections.abc import Callable, Iterator

from django.db import Error, connection

from . import configuration, contents, surroundings
from .findings import Finding, Level, fail

Check = Callable[[], Iterator[Finding]]
ANYWHERE: list[Check] = [
    configuration.django_checks,
    configuration.address,
    configuration.backup_key,
    configuration.versions,
    configuration.converters,
    configuration.time_zones,
    surroundings.mail,
    surroundings.disk,
    surroundings.unfinished_restore,
]
WITH_DATABASE: list[Check] = [surroundings.clock, contents.migrations]
OF_THIS_VERSION: list[Check] = [
    contents.index,
    contents.coverage,
    contents.letters,
    contents.renditions,
    contents.emails,
    contents.workers,
]


def examine() -> Iterator[Finding]:
    """Yield what is found; checks that cannot be made for an earlier one are left."""
    for check in ANYWHERE:
        yield from _asked(check)
    for checks in ([surroundings.database], WITH_DATABASE, OF_THIS_VERSION):
        found = [finding for check in checks for finding in _asked(check)]
        yield from found
        if any(finding.level == Level.FAIL for finding in found):
            return


def _asked(check: Check) -> list[Finding]:
    try:
        return list(check())
    except (Error, OSError) as error:
        connection.close()
        subject = check.__name__.replace("_", " ")
        return [fail(subject, f"It could not be looked at: {error}".strip())]
