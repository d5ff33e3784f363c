"""Workers that do what a hostile file makes a parser do; run by test_sandbox."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from events.media import sandbox
from events.media.zip_safety import MEGABYTE


def _eat_memory():
    kept = []
    while True:
        kept.append(bytearray(64 * MEGABYTE))


def _eat_time():
    while True:
        pass


def _sleep():
    time.sleep(600)


def _crash():
    os.kill(os.getpid(), signal.SIGSEGV)


def _print_garbage():
    sys.stdout.buffer.write(b"\x80\x04\x95garbage\n" * 9)
    sys.stdout.buffer.flush()
    os._exit(0)


def _print_for_ever():
    while True:
        sys.stdout.buffer.write(b"0" * MEGABYTE)


def _fail():
    raise RuntimeError("a fault of ours")


def _start_another(note):
    started = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    Path(note).write_text(str(started.pid))
    os._exit(1)


def _answer(data, *, act, **given):
    if act == "answer":
        return {"length": len(data)}, data
    if given:
        return globals()[f"_{act}"](**given)
    globals()[f"_{act}"]()


if __name__ == "__main__":
    if "WITHOUT_LIMITS" in os.environ:
        sys.modules["resource"] = None
    sandbox.MEMORY, sandbox.PROCESSOR = 512 * MEGABYTE, 1  # that a test may wait for
    sandbox.LONGEST_ANSWER = 8 * MEGABYTE
    sandbox.serve(_answer)
