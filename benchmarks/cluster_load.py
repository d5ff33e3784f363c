"""Readers and an editor of the cluster that ``benchmarks/cluster.sh`` starts.

    python -m benchmarks.cluster_load FOLDER SECONDS

First readers ask as fast as they are answered, twice for 20 seconds, of which the second
ones are measured; most want a few of the pages, some search for what nobody has. Then
they come at 80 % of that pace for so many seconds, from when ``begun`` is there. All the time
an editor withdraws a record and publishes it again. What is wrong, and makes this fail:

- a page that names a record whose withdrawal was over before the page was asked for;
- a record that is not at its address, or not found, a minute after it was published;
- an act that was done, and is not in the database at the end.

Errors are counted, and no reason to fail: machines were killed meanwhile.
"""

import http.client
import os
import random
import re
import statistics
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roundtable.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.admin.models import LogEntry  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.db import Error, close_old_connections  # noqa: E402
from django.utils.translation import override  # noqa: E402

from events import workflow  # noqa: E402
from events.choices import Status  # noqa: E402
from events.models import Event  # noqa: E402
from participants.models import Person  # noqa: E402

from .cluster_report import cpu_of, memory_of, projection, table  # noqa: E402

READERS, FULL_SPEED, SHARE = 24, 20, 0.8  # threads, seconds, of the pace
EVERY, HIDDEN = 20, 3  # seconds from one act to the next; while a record is withdrawn
FOUND_WITHIN, PATIENCE = 60, 20  # seconds
SEARCHES, AT_THE_DESK = 0.10, 0.02  # of all pages: asked once only, with a session
NAMED = re.compile(rb"/events/(\d+)-")

front = urlsplit(settings.SITE_URL)
gone: dict[int, float] = {}  # records that are withdrawn, and since when
wrong: list[str] = []


@dataclass
class Phase:
    """Pages that are asked for at a pace, or as fast as they come."""

    began: float
    seconds: float
    pace: float = 0
    asked: int = 0
    answers: list = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def wait_for_turn(self):
        """Return whether there is one more page to ask for, when it is its time."""
        with self.lock:
            now = time.monotonic() - self.began
            if self.pace:  # what nobody came to ask for in time is asked for by nobody
                self.asked = max(self.asked + 1, int((now - 1) * self.pace))
                now = max(now, self.asked / self.pace)
        if now >= self.seconds:
            return False
        time.sleep(max(0, self.began + now - time.monotonic()))
        return True


class Reader(threading.Thread):
    def __init__(self, phase, addresses, words):
        super().__init__(daemon=True)
        self.phase, self.addresses, self.words = phase, addresses, words
        self.chance = random.Random()
        self.line = None

    def run(self):
        while self.phase.wait_for_turn():
            address, headers = self.choice()
            before, began = dict(gone), time.monotonic()
            status, body = self.ask(address, headers)
            ended = time.monotonic()
            self.phase.answers.append((began - self.phase.began, ended - began, status))
            if status == 200:
                named = {int(number) for number in NAMED.findall(body)}
                for record in named & {*before}:
                    if gone.get(record) == before[record] < began:
                        wrong.append(f"{address} names {record}, which is withdrawn")

    def choice(self):
        chance = self.chance
        place = int(
            len(self.addresses) * chance.random() ** 3
        )  # half ask for an eighth
        address, headers = self.addresses[place], {}
        if chance.random() < SEARCHES:
            words = f"{chance.choice(self.words)} {chance.choice(self.words)}"
            address = f"/kk/search/?q={quote(words)}&n={chance.random()}"
        if chance.random() < AT_THE_DESK:
            headers = {"Cookie": "sessionid=benchmark"}
        reader = f"10.{chance.randrange(256)}.{chance.randrange(256)}.7"
        return address, headers | {"X-Forwarded-For": reader, "Accept-Encoding": ""}

    def ask(self, address, headers):
        try:
            if self.line is None:
                self.line = http.client.HTTPConnection(
                    front.hostname, front.port, timeout=PATIENCE
                )
            self.line.request("GET", address, headers=headers)
            answer = self.line.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException) as error:
            self.line.close()
            self.line = None
            return type(error).__name__, b""


class Editor(threading.Thread):
    """Withdraws records and publishes them again, and looks at once what readers see."""

    def __init__(self, records):
        super().__init__(daemon=True)
        self.records, self.by = records, User.objects.get(username="demo-editor")
        self.reader = Reader(None, [], [])
        self.log = LogEntry.objects.filter(user=self.by)
        self.logged = self.log.count()
        self.done, self.failed = 0, Counter()
        self.found: list[float] = []
        self.ends = threading.Event()

    def run(self):
        while not self.ends.wait(EVERY - HIDDEN):
            record = random.choice(self.records)
            while status := self.turn(record):
                if status == Status.WITHDRAWN:
                    self.ends.wait(HIDDEN)

    def turn(self, record):
        """Take the next step with a record; return its status until it is published."""
        close_old_connections()
        try:
            event = Event.objects.get(pk=record.pk)
            if event.status == Status.WITHDRAWN:
                step, answers = workflow.REOPEN, {}
            elif event.status == Status.REVIEW:
                step, answers = workflow.PUBLISH, {}
            else:
                step, answers = workflow.WITHDRAW, {"reason": "A test."}
            if step is workflow.PUBLISH:
                gone.pop(record.pk, None)
            workflow.transition(step, event, by=self.by, **answers)
        except Error as error:  # whether it was done, the next turn reads
            self.failed[type(error).__name__] += 1
            time.sleep(1)
            return Status.DRAFT
        self.done += 1
        if step is workflow.WITHDRAW:
            gone[record.pk] = time.monotonic()
            self.look_at_withdrawn(record)
        if step is workflow.PUBLISH:
            self.look_for(record)
            return ""
        return step.target

    def look_at_withdrawn(self, record):
        for address in record.addresses:
            status, _body = self.reader.ask(address, {})
            if status == 200:
                wrong.append(f"{address} is withdrawn, and answers")

    def look_for(self, record):
        began = time.monotonic()
        search = f"/kk/search/?q={quote(record.heading)}"
        while time.monotonic() - began < FOUND_WITHIN:
            own, _body = self.reader.ask(record.addresses[-1], {})
            _status, found = self.reader.ask(search, {})
            if own == 200 and f"/events/{record.pk}-".encode() in found:
                self.found.append(time.monotonic() - began)
                return
            time.sleep(0.2)
        wrong.append(f"{record.addresses[-1]} is published, and not found")

    def finish(self):
        """Tell what was done, and whether all of it is in the database."""
        self.ends.set()
        self.join()
        close_old_connections()
        lost = self.done - (self.log.count() - self.logged)
        hidden = Event.objects.filter(pk__in=[one.pk for one in self.records])
        lost = max(lost, hidden.exclude(status=Status.PUBLISHED).count())
        if lost:
            wrong.append(f"{lost} acts are not in the database")
        print(
            f"Acts: {self.done} done, {sum(self.failed.values())} refused by a database "
            f"that was away, {lost} lost; published records were found after "
            f"{statistics.median(self.found):.2f} s (median), {max(self.found):.2f} s "
            "at most"
        )


def read(phase, addresses, words):
    readers = [Reader(phase, addresses, words) for _number in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return phase.answers


def what_there_is():
    """Return records, each with its addresses and title, all addresses, and words."""
    records, addresses = list(Event.objects.published().order_by("pk")), []
    for record in records:
        photos = [photo.small.url for photo in record.photos.all()]
        record.addresses, record.heading = photos, record.title
    for code in ("kk", "ru", "en"):
        addresses += [f"/{code}/{path}" for path in ("", "events/", "people/", "feed/")]
        with override(code):
            addresses += [one.get_absolute_url() for one in Person.objects.all()]
            for record in records:
                record.addresses.append(record.get_absolute_url())
    addresses += [one for record in records for one in record.addresses]
    random.Random(13).shuffle(addresses)
    words = sorted({word for one in records for word in one.heading.split()})
    return records, addresses, words


def watch(heads, seconds, memory):
    """Note at each tenth of the time how much memory the cluster has."""
    for _tenth in range(9):
        time.sleep(seconds / 10)
        memory.append(memory_of(heads))


def main(folder, seconds):
    heads = {*(folder / "heads").read_text().split()}
    records, addresses, words = what_there_is()
    editor = Editor(records)
    editor.start()
    for _time in range(2):
        spent = cpu_of(heads)
        fast = read(Phase(time.monotonic(), FULL_SPEED), addresses, words)
    spent, pace = cpu_of(heads) - spent, len(fast) / FULL_SPEED
    each = {name: time / len(fast) * 1000 for name, time in spent.most_common(5)}
    print(
        f"At full speed {pace:.0f} pages/s on {spent.total() / FULL_SPEED:.1f} cores; ms "
        "of CPU for each: "
        + ", ".join(f"{name} {ms:.1f}" for name, ms in each.items()),
        flush=True,
    )
    (folder / "begun").touch()
    memory = []
    threading.Thread(target=watch, args=(heads, seconds, memory), daemon=True).start()
    phase = Phase(time.monotonic(), seconds, pace * SHARE)
    table(read(phase, addresses, words), seconds, memory)
    editor.finish()
    projection(len(fast) / spent.total())
    print(f"Wrong: {len(wrong)}", *wrong[:20], sep="\n  ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), float(sys.argv[2])))
