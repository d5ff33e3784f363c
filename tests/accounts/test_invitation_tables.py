"""Tables of people to be invited: each row by itself, and nobody in silence."""

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from participants.models import OrganisationName
from roundtable.accounts.invitations import acts
from roundtable.accounts.models import Invitation
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db

TABLE = "/admin/accounts/invitation/table/"
SEND = "/admin/accounts/invitation/table/send/"
HEAD = "email;name;role;organisations;language\n"


@pytest.fixture
def desk(client, user_in_role):
    client.force_login(user_in_role("admin", "marat"))
    return client


@pytest.fixture
def faculty():
    university = OrganisationFactory(name_kk="Абай университеті", kind="university")
    return OrganisationFactory(
        name_kk="Тарих факультеті",
        name_ru="Исторический факультет",
        name_en="Faculty of History",
        parent=university,
    )


def rows_of(desk, text):
    answer = desk.post(TABLE, {"table": text})
    assert answer.context["form"].errors == {}
    return sorted(answer.context["rows"], key=lambda row: row.number)


def problem_of(desk, row, head=HEAD):
    [row] = rows_of(desk, head + row)
    assert len(row.problems) == 1, row.problems
    return row.problems[0]


def refusal(desk, **posted):
    return [*desk.post(TABLE, posted).context["form"].errors.as_data().values()][0][0]


def test_two_hundred_are_invited_at_once(desk, faculty, django_assert_max_num_queries):
    lines = [f"a{one}@example.kz;;author;Тарих факультеті;ru" for one in range(200)]
    text = HEAD + "\n".join(lines)
    file = SimpleUploadedFile("authors.csv", b"\xef\xbb\xbf" + text.encode())
    shown = desk.post(TABLE, {"file": file})
    assert (shown.context["good"], len(mail.outbox)) == (200, 0)

    with django_assert_max_num_queries(40):
        answer = desk.post(SEND, {"table": shown.context["form"].text})

    assert len(answer.context["sent"]) == len(mail.outbox) == 200
    assert (
        Invitation.objects.filter(organisations=faculty, language="ru").count() == 200
    )


def test_a_bad_row_is_named_and_the_others_are_sent(desk):
    text = HEAD + "a@example.kz;;author;;\nnobody;;author;;\nb@example.kz;;editor;;en"

    shown = rows_of(desk, text)
    answer = desk.post(SEND, {"table": text})

    assert [bool(row.problems) for row in shown] == [False, True, False]
    assert [letter.to for letter in mail.outbox] == [
        ["a@example.kz"],
        ["b@example.kz"],
    ]
    assert [row.email for row in answer.context["refused"]] == ["nobody"]
    assert answer.context["refused"][0].number == 3


def test_a_table_sent_twice_invites_nobody_twice(desk):
    text = HEAD + "a@example.kz;;author;;"
    desk.post(SEND, {"table": text})

    answer = desk.post(SEND, {"table": text})

    assert answer.context["sent"] == []
    assert len(mail.outbox) == Invitation.objects.count() == 1


@pytest.mark.parametrize(
    "named",
    [
        "Тарих факультеті",
        "исторический  ФАКУЛЬТЕТ",
        "Faculty of History",
        "{number}",
        "Тарих және құқық факультеті",  # as it was called
    ],
)
def test_an_organisation_is_named_in_any_language_or_by_number(desk, faculty, named):
    OrganisationName.objects.create(
        organisation=faculty, name_kk="Тарих және құқық факультеті"
    )
    named = named.format(number=faculty.pk)

    [row] = rows_of(desk, f"{HEAD}a@example.kz;;author;{named};")

    assert (row.organisations, row.problems) == ([faculty], [])


def test_several_organisations_stand_with_semicolons_between_them(desk, faculty):
    other = OrganisationFactory(name_kk="Физика кафедрасы")
    head = "email,organisations\n"

    [row] = rows_of(desk, f"{head}a@example.kz,Тарих факультеті; Физика кафедрасы")

    assert row.organisations == [faculty, other]


def test_a_name_of_two_is_refused_with_both(desk, faculty):
    other = OrganisationFactory(name_kk="Тарих факультеті")

    problem = problem_of(desk, "a@example.kz;;author;Тарих факультеті;")

    assert f"Тарих факультеті (Абай университеті) № {faculty.pk}" in problem
    assert f"Тарих факультеті № {other.pk}" in problem


def test_an_unknown_name_is_refused_with_the_likeliest(desk, faculty):
    problem = problem_of(desk, "a@example.kz;;author;Тарих факультеты;")

    assert f"№ {faculty.pk}" in problem


@pytest.mark.parametrize(
    "row",
    [
        ";;author;;",
        "no address;;author;;",
        "a@example.kz;;king;;",
        "a@example.kz;;author;999999;",
        "a@example.kz;;author;Ешқандай ұйым;",
        "a@example.kz;;author;;de",
        f"a@example.kz;{'a' * 151};author;;",
        f"{'a' * 250}@example.kz;;author;;",
    ],
)
def test_what_is_wrong_with_a_row_is_said_in_a_sentence(desk, row):
    assert problem_of(desk, row)


def test_a_merged_organisation_is_no_answer(desk, faculty):
    merged = OrganisationFactory(name_kk="Тарих бөлімі", merged_into=faculty)

    assert problem_of(desk, f"a@example.kz;;author;{merged.pk};")
    assert problem_of(desk, "a@example.kz;;author;Тарих бөлімі;")


def test_an_address_that_stands_twice_is_invited_once(desk):
    first, second = rows_of(desk, HEAD + "a@example.kz;;;;\nA@example.kz;;;;")

    assert (first.problems, len(second.problems)) == ([], 1)


def test_only_roles_that_one_has_are_given(desk):
    strong = Group.objects.create(name="beyond")
    permissions = Group.permissions.field.related_model.objects
    strong.permissions.add(permissions.get(codename="delete_logentry"))

    assert problem_of(desk, "a@example.kz;;beyond;;")


@pytest.mark.parametrize("word", ["author", "АВТОР", "Автор", ""])
def test_a_role_has_the_name_that_the_desk_shows_or_its_own(desk, word):
    [row] = rows_of(desk, f"{HEAD}a@example.kz;;{word};;")

    assert (row.role.name, row.problems) == ("author", [])


def test_a_table_comes_from_a_spreadsheet_as_well(desk):
    [row] = rows_of(desk, "E-mail\tRole\tLANGUAGE\na@example.kz\tредактор\tRU")

    assert (row.role.name, row.language, row.problems) == ("editor", "ru", [])


def test_accounts_are_told_apart_from_those_who_are_new(desk, user_in_role):
    def account(name, email, **more):
        user = user_in_role("author", name)
        User.objects.filter(pk=user.pk).update(email=email, **more)

    account("a", "author@example.kz")
    account("b", "gone@example.kz", is_active=False)
    account("c", "two@example.kz")
    account("d", "Two@example.kz")
    account("name@example.kz", "other@example.kz")
    names = ["author", "gone", "two", "name", "new"]
    text = HEAD + "\n".join(f"{name}@example.kz;;author;;" for name in names)

    told = {row.email[:-11]: len(row.problems) for row in rows_of(desk, text)}
    [editor] = rows_of(desk, HEAD + "AUTHOR@example.kz;;editor;;")

    assert told == {"author": 1, "gone": 1, "two": 1, "name": 1, "new": 0}
    assert (editor.is_known, editor.problems) == (True, [])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n",
        "name;role\nAigul;author",
        "email;email\na@example.kz;b@example.kz",
        "email;colour\na@example.kz;red",
        "a@example.kz;author",
        HEAD + "a@example.kz;;;;;;;too;many",
        'email;name\n"a@example.kz',
        "\0",
    ],
)
def test_what_is_no_such_table_is_refused_as_a_whole(desk, text):
    answer = desk.post(TABLE, {"table": text})

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert desk.post(SEND, {"table": text}).status_code == 302
    assert not Invitation.objects.exists()


def test_a_file_in_another_encoding_is_refused(desk):
    file = SimpleUploadedFile(
        "a.csv", (HEAD + "a@example.kz;Айгүл;;;").encode("utf-16")
    )

    assert "UTF-8" in str(refusal(desk, file=file))


def test_a_table_that_is_too_long_is_refused(desk):
    lines = "\n".join(f"a{number}@example.kz;;;;" for number in range(501))

    assert "500" in str(refusal(desk, table=HEAD + lines))


def test_what_changed_since_the_check_is_told(desk, monkeypatch):
    monkeypatch.setattr(acts, "LETTERS_PER_HOUR", 0)

    answer = desk.post(SEND, {"table": HEAD + "a@example.kz;;;;"})

    assert (answer.status_code, len(mail.outbox)) == (200, 0)
    assert len([*answer.context["messages"]]) == 1


def test_the_password_is_asked_again_before_people_are_let_in(desk):
    session = desk.session
    session["confirmed_at"] = 0
    session.save()

    answer = desk.post(SEND, {"table": HEAD + "a@example.kz;;;;"})

    assert "your_password" in answer.context["form"].fields
    assert ("table", HEAD + "a@example.kz;;;;") in answer.context["carried"]
    assert not Invitation.objects.exists()
    assert reverse("admin:accounts_invitation_send") == SEND
