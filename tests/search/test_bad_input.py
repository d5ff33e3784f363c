"""Whatever is typed, a page is the answer: never an error of a database's own."""

import pytest

pytestmark = pytest.mark.django_db

WRONG = [
    "",
    " ",
    '"',
    '""',
    '"жабылмаған',
    "'",
    "''",
    "O'Neil",
    "\\",
    "\\'",
    "()",
    "((((",
    "(саяси",
    "[]{}",
    "*",
    "**",
    "а*",
    "*саяси",
    "NEAR",
    "NEAR(саяси реформа, 5)",
    "AND",
    "саяси AND",
    "OR OR",
    "NOT саяси",
    "NOT",
    "-",
    "--",
    "-саяси",
    "-саяси -реформа",
    "title:саяси",
    "facets:language",
    "language=kk",
    "^саяси",
    "саяси + реформа",
    "саяси & реформа | !жиын",
    "саяси <-> реформа",
    "саяси:*",
    "%",
    "_",
    "; DROP TABLE search_terms; --",
    "\0",
    "са\0яси",
    "%00",
    "\ufeffсаяси",
    "\u202e\u200fсаяси\u202c",
    "🎉",
    "саяси🎉реформа",
    "👩‍👩‍👧",
    "və",
    "ﷺ",
    "⒜ ½ ﬁ",
    "日本語",
    "саясатٴ",
    "а" * 10_000,
    "a" * 10_000,
    "саяси " * 2_000,
    '"' * 10_000,
    "и в не",
    "және мен бен",
    "the of and",
    "a b c d e f g h i j k l m n",
    "1991",
    "06.12.2011",
    "{{ 7 * 7 }}",
    "<script>alert(1)</script>",
]


@pytest.fixture(autouse=True)
def _an_archive(publish):
    publish("Саяси реформа туралы", "O'Neil don't & <b>agree</b>")


@pytest.mark.parametrize("address", ["", "suggestions/", "feed/"])
def test_bad_input_is_answered_with_a_page(client, address):
    for typed in WRONG:
        response = client.get(f"/kk/search/{address}", {"q": typed})

        assert response.status_code == 200, typed[:30]


@pytest.mark.parametrize(
    "asked",
    [
        "year=abc",
        "year=99999999999999999999",
        "year=%00",
        "kind=dance",
        "organisation=abc",
        "organisation=99999999999999999999",
        "person=0",
        "person=%00",
        "topic=%00",
        "topic=joq",
        "language=de",
    ],
)
def test_a_filter_that_makes_no_sense_is_named(client, asked):
    response = client.get(f"/kk/search/?q=саяси&{asked}")

    assert response.status_code == 200
    assert len(response.context["filters"].errors) == 1
    assert 'role="alert"' in response.content.decode()


@pytest.mark.parametrize("number", ["0", "-1", "2", "abc", "9" * 5000, "%00"])
def test_a_page_that_does_not_exist_is_not_found(client, number):
    assert client.get(f"/kk/search/?q=саяси&page={number}").status_code == 404


@pytest.mark.parametrize("order", ["", "size", "%00", "date"])
def test_an_unknown_order_is_that_of_relevance(client, order):
    assert client.get(f"/kk/search/?q=саяси&order={order}").status_code == 200


@pytest.mark.parametrize("typed", ["", "q=жоқсөз&"])
def test_nothing_found_can_be_ordered_by_date(client, typed):
    response = client.get(f"/kk/search/?{typed}order=date&talk=4")

    assert response.status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("address", ["", "suggestions/", "feed/"])
def test_readers_can_only_read(client, method, address):
    assert getattr(client, method)(f"/kk/search/{address}").status_code == 405
