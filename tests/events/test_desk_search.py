"""How the desk finds a record among all that its reader may see."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.indexing.reindexing import reindex
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db


def test_the_list_is_searched_by_the_index_and_drafts_letter_by_letter(client, author):
    draft = EventFactory(title_kk="Қоғамның жаңаруы")
    soon = timezone.now() + timedelta(days=1)
    title = {"title_kk": "Саяси жаңару"}
    public = EventFactory(published=True, starts_on="2011-12-06", **title)
    later = EventFactory(published=True, publish_at=soon, **title)
    EventFactory(**title)  # of somebody else
    for own in (draft, later):
        own.responsible.add(author)
    reindex(public.pk, later.pk)
    client.force_login(author)

    def found(typed):
        page = client.get(reverse("admin:events_event_changelist"), {"q": typed})
        return {event.pk for event in page.context["cl"].result_list}

    assert found("жаңарудың") == {public.pk}  # in any form of the word
    assert found("жаңару") == {draft.pk, public.pk, later.pk}
    assert found("ңару") == {draft.pk, later.pk}
    assert found("жоқ сөз") == set()
