"""电价电费计算: the visitor's own number and the four customers' months."""

from decimal import Decimal

import pytest

BEIJING = "beijing-2012-tiers"
JIANGSU = "jiangsu-2021-tiers-tou"


def pick_tariff(page, tariff, pages=10):
    """Pages through the offer until the tariff is in sight, then touches it."""
    page.until(lambda: page.all("[data-tariff]"))
    for _ in range(pages):
        if page.all(f'[data-tariff="{tariff}"]'):
            break
        page.touch("#more-tariffs")
    page.touch(f'[data-tariff="{tariff}"]')
    page.until(lambda: page.attribute(f'[data-tariff="{tariff}"]', "aria-checked") == "true")


def table(page):
    return page.script(
        "return [...document.querySelectorAll('#bill-result tbody tr')]"
        ".map((row) => [...row.cells].map((cell) => cell.textContent))")


# 240 kWh of the first tier at 0.4883 yuan are 117.192; 500 kWh are 117.192 + 86.128 + 78.830.
@pytest.mark.parametrize("energy, total, amounts", [
    ("240", "117.19", ["117.19"]),
    ("500", "282.15", ["117.19", "86.13", "78.83"]),
])
def test_the_visitors_own_number_is_billed_by_the_chosen_tariff(page, energy, total, amounts):
    page.open()
    page.touch("#door-bill")
    pick_tariff(page, BEIJING)
    page.type_digits(energy)
    page.until(lambda: page.text("#bill-total") == total)
    rows = table(page)
    assert [row[3] for row in rows] == amounts
    assert all(row[4] for row in rows)
    bars = page.script("return [...document.querySelectorAll('.chart-value')].map((one) => one.textContent)")
    assert bars == [f"{amount} 元" for amount in amounts]
    assert page.geometry()["overflow"] is False


def test_the_slider_moves_kwh_from_peak_to_valley(page):
    page.open("bill")
    pick_tariff(page, JIANGSU)
    page.type_digits("300")

    # The tiers are counted by the year, so twelve such months are billed: 60 % of 3600 kWh.
    def peak_is(kwh):
        return any(row[:2] == ["高峰", f"{kwh} 度"] for row in table(page))

    page.until(lambda: peak_is(2160))
    dear = Decimal(page.text("#bill-total"))
    page.script(
        "const slider = document.getElementById('peak-share'); slider.value = 10;"
        "slider.dispatchEvent(new Event('input', {bubbles: true}));")
    assert page.text(".share.peak") == "高峰 30 度"
    assert page.text(".share.valley") == "低谷 270 度"
    page.until(lambda: peak_is(360))
    assert Decimal(page.text("#bill-total")) < dear


def test_the_four_customers_months_are_billed(page, hall):
    page.open("bill")
    for customer in hall.state()["customers"]:
        page.until(lambda: hall.meter(customer["meter"])["bill"], 60)
        page.touch(f"#who-{customer['n']}")
        page.until(lambda: page.attribute("#bill-result", "data-kind") == "bill")

        def agrees():
            bill = hall.meter(customer["meter"])["bill"]
            known = hall.post("/api/v1/bills", {"tariff": bill["tariff"], "usage": bill["usage"]})
            return page.text("#bill-total") == known["total"]

        page.until(agrees)
        assert sum(Decimal(row[3]) for row in table(page)) == Decimal(page.text("#bill-total"))
        assert page.text(".facts .badge[data-source]") == "模拟"
        assert page.visible(".facts .badge.month")


def test_the_keys_erase_and_clear(page):
    page.open("bill")
    page.type_digits("123")
    page.touch("[data-key=back]")
    page.until(lambda: page.text("#typed") == "12")
    page.touch("[data-key=clear]")
    page.until(lambda: page.text("#typed") == "0")
    page.until(lambda: page.attribute("#bill-result", "data-kind") == "empty")
