"""Two processes of a site, each with a cache of another kind: neither is behind."""

import pytest

from tests.factories import EventFactory, SectionFactory
from tests.running.conftest import REDIS, needs_redis
from tests.running.process import process_of

pytestmark = [
    pytest.mark.usefixtures("_glossary_stays"),
    pytest.mark.django_db(transaction=True),
]


MADE, KEPT, GONE = [200, False], [200, True], [410, False]


@needs_redis
def test_what_one_withdraws_is_gone_at_once_in_both(editor, pages_in, request):
    pages_in("redis")
    event = EventFactory(published=True)
    SectionFactory(event=event)
    address, why = event.get_absolute_url(), {"reason": "Себебі бар."}
    site = request.getfixturevalue("site_of_processes")  # as it is by now

    with process_of(site, "locmemcache://") as one, process_of(site, REDIS) as other:
        for ask in (one, other):  # the first page of a process takes its time
            ask("read", address.replace("/kk/", "/ru/"))
        herds = [ask("read", address, 4) for ask in (one, other)]
        one("take", "withdraw", why)
        gone = [ask("read", address) for ask in (one, other)]
        other("take", "reopen")
        other("take", "publish")
        back = [ask("read", address) + ask("read", address) for ask in (one, other)]
        other("take", "withdraw", why)
        gone += [ask("read", address) for ask in (one, other)]

    for herd in herds:  # who came while it was made has waited
        assert sorted(herd) == [MADE, KEPT, KEPT, KEPT]
    assert back == [[MADE, KEPT]] * 2
    assert gone == [[GONE]] * 4
