"""Sandbox: an uploaded file is read in a process of its own, with limits.

Whoever sends a file chooses what a parser goes through. So the parser runs apart, may
use so much memory and time and no more, and takes with it nothing but itself when it
dies. A question goes in and an answer comes back as a line of JSON and bytes behind it;
neither is ever a program. Where the system knows no limits only the time is kept.
"""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import contextmanager, suppress
from typing import Any

from django.conf import settings

from .refusals import Refusal, Unreadable
from .zip_safety import MEGABYTE

MEMORY = 1_024 * MEGABYTE
PROCESSOR = 40  # seconds; 600 pages need half of them
PATIENCE = 50  # seconds on the clock; a web server waits a minute
LONGEST_ANSWER = 200 * MEGABYTE  # the pictures of a file are among it
AT_ONCE = 2  # of the four threads that serve the site
QUEUE = 3  # seconds until somebody is told to come again

logger = logging.getLogger(__name__)
_places = threading.BoundedSemaphore(AT_ONCE)


def ask(
    worker: str, data: bytes, patience: int | None = None, **question: Any
) -> tuple[Any, bytes]:
    """Have ``python -m worker`` read ``data``, and return what it answers.

    ``patience`` is how many seconds it may take on the clock, if not ``PATIENCE``.
    Raises ``Unreadable``: as the worker says, when it was stopped or broke, and when
    too many files are being read already. What the answer says is still to be checked.
    """
    asked = json.dumps(question).encode() + b"\n" + data
    with _place(), tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as errors:
        ended = _run(worker, asked, told, errors, patience or PATIENCE)
        if ended or told.seek(0, os.SEEK_END) > LONGEST_ANSWER:
            errors.seek(0)
            said = errors.read(MEGABYTE)[-2_000:].decode(errors="replace")
            logger.warning("%s ended with %s. %s", worker, ended, said)
            raise Unreadable(Refusal.TOO_INTRICATE)
        told.seek(0)
        return _understood(told.read())


@contextmanager
def _place():
    if not _places.acquire(timeout=QUEUE):
        raise Unreadable(Refusal.BUSY)
    try:
        yield
    finally:
        _places.release()


def _run(worker: str, asked: bytes, told, errors, patience: int) -> int | str:
    """Run the worker to its end and return how it ended: 0, or what went wrong.

    Whatever it started itself ends with it.
    """
    with subprocess.Popen(  # noqa: S603  one of our own modules
        [sys.executable, "-m", worker],
        stdin=subprocess.PIPE,
        stdout=told,
        stderr=errors,
        cwd=settings.BASE_DIR,
        start_new_session=True,
    ) as process:
        try:
            process.communicate(asked, timeout=patience)
            ended: int | str = process.returncode
        except subprocess.TimeoutExpired:
            ended = "no time left"
        finally:
            if hasattr(os, "killpg"):  # not everywhere
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
            process.kill()
    return ended


def _understood(answer: bytes) -> tuple[Any, bytes]:
    line, _end, rest = answer.partition(b"\n")
    try:
        [(kind, said)] = json.loads(line).items()
        refusal = Refusal(said) if kind == "refusal" else None
    except (ValueError, AttributeError, RecursionError) as error:
        raise Unreadable(Refusal.TOO_INTRICATE) from error
    if refusal:
        raise Unreadable(refusal)
    return said, rest


# --- Inside ---------------------------------------------------------------------------


def serve(answer: Callable[..., tuple[Any, bytes]]) -> None:
    """Answer the one question this process was started for."""
    _limit()
    line, _end, data = sys.stdin.buffer.read().partition(b"\n")
    try:
        said, rest = answer(data, **json.loads(line))
        told = {"answer": said}
    except Unreadable as refusal:
        told, rest = {"refusal": refusal.code}, b""
    sys.stdout.buffer.write(json.dumps(told, default=str).encode() + b"\n" + rest)


def _limit() -> None:
    """Take from this process what no file needs, so that the system ends it."""
    try:
        import resource  # not everywhere
    except ImportError:
        return
    for name, most in (
        ("RLIMIT_AS", MEMORY),
        ("RLIMIT_CPU", PROCESSOR),
        ("RLIMIT_FSIZE", LONGEST_ANSWER),
        ("RLIMIT_CORE", 0),
    ):
        if hasattr(resource, name):
            resource.setrlimit(getattr(resource, name), (most, most))
