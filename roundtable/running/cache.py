"""Cache that may be away: without its server the site is slower, not broken.

Reads find nothing and writes are dropped; nothing that must last lies in the cache
(sessions, sign-ins and the search are in the database). One line of the log says that
the server is away. For a while nobody asks it again, else each page would wait.
"""

import logging
import time
from functools import wraps

from django.core.cache.backends.dummy import DummyCache
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

logger = logging.getLogger(__name__)

PATIENCE = 1  # seconds that a page waits for the server
PAUSE = 10  # seconds after which it is asked again


def _patient(act):
    """Let a method do what that of ``DummyCache`` does while the server is away."""
    instead = getattr(DummyCache, act.__name__)

    @wraps(act)
    def tried(cache, *arguments, **options):
        if time.monotonic() >= PatientRedisCache.away_until:
            try:
                return act(cache, *arguments, **options)
            except RedisError as error:
                PatientRedisCache.away_until = time.monotonic() + PAUSE
                logger.warning("The cache is away: %s", type(error).__name__)
        return instead(cache, *arguments, **options)

    return tried


class PatientRedisCache(RedisCache):
    away_until = 0.0  # for all threads of the process: they learn from one another

    def __init__(self, server, params):
        super().__init__(server, params)
        known = {"socket_connect_timeout": PATIENCE, "socket_timeout": PATIENCE}
        self._options = known | {"retry": Retry(NoBackoff(), 0)} | self._options

    add, get, set = map(_patient, (RedisCache.add, RedisCache.get, RedisCache.set))
    get_many, set_many = map(_patient, (RedisCache.get_many, RedisCache.set_many))
    delete, delete_many = map(_patient, (RedisCache.delete, RedisCache.delete_many))
    touch, has_key = map(_patient, (RedisCache.touch, RedisCache.has_key))
    incr, clear = map(_patient, (RedisCache.incr, RedisCache.clear))
