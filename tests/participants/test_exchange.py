"""People and organisations go out to files and come in from them, all or nothing."""

import json

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from reversion.models import Revision

from participants.models import Organisation, Person, PersonName
from search.people import named
from tests.factories import OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db

PEOPLE = "/admin/participants/person/"
ORGANISATIONS = "/admin/participants/organisation/"


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def upload(desk, text, name="people.csv", register=PEOPLE):
    content = text if isinstance(text, bytes) else text.encode()
    file = SimpleUploadedFile(name, content)
    return desk.post(f"{register}import/", {"import_file": file, "resource": "0"})


def confirm(desk, shown, register=PEOPLE):
    form = shown.context["confirm_form"].initial
    return desk.post(f"{register}process_import/", form, follow=True)


def export(desk, kind, register=PEOPLE):
    form = {"format": {"csv": "0", "json": "1"}[kind], "resource": "0"}
    return desk.post(f"{register}export/", form).content.decode()


def refusal(shown):
    """Return what is wrong with a file: of the file itself, or of its rows."""
    of_file = shown.context["form"].errors.get("import_file", [])
    return [*of_file, *shown.context.get("problems", [])]


def test_a_file_is_shown_first_and_imported_when_confirmed(desk, editor):
    shown = upload(desk, "family_name_kk,given_name_kk\nЕсім,Ғ.\nКан,Г.\n")
    assert shown.context["counts"].items() >= {"new": 2, "update": 0, "skip": 0}.items()
    assert not Person.objects.exists()

    confirm(desk, shown)

    assert [str(person) for person in Person.objects.all()] == ["Есім Ғ.", "Кан Г."]
    assert named("есім") == [Person.objects.get(family_name_kk="Есім").pk]
    assert Revision.objects.get().user == editor


def test_an_empty_cell_and_a_missing_column_change_nothing(desk):
    person = PersonFactory(
        family_name_kk="Есім", given_name_kk="Ғ.", degree_kk="академик"
    )

    shown = upload(desk, f"id,family_name_kk,given_name_kk\n{person.pk},,Ғарифолла\n")
    confirm(desk, shown)

    person.refresh_from_db()
    assert (person.family_name_kk, person.given_name_kk, person.degree_kk) == (
        "Есім",
        "Ғарифолла",
        "академик",
    )


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_what_was_exported_comes_back_unchanged(desk, kind):
    person = PersonFactory(
        family_name_kk="Есім",
        biography_kk="=2+2\n«тырнақша», нүктелі; үтір",
        degree_ru="'+7",
        orcid="0000-0002-1825-0097",
    )
    PersonName.objects.create(person=person, name="Г. Есимов", language="ru")

    shown = upload(desk, export(desk, kind), f"people.{kind}")

    assert shown.context["counts"].items() >= {"new": 0, "update": 0, "skip": 1}.items()


def test_no_formula_reaches_a_spreadsheet(desk):
    PersonFactory(family_name_kk="=HYPERLINK(1)", given_name_kk="@Ғ", degree_kk="-1")

    text = export(desk, "csv")

    assert text.startswith("\ufeffid,")
    assert ",'=HYPERLINK(1)," in text
    assert ",'@Ғ," in text
    assert ",'-1," in text


def test_spellings_are_learned_and_none_is_forgotten(desk):
    person = PersonFactory(family_name_kk="Есім", given_name_kk="Ғ.")
    PersonName.objects.create(person=person, name="Есім Ғ. Қ.", language="kk")

    confirm(desk, upload(desk, f"id,names\n{person.pk},G. Yesim [en]\n"))

    assert {name.name for name in person.names.all()} == {"Есім Ғ. Қ.", "G. Yesim"}


def test_a_file_of_excel_with_semicolons_is_read(desk):
    shown = upload(desk, "\ufefffamily_name_kk;given_name_kk\r\nЕсім;Ғ.\r\n")

    assert shown.context["counts"]["new"] == 1


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        ("family_name_kk\nЕсім".encode("utf-16"), "a.csv", "UTF-8"),
        ("family_name_ru\nЕсимов".encode("cp1251"), "a.csv", "UTF-8"),
        (b"", "a.csv", "бос"),
        (b"\0", "a.csv", "бос"),
        (b'family_name_kk\n"\xd0\x95', "a.csv", "CSV"),
        (b"[1]", "a.json", "JSON"),
        (b"{", "a.json", "JSON"),
        (b"[" * 100_000, "a.json", "JSON"),
        (b"PK\x03\x04", "a.xlsx", ".csv"),
        (b"family_name_kk,family_name_kk\na,b", "a.csv", "баған"),
        (b"family_name_kk\na,b", "a.csv", "ұяшық"),
        (b"familyname\na", "a.csv", "familyname"),
        (b"family_name_kk\n" + b"a\n" * 1_001, "a.csv", "1000"),
        (",".join(f"c{n}" for n in range(501)), "a.csv", "500"),
        (json.dumps([{f"c{n}": ""} for n in range(501)]), "a.json", "500"),
        (b"a" * (5 * 1024 * 1024 + 1), "a.csv", "5 МБ"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(desk, content, name, sentence):
    shown = upload(desk, content, name)

    assert shown.status_code == 200
    (problem,) = refusal(shown)
    assert sentence in str(problem)
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ('{"id": 77, "family_name_kk": "Есім"}', "77 нөмірлі адам жоқ."),
        ('{"id": "x", "family_name_kk": "Есім"}', "x нөмірлі адам жоқ."),
        ('{"given_name_kk": "Ғ."}', "Тегін кемінде бір тілде жазыңыз."),
        ('{"family_name_kk": "Есім", "orcid": "1"}', "ORCID: ORCID"),
        ('{"family_name_kk": ["Есім"]}', "Мұнда бір ғана жай мәтін"),
        ('{"family_name_kk": "Есім", "names": "G. Yesim"}', "[kk]"),
        ('{"family_name_kk": "' + "Ә" * 101 + '"}', "100"),
        ('{"family_name_kk": "\\ud800"}', "Бұл жолды сақтау мүмкін емес."),
    ],
)
def test_a_row_that_is_wrong_is_named_with_a_sentence(desk, row, sentence):
    shown = upload(desk, f'[{{"family_name_kk": "Кан"}}, {row}]', "people.json")

    assert "confirm_form" not in shown.context
    ((number, said),) = refusal(shown)
    assert number == 2
    assert sentence in said


def test_whoever_was_merged_away_is_not_changed(desk):
    person = PersonFactory(merged_into=PersonFactory())

    shown = upload(desk, f"id,degree_kk\n{person.pk},академик\n")

    assert refusal(shown)[0][0] == 1


def test_nothing_is_imported_when_something_changed_meanwhile(desk):
    person = PersonFactory(orcid="")
    shown = upload(
        desk,
        f"id,orcid,family_name_kk\n,,Жаңаев\n{person.pk},0000-0002-1825-0097,\n",
    )
    PersonFactory(orcid="0000-0002-1825-0097")

    answer = confirm(desk, shown)

    assert "Ештеңе импортталмады" in answer.content.decode()
    assert Person.objects.count() == 2
    assert not Revision.objects.exists()


@pytest.mark.parametrize("name", ["passwd", "", "../etc/passwd"])
def test_a_forged_file_name_is_not_opened(desk, name):
    form = {"import_file_name": name, "original_file_name": "a.csv", "format": "0"}

    response = desk.post(f"{PEOPLE}process_import/", form | {"resource": "0"})

    assert response.status_code == 200
    assert list(response.context["confirm_form"].errors) == ["import_file_name"]


def test_a_forged_kind_of_file_is_not_opened(desk):
    shown = upload(desk, "family_name_kk\nЕсім\n")
    form = shown.context["confirm_form"].initial | {"format": "7"}

    response = desk.post(f"{PEOPLE}process_import/", form)

    assert list(response.context["confirm_form"].errors) == ["format"]
    assert not Person.objects.exists()


def test_a_file_that_changes_nothing_leaves_no_trace(desk):
    person = PersonFactory(family_name_kk="Есім")

    confirm(desk, upload(desk, f"id,family_name_kk\n{person.pk},Есім\n"))

    assert not LogEntry.objects.exists()


def test_a_file_confirmed_twice_is_imported_once(desk):
    shown = upload(desk, "family_name_kk\nЕсім\n")
    confirm(desk, shown)

    answer = confirm(desk, shown)

    assert "Файлды қайта таңдаңыз" in answer.content.decode()
    assert Person.objects.count() == 1


def test_an_export_by_a_filter_that_is_none_leads_back_to_the_list(desk):
    response = desk.get(f"{PEOPLE}export/?nothing=1")

    assert response["Location"] == f"{PEOPLE}?e=1"


@pytest.mark.parametrize("register", [PEOPLE, ORGANISATIONS])
@pytest.mark.parametrize("page", ["import/", "export/", "process_import/"])
def test_an_author_neither_imports_nor_exports(client, author, register, page):
    client.force_login(author)

    assert client.post(register + page).status_code == 403


def test_units_name_what_they_are_part_of_by_number_or_name(desk):
    university = OrganisationFactory(name_kk="Абай университеті")
    rows = [
        {"name_kk": "Тарих факультеті", "kind": "faculty", "parent": university.pk},
        {"name_kk": "Әлеуметтану кафедрасы", "parent": "Тарих факультеті"},
    ]

    shown = upload(desk, json.dumps(rows), "units.json", ORGANISATIONS)
    confirm(desk, shown, ORGANISATIONS)

    department = Organisation.objects.get(name_kk="Әлеуметтану кафедрасы")
    assert [unit.name_kk for unit in department.chain[1:]] == [
        "Тарих факультеті",
        "Абай университеті",
    ]


def test_a_unit_of_an_organisation_that_nobody_knows_is_refused(desk):
    text = "name_kk,parent\nКафедра,Жоқ факультет\n"

    ((number, said),) = refusal(upload(desk, text, register=ORGANISATIONS))

    assert number == 1
    assert "«Жоқ факультет» атауы бойынша ештеңе табылмады" in said


def test_a_unit_within_itself_is_refused(desk):
    unit = OrganisationFactory(name_kk="Кафедра")

    shown = upload(desk, f"id,parent\n{unit.pk},{unit.pk}\n", register=ORGANISATIONS)

    assert refusal(shown)[0][0] == 1


def test_organisations_come_back_unchanged(desk):
    OrganisationFactory(parent=OrganisationFactory(website="https://kaznpu.kz/"))

    text = export(desk, "csv", ORGANISATIONS)
    shown = upload(desk, text, register=ORGANISATIONS)

    assert shown.context["counts"].items() >= {"new": 0, "update": 0, "skip": 2}.items()


def test_the_history_of_an_imported_person_can_be_read(desk):
    confirm(desk, upload(desk, "family_name_kk\nЕсім\n"))

    response = desk.get(f"{PEOPLE}{Person.objects.get().pk}/history/")

    assert response.context["action_list"].paginator.count == 1
