"""A tariff as both engines can express it: what holds in each month, and nothing else."""

import calendar
from dataclasses import dataclass
from decimal import Decimal

# The other engine's years have 8,760 hours and begin on a Monday; 2018 is such a year.
YEAR = 2018
MONTHS = range(1, 13)
HOURS = range(24)
# The name of the only period of a tariff without periods.
ALWAYS = "always"


def days(month):
    return calendar.monthrange(YEAR, month)[1]


def is_weekend(month, day):
    return calendar.weekday(YEAR, month, day) >= calendar.SATURDAY


@dataclass(frozen=True)
class Floats:
    """Prices of the periods as changes of the base price: "x1.7", "-61.8%", "+0.03"."""

    changes: dict
    decimals: int


@dataclass(frozen=True)
class LargeHousehold:
    """More room in every tier for a household of so many persons."""

    persons: int
    added: tuple


@dataclass(frozen=True)
class Tariff:
    """Every dictionary has the months 1…12 as keys."""

    kind: str
    number: int
    # A period's name for each of the 24 hours, on weekdays and on Saturdays and Sundays.
    weekday: dict
    weekend: dict
    # The published upper bounds of all tiers but the last; without any for a tariff without tiers.
    bounds: dict
    # A dictionary from period to yuan per kWh, for each tier.
    prices: dict
    # What is paid for each kWh beside that.
    funds: dict
    split: str = "proRata"
    # Months that are billed at tier 1.
    uncounted: frozenset = frozenset()
    large: LargeHousehold | None = None
    # With it `prices` holds what comes out, and `bases` the base price.
    floats: Floats | None = None
    bases: dict | None = None

    @property
    def name(self):
        return f"{self.kind.replace(' ', '-').replace(',', '')}-{self.number}"

    @property
    def periods(self):
        rows = [row for rows in (self.weekday, self.weekend) for row in rows.values()]
        return sorted({period for row in rows for period in row} - {ALWAYS})

    @property
    def has_tiers(self):
        return any(self.bounds.values())

    @property
    def persons(self):
        return self.large.persons if self.large else 3

    def period(self, month, day, hour):
        return (self.weekend if is_weekend(month, day) else self.weekday)[month][hour]

    def bounds_billed(self, month):
        """The bounds that hold for this household in this month; none where all is tier 1."""
        if month in self.uncounted:
            return ()
        if not self.large:
            return self.bounds[month]
        return tuple(b + a for b, a in zip(self.bounds[month], self.large.added))


def grouped(by_month):
    """The months that have the same value, with it: what a tariff file calls a season."""
    seasons = []
    for month in MONTHS:
        for months, value in seasons:
            if value == by_month[month]:
                months.append(month)
                break
        else:
            seasons.append(([month], by_month[month]))
    return seasons


def plain(number: Decimal):
    """Without an exponent."""
    return format(number, "f")
