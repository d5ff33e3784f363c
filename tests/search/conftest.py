import pytest

from events.indexing import reindexing
from tests.factories import EventFactory, SectionFactory


@pytest.fixture
def publish(db):
    """Make a public record, with sections of these bodies, that can be found."""

    def publish(*bodies, language="kk", people=(), **fields):
        event = EventFactory(published=True, **fields)
        for body in bodies:
            texts = {"body_kk": "", "heading_kk": ""}
            texts |= {f"body_{language}": f"<p>{body}</p>"}
            texts |= {f"heading_{language}": "§"}
            SectionFactory(event=event, **texts)
        for person in people:
            event.participations.create(person=person, printed_name_kk=str(person))
        reindexing.reindex(event.pk)
        return event

    return publish


@pytest.fixture
def found(client):
    """Ask the search page and return the records it lists, in their order."""

    def found(typed, address="/kk/search/", **asked):
        response = client.get(address, {"q": typed, **asked})
        assert response.status_code == 200
        return [one.event for one in response.context["results"]]

    return found
