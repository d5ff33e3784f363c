"""The desk by keys alone: each way leads on, and one sees at each stop where one is."""

from playwright.sync_api import expect

from tests.browser.conftest import take_step
from tests.browser.test_intake import first_record, give

MOST = 90  # presses of Tab between two places of one page
# Whether the focus is at a place; it has to be in the window, under nothing, in a ring.
HERE = """(place) => {
    const here = document.activeElement;
    if (here === document.body) return false; // the page has ended and begins anew
    const { left, top, width, height } = here.getBoundingClientRect();
    const [x, y] = [left + Math.min(width, 16) / 2, top + Math.min(height, 16) / 2];
    const seen = document.elementFromPoint(x, y);
    const { outlineStyle, outlineWidth } = getComputedStyle(here);
    const parts = here.type === "date"; // each has a mark of its own
    const ringed = parts || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
    const hidden = !seen || !(here.contains(seen) || seen.contains(here));
    if (hidden || !ringed) throw Error(here.outerHTML);
    return here.matches(place);
}"""


class Keys:
    """Whoever has a keyboard and no mouse."""

    def __init__(self, page):
        self.page = page
        self.type = page.keyboard.type

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def go(self, place, key="Tab"):
        """Press Tab until ``place`` has the focus, in sight at each stop."""
        for _ in range(MOST):
            self.press(key)
            if self.is_at(place):
                return
        raise AssertionError(f"no way to {place}")

    def back(self, place):
        self.go(place, "Shift+Tab")

    def is_at(self, place):
        return self.page.evaluate(HERE, place)

    def enter(self):
        """Press Enter on what leads to another page."""
        with self.page.expect_navigation(wait_until="networkidle"):
            self.press("Enter")

    def choose(self, words):
        """Search in the box in which one is, and take the first that is found."""
        self.press("Enter")
        # What is typed before that goes to no field; here it would go to the last one.
        box = self.page.locator(".select2-dropdown .select2-search__field")
        expect(box).to_be_focused()
        self.type(words)
        found = self.page.locator(".select2-results__option--highlighted")
        expect(found).to_contain_text(words, ignore_case=True)
        self.press("Enter")


def test_an_author_writes_a_record_and_sends_it_to_review(open_page, site):
    page = open_page("/admin/", locale="kk-KZ")
    keys = Keys(page)

    # Signing in, and the first page.
    keys.type("demo-author")
    keys.press("Tab")
    keys.type(site.passwords["demo-author"])
    keys.enter()
    keys.press("Tab", "Enter")  # to the content
    keys.go("a[href$='/event/add/'].default")
    keys.enter()

    # The facts: the title waits for it; a day out of the calendar, an organiser.
    keys.type("Пернетақтамен жазылған")
    keys.go("#calendarlink0")
    keys.press("Enter")
    expect(page.locator("#calendarbox0 .today a")).to_be_focused()
    keys.press("Escape")
    expect(page.locator("#calendarlink0")).to_be_focused()
    keys.back("[name=starts_on]")
    keys.type("15 мамыр 2025")
    keys.go("[name=venue_kk]")
    keys.type("Абай залы")
    keys.go("#organisers-group .add-row a")
    keys.press("Enter")
    keys.choose("тарихы кафедрасы")
    assert keys.is_at("#organisers-group .select2-selection")

    # Two people; who the first may be is taken from what the desk suggests.
    keys.back("#tab-facts")
    keys.press("ArrowRight")
    keys.go("#participations-group .add-row a")
    keys.press("Enter")
    keys.type("Д. Көшім")
    keys.press("Enter")
    keys.type("Г. Кан")
    expect(page.locator("#participations-0 .may-be button")).to_be_visible()
    keys.back("#participations-0 .may-be button")
    keys.press("Enter")
    assert keys.is_at("#participations-0 .field-person .select2-selection")

    # Two sections, the second goes first; one has a speaker.
    keys.back("#tab-people")
    keys.press("ArrowRight")
    for number, heading in enumerate(("Талқылау", "Мақсаты")):
        keys.go("#sections-group .add-row a")
        keys.press("Enter")
        keys.type(heading)
        keys.go(f"#sections-{number} .prose-menubar button")
        keys.press("Tab")
        assert keys.is_at(f"#sections-{number} .ProseMirror")
        keys.type(f"{heading} туралы мәтін.")
    keys.back("[name=sections-1-speaker]")
    keys.press("ArrowDown", "ArrowDown")
    keys.back("#sections-1 [value=up]")
    keys.press("Enter")
    assert keys.is_at("#sections-1 [value=up]")
    keys.back(".language-bar [value=ru]")
    keys.press("Space")
    expect(page.locator("[name=sections-1-heading_ru]")).to_be_visible()
    keys.press("Shift+Tab", "Space")
    with page.expect_navigation(wait_until="networkidle"):
        keys.press("Control+S")

    # Saved, and sent to review; Escape takes the question back.
    expect(page.locator(".messagelist .success")).to_have_count(1)
    expect(page.locator("[name=sections-0-heading_kk]")).to_have_value("Мақсаты")
    expect(page.locator("[name=sections-0-speaker] :checked")).to_have_text("Г. Кан")
    keys.back(".steps__button--submit")
    keys.press("Enter", "Tab", "Escape")
    assert keys.is_at(".steps__button--submit")
    keys.press("Enter")
    keys.go(".steps__question [value=submit]")
    keys.enter()
    expect(page.locator(".state__title strong")).to_have_text("қаралуда")


def test_an_editor_publishes_what_waits_translates_and_explains(sign_in):
    author = sign_in("author")
    author.goto("/admin/events/event/add/", wait_until="networkidle")
    author.fill("[name=title_kk]", "Пернетақтамен жарияланатын")
    author.fill("[name=starts_on]", "2025-05-15")
    author.click("#tab-sections")
    author.click("#sections-group .add-row a")
    author.keyboard.type("Мақсаты")
    author.click("#sections-0 .ProseMirror")
    author.keyboard.type("Мәтін.")
    take_step(author, "submit")
    expect(author.locator(".steps__button--recall")).to_be_visible()
    number = author.url.split("/")[-3]
    page = sign_in("editor")
    page.goto("/admin/")
    keys = Keys(page)

    # From the list of what waits to readers.
    keys.press("Tab", "Enter")
    keys.go(f".panel--review a[href$='/{number}/change/']")
    keys.enter()
    keys.back(".steps__button--publish")
    keys.press("Enter")
    keys.go(".steps__question [value=publish]")
    keys.enter()
    expect(page.locator(".steps__button--withdraw")).to_be_visible()

    # Found in the list by a filter, and translated from there.
    keys.press("Tab")
    keys.go("#places a[href='/admin/events/event/']")
    keys.enter()
    keys.back("#changelist-filter [href='?desk=untranslated']")
    keys.enter()
    keys.press("Tab", "Enter")
    keys.go("#searchbar")
    keys.type("Пернетақтамен жарияланатын")
    keys.enter()  # one stays at the content
    keys.go(f"#result_list a[href*='/{number}/translation/en/']")
    keys.enter()
    keys.press("Tab", "Enter")
    keys.go("#id_title-words")
    keys.type("Published by keyboard")
    with page.expect_navigation(wait_until="networkidle"):
        keys.press("Control+Enter")
    expect(page.locator("#id_title-words")).to_have_value("Published by keyboard")

    # A term of the glossary.
    keys.press("Tab")
    keys.go("#places a[href='/admin/search/concept/']")
    keys.enter()
    keys.press("Tab", "Enter")
    keys.go(".object-tools .addlink")
    keys.enter()
    keys.type("пернетақта")
    keys.go("[name=definition_kk]")
    keys.type("Әріптер басылатын құрал.")
    keys.go("[name=_save]")
    keys.enter()
    expect(page.locator(".messagelist .success")).to_have_count(1)


def test_nothing_that_sticks_covers_a_field_of_a_file_under_review(sign_in):
    page = sign_in("author")
    give(page, first_record("by keyboard"))
    keys = Keys(page)

    keys.press("Tab", "Enter")
    keys.go("[name=more_people]")
