"""The tariff as a file of ours, and a month's usage, each in one of the ways to write it."""

from tariff_model import ALWAYS, MONTHS, YEAR, days, grouped, is_weekend, plain

BOTH = {"zh": "随机电价", "en": "a tariff by chance"}
ALL_MONTHS = list(MONTHS)


def tariff_file(rng, tariff):
    return {
        "id": tariff.name, "name": BOTH, "place": "随机", "class": "residential",
        "plan": plan(tariff), "voltage": "<1kV",
        "versions": [{
            "validFrom": f"{YEAR}-01-01", "validTo": None,
            "source": {"title": "by chance", "date": f"{YEAR}-01-01", "grade": "M"},
            "tiers": tiers(rng, tariff) if tariff.has_tiers else None,
            "calendar": calendar(rng, tariff) if tariff.periods else None,
            "components": components(rng, tariff),
            "freeEnergy": None, "basicCharge": None, "powerFactor": None, "fixedCharges": [],
            "minimum": None, "rounding": {"to": "0.01", "by": "halfUp"},
        }],
    }


def plan(tariff):
    words = ["tiers"] * tariff.has_tiers + ["tou"] * bool(tariff.periods)
    return "+".join(words) or "single"


def tiers(rng, tariff):
    seasons = grouped(tariff.bounds)
    seasonal = len(seasons) > 1
    texts = [{"months": months, "upTo": [plain(b) for b in bounds]} for months, bounds in seasons]
    day = {"seasonOf": rng.choice(("lastDay", "firstDay"))} if seasonal else {}
    return {
        # A bill of one month is a cycle of one month.
        "window": rng.choice(("month", "cycle")),
        "bounds": texts if seasonal else texts[0]["upTo"], **day,
        "uncountedMonths": sorted(tariff.uncounted) or None,
        "split": tariff.split,
        "largeHousehold": tariff.large and {
            "persons": tariff.large.persons, "eachFurther": False,
            "addPerMonth": [plain(added) for added in tariff.large.added]},
    }


def calendar(rng, tariff):
    """With the weekdays' hours, and Saturdays and Sundays as exceptions; or the other way."""
    usual, other, on = rng.choice((
        (tariff.weekday, tariff.weekend, ["sat", "sun"]),
        (tariff.weekday, tariff.weekend, ["restDay"]),
        (tariff.weekend, tariff.weekday, ["workday"]),
    ))
    exceptions = [
        {"months": months, "on": on, "when": None, "periods": spans(rng, changes)}
        for months, changes in grouped({
            month: tuple(None if new == old else new for new, old in zip(other[month], usual[month]))
            for month in MONTHS})
        if any(changes)
    ]
    for one in exceptions:
        if one["months"] == ALL_MONTHS:
            one["months"] = rng.choice((None, ALL_MONTHS))
    return {
        "hours": [{"months": months, "periods": spans(rng, row)}
                  for months, row in grouped(usual)],
        "exceptions": exceptions or None, "holidays": None, "workdays": None, "triggers": None,
        "floats": tariff.floats and {
            "decimals": tariff.floats.decimals,
            "seasons": [{"months": ALL_MONTHS, "periods": tariff.floats.changes}]},
    }


def spans(rng, row):
    """{"peak": ["08:00-21:00"]}; what lasts over midnight as one or as two. None: not named."""
    stretches = []
    for hour, period in enumerate(row):
        if stretches and stretches[-1][0] == period:
            stretches[-1][2] = hour + 1
        else:
            stretches.append([period, hour, hour + 1])
    first, last = stretches[0], stretches[-1]
    if len(stretches) > 1 and first[0] == last[0] and rng.random() < 0.7:
        stretches = stretches[1:-1] + [[first[0], last[1], first[2]]]
    periods = {}
    for period, start, end in stretches:
        if period:
            periods.setdefault(period, []).append(f"{start:02}:00-{end:02}:00")
    return periods


def components(rng, tariff):
    if tariff.floats:
        adders = what_tiers_add(tariff.prices[1])
        table = by_season({
            month: {"base": plain(base), "adders": adders} if adders else plain(base)
            for month, base in tariff.bases.items()})
    else:
        with_adders = rng.random() < 0.5
        table = by_season({
            month: price(rows, with_adders) for month, rows in tariff.prices.items()})
    energy = {
        "id": "energy", "name": {"zh": "电度电费", "en": "energy"}, "price": table,
        "floats": bool(tariff.floats),
        "lines": rng.choice(("byTier", "adders")) if tariff.has_tiers else "whole",
        "powerFactor": False,
    }
    if not any(tariff.funds.values()):
        return [energy]
    return [energy, {
        "id": "funds", "name": {"zh": "基金", "en": "funds"},
        "price": by_season({month: plain(fund) for month, fund in tariff.funds.items()}),
        "floats": False, "lines": "whole", "powerFactor": False,
    }]


def by_season(by_month):
    seasons = grouped(by_month)
    if len(seasons) == 1:
        return seasons[0][1]
    return [{"months": months, "price": table} for months, table in seasons]


def price(rows, with_adders):
    """One price, one for each tier, or that of tier 1 and what the others add."""
    if len(rows) == 1:
        return value(rows[0])
    if not with_adders:
        return [value(row) for row in rows]
    return {"base": value(rows[0]), "adders": what_tiers_add(rows)}


def what_tiers_add(rows):
    """Above tier 1; one number for each tier where it is the same in every period, in all tiers."""
    adders = [{period: row[period] - rows[0][period] for period in row} for row in rows[1:]]
    if all(len(set(adder.values())) == 1 for adder in adders):
        return [plain(next(iter(adder.values()))) for adder in adders]
    return [value(adder) for adder in adders]


def value(prices):
    if ALWAYS in prices:
        return plain(prices[ALWAYS])
    return {period: plain(price) for period, price in prices.items()}


def usage(tariff, first, last, energy):
    """From the first day of one month to the last of another."""
    end = f"{YEAR}-{last + 1:02}-01" if last < 12 else f"{YEAR + 1}-01-01"
    return {"from": f"{YEAR}-{first:02}-01", "to": end, "energy": energy, "before": "0",
            "household": {"persons": tariff.persons}}


def totals(tariff, load, month):
    """The month's energy by period, or as one number where the tariff has no periods."""
    sums = dict.fromkeys(tariff.periods or [ALWAYS], 0)
    for step, wh in enumerate(load[month]):
        sums[tariff.period(month, step // 48 + 1, step % 48 // 2)] += wh
    if not tariff.periods:
        return {"total": kwh(sums[ALWAYS])}
    return {period: kwh(wh) for period, wh in sums.items()}


def half_hours(load, months):
    return {"halfHours": [
        {"from": f"{YEAR}-{month:02}-01", "values": [kwh(wh) for wh in load[month]]}
        for month in months
    ]}


def kwh(wh):
    return f"{wh // 1000}.{wh % 1000:03}"
