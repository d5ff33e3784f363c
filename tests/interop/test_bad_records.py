"""One record that cannot be described breaks no list, no harvest and no copy."""

import json
import re
from io import StringIO

import bagit
import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from events.models import Event
from interop.feeds.feed_formats import FEED_FORMATS
from interop.oai.metadata_formats import METADATA_FORMATS
from tests.factories import DocumentFactory, EventFactory

from .harvesting import ask, error_of, numbers

pytestmark = pytest.mark.django_db

BAD = {
    "of a kind that there is no more": {"kind": "gathering"},
    "in a zone that there is no more": {
        "timezone": "Asia/Nowhere",
        "start_time": "10:00",
    },
}


@pytest.fixture(autouse=True)
def _on_a_site(settings):
    settings.SITE_URL = "https://roundtable.example"
    settings.ALLOWED_HOSTS = ["roundtable.example", "testserver"]


@pytest.fixture
def good():
    return EventFactory(published=True, title_kk="Жақсы жазба")


@pytest.fixture(params=BAD.values(), ids=BAD)
def bad(request, good):
    """A public record that some row of long ago spoils, written past every form."""
    event = EventFactory(published=True, title_kk="Бүлінген жазба")
    Event.objects.filter(pk=event.pk).update(**request.param)
    return event


@pytest.fixture
def nameless(good):
    """A public record that nothing at all can be said of."""
    event = EventFactory(published=True, title_kk="Бүлінген жазба")
    Event.objects.filter(pk=event.pk).update(kind="gathering")
    return event


@pytest.mark.parametrize("feed_format", FEED_FORMATS)
def test_a_feed_goes_to_its_readers_without_it(client, good, bad, feed_format):
    response = client.get(reverse(f"interop:{feed_format}"))

    assert response.status_code == 200
    assert "Жақсы жазба" in response.content.decode()


@pytest.mark.parametrize("path", ["records", "records.jsonl", "records.csv"])
def test_the_api_hands_out_the_others(client, good, bad, path):
    response = client.get(f"/api/v1/{path}")

    assert response.status_code == 200
    assert "Жақсы жазба" in b"".join(response).decode()


def test_the_pages_and_sitemaps_stay(client, good, bad):
    paths = ["/kk/", "/kk/events/", good.get_absolute_url(), "/sitemap.xml"]
    index = client.get("/sitemap.xml").content.decode()
    paths += re.findall(r"/sitemap-\S+?\.xml", index)
    paths += [f"/kk/reading-list/?e={good.pk},{bad.pk}"]

    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(
        paths, 200
    )


@pytest.mark.parametrize("prefix", METADATA_FORMATS)
def test_a_harvest_leaves_it_out_and_the_log_says_which(
    client, good, nameless, prefix, caplog
):
    answer = ask(client, verb="ListRecords", metadataPrefix=prefix)

    assert numbers(answer) == [good.pk]
    (said,) = [one.getMessage() for one in caplog.records if one.name.startswith("int")]
    assert said == f"Record {nameless.pk} cannot be written as {prefix}."


def test_whoever_asks_for_it_alone_hears_it_in_the_words_of_the_protocol(
    client, good, nameless
):
    name = f"oai:roundtable.example:event-{nameless.pk}"

    answer = ask(client, verb="GetRecord", metadataPrefix="oai_dc", identifier=name)

    assert error_of(answer) == "cannotDisseminateFormat"
    assert [one.tag.rpartition("}")[2] for one in answer] == [
        "responseDate",
        "request",
        "error",
    ]


def test_the_log_names_the_record(client, good, nameless, caplog):
    client.get("/kk/feed/")

    assert f"Record {nameless.pk} cannot be described." in caplog.messages


# --- Copies ------------------------------------------------------------------


def packed(folder, *which):
    said = StringIO()
    try:
        call_command("export_record", *which, folder, stdout=said)
    except CommandError as refusal:
        return said.getvalue(), str(refusal)
    return said.getvalue(), ""


def test_all_bags_are_packed_but_what_cannot_be(good, bad, tmp_path):
    said, left_out = packed(tmp_path / "bags", "--all")

    bag = bagit.Bag(str(tmp_path / "bags" / f"record-{good.pk}"))
    bag.validate()
    assert f"record-{bad.pk}/" in left_out
    assert f"record-{good.pk}/" not in left_out


def test_a_lost_file_is_left_out_of_the_bag_of_its_record(good, tmp_path):
    document = DocumentFactory(event=good)
    document.file.storage.delete(document.file.name)

    _said, left_out = packed(tmp_path / "bags", "--all")

    name = document.file.name.removeprefix(f"events/{good.pk}/")
    assert f"record-{good.pk}/media/{name}" in left_out
    bagit.Bag(str(tmp_path / "bags" / f"record-{good.pk}")).validate()


def test_one_record_is_packed_whole_or_not_at_all(good, bad, tmp_path):
    _said, refusal = packed(tmp_path / "bag", bad.pk)

    assert f"Of record No. {bad.pk} this could not be packed" in refusal
    assert not (tmp_path / "bag").exists()


def test_a_copy_of_the_site_is_finished_and_names_what_it_lacks(
    good, bad, tmp_path, nothing_but
):
    nothing_but("permanent", "events:detail", "interop:export")

    with pytest.raises(CommandError) as refusal:
        call_command("export_site", tmp_path / "copy", stdout=StringIO())

    left_out = str(refusal.value).partition(": ")[2].split(", ")
    assert {f"/{bad.pk}" in address for address in left_out} == {True}
    page = tmp_path / "copy" / good.get_absolute_url().strip("/") / "index.html"
    assert "Жақсы жазба" in page.read_text("utf-8")
    index = (tmp_path / "copy" / "kk/search/records.js").read_text("utf-8")
    assert json.dumps("Жақсы жазба", ensure_ascii=False) in index
