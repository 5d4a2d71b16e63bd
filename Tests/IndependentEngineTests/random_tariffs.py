"""Tariffs by chance, the same for the same seed, of the kinds that both engines can express."""

from decimal import ROUND_HALF_UP, Decimal

from tariff_model import ALWAYS, HOURS, MONTHS, Floats, LargeHousehold, Tariff

MONTHLY_TIERS = "monthly tiers"
SEASONAL_TIERS = "seasonal tiers"
TIME_OF_USE = "time of use"
MIXED_CALENDAR = "mixed calendar"
EQUAL_ADDERS = "tiers x time of use, equal adders"
ADDERS_BY_PERIOD = "tiers x time of use, adders by period"
IN_ORDER = "tiers x time of use, in order of time"
KINDS = (
    MONTHLY_TIERS, SEASONAL_TIERS, TIME_OF_USE, MIXED_CALENDAR, EQUAL_ADDERS, ADDERS_BY_PERIOD,
    IN_ORDER,
)
TIERED = {MONTHLY_TIERS, SEASONAL_TIERS, EQUAL_ADDERS, ADDERS_BY_PERIOD, IN_ORDER}
WITHOUT_PERIODS = {MONTHLY_TIERS, SEASONAL_TIERS}
PERIODS = ("critical", "peak", "flat", "valley", "deepValley")


def decimal(rng, low, high, decimals):
    return Decimal(rng.randint(low, high)).scaleb(-decimals)


def by_season(rng, count, make):
    """A value for each month: as many different ones as there are seasons, at most."""
    if count == 1:
        value = make()
        return {month: value for month in MONTHS}
    first = rng.randint(1, 12)
    cuts = sorted(rng.sample(range(1, 12), count - 1))
    values = [make() for _ in range(count)]
    return {
        (first + turn - 1) % 12 + 1: values[sum(cut <= turn for cut in cuts)] for turn in range(12)
    }


def random_tariff(rng, kind, number):
    has_tiers = kind in TIERED or (kind == MIXED_CALENDAR and rng.random() < 0.5)
    periods = [ALWAYS]
    if kind not in WITHOUT_PERIODS:
        periods = rng.sample(PERIODS, rng.randint(2, 5 if kind == TIME_OF_USE else 4))
    weekday = hours(rng, periods, rng.randint(1, 3))
    weekend = weekday
    if kind == MIXED_CALENDAR or (kind not in WITHOUT_PERIODS and rng.random() < 0.3):
        weekend = weekends(rng, periods, weekday)
    seasonal = kind != MONTHLY_TIERS
    bounds = {month: () for month in MONTHS}
    tiers = 1
    if has_tiers:
        tiers = rng.choice((2, 3, 3, 3, 4))
        bounds = by_season(
            rng, rng.choice((2, 2, 3)) if kind == SEASONAL_TIERS else rng.randint(1, 2),
            lambda: random_bounds(rng, tiers)) if seasonal else by_season(
                rng, 1, lambda: random_bounds(rng, tiers))
    uncounted, large = frozenset(), None
    if has_tiers and rng.random() < 0.25:
        uncounted = frozenset(rng.sample(MONTHS, rng.randint(1, 5)))
    if has_tiers and rng.random() < 0.25:
        step = Decimal(rng.choice((50, 100, 120)))
        # Bounds that grow alike stay in order.
        large = LargeHousehold(rng.choice((5, 6, 7)), (step,) * (tiers - 1))
    floats, bases = None, None
    by_period = kind in (ADDERS_BY_PERIOD, IN_ORDER) or (kind == MIXED_CALENDAR and has_tiers)
    # Months that stand apart in the other engine are at most 2 x 3, times 5 periods: it takes 36.
    season_count = rng.randint(1, 3) if seasonal else 1
    if periods != [ALWAYS] and not by_period and rng.random() < 0.4:
        floats = Floats({period: change(rng) for period in periods}, rng.choice((4, 4, 5)))
        adders = random_adders(rng, tiers)
        bases = by_season(rng, season_count, lambda: decimal(rng, 350000, 750000, 6))
        prices = {
            month: tuple({p: floated(base, floats.changes[p], floats.decimals) + adder
                          for p in periods} for adder in adders)
            for month, base in bases.items()
        }
    else:
        prices = by_season(
            rng, season_count, lambda: random_prices(rng, tiers, periods, by_period))
    funds = by_season(
        rng, rng.choice((1, 1, 2)) if seasonal else 1,
        lambda: decimal(rng, 100000, 5000000, 8)) if rng.random() < 0.3 else {
            month: Decimal(0) for month in MONTHS}
    return Tariff(
        kind, number, weekday, weekend, bounds, prices, funds,
        "inOrder" if kind == IN_ORDER else "proRata", uncounted, large, floats, bases)


def random_bounds(rng, tiers):
    steps = [rng.randint(80, 300) for _ in range(tiers - 1)]
    # Now and then a bound that is no whole number.
    part = Decimal(rng.choice((0, 0, 0, 5))) / 10
    return tuple(Decimal(sum(steps[:end])) + part for end in range(1, tiers))


def random_adders(rng, tiers):
    adders = [Decimal(0)]
    for _ in range(tiers - 1):
        adders.append(adders[-1] + decimal(rng, 1, 30, 2))
    return adders


def random_prices(rng, tiers, periods, by_period):
    """A row for each tier; with the same adder in every period, or one for each."""
    decimals = rng.choice((2, 4, 4, 8))
    row = {p: decimal(rng, 15 * 10**decimals // 100, 12 * 10**decimals // 10, decimals)
           for p in periods}
    rows = [row]
    for _ in range(tiers - 1):
        common = decimal(rng, 1, 30, 2)
        row = {p: row[p] + (decimal(rng, 1, 36, 2) if by_period else common) for p in periods}
        rows.append(row)
    return tuple(rows)


def hours(rng, periods, season_count):
    """Whole hours, as the other engine has no shorter ones; a period may lack in a season."""
    def day():
        cuts = sorted(rng.sample(range(1, 24), rng.randint(len(periods) - 1, 6)))
        turns = [rng.choice(periods) for _ in range(len(cuts) + 1)]
        return tuple(turns[sum(cut <= hour for cut in cuts)] for hour in HOURS)

    if periods == [ALWAYS]:
        return by_season(rng, 1, lambda: (ALWAYS,) * 24)
    rows = by_season(rng, season_count, day)
    # Every period stands somewhere, so that its price can.
    first = list(rows[1])
    first[:len(periods)] = periods
    for month in [month for month in MONTHS if rows[month] == rows[1]]:
        rows = {**rows, month: tuple(first)}
    return rows


def weekends(rng, periods, weekday):
    """Some hours of Saturdays and Sundays have another period, in some months."""
    months = rng.sample(MONTHS, rng.choice((12, 12, 6, 3)))
    start = rng.randint(0, 20)
    span = range(start, rng.randint(start + 2, 24))
    period = rng.choice(periods)
    return {
        month: tuple(period if month in months and hour in span else usual
                     for hour, usual in enumerate(row))
        for month, row in weekday.items()
    }


def change(rng):
    return rng.choice((
        f"x{decimal(rng, 20, 200, 2)}", f"+{rng.randint(5, 90)}%",
        f"-{decimal(rng, 50, 800, 1)}%", f"+{decimal(rng, 1, 30, 2)}", f"-{decimal(rng, 1, 25, 2)}",
    ))


def floated(base, text, decimals):
    """The base price changed by `text`, rounded half up."""
    if text[0] == "x":
        price = base * Decimal(text[1:])
    elif text[-1] == "%":
        price = base * (1 + Decimal(text[:-1]) / 100)
    else:
        price = base + Decimal(text)
    return price.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
