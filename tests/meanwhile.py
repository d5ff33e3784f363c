"""What somebody else does while a page is being read."""

from contextlib import contextmanager

from django.db import connection


@contextmanager
def before_reading(table, act):
    """Act once, right before the first statement that reads ``table``."""
    waiting = [act]

    def execute(run, sql, *asked):
        if waiting and f'"{table}"' in sql:
            waiting.pop()()
        return run(sql, *asked)

    with connection.execute_wrapper(execute):
        yield
    assert not waiting, f"nothing has read {table}"
