"""The first step: a file or a text is taken in, or refused with a sentence."""

from contextlib import ExitStack
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from events.media import sandbox
from events.models import Event
from intake import uploads
from intake.models import SourceFile
from tests.factories import EventFactory, SourceFileFactory

from .proposals import (
    LIST,
    SUMMARY,
    UPLOAD,
    docx,
    file,
    proposal,
    review_page,
    source_with,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["author", "editor", "admin"])
def test_nobody_is_told_off_before_anything_was_sent(client, user_in_role, role):
    client.force_login(user_in_role(role))
    response = client.get(UPLOAD)

    assert response.context["form"].errors == {}
    assert list(response.context["messages"]) == []


@pytest.mark.parametrize("state", ["read", "unread", "stale", "refused", "lost"])
def test_the_page_opens_whatever_waits(desk, source, state):
    changes = {
        "unread": {"proposal": {}},
        "stale": {"proposal": {"left_out": []}},
        "refused": {"proposal": {}, "refusal": "broken", "file": ""},
    }
    SourceFile.objects.update(**changes.get(state, {"name": "а.txt"}))
    if state == "lost":
        SourceFile.objects.update(proposal={})
        source.file.storage.delete(source.file.name)

    review = desk.get(review_page(source), follow=True)
    response = desk.get(UPLOAD)

    assert (review.status_code, response.status_code) == (200, 200)
    assert response.context["form"].errors == {}
    assert list(response.context["messages"]) == []


def test_a_word_file_is_kept_read_and_shown(desk, author):
    data = docx(*SUMMARY.split("\n\n"))

    response = desk.post(UPLOAD, file(data))

    source = SourceFile.objects.get()
    assert response["Location"] == review_page(source)
    assert (source.name, source.given_by) == ("қорытынды.docx", author)
    assert source.file.read() == data
    assert desk.get(review_page(source)).status_code == 200


def test_a_pasted_text_is_read_as_well(desk):
    desk.post(UPLOAD, {"text": SUMMARY})

    assert SourceFile.objects.get().name == "Қойылған мәтін.txt"


def test_what_was_pasted_with_its_look_is_read_as_a_page(desk):
    desk.post(UPLOAD, {"text": "Цифрлық", "formatted": "<h1>Цифрлық</h1><p>Ә</p>"})

    source = SourceFile.objects.get()
    assert source.name == "Қойылған мәтін.html"
    assert source.proposal["blocks"][0]["kind"] == "heading"


@pytest.fixture
def crowd(monkeypatch):
    """So many files are being read that there is no place for another."""
    monkeypatch.setattr(sandbox, "QUEUE", 0.01)
    with ExitStack() as others:
        for _place in range(sandbox.AT_ONCE):
            others.enter_context(sandbox._place())
        yield


BUSY = "Қазір басқа файлдар оқылып жатыр. Бір минуттан кейін қайталап көріңіз."


def test_whoever_gives_a_file_while_many_are_read_is_told_to_come_again(desk, crowd):
    form = desk.post(UPLOAD, {"text": SUMMARY}).context["form"]

    assert form.errors == {"text": [BUSY]}
    assert SourceFile.objects.count() == 0


def test_a_kept_file_that_cannot_be_read_now_says_so(desk, source, crowd):
    SourceFile.objects.update(proposal={})

    page = desk.get(review_page(source), follow=True)
    picture = desk.get(reverse("admin:intake_sourcefile_picture", args=[source.pk, 0]))

    assert [str(message) for message in page.context["messages"]] == [BUSY]
    assert (picture.status_code, picture.content.decode()) == (503, BUSY)


REFUSED = {
    "empty": (b"", "қорытынды.docx", "Мұнда мәтін жоқ. Басқа файл таңдаңыз"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99, "a.doc", "Бұл – ескі Word"),
    "a program": (b"MZ\x90\0" * 99, "a.docx", "Файлдың мазмұны атауына сай кел"),
    "unknown": (b"x" * 99, "a.mp3", "Мұндай файл оқылмайды"),
}


@pytest.mark.parametrize(("data", "name", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_cannot_be_read_is_refused_at_its_field(desk, data, name, sentence):
    response = desk.post(UPLOAD, file(data, name))

    [said] = response.context["form"].errors["file"]
    assert said[: len(sentence)] == sentence
    assert SourceFile.objects.count() == 0
    assert not default_storage.exists("incoming")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("kk", "Файлды таңдаңыз немесе мәтінді қойыңыз."),
        ("ru", "Выберите файл или вставьте текст."),
        ("en", "Choose a file or paste the text."),
    ],
)
def test_nothing_at_all_is_refused_in_the_language_of_the_author(
    desk, language, sentence
):
    response = desk.post(UPLOAD, {}, headers={"accept-language": language})

    assert response.context["form"].non_field_errors() == [sentence]


def test_a_file_that_is_too_large_is_not_read_into_memory(desk, monkeypatch):
    monkeypatch.setattr("intake.forms.MOST_BYTES", 10)

    response = desk.post(UPLOAD, file(docx("Ә")))

    assert list(response.context["form"].errors) == ["file"]


@pytest.mark.parametrize("posted", [{"text": "Ә\0Ә"}, {"text": "Ә", "language": "de"}])
def test_a_post_no_browser_sends_is_refused(desk, posted):
    assert desk.post(UPLOAD, posted).status_code == 200
    assert SourceFile.objects.count() == 0


def test_the_same_file_does_not_wait_twice(desk):
    for _time in range(2):
        desk.post(UPLOAD, {"text": SUMMARY})

    assert SourceFile.objects.count() == 1


def test_whoever_gives_a_file_again_is_told_what_became_of_it(desk, author):
    event = EventFactory(title_kk="Бұрынғы жазба")
    event.responsible.add(author)
    desk.post(UPLOAD, {"text": SUMMARY})
    SourceFile.objects.update(used_at=timezone.now(), event=event)

    page = desk.post(UPLOAD, {"text": SUMMARY}, follow=True).content.decode()

    assert "Дәл осы файл бұрын жүктелген." in page
    assert reverse("admin:events_event_change", args=[event.pk]) in page


def test_a_foreign_record_of_the_same_file_is_not_named(desk, editor):
    event = EventFactory(title_kk="Бөтен жоба")
    desk.post(UPLOAD, {"text": SUMMARY})
    SourceFile.objects.update(used_at=timezone.now(), event=event, given_by=editor)

    page = desk.post(UPLOAD, {"text": SUMMARY}, follow=True).content.decode()

    assert "Дәл осы файл бұрын жүктелген." in page
    assert "Бөтен жоба" not in page


def test_a_file_nobody_came_back_to_is_removed_when_the_next_is_given(desk):
    old = SourceFileFactory()
    long_ago = timezone.now() - timedelta(days=15)
    SourceFile.objects.update(given_at=long_ago)

    uploads.forget_abandoned()

    assert SourceFile.objects.count() == 0
    assert default_storage.exists(old.file.name)  # until the removal is certain


def test_the_file_goes_once_it_is_certain_that_its_row_has_gone(
    django_capture_on_commit_callbacks,
):
    old = SourceFileFactory()
    SourceFile.objects.update(given_at=timezone.now() - timedelta(days=15))

    with django_capture_on_commit_callbacks(execute=True):
        uploads.forget_abandoned()

    assert not default_storage.exists(old.file.name)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same(desk, author, django_assert_num_queries, count):
    for _number in range(count):
        source_with(proposal(), given_by=author)

    with django_assert_num_queries(10):
        assert desk.get(LIST).status_code == 200


ODD = {
    "NUL": "Цифрлық\0 білім\n\nМақсаты – білім.\0".encode(),
    "half a pair": b"<p>\xd0\xa6 &#xD800; &#0; &#x110000;</p>",
    "other planes": "Цифрлық 𝒳 🎓 білім\n\nМақсаты – білім.".encode(),
    "KZ-1048": "Тәуелсіз Қазақстан: ғылым мен білім".encode("kz1048"),
    "UTF-16": "Тәуелсіз Қазақстан: ғылым мен білім".encode("utf-16"),
}


@pytest.mark.parametrize("suffix", ["txt", "html"])
@pytest.mark.parametrize("data", ODD.values(), ids=ODD)
def test_odd_letters_are_kept_or_refused_but_break_nothing(desk, data, suffix):
    response = desk.post(UPLOAD, file(data, f"a.{suffix}"), follow=True)

    assert response.status_code == 200


def test_a_title_that_is_too_long_is_refused_at_its_field(desk):
    desk.post(UPLOAD, {"text": f"{'Цифрлық білім ' * 30}\n\n2024 жылғы 1 наурыз."})
    page = desk.get(review_page(SourceFile.objects.get()))
    version = page.context["review"].version
    title = {"title_kk": "Цифрлық білім " * 30}

    response = desk.post(
        review_page(SourceFile.objects.get()), {"version": version, **title}
    )

    assert "title_kk" in response.context["review"].facts.errors
    assert Event.objects.count() == 0


def test_a_proposal_of_an_older_shape_is_extracted_again(author):
    source = SourceFileFactory(given_by=author, proposal={"left_out": []})

    proposal = uploads.proposal_of(source)

    assert [block.text for block in proposal.blocks] == ["Дөңгелек үстел"]


def test_a_file_that_is_missing_on_the_disk_is_not_found(desk, source):
    source.file.storage.delete(source.file.name)

    response = desk.get(reverse("admin:intake_sourcefile_file", args=[source.pk]))

    assert response.status_code == 404


def test_a_lost_file_says_so_where_it_would_be_read_again(desk, source):
    SourceFile.objects.update(proposal={})
    source.file.storage.delete(source.file.name)

    page = desk.get(review_page(source), follow=True)

    said = [str(message) for message in page.context["messages"]]
    assert said == ["Файл енді сақталмаған. Оны қайта жүктеңіз."]
