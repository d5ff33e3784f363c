"""Control of the drawing process: one beside each process of the site, with limits.

WeasyPrint takes seconds for a page, and minutes for a hostile one, with the interpreter
to itself. In a process of its own it keeps no reader waiting and can be ended.
"""

import json
import subprocess
import sys
from functools import cache
from threading import Lock, Timer

from django.conf import settings

SECONDS = 30  # for one paper; 26 pages take two
LONGEST = 3_000_000  # characters of a page; 26 pages of paper are 100,000

_one_at_a_time = Lock()
_running: list[subprocess.Popen] = []  # at most one


class BusyError(Exception):
    """Another paper is being drawn; whoever asks had better ask again."""


class DrawingError(Exception):
    """The page is too large, takes too long, or is more than WeasyPrint can bear."""


@cache
def can_draw() -> bool:
    """Say whether WeasyPrint and the system's libraries that it needs are there."""
    command = [sys.executable, "-c", "import weasyprint"]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    return done.returncode == 0


def draw(page: dict, *, wait: bool) -> bytes:
    """Return the PDF of a page; ``wait`` for others, or be told that they are first."""
    if len(page["html"]) > LONGEST:
        raise DrawingError(f"{len(page['html'])} characters")
    if not _one_at_a_time.acquire(blocking=wait):
        raise BusyError
    try:
        return _answer_of(_started(), json.dumps(page).encode() + b"\n")
    finally:
        _one_at_a_time.release()


def _started() -> subprocess.Popen:
    if _running and _running[0].poll() is None:
        return _running[0]
    _running[:] = [
        subprocess.Popen(
            [sys.executable, "-m", "interop.paper.drawing"],
            cwd=settings.BASE_DIR,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
    ]
    return _running[0]


def _answer_of(process: subprocess.Popen, request: bytes) -> bytes:
    """Return what the process draws in time; else end it, and another will start."""
    alarm = Timer(SECONDS, process.kill)
    alarm.start()
    try:
        process.stdin.write(request)
        process.stdin.flush()
        size = int.from_bytes(process.stdout.read(8), "big")
        drawn = process.stdout.read(size)
    except BrokenPipeError:
        size, drawn = 0, b""
    finally:
        alarm.cancel()
    if not size or len(drawn) < size:
        process.kill()
        process.communicate()  # nothing of it stays behind
        raise DrawingError("WeasyPrint gave up, or had no more time or memory")
    return drawn
