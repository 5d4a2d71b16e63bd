"""The live link: what the page does when the gateway goes, freezes, is full or comes back."""

import http.client
import time
from urllib.parse import urlsplit

import pytest

from page import Page

BACK_WITHIN = 2
NOTICED_WITHIN = 12
RECOVERED_WITHIN = 5


@pytest.fixture
def lone(browser, own_hall):
    return Page(browser, own_hall.address, "landscape")


def test_a_restarted_gateway_has_its_page_back_at_once(lone, own_hall):
    lone.open("customers")
    own_hall.kill()
    lone.until(lambda: lone.link() == "lost")
    assert lone.text("#link-status") == "数据连接中断"
    own_hall.start()
    answered = time.monotonic()
    lone.until(lambda: lone.link() == "live")
    # Doubled, as for every goal that a person waits for.
    assert time.monotonic() - answered <= 2 * BACK_WITHIN
    assert lone.text("#link-status") == "连接正常"


def test_a_frozen_gateway_is_noticed_and_its_numbers_turn_grey(lone, own_hall):
    lone.open("reading")
    number = ".meter-card .number:not([data-empty])"
    lone.until(lambda: lone.visible(number), 30)
    fresh = colour(lone, number)
    own_hall.freeze()
    lone.until(lambda: lone.link() == "lost", 2 * NOTICED_WITHIN)
    lone.until(lambda: lone.attribute("html", "data-stale") == "true")
    assert colour(lone, number) != fresh
    own_hall.thaw()
    lone.until(lambda: lone.link() == "live")
    lone.until(lambda: lone.attribute("html", "data-stale") == "false")


def test_a_full_gateway_is_polled_until_it_has_room(lone, own_hall):
    lone.leave()
    streams = fill(own_hall.address)
    try:
        lone.open("customers", link="polling")
        assert lone.lamps()
        assert lone.attribute("html", "data-stale") == "false"
    finally:
        for stream in streams:
            stream.close()
    lone.until(lambda: lone.link() == "live", 2 * RECOVERED_WITHIN)


def colour(page, selector):
    return page.script("return getComputedStyle(document.querySelector(arguments[0])).color", selector)


def fill(address, most=256):
    """Takes event streams until the gateway refuses one; they stay open as long as they are held."""
    place = urlsplit(address).netloc
    taken = []
    for _ in range(most):
        connection = http.client.HTTPConnection(place, timeout=5)
        connection.request("GET", "/api/v1/events")
        answer = connection.getresponse()
        if answer.status == 503:
            answer.close()
            return taken
        taken.append(answer)
    raise AssertionError(f"{most} event streams and no end")
