"""电价电费计算: the visitor's own number and the four customers' months."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

BEIJING = "北京", "beijing-2012-tiers"
JIANGSU = "江苏", "jiangsu-2021-tiers-tou"


def go_to(page, place, pages=3):
    """Opens the places and touches one, on whichever page of them it stands."""
    page.until(lambda: page.all("[data-tariff]"))
    page.touch("#choose-place")
    for _ in range(pages):
        if page.all(f'[data-place="{place}"]'):
            break
        page.touch("#more-places")
    page.touch(f'[data-place="{place}"]')
    page.until(lambda: not page.visible(".places"))


def pick_tariff(page, place, tariff, pages=4):
    """Goes to the place and touches the tariff, on whichever page of the plans it stands."""
    go_to(page, place)
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
    pick_tariff(page, *BEIJING)
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
    pick_tariff(page, *JIANGSU)
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
            # "to" is not included; visitors read the last day.
            first, last = date.fromisoformat(bill["from"]), date.fromisoformat(bill["to"]) - timedelta(1)
            span = f"{first.month}月{first.day}日 至 {last.month}月{last.day}日"
            if span != page.text(".facts dd"):
                return False
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


def test_every_place_can_be_reached_and_only_what_suits_a_visitor_is_offered(page, hall):
    page.open("bill")
    page.until(lambda: page.all("[data-tariff]"))
    today = hall.state()["time"][:10]
    suited = [one for one in hall.get("/api/v1/tariffs")
              if one["class"].startswith("residential") and one["plan"] != "two-part"
              and one["validFrom"] <= today <= (one["validTo"] or today)]
    page.touch("#choose-place")
    seen = set()
    while not seen & places_shown(page):
        seen |= places_shown(page)
        assert page.geometry()["small"] == [] and page.geometry()["outside"] == []
        if not page.all("#more-places"):
            break
        page.touch("#more-places")
    assert seen == {one["place"] for one in suited}
    page.touch("#choose-place")
    offered = set()
    go_to(page, "江苏")
    while not offered & plans_shown(page):
        offered |= plans_shown(page)
        if page.all("#more-tariffs"):
            page.touch("#more-tariffs")
    assert offered == {one["id"] for one in suited if one["place"] == "江苏"}


def test_with_dozens_of_price_tables_each_place_is_three_touches_away(page, hall):
    page.open()
    sample = next(one for one in hall.get("/api/v1/tariffs") if one["id"] == BEIJING[1])
    many = [{**sample, "id": f"place-{place}-{plan}", "place": f"地区{place:02}", "plan": plan}
            for place in range(34) for plan in ("tiers", "tiers+tou", "tou", "single")]
    page.script(
        "const real = window.fetch; const answer = JSON.stringify(arguments[0]);"
        "window.fetch = (path, options) => path.endsWith('tariffs')"
        " ? Promise.resolve(new Response(answer)) : real(path, options);", many)
    page.touch("#door-bill")
    page.until(lambda: page.all("[data-tariff]"))
    page.touch("#choose-place")
    geometry = page.geometry()
    assert [geometry[key] for key in ("overflow", "outside", "small", "cut", "high")] == [False, [], [], [], []]
    boxes = page.script(
        "return [...document.querySelectorAll('.places button')].map((one) => one.getBoundingClientRect().toJSON())")
    for one, other in zip(boxes, boxes[1:]):
        assert one["right"] <= other["left"] or one["bottom"] <= other["top"]
    page.touch("#more-places")
    page.touch('[data-place="地区33"]')
    assert plans_shown(page) == {"place-33-tiers", "place-33-tiers+tou"}
    page.touch("#more-tariffs")
    assert plans_shown(page) == {"place-33-tou", "place-33-single"}
    assert page.geometry()["cut"] == []


def test_no_two_offers_of_a_place_look_alike(page):
    page.open("bill")
    for place in ("北京", "重庆", "河北", "浙江"):
        go_to(page, place)
        looks = {}
        while not set(looks) & plans_shown(page):
            looks |= page.script(
                "return Object.fromEntries([...document.querySelectorAll('[data-tariff]')]"
                ".map((one) => [one.dataset.tariff, one.textContent]))")
            assert page.geometry()["cut"] == []
            if page.all("#more-tariffs"):
                page.touch("#more-tariffs")
        assert len(set(looks.values())) == len(looks), looks


def places_shown(page):
    return set(page.script("return [...document.querySelectorAll('[data-place]')].map((one) => one.dataset.place)"))


def plans_shown(page):
    return set(page.script("return [...document.querySelectorAll('[data-tariff]')].map((one) => one.dataset.tariff)"))


# What a household's tariff seldom has: money off, a sum for each month, a share of other lines.
LINES = [
    {"component": "energy", "name": {"zh": "电度电费", "en": "energy"}, "period": None, "tier": None,
     "quantity": "100", "unit": "kWh", "price": "0.5", "exact": "50.0000", "amount": "50.00"},
    {"component": "capacity", "name": {"zh": "基本电费", "en": "basic charge"}, "period": None, "tier": None,
     "quantity": "10", "unit": "kVA", "price": "23", "exact": "230.0000", "amount": "230.00"},
    {"component": "meter-fee", "name": {"zh": "表计费", "en": "meter fee"}, "period": None, "tier": None,
     "quantity": "2", "unit": "month", "price": "5.00", "exact": "10.0000", "amount": "10.00"},
    {"component": "power-factor", "name": {"zh": "力调电费", "en": "power factor"}, "period": None, "tier": None,
     "quantity": "280.00", "unit": "CNY", "price": "-0.0075", "exact": "-2.1000", "amount": "-2.10"},
]


def test_lines_that_are_no_energy_show_their_own_unit_and_name(page):
    page.open("bill")
    pick_tariff(page, *BEIJING)
    answer = {"tariff": BEIJING[1], "currency": "CNY", "total": "287.90", "exact": "287.9000", "lines": [
        {**line, "tariff": BEIJING[1], "version": "2012-07-01", "why": {"zh": "说明", "en": "why"}}
        for line in LINES]}
    page.script(
        "const real = window.fetch; const answer = JSON.stringify(arguments[0]);"
        "window.fetch = (path, options) => path.endsWith('bills')"
        " ? Promise.resolve(new Response(answer)) : real(path, options);", answer)
    page.type_digits("1")
    page.until(lambda: page.text("#bill-total") == "287.90")
    assert [row[:4] for row in table(page)] == [
        ["电量电费", "100 度", "0.5", "50.00"],
        ["基本电费", "10 千伏安", "23", "230.00"],
        ["表计费", "2 个月", "5.00", "10.00"],
        ["力调电费", "280 元", "-0.75%", "-2.10"],
    ]
    assert page.geometry()["overflow"] is False


def test_a_refused_bill_says_why(page):
    page.open("bill")
    pick_tariff(page, *BEIJING)
    page.script(
        "const real = window.fetch;"
        "window.fetch = (path, options) => path.endsWith('bills')"
        " ? Promise.resolve(new Response(JSON.stringify({error: {code: 'notValid', message: 'no',"
        " words: {zh: '此电价尚未执行', en: 'not yet valid'}}}), {status: 400})) : real(path, options);")
    page.type_digits("1")
    page.until(lambda: page.attribute("#bill-result", "data-kind") == "failed")
    assert page.text(".bill-empty .detail") == "此电价尚未执行"
