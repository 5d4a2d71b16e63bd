"""NREL's System Advisor Model comes to the same sums for tariffs and loads by chance.

A case is one month of one tariff. A tariff stands for a year, with a load of 8,760 hours or 17,520
half hours, which the other engine bills at once; ours bills each month by itself, from the totals
of the periods or from the half hours (with --long from both), to `exact`: nothing is rounded there,
nor in the other.

What both can express, and is compared: tiers by month, with bounds and prices by season, with
months that are not counted and with more room for a large household; periods of whole hours by
season, other ones on Saturdays and Sundays; prices as such, as adders and as floats of a base; the
same adder in all periods or one for each, and then shared pro rata or filled in order of time; a
second component beside the energy.

What the other cannot express, and is not compared: tiers by year or by a cycle of several months,
with part and transitional years (its tiers begin anew every month); bills that begin or end within
a month, and changes of price, plan or meter there; periods that begin on the half hour, holidays,
working Saturdays and days of heat (its calendar is twelve times two days of 24 hours); free energy;
the power factor, contract demand and capacity; lines and their rounding. It has fixed charges and
the month's highest demand, but they would be a product of two numbers and no comparison.
"""

import os
import random
from decimal import Decimal

import pytest

import our_form
import their_form
from random_loads import random_load
from random_tariffs import IN_ORDER, KINDS, random_tariff
from tariff_model import MONTHS

SEED = 2026
BOTH_WAYS = bool(os.environ.get("KIOSK_TEST_LONG"))
# Of each of the seven kinds; twelve months each: 1,008 cases.
TARIFF_COUNT = 60 if BOTH_WAYS else 12
TOLERANCE = Decimal("0.01")


def chance(kind, number):
    rng = random.Random(f"{SEED} {kind} {number}")
    tariff = random_tariff(rng, kind, number)
    return rng, tariff, random_load(rng, tariff)


def test_there_are_a_thousand_cases():
    assert len(KINDS) * TARIFF_COUNT * len(MONTHS) >= 1000


def compare(kind, number, way, months, exact_sums, written):
    rng, tariff, load = chance(kind, number)
    path = written(our_form.tariff_file(rng, tariff))
    ours = exact_sums(path, [
        our_form.usage(tariff, month, month, way(tariff, load, month)) for month in months])
    theirs = their_form.monthly_charges(tariff, load)
    return [
        f"{tariff.name}, month {month}, from {way.__name__}: {our} here, {theirs[month - 1]:.6f} there"
        for month, our in zip(months, ours)
        if not abs(our - Decimal(theirs[month - 1])) <= TOLERANCE
    ]


def half_hours(tariff, load, month):
    return our_form.half_hours(load, [month])


@pytest.mark.parametrize("kind", KINDS)
def test_months_agree(kind, exact_sums, written):
    """From half hours and from totals by turns; the order of time cannot be told from totals."""
    found = []
    for number in range(TARIFF_COUNT):
        for turn, way in enumerate((half_hours, our_form.totals)):
            months = [m for m in MONTHS if BOTH_WAYS or (m + number) % 2 == turn]
            known = half_hours if kind == IN_ORDER else way
            found += compare(kind, number, known, months, exact_sums, written)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("kind", KINDS)
def test_a_year_in_one_bill_is_the_sum_of_the_other_engines_months(kind, exact_sums, written):
    rng, tariff, load = chance(kind, 0)
    file = our_form.tariff_file(rng, tariff)
    if tariff.has_tiers:
        # A cycle would be the whole year.
        file["versions"][0]["tiers"]["window"] = "month"
    [ours] = exact_sums(
        written(file), [our_form.usage(tariff, 1, 12, our_form.half_hours(load, MONTHS))])
    theirs = sum(their_form.monthly_charges(tariff, load))
    assert abs(ours - Decimal(theirs)) <= TOLERANCE
