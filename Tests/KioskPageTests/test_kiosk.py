"""What a public screen must do: come home, work by keyboard, weigh little, keep still on request."""

from selenium.webdriver.common.keys import Keys

from page import VIEWS

FIRST_LOAD_BYTES = 200_000
FIRST_LOAD_REQUESTS = 25


def test_home_has_a_door_for_every_view_and_they_open(page):
    page.open()
    doors = page.script("return [...document.querySelectorAll('.home-doors button')].map((one) => one.id)")
    assert doors == [f"door-{view}" for view in VIEWS[1:]]
    for door in doors:
        page.touch(f"#{door}")
        page.until(lambda: page.view() == door.removeprefix("door-"))
        assert page.text("h1") == page.text("#doors [aria-current]")
        page.touch(".door-home")
        page.until(lambda: page.view() == "home")


def test_an_abandoned_page_counts_down_and_goes_home_with_nothing_left(page):
    page.open("bill", "?idle=2&warn=1")
    page.type_digits("77")
    page.until(lambda: page.visible("#leaving-text"))
    assert "秒后返回首页" in page.text("#leaving-text")
    page.until(lambda: page.view() == "home")
    assert not page.visible("#leaving-text")
    page.touch("#door-bill")
    page.until(lambda: page.text("#typed") == "0")


def test_a_visitor_who_is_still_there_stays(page):
    page.open("bill", "?idle=1&warn=30")
    page.type_digits("8")
    page.until(lambda: page.visible("#stay"))
    page.touch("#stay")
    page.until(lambda: not page.visible("#stay"))
    assert page.view() == "bill"
    assert page.text("#typed") == "8"
    page.until(lambda: page.visible("#leave"))
    page.touch("#leave")
    page.until(lambda: page.view() == "home")


def test_nobody_is_sent_home_while_a_meter_is_read(lying):
    lying.open("reading", "?idle=0.3&warn=0.3")
    lying.touch("#read")
    lying.until(lambda: lying.visible(".progress"))

    def over():
        running = lying.visible(".progress")
        assert lying.view() == "reading" or not running
        return not running

    lying.until(over, 60)


def test_everything_works_by_keyboard(lying):
    lying.open()
    lying.keys(Keys.TAB)
    assert lying.script("return document.activeElement.id") == "door-reading"
    assert lying.script("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
    lying.keys(Keys.ENTER)
    lying.until(lambda: lying.view() == "reading")
    lying.keys(Keys.TAB)
    first = lying.script("return document.activeElement.id")
    lying.keys(Keys.ARROW_RIGHT)
    second = lying.script("return document.activeElement.id")
    assert first.startswith("meter-") and second.startswith("meter-") and first != second
    lying.until(lambda: lying.attribute(f"#{second}", "aria-checked") == "true")
    lying.keys(Keys.TAB)
    assert lying.script("return document.activeElement.id") == "read"
    lying.keys(Keys.ENTER)
    lying.until(lambda: lying.visible(".progress"))
    lying.until(lambda: not lying.visible(".progress"), 60)


def test_the_first_load_is_light_and_stays_on_the_machine(lying):
    lying.driver.execute_cdp_cmd("Network.enable", {})
    lying.driver.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
    try:
        lying.open()
    finally:
        lying.driver.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": False})
    loads = lying.script(
        "return performance.getEntries().filter((one) => ['navigation', 'resource'].includes(one.entryType))"
        ".map((one) => [one.name, one.encodedBodySize])")
    assert all(name.startswith(lying.address) for name, _ in loads)
    assert len(loads) <= FIRST_LOAD_REQUESTS, loads
    assert 20_000 < sum(size for _, size in loads) <= FIRST_LOAD_BYTES


def test_nothing_moves_by_itself_for_who_asked_for_less_motion(lying):
    lying.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
        "features": [{"name": "prefers-reduced-motion", "value": "reduce"}]})
    try:
        lying.open()
        running = "return document.getAnimations().length"
        assert lying.script(running) == 0
        lying.open("reading")
        lying.touch("#read")
        lying.until(lambda: len(lying.all(".dot")) > 0)
        assert lying.script(running) == 0
        lying.until(lambda: not lying.visible(".progress"), 60)
    finally:
        lying.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_menus_and_selection_are_off(lying):
    lying.open()
    prevented = lying.script(
        "return ['contextmenu', 'selectstart', 'dragstart'].map((name) =>"
        " !document.querySelector('h1').dispatchEvent(new Event(name, {bubbles: true, cancelable: true})))")
    assert prevented == [True, True, True]
