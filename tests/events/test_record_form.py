"""The form of a record on a laptop: its order, its marks, its days, its speakers."""

import re

import pytest

from events.models import Event, Section
from tests.desk import posted_from
from tests.events.test_desk import change_page, form_of
from tests.events.test_desk_form import BLANK, rows, section
from tests.factories import EventFactory, ParticipationFactory, SectionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def person(name, **values):
    given = {"kind": "person", "role": "speaker", "position": 10}
    return given | {"printed_name_kk": name} | values


def spoken(speaker, **values):
    return section(1, heading_kk="Талқылау", speaker=speaker) | values


# --- Order and marks ---------------------------------------------------------


def test_what_everybody_knows_comes_first_and_organisers_follow_the_kind(desk):
    html = desk.get(BLANK).content.decode()

    names = [
        "id_title_kk",
        "id_starts_on",
        "id_venue_kk",
        "id_kind",
        "organisers-group",
    ]
    places = [
        html.index(f'id="{name}"') for name in [*names, "id_subtitle_kk", "id_udc"]
    ]
    assert places == sorted(places)


def test_what_publishing_needs_is_marked_in_the_original_language(desk):
    event = EventFactory(original_language="ru", title_ru="Круглый стол")

    html = desk.get(change_page(event)).content.decode()

    language = r'(?:<span class="of-language">[^<]*</span>)?'
    label = rf'for="([\w-]+)">[^<]*{language}<span class="needed"'
    marked = re.findall(label, html)
    assert marked == [
        "id_title_ru",
        "id_starts_on",
        "id_sections-__prefix__-heading_ru",
        "id_sections-__prefix__-body_ru",
    ]


def test_sixty_people_nobody_has_recognised_are_one_line(desk):
    event = EventFactory()
    for number in range(60):
        ParticipationFactory(event=event, person=None, printed_name_kk=f"А{number}")

    response = desk.get(change_page(event))

    of_people = [one for one in response.context["missing"] if "А0" in one.message]
    assert len(of_people) == 1
    assert "60" in of_people[0].message
    assert "А3" not in of_people[0].message


# --- Speakers of the same form ---------------------------------------------------


def test_who_is_not_saved_yet_can_be_chosen_as_a_speaker(desk):
    people = rows("participations", person("Ғ. Есім"), person("Д. Көшім"))
    sections = rows("sections", spoken("participations-1"))

    response = desk.post(BLANK, form_of(EventFactory.build(), **people, **sections))

    assert response.status_code == 302
    assert Section.objects.get().speaker.printed_name_kk == "Д. Көшім"


def test_a_saved_section_is_given_a_speaker_who_is_new(desk):
    event = SectionFactory(event=EventFactory()).event
    typed = posted_from(desk.get(change_page(event)))
    typed |= rows("participations", person("Ғ. Есім"))
    typed["sections-0-speaker"] = "participations-0"

    response = desk.post(change_page(event), typed)

    assert response.status_code == 302
    assert Section.objects.get().speaker.printed_name_kk == "Ғ. Есім"


@pytest.mark.parametrize(
    "given",
    [person(""), person("Ғ. Есім", DELETE="on"), None],
    ids=["nameless", "removed", "absent"],
)
def test_a_speaker_who_is_no_participant_is_refused_with_a_sentence(desk, given):
    people = rows("participations", *([given] if given else []))
    sections = rows("sections", spoken("participations-0"))

    response = desk.post(BLANK, form_of(EventFactory.build(), **people, **sections))

    formsets = {
        one.formset.prefix: one.formset
        for one in response.context["inline_admin_formsets"]
    }
    assert [list(row) for row in formsets["sections"].errors] == [["speaker"]]
    assert Event.objects.count() == 0


@pytest.mark.parametrize(
    "nonsense",
    ["participations-99999", "participations-x", "organisers-0", "sections-0"],
)
def test_no_other_row_can_be_a_speaker(desk, nonsense):
    people = rows("participations", person("Ғ. Есім"))
    sections = rows("sections", spoken(nonsense))

    response = desk.post(BLANK, form_of(EventFactory.build(), **people, **sections))

    assert response.status_code == 200
    assert Event.objects.count() == 0


def test_a_refused_form_still_shows_the_speaker_that_was_chosen(desk):
    people = rows("participations", person("Ғ. Есім"))
    sections = rows("sections", spoken("participations-0", heading_kk=""))

    response = desk.post(BLANK, form_of(EventFactory.build(), **people, **sections))

    option = '<option value="participations-0" selected>Ғ. Есім</option>'
    assert option in response.content.decode()


# --- Days and hours ------------------------------------------------------------


@pytest.mark.parametrize("day", ["15/05/2025", "15 мамыр 2025 ж.", "May 15, 2025"])
@pytest.mark.parametrize("hour", ["15.30", "15 сағ. 30"])
def test_days_and_hours_are_taken_as_people_write_them(desk, day, hour):
    sitting = {"day": day, "start_time": hour}
    form = form_of(EventFactory.build(), starts_on=day, start_time=hour)

    response = desk.post(BLANK, form | rows("sittings", sitting))

    assert response.status_code == 302
    event = Event.objects.get()
    said = [(event.starts_on, event.start_time)]
    said += [(one.day, one.start_time) for one in event.sittings.all()]
    assert {f"{day} {hour}" for day, hour in said} == {"2025-05-15 15:30:00"}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_hour_is_shown_as_it_is_written(desk, language):
    event = EventFactory(start_time="15:30")

    page = desk.get(change_page(event), headers={"accept-language": language})

    assert 'name="start_time" value="15:30"' in page.content.decode()


@pytest.mark.parametrize("day", ["15 мая", "31.02.2025", "5-6 мая 2025", "түсте"])
def test_a_day_that_is_none_or_several_is_refused_with_what_to_write(desk, day):
    response = desk.post(BLANK, form_of(EventFactory.build(), starts_on=day))

    errors = response.context["adminform"].form.errors
    assert list(errors) == ["starts_on"]
    assert "15.05.2025" in errors["starts_on"][0]
    assert f'value="{day}"' in response.content.decode()


# --- What it costs -----------------------------------------------------------------


@pytest.mark.parametrize("count", [2, 20])
def test_rows_that_nobody_touched_cost_a_save_nothing(
    desk, count, django_assert_max_num_queries
):
    event = EventFactory()
    for _number in range(count):
        SectionFactory(event=event, speaker=ParticipationFactory(event=event))
    typed = posted_from(desk.get(change_page(event)))
    typed["sections-0-body_kk"] = "<p>Өзгерді.</p>"

    with django_assert_max_num_queries(120):
        response = desk.post(change_page(event), typed)

    assert response.status_code == 302


def test_a_save_that_changes_every_section_costs_one_query_more_for_each(
    desk, django_assert_max_num_queries
):
    event = EventFactory()
    people = ParticipationFactory.create_batch(30, event=event)
    for speaker in people[:15]:
        SectionFactory(event=event, speaker=speaker)
    typed = posted_from(desk.get(change_page(event)))
    for number in range(15):
        typed[f"sections-{number}-body_kk"] = f"<p>Өзгерді: {number}.</p>"

    with django_assert_max_num_queries(120):
        response = desk.post(change_page(event), typed)

    assert response.status_code == 302
    bodies = event.sections.values_list("body_kk", flat=True)
    assert [*bodies] == [f"<p>Өзгерді: {number}.</p>" for number in range(15)]
