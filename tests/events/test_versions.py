"""What readers had can be read again, each version as it was; nothing else ever can."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.history.restoring import restore
from events.models import Event, PublishedVersion
from events.saving import saving
from languages.fallback import LANGUAGES

from .published import address, draft, listed, publish, save, take, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    """A published record; its first version says «бастапқы»."""
    return publish(draft(editor), editor)


def versions_of(event):
    return sorted(event.published_versions.values_list("number", flat=True))


def everything_said(client, event):
    """Return all that readers can be shown of any version of a record."""
    pages = [
        f"/kk/events/{event.pk}/v{number}/{part}"
        for number in range(13)
        for part in ("", "changes/")
    ]
    pages.append(f"/e/{event.pk}/timemap")
    answers = [client.get(page, follow=True) for page in pages]
    return "".join(answer.content.decode() for answer in answers)


def move_on(event, **span):
    """Let the hour come for which a record waits."""
    moment = timezone.now() - timedelta(**span)
    Event.objects.filter(pk=event.pk).update(publish_at=moment)
    PublishedVersion.objects.filter(event=event).update(since=moment)


# --- What was public ---------------------------------------------------------


def test_each_of_ten_corrections_leaves_what_readers_had_before_it(
    client, event, editor
):
    had = {}
    for number in range(1, 12):
        if number > 1:
            save(event, editor, f"сөз{number}", note=f"Түзету {number}.")
        for code in LANGUAGES:
            had[number, code] = texts(client, f"/{code}/events/{event.pk}/")

    for (number, code), seen in had.items():
        assert texts(client, address(event, number, code)) == seen
    assert versions_of(event) == list(range(1, 12))
    assert len({str(seen) for seen in had.values()}) == 33


def test_a_version_says_which_it_is_and_leads_to_the_current_one(
    client, event, editor, settings
):
    save(event, editor, "екінші", note="Есім түзетілді.")

    earlier = client.get(address(event, 1)).content.decode()
    current = client.get(address(event, 2)).content.decode()

    path = event.get_absolute_url()
    for page in (earlier, current):
        assert '<meta name="robots" content="noindex">' in page
        assert f'<link rel="canonical" href="{settings.SITE_URL}{path}">' in page
        assert f'<a href="{path}">' in page.partition("<h1>")[0]
        assert "application/ld+json" not in page
        assert "citation_title" not in page
    assert "Есім түзетілді." not in earlier
    assert "Есім түзетілді." in current
    Event.objects.filter(pk=event.pk).update(title_kk="", title_en="")
    there = Event.objects.get().get_absolute_url().replace("/kk/", "/ru/")
    for part in ("", "changes/"):
        page = client.get(address(event, 2) + part).content.decode()
        assert f'<link rel="canonical" href="{settings.SITE_URL}{there}">' in page


def test_the_record_leads_to_each_version_and_to_what_it_changed(client, event, editor):
    save(event, editor, "екінші", note="Есім түзетілді.")
    pk = event.pk

    (second, links), (first, own) = listed(client, event)

    assert "Есім түзетілді." in second
    assert links == [f"/kk/events/{pk}/v2/", f"/kk/events/{pk}/v2/changes/"]
    assert own == [f"/kk/events/{pk}/v1/"]
    assert {client.get(one).status_code for one in (*links, *own)} == {200}


def test_a_version_keeps_its_facts_when_the_record_has_others(client, event, editor):
    before = texts(client, address(event, 1))
    event = Event.objects.get()
    event.topics.clear()
    event.organisers.all().delete()
    event.sections.first().delete()

    save(event, editor, "екінші", note="Қысқарды.")

    assert texts(client, address(event, 1)) == before
    assert texts(client, address(event, 2)) != before


def test_the_neutral_address_asks_the_browser_for_the_language(client, event):
    response = client.get(f"/e/{event.pk}/v1", headers={"accept-language": "ru"})

    assert (response.status_code, response.url) == (302, address(event, 1, "ru"))
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize("number", ["0", "2", "01", "99999", "999999999", "-1", "x"])
def test_a_version_that_never_was_is_not_found(client, event, number):
    for path in ("/kk/events/{}/v{}/", "/kk/events/{}/v{}/changes/", "/e/{}/v{}"):
        answer = client.get(path.format(event.pk, number), follow=True)
        assert answer.status_code == 404


# --- What never was ----------------------------------------------------------


def test_no_save_that_readers_were_not_told_of_is_ever_a_version(client, editor):
    secrets = []

    def save_unseen(event, when, times=8):
        for number in range(times):
            secrets.append(f"құпия{when}{number}")
            save(event, editor, secrets[-1])

    event = draft(editor)
    save_unseen(event, "жоба")
    event = publish(event, editor, publish_at=timezone.now() + timedelta(days=1))
    save_unseen(event, "кезекте")
    assert secrets[-1] not in everything_said(client, event)
    save(event, editor, "алғашқы")
    move_on(event, hours=3)
    save_unseen(event, "үнсіз")
    save(event, editor, "екінші", note="Түзетілді.")
    save_unseen(event, "тағы")
    restore(event, PublishedVersion.objects.get(number=1).revision, by=editor)
    save_unseen(event, "соңғы")

    said = everything_said(client, event)

    assert [one for one in secrets if one in said] == []
    assert "алғашқы" in said
    assert "екінші" in said
    assert versions_of(event) == [1, 2]


def test_a_record_taken_back_before_its_time_leaves_no_version(client, event, editor):
    other = draft(editor, "ерте")
    publish(other, editor, publish_at=timezone.now() + timedelta(days=1))

    take("unschedule", other, editor)

    assert versions_of(other) == []
    assert client.get(address(other, 1)).status_code == 404
    take("publish", other, editor)
    assert versions_of(other) == [1]


def test_a_withdrawn_record_is_withdrawn_in_all_its_versions(client, event, editor):
    save(event, editor, "екінші", note="Түзетілді.")

    take("withdraw", event, editor, reason="Қате.")

    for number in (1, 2, 3):
        for page in (address(event, number), f"/e/{event.pk}/v{number}"):
            assert client.get(page, follow=True).status_code == 410
        assert client.get(f"{address(event, number)}changes/").status_code == 410
    assert client.get(f"/e/{event.pk}/timemap").status_code == 404


def test_a_withdrawn_record_says_what_stood_there_and_nothing_written_since(
    client, event, editor
):
    take("withdraw", event, editor, reason="Ішкі себеп.")
    take("reopen", event, editor)
    with saving(event, by=editor):
        Event.objects.filter(pk=event.pk).update(kind="lecture", starts_on="1999-01-01")

    html = client.get(event.get_absolute_url()).content.decode()

    assert "дөңгелек үстел <" in html
    assert "2011\xa0ж. 6 желтоқсан" in html
    assert 'href="/kk/events/?year=2011"' in html
    for untold in ("1999", "Ішкі себеп", "Жиын"):
        assert untold not in html


def test_a_withdrawn_record_says_what_readers_may_know_of_the_reason(
    client, event, editor
):
    told = "Автордың өтінішімен алынды."
    take("withdraw", event, editor, reason="Ішкі себеп.", told=told)

    html = client.get(event.get_absolute_url()).content.decode()

    assert f'<blockquote lang="kk"><p>{told}</p></blockquote>' in html
    assert "Ішкі себеп" not in html


def test_what_was_withdrawn_stays_so_when_the_record_is_published_again(
    client, event, editor
):
    take("withdraw", event, editor, reason="Қате.")
    take("reopen", event, editor)
    save(event, editor, "құпия", note="")
    save(event, editor, "жаңа")
    take("publish", event, editor)

    (second, links), (first, none) = listed(client, event)

    assert versions_of(event) == [1, 2]
    assert Event.objects.get().version == 2
    assert second.startswith("2-нұсқа")
    assert (links, none) == ([address(event, 2)], [])
    assert [client.get(address(event, n)).status_code for n in (1, 2)] == [410, 200]
    assert event.get_absolute_url() in client.get(address(event, 1)).content.decode()
    assert client.get(f"{address(event, 2)}changes/").status_code == 404
    said = everything_said(client, event)
    assert [word for word in ("бастапқы", "құпия") if word in said] == []


def test_a_second_publication_taken_back_in_time_counts_for_nothing(event, editor):
    take("withdraw", event, editor, reason="Қате.")
    take("reopen", event, editor)
    take("publish", event, editor, publish_at=timezone.now() + timedelta(days=1))
    take("unschedule", event, editor)

    again = take("publish", event, editor)

    assert again.version == 2
    assert versions_of(event) == [1, 2]


def test_what_history_no_longer_keeps_is_told_without_a_link(client, event, editor):
    save(event, editor, "екінші", note="Түзетілді.")
    PublishedVersion.objects.filter(number=1).delete()

    (_second, links), (first, none) = listed(client, event)

    assert links == [address(event, 2)]
    assert first.startswith("1-нұсқа")
    assert none == []
    assert client.get(address(event, 1)).status_code == 404


# --- What it costs ------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 9])
def test_a_version_costs_the_same_among_many(
    client, event, editor, count, django_assert_num_queries
):
    number = count + 1
    for word in range(count):
        save(event, editor, f"сөз{word}", note="Түзетілді.")

    with django_assert_num_queries(9):
        assert client.get(address(event, number)).status_code == 200
    with django_assert_num_queries(9):
        assert client.get(f"{address(event, number)}changes/").status_code == 200
