"""Encryption: age, a small published format that other programs can open as well.

age encrypts and authenticates piece by piece. Its library reads one stream and writes
another, so it works in a thread of its own at the end of a pipe.
"""

import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import BinaryIO

import pyrage
from pyrage.x25519 import Identity

from . import Refused

HEADER = b"age-encryption.org/"
NO_KEY = "BACKUP_KEY is no key of age: see .env.example how to make one."
LOCKED = (
    "The archive is locked: set BACKUP_KEY to the key it was locked with, a line that "
    "begins with AGE-SECRET-KEY-1."
)


def _identity(key: str, refusal: str) -> Identity:
    try:
        return Identity.from_str(key)
    except pyrage.IdentityError as error:
        raise Refused(refusal) from error


def is_key(key: str) -> bool:
    try:
        return bool(_identity(key, NO_KEY))
    except Refused:
        return False


@contextmanager
def encrypting(target: BinaryIO, key: str) -> Iterator[BinaryIO]:
    """Give a stream whose bytes arrive in ``target`` encrypted, if there is a key."""
    if not key:
        yield target
        return
    recipients = [_identity(key, NO_KEY).to_public()]
    reading, writing = _pipe()
    with ThreadPoolExecutor(1) as thread:
        work = thread.submit(_encrypt, reading, target, recipients)
        with _ending(work), writing:
            yield writing


@contextmanager
def decrypting(source: BinaryIO, key: str) -> Iterator[BinaryIO]:
    """Give the bytes of ``source`` as they were, whether they are encrypted or not."""
    is_encrypted = source.read(len(HEADER)) == HEADER
    source.seek(0)
    if not is_encrypted:
        yield source
        return
    identities = [_identity(key, LOCKED)]
    reading, writing = _pipe()
    with ThreadPoolExecutor(1) as thread:
        work = thread.submit(_decrypt, source, writing, identities)
        with _ending(work), reading:
            yield reading


def _pipe() -> tuple[BinaryIO, BinaryIO]:
    reading, writing = os.pipe()
    return os.fdopen(reading, "rb"), os.fdopen(writing, "wb")


def _encrypt(source: BinaryIO, target: BinaryIO, recipients: list) -> None:
    with source:
        pyrage.encrypt_io(source, target, recipients)


def _decrypt(source: BinaryIO, target: BinaryIO, identities: list) -> None:
    with target:
        pyrage.decrypt_io(source, target, identities)


@contextmanager
def _ending(work: Future) -> Iterator[None]:
    """Raise what went wrong at the other end of the pipe rather than here.

    A reader who gives up breaks the pipe: that is then the writer's only complaint.
    """
    try:
        yield
    except Exception as here:
        there = work.exception()
        if isinstance(here, BrokenPipeError) or isinstance(there, pyrage.DecryptError):
            raise there or here from None
        raise
    work.result()
