"""Cache that may be away: without its server the site is slower, not broken.

Reads find nothing and writes are dropped; nothing that must last lies in the cache
(sessions, sign-ins and the search are in the database). One line of the log says that
the server is away. For a while nobody asks it again, else each page would wait.
"""

import logging
import time

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

logger = logging.getLogger(__name__)

PATIENCE = 1  # seconds that a page waits for the server
PAUSE = 10  # seconds after which it is asked again


class PatientClient(RedisCacheClient):
    """Django's client; what it answers while the server is away is a ``DummyCache``'s.

    Only that ``incr`` begins to count, where the dummy has no such key.
    """

    away_until = 0.0  # for all threads of the process: they learn from one another

    def __init__(self, servers, **options):
        known = {"socket_connect_timeout": PATIENCE, "socket_timeout": PATIENCE}
        known["retry"] = Retry(NoBackoff(), 0)
        super().__init__(servers, **known | options)

    def _tried(self, act, instead, *arguments):
        if time.monotonic() < self.away_until:
            return instead
        try:
            return act(*arguments)
        except RedisError as error:
            PatientClient.away_until = time.monotonic() + PAUSE
            logger.warning("The cache is away: %s", type(error).__name__)
            return instead

    def add(self, key, value, timeout):
        return self._tried(super().add, True, key, value, timeout)

    def get(self, key, default):
        return self._tried(super().get, default, key, default)

    def set(self, key, value, timeout):
        self._tried(super().set, None, key, value, timeout)

    def touch(self, key, timeout):
        return self._tried(super().touch, False, key, timeout)

    def delete(self, key):
        return self._tried(super().delete, False, key)

    def get_many(self, keys):
        return self._tried(super().get_many, {}, keys)

    def has_key(self, key):
        return self._tried(super().has_key, False, key)

    def incr(self, key, delta):
        return self._tried(super().incr, delta, key, delta)

    def set_many(self, data, timeout):
        self._tried(super().set_many, None, data, timeout)

    def delete_many(self, keys):
        self._tried(super().delete_many, None, keys)

    def clear(self):
        return self._tried(super().clear, False)


class PatientRedisCache(RedisCache):
    def __init__(self, server, params):
        super().__init__(server, params)
        self._class = PatientClient
