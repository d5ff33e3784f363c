"""What is kept about a person is handed out, whole, to administrators, and noted."""

import json
from io import StringIO

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from events.personal_data.subject_access import gather
from interop.paper import pdf
from participants.models import Person
from roundtable.accounts.sessions import CONFIRMED_AT
from tests import needs
from tests.factories import OrganisationFactory, SourceFileFactory

from .conftest import REPLACEMENT

pytestmark = pytest.mark.django_db


def address(person):
    return reverse("admin:participants_person_personal_data", args=[person.pk])


@pytest.fixture
def desk(client, admin):
    client.force_login(admin)
    session = client.session
    session[CONFIRMED_AT] = int(timezone.now().timestamp())
    session.save()
    return client


def test_all_that_is_kept_is_gathered(told, untold, kultaev):
    SourceFileFactory(proposal={"title": "Кіріспе\nЖ. Құлтаев"}, name="жаңа.txt")
    unit = OrganisationFactory(name_kk="Академия")
    told.participations.get().organisations.add(unit)

    said = gather(kultaev)

    (person,), (record,) = said["people"], said["records"]
    texts = [sentence["text"] for sentence in record["sentences"]]
    assert (person["orcid"], person["names"]) == (kultaev.orcid, ["Kultayev Zh."])
    assert record["places"][0]["printed_name_ru"] == "Ж. Култаев"
    assert record["places"][0]["sections"] == ["Құлтаев сөзі"]
    assert record["places"][0]["organisations"] == ["Академия"]
    assert "Сөз Ж. Құлтаевтың сөзі еді." in [text.strip() for text in texts]
    assert "Zh. Kultayev's talk" in texts
    assert (record["versions"], len(record["files"])) == (2, 3)
    assert len(said["emails"]) == 1
    assert sorted(said["uploads"]) == ["жаңа.txt", "қорытынды.txt"]
    assert json.dumps(said)


def test_the_command_writes_it_as_json_and_is_noted(told, kultaev, admin, author):
    out = StringIO()

    call_command("person_data", kultaev.pk, by=admin.username, stdout=out)

    assert json.loads(out.getvalue()) == gather(kultaev)
    assert LogEntry.objects.get(user=admin).get_edited_object() == kultaev
    for number, by in [(0, admin), (kultaev.pk, author)]:
        with pytest.raises(CommandError):
            call_command("person_data", number, by=by.username)


def test_each_handing_out_is_noted(desk, told, kultaev, admin):
    answer = desk.post(address(kultaev), {"hand_out": "json"})

    assert answer.json()["records"][0]["id"] == told.pk
    assert "no-store" in answer["Cache-Control"] or "private" in answer["Cache-Control"]
    assert LogEntry.objects.get(user=admin).get_edited_object() == kultaev


def test_only_administrators_see_it_and_only_with_their_password(
    client, desk, kultaev, editor
):
    session = desk.session
    del session[CONFIRMED_AT]
    session.save()
    asked = desk.post(address(kultaev), {"hand_out": "json"})
    client.force_login(editor)

    assert "your_password" in asked.content.decode()
    assert client.get(address(kultaev)).status_code == 403
    assert client.post(address(kultaev), {"hand_out": "json"}).status_code in (200, 403)
    assert not LogEntry.objects.exists()


@needs.pango
def test_it_is_handed_out_on_paper(desk, told, kultaev):
    answer = desk.post(address(kultaev), {"hand_out": "pdf"})

    assert answer["Content-Type"] == pdf.MEDIA_TYPE
    assert answer.content.startswith(b"%PDF-")


def test_every_place_is_shown_before_the_name_goes(desk, told, kultaev):
    page = desk.get(address(kultaev))
    (record,) = page.context["records"]
    answers = {f"{code}": text for code, text in REPLACEMENT.items()}
    answers |= {"record": f"{told.pk}:{record.token}", "confirmed": "1"}

    refused = desk.post(address(kultaev), answers)  # without a reason
    done = desk.post(address(kultaev), answers | {"reason": "Сұрады", "left": "x"})

    html = page.content.decode()
    assert "<mark>Ж. Құлтаевтың</mark>" in html
    assert "[kk]" not in html
    assert page.context["form"]["kk"].initial == "қатысушы 1"
    assert refused.context["form"].errors["reason"]
    assert done.status_code == 302
    told.refresh_from_db()
    assert told.title_kk == "қатысушы 1 оқуы"


def test_a_page_that_is_out_of_date_says_so(desk, told, kultaev):
    answers = REPLACEMENT | {"record": f"{told.pk}:old", "confirmed": "1"}

    page = desk.post(address(kultaev), answers | {"reason": "Сұрады"})

    assert page.status_code == 200
    assert [str(one) for one in page.context["messages"]] != []
    assert Person.objects.filter(pk=kultaev.pk).exists()
