"""The gateway's bills, many at once."""

import json
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import pytest

GATEWAY = os.environ.get("KIOSK_GATEWAY") or str(
    Path(__file__).resolve().parents[2] / ".build/debug/kiosk-gateway"
)
BILL_LIMIT = 60


def bill(tariff, usage):
    """What `bill --json` says for a tariff file and a usage."""
    done = subprocess.run(
        [GATEWAY, "bill", "--tariff", str(tariff), "--usage", "-", "--json"],
        input=json.dumps(usage), capture_output=True, text=True, timeout=BILL_LIMIT)
    assert done.returncode == 0, f"{tariff}: {done.stdout}{done.stderr}"
    return json.loads(done.stdout)


@pytest.fixture(scope="session")
def exact_sums():
    """Yuan before rounding, for each usage."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield lambda tariff, usages: [
            Decimal(result["exact"])
            for result in pool.map(lambda usage: bill(tariff, usage), usages)
        ]


@pytest.fixture
def written(tmp_path):
    """Writes a tariff file; it stays where pytest says, for whoever wants to see it."""
    def write(file):
        path = tmp_path / f"{file['id']}.json"
        path.write_text(json.dumps(file, ensure_ascii=False, indent=1))
        return path

    return write
