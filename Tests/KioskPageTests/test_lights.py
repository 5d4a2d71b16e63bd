"""What the page shows as lit is what the pins say, whoever set them."""

import pytest

from pins import Board

STATE_WORDS = {"normal": "正常用电", "arrears": "欠费", "cutOff": "停电", "mayReconnect": "允许复电"}


def test_the_customer_panel_equals_the_pins(page, hall):
    page.open("customers")
    board = Board(hall.data, hall.state())
    names = board.names("lamp") + board.names("word")
    assert len(names) == 20
    page.until(lambda: all(page.lamps().get(name) == board.is_lit(name) for name in names))
    for customer in hall.state()["customers"]:
        card = f".customer[data-customer='{customer['n']}']"
        assert page.text(f"{card} h2") == customer["name"]
        for word, text in STATE_WORDS.items():
            assert page.text(f"{card} [data-word={word}]") == text


@pytest.mark.parametrize("kind", ["word", "lamp", "strip"])
def test_a_pin_written_behind_the_gateways_back_shows_on_the_page(lying, hall, kind):
    lying.open("customers")
    board = Board(hall.data, hall.state())
    name = board.names(kind)[0]
    was = board.is_lit(name)
    lying.until(lambda: lying.lamps().get(name) == was)
    board.set(name, not was)
    try:
        lying.until(lambda: lying.lamps().get(name) == (not was))
    finally:
        board.set(name, was)
    lying.until(lambda: lying.lamps().get(name) == was)
