"""A file that tells of two events is asked about, and read as two when one says so."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from events.models import Event
from intake.batch import make_draft
from intake.models import SourceFile
from intake.proposal import QuestionKind
from intake.uploads import proposal_of, receive

from .proposals import UPLOAD, answers, docx, review_page
from .test_two_events import TOLD

pytestmark = pytest.mark.django_db

FIRST = ("ХАТТАМА", "«Абай және дала заңы» дөңгелек үстелі", "2024 жылғы 12 наурыз")
SECOND = ("ХАТТАМА", "«Ана тілі мен сандық әлем» семинары", "2024 жылғы 5 сәуір")
BEGINS = 5  # the block of the second


@pytest.fixture
def data():
    told = TOLD["kk"].split("\n\n")
    return docx(*FIRST, *told, *SECOND, *told)


@pytest.fixture
def source(data, author):
    return receive(data, "екеуі.docx", by=author)


def titles():
    parts = SourceFile.objects.order_by("begins")
    return [proposal_of(part).title["kk"].value for part in parts]


def test_the_review_asks_whether_there_are_two(desk, source):
    page = desk.get(review_page(source))

    first = page.context["review"].questions[0]
    assert first["asked"].kind == QuestionKind.TWO_EVENTS
    assert (first["excerpt"], first["asked"].second_event) == (
        " … ".join(SECOND[:2]),
        BEGINS,
    )
    assert f'form="split" name="split" value="{BEGINS}"' in page.content.decode()


def test_read_as_two_it_makes_two_proposals_and_each_its_record(desk, source):
    report = desk.post(review_page(source), {"split": str(BEGINS)})["Location"]

    rows = desk.get(report).context["report"].rows
    assert [(row.source.name, row.state) for row in rows] == [
        ("1. екеуі.docx", "read"),
        ("2. екеуі.docx", "read"),
    ]
    assert titles() == ["Абай және дала заңы", "Ана тілі мен сандық әлем"]

    for row in rows:
        page = desk.get(review_page(row.source))
        asked = page.context["review"].proposal.questions
        assert not any(question.second_event for question in asked)
        assert not page.context["earlier"]["any"]
        desk.post(review_page(row.source), answers(page))

    days = Event.objects.order_by("starts_on").values_list("starts_on", flat=True)
    assert [str(day) for day in days] == ["2024-03-12", "2024-04-05"]


def test_a_part_that_is_read_again_stays_a_part(desk, source):
    desk.post(review_page(source), {"split": str(BEGINS)})

    SourceFile.objects.update(proposal={})

    assert titles() == ["Абай және дала заңы", "Ана тілі мен сандық әлем"]


@pytest.mark.parametrize("number", ["1", "-5", "", "999", "five"])
def test_it_is_cut_nowhere_else(desk, source, number):
    response = desk.post(review_page(source), {"split": number})

    assert response.status_code == 404
    assert SourceFile.objects.count() == 1


def test_what_has_become_a_record_is_not_cut(desk, source):
    SourceFile.objects.update(used_at=timezone.now())

    desk.post(review_page(source), {"split": str(BEGINS)})

    assert SourceFile.objects.count() == 1


def test_a_file_that_is_lost_is_not_cut(desk, source):
    source.file.storage.delete(source.file.name)

    page = desk.post(review_page(source), {"split": str(BEGINS)}, follow=True)

    assert len(page.context["messages"]) == 1
    assert SourceFile.objects.get().ends is None


def test_without_anybody_to_ask_it_waits_at_the_desk(source, author):
    with pytest.raises(ValidationError, match="екі іс-шара"):
        make_draft(source, by=author)


def test_the_whole_file_given_again_is_known_by_either_part(desk, data, source, author):
    desk.post(review_page(source), {"split": str(BEGINS)})
    part = SourceFile.objects.order_by("begins").first()
    page = desk.get(review_page(part))
    desk.post(review_page(part), answers(page))
    again = receive(data, "екеуі.docx", by=author)

    page = desk.get(review_page(again))

    assert page.context["earlier"]["any"]
    assert desk.get(UPLOAD).status_code == 200
    assert desk.get(reverse("admin:intake_sourcefile_changelist")).status_code == 200
