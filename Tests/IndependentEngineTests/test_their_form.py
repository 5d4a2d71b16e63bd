"""The other engine is asked the right question: it finds sums that were worked by hand."""

from decimal import Decimal

import pytest

import their_form
from tariff_model import ALWAYS, MONTHS, Tariff, days

EVERY_HOUR = {month: (ALWAYS,) * 24 for month in MONTHS}
# 06:00-22:00 and 22:00-06:00.
PEAK_AND_VALLEY = {
    month: tuple("peak" if 6 <= hour < 22 else "valley" for hour in range(24)) for month in MONTHS}
NO_BOUNDS = {month: () for month in MONTHS}
NO_FUNDS = {month: Decimal(0) for month in MONTHS}


def every_month(value):
    return {month: value for month in MONTHS}


def prices(*rows):
    return every_month(
        tuple({period: Decimal(price) for period, price in row.items()} for row in rows))


def bounds(*texts):
    return tuple(Decimal(text) for text in texts)


def load(*used):
    """Each a day of the month, a half hour of that day and its kWh, in every month."""
    result = {month: [0] * 48 * days(month) for month in MONTHS}
    for month in MONTHS:
        for day, step, kwh in used:
            result[month][(day - 1) * 48 + step] += kwh * 1000
    return result


def charges(tariff, used):
    return [pytest.approx(charge, abs=1e-9)
            for charge in their_form.monthly_charges(tariff, used)]


def test_three_tiers():
    # Beijing, notice of 2012-06-15: 240 x 0.4883 + 160 x 0.5383 + 100 x 0.7883
    # = 117.192 + 86.128 + 78.83.
    tariff = Tariff("by hand", 1, EVERY_HOUR, EVERY_HOUR, every_month(bounds("240", "400")), prices(
        {ALWAYS: "0.4883"}, {ALWAYS: "0.5383"}, {ALWAYS: "0.7883"}), NO_FUNDS)
    assert charges(tariff, load((1, 0, 200), (28, 47, 300))) == [282.15] * 12


def test_bounds_by_season():
    # Guangdong: 260/600 from May to October, 200/400 else; 500 kWh.
    # 260 x 0.589 + 240 x 0.639 = 153.14 + 153.36
    # 200 x 0.589 + 200 x 0.639 + 100 x 0.889 = 117.8 + 127.8 + 88.9
    seasons = {m: bounds("260", "600") if 5 <= m <= 10 else bounds("200", "400") for m in MONTHS}
    tariff = Tariff("by hand", 2, EVERY_HOUR, EVERY_HOUR, seasons, prices(
        {ALWAYS: "0.589"}, {ALWAYS: "0.639"}, {ALWAYS: "0.889"}), NO_FUNDS)
    assert charges(tariff, load((15, 20, 500))) == [334.5] * 4 + [306.5] * 6 + [334.5] * 2


SHANGHAI = prices(
    {"peak": "0.617", "valley": "0.307"}, {"peak": "0.677", "valley": "0.337"},
    {"peak": "0.977", "valley": "0.487"})


def test_adders_by_period_are_shared_pro_rata():
    # Shanghai with 240 kWh a month: 200 peak and 100 valley, so 40 and 20 lie above the bound.
    # 160 x 0.617 + 80 x 0.307 + 40 x 0.677 + 20 x 0.337 = 98.72 + 24.56 + 27.08 + 6.74
    tariff = Tariff("by hand", 3, PEAK_AND_VALLEY, PEAK_AND_VALLEY,
                    every_month(bounds("240", "400")), SHANGHAI, NO_FUNDS)
    assert charges(tariff, load((1, 20, 200), (1, 46, 100))) == [157.1] * 12


def test_adders_by_period_are_filled_in_order_of_time():
    # The valley's hours come last: 200 x 0.617 + 40 x 0.307 + 60 x 0.337 = 123.4 + 12.28 + 20.22
    tariff = Tariff("by hand", 4, PEAK_AND_VALLEY, PEAK_AND_VALLEY,
                    every_month(bounds("240", "400")), SHANGHAI, NO_FUNDS, "inOrder")
    assert charges(tariff, load((1, 20, 200), (1, 46, 100))) == [155.9] * 12


def test_saturdays_and_sundays():
    # 2018-01-06 and 07 were a Saturday and a Sunday, 2018-07-01 a Sunday.
    prices_of_two = prices({"peak": "1.00", "valley": "0.25"})
    tariff = Tariff("by hand", 5, every_month(("peak",) * 24), every_month(("valley",) * 24),
                    NO_BOUNDS, prices_of_two, NO_FUNDS)
    january = charges(tariff, load((5, 47, 10), (6, 0, 10), (7, 47, 10), (8, 0, 10)))[0]
    july = charges(tariff, load((1, 47, 10), (2, 0, 10)))[6]
    assert (january, july) == (25, 12.5)


def test_months_that_are_not_counted_and_a_second_component():
    # 100 x (0.50 + 0.02) + 50 x (0.80 + 0.02) = 52 + 41; at tier 1: 150 x 0.52 = 78.
    tariff = Tariff("by hand", 6, EVERY_HOUR, EVERY_HOUR, every_month(bounds("100")), prices(
        {ALWAYS: "0.50"}, {ALWAYS: "0.80"}), every_month(Decimal("0.02")),
        uncounted=frozenset({1, 12}))
    assert charges(tariff, load((3, 5, 150))) == [78] + [93] * 10 + [78]
