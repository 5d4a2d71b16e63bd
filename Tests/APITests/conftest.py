"""One hall for all tests of the interface, on a port of its own."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "KioskPageTests"))

from gateway import Gateway  # noqa: E402
from interface import Client  # noqa: E402
from stream import Stream  # noqa: E402

ROUND_LIMIT = 120


@pytest.fixture(scope="package")
def hall(tmp_path_factory):
    """A simulated hall whose first round is over, so that every meter has a reading."""
    gateway = Gateway(tmp_path_factory.mktemp("hall")).start()
    client = Client(gateway.address)
    with Stream(client, ROUND_LIMIT) as stream:
        stream.until(lambda: stream.state["round"]["last"])
        for meter in stream.state["meters"]:
            if not meter["last"]:
                # The power line may lose a reading; the wire does not.
                place = f"/api/v1/meters/{meter['address']}/readings"
                stream.operation(client.send("post", place, {"route": "rs485"}).json()["id"])
    yield client
    gateway.stop()
