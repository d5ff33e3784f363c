"""Kill the sender of emails at random moments: none may be lost, one may come twice.

Usage: DATABASE_URL=… MEDIA_ROOT=… python tools/kill_sender.py FOLDER TIMES

The database must be one made for this; FOLDER takes what processes complain of. A mail
server of ours counts what it has taken. Each time LETTERS wait, the sender is killed
(SIGKILL) while it delivers them, and a second one delivers the rest. A letter comes twice
when the kill fell between the server's answer and the end of its row.
"""

import os
import sys
import time
from collections import Counter

from acts_to_kill import FOLDER, MAIL_PORT, send_emails
from aiosmtpd.controller import Controller
from django.core.mail import EmailMessage
from django.db import connection
from django.utils import timezone
from kill_acts import begun, killed_inside, length_of

from roundtable.mail_queue.models import QueuedEmail

LETTERS = 20


class Counting:
    taken = Counter()

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        for line in envelope.content.splitlines():
            if line.startswith(b"Message-ID: "):
                self.taken[line.removeprefix(b"Message-ID: ").decode()] += 1
        return "250 OK"


def queue_letters():
    """Let letters wait; return their Message-IDs."""
    QueuedEmail.objects.all().delete()
    Counting.taken.clear()
    for number in range(LETTERS):
        EmailMessage(f"Хат {number}", "…", "a@example.kz", ["b@example.kz"]).send()
    return set(QueuedEmail.objects.values_list("message_id", flat=True))


def deliver_the_rest():
    """Deliver at once what is left, also the one that had been begun."""
    QueuedEmail.objects.update(next_attempt_at=timezone.now())
    child, reading = begun(send_emails)
    os.waitpid(child, 0)
    os.close(reading)


def main(times):
    FOLDER.mkdir(parents=True, exist_ok=True)
    queue_letters()
    seconds = length_of(send_emails)
    inside = lost = twice = 0
    while inside < times:
        letters = queue_letters()
        if not killed_inside(send_emails, seconds):
            continue
        inside += 1
        deliver_the_rest()
        came = Counting.taken
        lost += len(letters - came.keys()) + QueuedEmail.objects.count()
        doubles = [count for count in came.values() if count > 1]
        twice += len(doubles)
        if len(doubles) > 1 or 3 in doubles:
            sys.exit(f"More than one letter came twice: {came}")
    print(
        f"{connection.vendor}: {inside} kills inside {seconds:.2f} s, {lost} letters "
        f"of {inside * LETTERS} lost, {twice} came twice"
    )
    sys.exit(lost > 0)


if __name__ == "__main__":
    server = Controller(Counting(), hostname="127.0.0.1", port=MAIL_PORT)
    server.start()
    time.sleep(0.1)
    main(int(sys.argv[2]))
