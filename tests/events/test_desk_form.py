"""The form of a record: what it takes, what it refuses, and what it costs."""

import pytest
from django.urls import reverse

from events.models import Event, Participation, Photo, Section
from languages.fallback import LANGUAGES
from tests import files
from tests.desk import posted_from
from tests.events.test_desk import change_page, form_of
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    ParticipationFactory,
    PersonFactory,
    PhotoFactory,
    SectionFactory,
)

pytestmark = pytest.mark.django_db

BLANK = "/admin/events/event/add/?form=x"


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def rows(part, *given):
    """Return what the browser posts of new rows of ``part``."""
    values = {f"{part}-TOTAL_FORMS": len(given), f"{part}-INITIAL_FORMS": 0}
    for number, row in enumerate(given):
        values |= {f"{part}-{number}-{name}": text for name, text in row.items()}
    return values


def section(number, **texts):
    return {"kind": "other", "position": number * 10} | texts


def test_a_row_that_nobody_wrote_in_is_not_saved(desk):
    event = EventFactory()
    written, empty = section(1, heading_kk="Мақсаты"), section(2)

    response = desk.post(
        change_page(event), form_of(event, **rows("sections", written, empty))
    )

    assert response.status_code == 302
    assert Section.objects.get().heading_kk == "Мақсаты"


def test_a_row_with_a_text_and_no_heading_is_refused_and_nothing_is_saved(desk):
    event = EventFactory(title_kk="Бұрынғы")
    headless = section(1, body_kk="<p>Тақырыпшасыз мәтін.</p>")
    form = form_of(event, title_kk="Жаңа", **rows("sections", headless))

    response = desk.post(change_page(event), form)

    assert response.status_code == 200
    assert "Тақырыпшасыз мәтін." in response.content.decode()
    assert (Event.objects.get().title_kk, Section.objects.count()) == ("Бұрынғы", 0)


def test_a_removed_new_row_is_left_out(desk):
    event = EventFactory()
    gone = section(1, body_kk="<p>Бас тартылған.</p>", DELETE="on")

    response = desk.post(change_page(event), form_of(event, **rows("sections", gone)))

    assert response.status_code == 302
    assert Section.objects.count() == 0


def test_a_conference_with_a_hundred_speakers_fits_into_one_form(desk):
    event = EventFactory()
    texts = ("printed_name", "post", "affiliation", "talk_title")
    empty = {f"{text}_{code}": "" for text in texts for code in LANGUAGES}
    empty |= {"kind": "person", "role": "speaker", "position": 10}
    people = [empty | {"printed_name_kk": f"{number}-ші"} for number in range(100)]

    response = desk.post(
        change_page(event), form_of(event, **rows("participations", *people))
    )

    assert response.status_code == 302
    assert Participation.objects.count() == 100


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [("06.12.2011", "05.12.2011"), ("", "05.12.2011"), ("31.02.2011", "")],
)
def test_dates_that_make_no_sense_come_back_with_a_sentence(desk, starts_on, ends_on):
    event = EventFactory(title_kk="Бұрынғы")
    form = form_of(event, title_kk="Жаңа", starts_on=starts_on, ends_on=ends_on)

    response = desk.post(change_page(event), form)

    assert response.status_code == 200
    assert len(response.context["errors"]) == 1
    assert Event.objects.get().title_kk == "Бұрынғы"


def test_markup_typed_into_a_title_is_shown_as_it_was_typed(desk):
    title = "<script>alert(1)</script> & «дөңгелек үстел»"
    desk.post(BLANK, form_of(EventFactory.build(title_kk=title)))

    event = Event.objects.get()
    html = desk.get(event.get_absolute_url()).content.decode()

    assert event.title_kk == title
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in html


def test_scripts_in_pasted_markup_do_not_reach_the_record(desk):
    event = EventFactory()
    body = (
        '<p onclick="x()">Мәтін<script>x()</script></p>'
        '<p><a href="javascript:x()">сілтеме</a><img src=x onerror="x()"></p>'
        "<iframe src='//x'></iframe><style>p{}</style>"
    )
    pasted = section(1, heading_kk="Мақсаты", body_kk=body)

    desk.post(change_page(event), form_of(event, **rows("sections", pasted)))

    kept = Section.objects.get().body_kk
    assert kept == "<p>Мәтін</p><p>сілтеме</p>"


def test_a_circle_of_organisations_is_refused_at_its_field(desk):
    above = OrganisationFactory()
    below = OrganisationFactory(parent=above)
    form = {"name_kk": above.name_kk, "kind": above.kind, "parent": below.pk}

    response = desk.post(
        reverse("admin:participants_organisation_change", args=[above.pk]), form
    )

    assert response.status_code == 200
    assert list(response.context["adminform"].form.errors) == ["parent"]
    above.refresh_from_db()
    assert above.parent is None


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_new_record_is_supposed_to_be_in_the_language_of_its_author(desk, language):
    response = desk.get(BLANK, headers={"accept-language": language})

    form = response.context["adminform"].form
    supposed = form.get_initial_for_field(
        form.fields["original_language"], "original_language"
    )
    assert supposed == language


def test_deleting_a_draft_says_in_words_what_goes_with_it(desk):
    event = EventFactory(title_kk="Жойылатын жоба")
    SectionFactory.create_batch(2, event=event)

    html = desk.get(f"/admin/events/event/{event.pk}/delete/").content.decode()

    assert "«Жойылатын жоба»" in html
    assert "Бөлімдер: 2" in html
    assert "object (" not in html


# --- Several photos at once --------------------------------------------------


def test_several_photos_are_sent_with_the_form(desk):
    event = EventFactory()
    photos = [
        files.picture("bir.jpg", colour="blue"),
        files.picture("eki.jpg", colour="red"),
    ]

    response = desk.post(change_page(event), form_of(event, new_photos=photos))

    assert response.status_code == 302
    assert [photo.alt for photo in event.photos.all()] == ["", ""]


def test_photos_come_with_a_new_record_too(desk):
    form = form_of(EventFactory.build(), new_photos=[files.picture()])

    assert desk.post(BLANK, form).status_code == 302

    assert Photo.objects.get().event == Event.objects.get()


def test_one_bad_file_among_the_photos_is_named_and_nothing_is_saved(desk):
    event = EventFactory(title_kk="Бұрынғы")
    photos = [files.picture("bir.jpg"), files.archive("arhiv.jpg", **{"a": "b"})]

    response = desk.post(
        change_page(event), form_of(event, title_kk="Жаңа", new_photos=photos)
    )

    errors = response.context["adminform"].form.errors
    assert list(errors) == ["new_photos"]
    assert errors["new_photos"][0].startswith("arhiv.jpg: ")
    assert (Event.objects.get().title_kk, Photo.objects.count()) == ("Бұрынғы", 0)


def test_a_photo_that_the_record_has_already_is_reported_and_left_out(desk):
    event = EventFactory()
    PhotoFactory(event=event, image=files.picture(colour="red"))
    form = form_of(event, new_photos=[files.picture("tagy.jpg", colour="red")])

    response = desk.post(change_page(event), form, follow=True)

    assert ["tagy.jpg" in str(said) for said in response.context["messages"]] == [
        True,
        False,
    ]
    assert event.photos.count() == 1


def test_an_author_who_may_only_read_is_shown_no_way_to_add_photos(client, author):
    event = EventFactory(published=True)
    event.responsible.add(author)
    client.force_login(author)

    response = client.get(change_page(event))

    assert response.status_code == 200
    assert 'name="new_photos"' not in response.content.decode()


# --- What it costs -----------------------------------------------------------


def full_record():
    event = EventFactory()
    OrganiserFactory(event=event)
    people = [ParticipationFactory(event=event) for _number in range(20)]
    for person in people[:10]:
        SectionFactory(event=event, speaker=person)
    return event


@pytest.mark.parametrize("others", [0, 30])
def test_the_form_of_a_long_record_stays_cheap_however_large_the_archive(
    desk, django_assert_max_num_queries, others
):
    event = full_record()
    PersonFactory.create_batch(others)
    OrganisationFactory.create_batch(others)
    OrganiserFactory.create_batch(others // 10, event=event)

    with django_assert_max_num_queries(36):
        response = desk.get(change_page(event))

    assert response.status_code == 200


# --- Nonsense in the fields that point to rows -----------------------------------

NONSENSE = ["9" * 25, "9" * 5000, "-1", "³", "٣", "\0", "[]", "x"]


def test_a_form_with_numbers_of_no_row_is_shown_again(desk):
    event = EventFactory()
    OrganiserFactory(event=event)
    SectionFactory(event=event, speaker=ParticipationFactory(event=event))
    desk_page = change_page(event)
    names = ["responsible", "series", "topics", "version_token"]
    names += [f"{prefix}-0-id" for prefix in ("organisers", "sections")]
    names += ["organisers-0-organisation", "participations-0-person"]
    names += ["sections-0-speaker", "photos-INITIAL_FORMS"]
    typed = posted_from(desk.get(desk_page))

    for nonsense in NONSENSE:
        response = desk.post(desk_page, typed | dict.fromkeys(names, nonsense))

        assert response.status_code == 200, ascii(nonsense)[:12]
        assert Event.objects.get().series is None


def test_a_sitting_of_another_record_than_the_page_is_refused_with_a_sentence(desk):
    elsewhere = EventFactory()
    sitting = {"day": "2011-12-06", "event": elsewhere.pk}
    form = form_of(elsewhere, **rows("sittings", sitting))

    response = desk.post(BLANK, form)

    assert response.status_code == 200
    assert Event.objects.get() == elsewhere
