"""A year of loads by chance: Wh in every half hour, so that each of the engines gets the same."""

from decimal import Decimal

from tariff_model import MONTHS, days

WH = 1000
STEPS = 48


def random_load(rng, tariff):
    """Twelve months; a list of half hours for each. Hourly loads have two equal halves."""
    hourly = rng.random() < 0.5
    return {month: month_load(rng, tariff, month, hourly) for month in MONTHS}


def month_load(rng, tariff, month, hourly):
    total = month_total(rng, tariff.bounds_billed(month))
    count = days(month) * (STEPS // 2 if hourly else STEPS)
    # Unlike from hour to hour, often nothing at all.
    weights = [max(0.0, rng.random() - 0.2) ** 2 for _ in range(count)]
    scale = total / sum(weights)
    load = [int(weight * scale) for weight in weights]
    load[rng.randrange(count)] += total - sum(load)
    if not hourly:
        return load
    # A half of an odd number of Wh is none.
    return [half for wh in load for half in (wh // 2, wh - wh // 2)]


def month_total(rng, bounds):
    """Wh; below, between, at and above the bounds, and sometimes nothing or a workshop's load."""
    top = bounds[-1] if bounds else Decimal(500)
    kind = rng.random()
    if kind < 0.04:
        return 0
    if kind < 0.12 and bounds:
        return int(rng.choice(bounds) * WH)
    if kind < 0.18 and bounds:
        return int(rng.choice(bounds) * WH) + rng.choice((-1, 1))
    if kind < 0.25:
        return rng.randint(20_000, 200_000) * WH
    return int(top * rng.randint(50, 1800))
