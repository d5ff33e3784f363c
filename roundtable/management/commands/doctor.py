import sys

from django.core.management.base import BaseCommand

from roundtable.diagnosis import checkup
from roundtable.diagnosis.findings import Level


class Command(BaseCommand):
    help = (
        "Say in words what is wrong with this installation, and what to do about it. "
        "It changes nothing; the exit status is 1 when anything fails."
    )
    requires_system_checks = []  # they are among what is told

    def handle(self, **options):
        styles = {
            Level.OK: self.style.SUCCESS,
            Level.WARN: self.style.WARNING,
            Level.FAIL: self.style.ERROR,
        }
        failed = False
        for finding in checkup.examine():
            self.stdout.write(styles[finding.level](str(finding)))
            failed |= finding.level == Level.FAIL
        if failed:
            sys.exit(1)
