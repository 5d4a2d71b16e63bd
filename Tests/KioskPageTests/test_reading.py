"""远程抄表: from the touch to the register, and the strips meanwhile."""

from decimal import Decimal

import pytest

from gateway import Gateway
from page import Page, observe
from pins import Board

READING_LIMIT = 60
REST = 1.0


def choose(page, address):
    page.touch("#door-reading")
    page.until(lambda: page.view() == "reading")
    page.touch(f"#meter-{address}")
    page.until(lambda: page.attribute(f"#meter-{address}", "aria-checked") == "true")


def finished(page):
    return page.attribute("#result", "data-step") in ("decoded", "failed", "refused", "timedOut",
                                                      "damaged", "cancelled")


@pytest.mark.parametrize("address", ["000000000001", "000000000003"])
def test_a_touch_reads_the_meter_and_shows_its_register(page, hall, address):
    page.open()
    choose(page, address)
    before = page.until(lambda: hall.meter(address)["last"], READING_LIMIT)
    page.touch("#read")
    page.until(lambda: finished(page), READING_LIMIT)
    assert page.attribute("#result", "data-step") == "decoded"

    stored = hall.get(f"/api/v1/meters/{address}/readings")["readings"]
    newest = max(stored, key=lambda one: one["sequence"])
    assert newest["cause"] == "visitor"
    assert page.text("#register") == newest["energy"]
    previous = page.text(".success .figure-pair .figure:last-child .number")
    assert Decimal(page.text("#used")) == Decimal(newest["energy"]) - Decimal(previous)
    assert Decimal(previous) >= Decimal(before["energy"])
    assert page.text("#result .badge[data-source=simulated]") == "模拟"
    assert Decimal(page.text(".success .bill-figure .number")) >= 0
    assert "模拟月份" in page.text(".success .bill-figure")


def test_the_strips_run_while_a_meter_is_read_and_rest_after_it(page, hall):
    page.open()
    choose(page, "000000000003")
    board = Board(hall.data, hall.state())
    everything = tuple(board.names("strip"))
    page.until(lambda: board.lit("strip") == everything, READING_LIMIT)
    page.touch("#read")

    seen, shown = [], []

    def look():
        pattern, picture = board.lit("strip"), page.lamps()
        if pattern not in seen:
            seen.append(pattern)
        lit = tuple(name for name in everything if picture.get(name))
        if lit not in shown:
            shown.append(lit)
        return finished(page)

    page.until(look, READING_LIMIT)
    assert len([pattern for pattern in seen if pattern != everything]) >= 3
    assert len([pattern for pattern in shown if pattern != everything]) >= 3

    page.until(lambda: board.lit("strip") == everything)
    assert observe(lambda: board.lit("strip"), REST) == [everything]
    page.until(lambda: all(page.lamps()[name] for name in everything))


def test_dots_move_only_while_a_reading_is_under_way(lying, hall):
    lying.open("reading")
    lying.until(lambda: not hall.state()["moving"], READING_LIMIT)
    lying.until(lambda: len(lying.all(".dot")) == 0)
    lying.touch("#read")
    lying.until(lambda: len(lying.all(".dot")) > 0)
    lying.until(lambda: finished(lying), READING_LIMIT)
    lying.until(lambda: not hall.state()["moving"] and len(lying.all(".dot")) == 0)


def test_every_number_says_whether_it_was_measured_or_simulated(page, hall):
    page.open("reading")
    page.until(lambda: page.visible(".meter-card .last .badge"), READING_LIMIT)
    for card in page.all(".meter-card"):
        numbers = [line for line in card.find_elements("css selector", ".meter-lines")
                   if line.find_element("css selector", ".badge").is_displayed()]
        assert numbers, "a meter without a single reading"
        for line in numbers:
            assert line.find_element("css selector", ".badge").text == "模拟"


def test_a_second_touch_at_once_does_not_start_a_second_reading(lying, hall):
    lying.open("reading")
    address = lying.attribute("[aria-checked=true]", "id").removeprefix("meter-")
    lying.until(lambda: lying.visible("#read"))
    count = len(hall.get(f"/api/v1/meters/{address}/readings")["readings"])
    lying.script("const read = document.getElementById('read'); read.click(); read.click();")
    lying.until(lambda: finished(lying), READING_LIMIT)
    visitors = [one for one in hall.get(f"/api/v1/meters/{address}/readings")["readings"][count:]
                if one["cause"] == "visitor"]
    assert len(visitors) <= 1


def test_the_shown_register_is_the_one_set_in_the_meter(browser, hall, tmp_path):
    settings = (hall.data / "demo.json").read_text()
    held = settings.replace('"name": "2号表",', '"name": "2号表", "registers": {"00010000": "4321.09"},')
    assert held != settings
    (tmp_path / "demo.json").write_text(held)
    gateway = Gateway(tmp_path, ["demo", "--data", str(tmp_path)]).start()
    try:
        page = Page(browser, gateway.address, "portrait").open()
        choose(page, "000000000002")
        page.touch("#read")
        page.until(lambda: finished(page), READING_LIMIT)
        assert page.text("#register") == "4321.09"
    finally:
        gateway.stop()
