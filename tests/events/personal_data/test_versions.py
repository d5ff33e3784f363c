"""A name that is taken out goes out of the versions that readers had, too."""

import pytest

from events.history.corrections import correct
from events.models import PublishedVersion

from .stored import FORM

pytestmark = pytest.mark.django_db


def test_no_version_says_the_name_any_more(told, kultaev, editor, take_out, client):
    for note in ("Түзетілді.", "Құлтаевтың есімі түзетілді."):
        correct(told, "text", {"kk": note}, by=editor)
    pages = [
        f"/{code}/events/{told.pk}/v{number}/{part}"
        for code in ("kk", "ru", "en")
        for number in (2, 3, 4)
        for part in ("", "changes/")
        if (number, part) != (2, "changes/")
    ]
    before = [one for one in pages if says_it(client, one)]

    take_out(kultaev, told, erases_person=True)

    assert len(before) == 9  # both kept versions, and what the second one changed
    assert [one for one in pages if says_it(client, one)] == []
    assert {client.get(one).status_code for one in pages} == {200}
    assert PublishedVersion.objects.count() == 3


def says_it(client, page):
    return FORM.search(client.get(page).content.decode()) is not None
