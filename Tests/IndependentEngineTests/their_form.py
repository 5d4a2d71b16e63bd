"""The tariff for NREL's System Advisor Model: module Utilityrate5 of NREL-PySAM.

Its energy rates are rows (period, tier, upper bound, unit, price to buy, price to sell). A period
has one price and one set of bounds all year, so what differs by month becomes a further period.
With net metering it shares each tier of a month among the periods in proportion to their energy;
with net billing it fills the tiers from one time step to the next.
"""

import PySAM.Utilityrate5 as Utilityrate5

from tariff_model import HOURS, MONTHS

NET_METERING = 0
NET_BILLING = 2
KWH = 0
UNBOUNDED = 1e38
PERIOD_LIMIT = 36


class Rates:
    """Periods, schedules and rows for one tariff."""

    def __init__(self, tariff):
        self.tariff = tariff
        self.rows = []
        self.numbers = {}
        self.weekday = [self.day(month, tariff.weekday) for month in MONTHS]
        self.weekend = [self.day(month, tariff.weekend) for month in MONTHS]
        assert len(self.numbers) <= PERIOD_LIMIT

    def day(self, month, schedule):
        return [self.number(month, schedule[month][hour]) for hour in HOURS]

    def number(self, month, period):
        bounds = self.tariff.bounds_billed(month)
        tiers = self.tariff.prices[month][:len(bounds) + 1]
        prices = tuple(tier[period] + self.tariff.funds[month] for tier in tiers)
        key = (period, bounds, prices)
        if key not in self.numbers:
            self.numbers[key] = len(self.numbers) + 1
            for tier, price in enumerate(prices):
                bound = float(bounds[tier]) if tier < len(bounds) else UNBOUNDED
                self.rows.append(
                    [self.numbers[key], tier + 1, bound, KWH, float(price), 0])
        return self.numbers[key]


def monthly_charges(tariff, load):
    """Yuan for the energy of each of the twelve months."""
    engine = prepared(Rates(tariff), kilowatts(load), tariff.split)
    engine.execute(0)
    return engine.Outputs.year1_monthly_ec_charge_without_system


def kilowatts(load):
    """The load of a time step is its mean power."""
    steps_per_hour = 2
    return [wh * steps_per_hour / 1000 for month in MONTHS for wh in load[month]]


def prepared(rates, load, split):
    engine = Utilityrate5.new()
    engine.assign({
        "ElectricityRates": {
            "en_electricity_rates": 1, "ur_dc_enable": 0, "rate_escalation": [0],
            "ur_metering_option": NET_BILLING if split == "inOrder" else NET_METERING,
            "ur_ec_sched_weekday": rates.weekday, "ur_ec_sched_weekend": rates.weekend,
            "ur_ec_tou_mat": rates.rows,
        },
        "Lifetime": {
            "analysis_period": 1, "inflation_rate": 0, "system_use_lifetime_output": 0},
        "SystemOutput": {"gen": [0] * len(load), "degradation": [0]},
        "Load": {"load": load},
    })
    return engine
