"""Times BillingBenchmark and NREL-PySAM on the same tariffs and loads, if they find the same sum.

The other engine bills only whole years of time steps, and each twice, with a system of its
customer's and without; its demand charges are off. The time is that of its `execute`, without
handing it the load; its month is a twelfth of that. Ours is that of the bill, without reading the
files.
"""

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "IndependentEngineTests"))

import our_form
import random_tariffs
import their_form
from random_loads import random_load
from tariff_model import MONTHS

ROUNDS = 31
TOLERANCE = Decimal("0.01")
KINDS = (
    random_tariffs.MONTHLY_TIERS, random_tariffs.EQUAL_ADDERS, random_tariffs.ADDERS_BY_PERIOD,
    random_tariffs.IN_ORDER, random_tariffs.MIXED_CALENDAR,
)


def their_median(tariff, load):
    """Microseconds for a year, and its twelve sums."""
    rates, power = their_form.Rates(tariff), their_form.kilowatts(load)
    times = []
    for _ in range(ROUNDS):
        engine = their_form.prepared(rates, power, tariff.split)
        start = time.perf_counter_ns()
        engine.execute(0)
        times.append((time.perf_counter_ns() - start) / 1000)
    return statistics.median(times), engine.Outputs.year1_monthly_ec_charge_without_system


def our_medians(benchmark, folder, file, usages):
    """Microseconds and the exact sum for each usage."""
    paths = [folder / "tariff.json"] + [folder / f"usage-{n}.json" for n in range(len(usages))]
    for path, content in zip(paths, [file, *usages]):
        path.write_text(json.dumps(content))
    lines = subprocess.run(
        [benchmark, *map(str, paths)], check=True, capture_output=True, text=True).stdout
    return [(float(line.split()[1]), Decimal(line.split()[2])) for line in lines.splitlines()]


def compared(benchmark, folder, kind):
    rng = random.Random(f"benchmark {kind}")
    tariff = random_tariffs.random_tariff(rng, kind, 1)
    load = random_load(rng, tariff)
    file = our_form.tariff_file(rng, tariff)
    if tariff.has_tiers:
        file["versions"][0]["tiers"]["window"] = "month"
    theirs, sums = their_median(tariff, load)
    usages = [our_form.usage(tariff, 1, 12, our_form.half_hours(load, MONTHS))]
    if tariff.split == "proRata":
        usages.append(our_form.usage(tariff, 1, 1, our_form.totals(tariff, load, 1)))
    expected = [sum(sums), sums[0]]
    ours = our_medians(benchmark, folder, file, usages)
    for (_, found), right in zip(ours, expected):
        if abs(found - Decimal(right)) > TOLERANCE:
            sys.exit(f"{kind}: {found} here, {right} there")
    print(f"{kind:40}", *(
        f"{there:10.1f}{here:10.2f}{there / here:9.1f}"
        for there, (here, _) in zip((theirs, theirs / 12), ours)))


def main():
    columns = f"{'theirs':>10}{'ours':>10}{'ratio':>9}"
    print(f"{'microseconds, medians':40}{'year of half hours':>30}{'month of totals':>30}")
    print(f"{'':40}", columns, columns)
    with tempfile.TemporaryDirectory() as folder:
        for kind in KINDS:
            compared(sys.argv[1], Path(folder), kind)


main()
