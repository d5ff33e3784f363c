"""A corrected paragraph carries a mark that leads to what changed, and back."""

import re

import pytest

from events.history.corrections import correct
from events.models import Event
from events.saving import saving

from .published import address, draft, publish, save

pytestmark = pytest.mark.django_db

MARK = re.compile(
    r'<p id="(s\d+p[\d-]+)"[^>]*><a class="pilcrow"[^>]*>[\d-]+</a>'
    r'<a class="corrected" href="([^"#]+)#(s\d+)"[^>]*>(v\d+)</a>'
)


@pytest.fixture
def event(editor):
    return publish(draft(editor), editor)


def marks(client, page):
    found = MARK.findall(client.get(page, follow=True).content.decode())
    return [(place, there.partition("/v")[2], back) for place, there, back, _v in found]


def put_right(event, by, anchor, note="Түзетілді.", **texts):
    with saving(event, by=by):
        section = event.sections.get(anchor=anchor)
        vars(section).update(texts)
        section.save()
        Event.objects.get(pk=event.pk).save()
        correct(event, "text", {"kk": note}, by=by)


def test_no_paragraph_is_marked_before_a_correction(client, event, editor):
    save(event, editor, "үнсіз")

    assert marks(client, f"/kk/events/{event.pk}/") == []


def test_a_mark_names_the_version_that_corrected_the_paragraph_last(
    client, event, editor
):
    text = "<p>Бірінші сөйлем түзелді, ал қалғаны сол күйі.</p><p>Соңы.</p>"
    put_right(event, editor, 1, body_kk=text)
    put_right(event, editor, 2, body_ru="<p>ru: бастапқы &amp; 7.</p><p>Соңы.</p>")

    in_kazakh = marks(client, f"/kk/events/{event.pk}/")
    in_russian = marks(client, f"/ru/events/{event.pk}/")

    assert [(there, back) for _place, there, back in in_kazakh] == [
        ("2/changes/", "s1")
    ]
    assert in_russian == [("s2p1", "3/changes/", "s2")]


def test_a_mark_leads_there_and_back(client, event, editor):
    save(event, editor, "екінші", note="Түзетілді.")

    html = client.get(event.get_absolute_url()).content.decode()
    place, there, section, _version = MARK.findall(html)[0]

    page = client.get(there).content.decode()
    assert f'id="{section}"' in page
    assert f'href="{event.get_absolute_url()}#{section}"' in page
    assert f'id="{section}"' in html
    assert place.startswith(section)


def test_a_version_of_before_is_shown_without_marks(client, event, editor):
    save(event, editor, "екінші", note="Түзетілді.")

    assert marks(client, address(event, 1)) == marks(client, address(event, 2)) == []


def test_a_paragraph_keeps_in_a_version_the_number_it_had(client, event, editor):
    kept = "<p>Бірінші сөйлем сол күйі.</p>"
    new = "<p>Мүлде басқа, жаңадан қосылған ой.</p>"
    last = "<p>Ақырғы сөйлем де сол күйі.</p>"
    put_right(event, editor, 1, body_kk=kept + last)
    before = re.findall(
        r'id="(s1p[\d-]+)"', client.get(address(event, 2)).content.decode()
    )

    put_right(event, editor, 1, body_kk=kept + new + last)

    then = client.get(address(event, 2)).content.decode()
    assert re.findall(r'id="(s1p[\d-]+)"', then) == before
    by_version = [there for _p, there, _b in marks(client, f"/kk/events/{event.pk}/")]
    assert by_version.count("3/changes/") == 1


@pytest.mark.parametrize("count", [1, 6])
def test_marks_cost_the_same_after_many_corrections(
    client, event, editor, count, django_assert_num_queries
):
    for word in range(count):
        save(event, editor, f"сөз{word}", note="Түзетілді.")

    with django_assert_num_queries(18):
        assert client.get(event.get_absolute_url()).status_code == 200
