"""A passkey, from the desk of its owner back to the desk."""

from playwright.sync_api import expect

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def give_password(page, site):
    page.goto("/admin/login/")
    page.fill("[name=username]", "demo-author")
    page.fill("[name=password]", site.passwords["demo-author"])
    page.click("[type=submit]")


def test_a_passkey_is_added_opens_the_desk_and_is_removed(open_page, site):
    page = open_page(None, locale="kk-KZ")
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    give_password(page, site)
    page.goto("/admin/second-factor/")
    page.fill("[name=name]", "Ноутбук")
    page.click("[data-passkey=create]")
    expect(page.locator(".factor__codes li")).to_have_count(10)
    page.goto("/admin/second-factor/")
    page.fill("[name=name]", "Ноутбук")
    page.click("[data-passkey=create]")
    expect(page.locator("[role=status]")).to_contain_text("кілтіңіз бар")

    page.click("#user-tools .me")
    page.click("#logout-form button")
    give_password(page, site)
    page.click("[data-passkey=get]")
    page.locator("#user-tools").wait_for()

    page.goto("/admin/second-factor/")
    page.get_by_role("button", name="Ноутбук").click()
    expect(page.locator("[name=passkey]")).to_have_count(0)
    assert page.complaints == []
