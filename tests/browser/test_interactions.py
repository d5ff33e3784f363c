"""How often one must act: each click, each field written in and each key counts."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

PEOPLE = 200


class Hands:
    """Whoever sits at a page; ``done`` is how often they have acted."""

    def __init__(self, page):
        self.page, self.done = page, 0

    def click(self, place):
        self.page.locator(place).first.click()
        self.done += 1

    def write(self, words, place=""):
        if place:
            self.page.locator(place).first.fill(words)
        else:
            self.page.keyboard.type(words)
        self.done += 1

    def press(self, key):
        self.page.keyboard.press(key)
        self.done += 1

    def choose(self, answer, place):
        self.page.locator(place).first.select_option(answer)
        self.done += 1

    def give(self, name, content, place):
        file = {"name": name, "mimeType": "", "buffer": content}
        self.page.locator(place).first.set_input_files([file])
        self.done += 1


@pytest.fixture
def at_the_desk(sign_in):
    """Seat somebody in a role at a page of the desk."""

    def seated(role, path="/admin/"):
        page = sign_in(role)
        page.goto(path, wait_until="networkidle")
        return Hands(page)

    return seated


def test_a_record_is_written_by_hand_and_sent_to_review(at_the_desk):
    hands = at_the_desk("author")

    hands.click("a[href$='/event/add/'].default")
    hands.page.wait_for_load_state("networkidle")
    hands.write("Ауыл мектебінің болашағы")  # the title waits for it
    hands.write("15 мамыр 2025", "[name=starts_on]")
    hands.write("Абай залы", "[name=venue_kk]")
    hands.choose("seminar", "[name=kind]")
    hands.click("#tab-people")
    hands.click("#participations-group .add-row a")
    hands.write("Ғ. Есім")
    hands.write("академик", "[name=participations-0-post_kk]")
    hands.page.locator("[name=participations-0-printed_name_kk]").focus()
    hands.press("Enter")
    hands.write("Г. Кан")
    hands.write("тарихшы", "[name=participations-1-post_kk]")
    hands.click("#tab-sections")
    hands.click("#sections-group .add-row a")
    hands.write("Мақсаты")
    hands.click("#sections-group .ProseMirror:visible")
    hands.page.keyboard.type("Ауыл мектебі туралы әңгіме.")
    hands.click(".steps__button--submit")
    hands.click(".steps__question [value=submit]")

    expect(hands.page.locator(".messagelist .success")).to_have_count(1)
    expect(hands.page.locator(".state__title strong")).to_have_text("қаралуда")
    assert hands.done <= 18


def test_a_typo_in_a_published_record_is_put_right(at_the_desk):
    hands = at_the_desk("editor", "/admin/events/event/2/change/")
    venue = hands.page.locator("[name=venue_kk]").input_value()

    hands.write(f"{venue} 2", "[name=venue_kk]")
    hands.click("[name=correction]")
    hands.click("[name=_save]")

    expect(hands.page.locator(".messagelist .success")).to_have_count(1)
    assert hands.done == 3


def test_two_hundred_authors_are_invited_by_one_table(at_the_desk):
    rows = [f"a{number}@interactions.example" for number in range(PEOPLE)]
    hands = at_the_desk("admin")

    hands.click("#places a[href$='/invitation/']")
    hands.click("a[href$='/invitation/table/']")
    hands.give("authors.csv", "\n".join(["email", *rows]).encode(), "[name=file]")
    hands.click("#content [type=submit]")
    hands.click("form[action$='/send/'] [type=submit]")

    expect(hands.page.locator(".merge tbody tr")).to_have_count(PEOPLE)
    assert hands.done <= 10


def test_a_second_university_gives_its_name_and_logo(at_the_desk):
    logo = BytesIO()
    Image.new("RGBA", (64, 64), "navy").save(logo, "PNG")
    hands = at_the_desk("admin")

    hands.click("#places a[href*='/portal/']")
    hands.write("Екінші университет", "[name=name_kk]")
    hands.give("logo.png", logo.getvalue(), "[name=logo]")
    hands.click("[name=_save]")

    expect(hands.page.locator(".messagelist .success")).to_have_count(1)
    assert hands.done <= 5
    hands.write("", "[name=name_kk]")  # the site goes on as the other tests know it
    hands.click("[name=logo-clear]")
    hands.click("[name=_save]")
    expect(hands.page.locator("#branding")).to_contain_text("Дөңгелек үстел")
