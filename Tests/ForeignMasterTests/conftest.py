"""A simulated meter on a pseudo-terminal, and a master that others wrote."""

import os
import select
import subprocess
from pathlib import Path

import pytest
from dlt645 import MeterClientService

GATEWAY = os.environ.get("KIOSK_GATEWAY") or str(
    Path(__file__).resolve().parents[2] / ".build/debug/kiosk-gateway"
)
ADDRESS = "910004920760"
# The foreign master writes addresses as they travel: the lowest pair of digits first.
TRAVELLING = "600792040091"
START_LIMIT = 20
ANSWER_LIMIT = 5.0


class SimulatedMeter:
    """`kiosk-gateway simulate` with registers such as "00010000=1234.56", until it is stopped."""

    def __init__(self, folder, registers, *options):
        self.link = str(folder / "meter")
        settings = [word for register in registers for word in ("--register", register)]
        self.process = subprocess.Popen(
            [GATEWAY, "simulate", "--meter", ADDRESS, *settings, *options, "--tty", self.link,
             "--until-stdin-closes"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        ready, _, _ = select.select([self.process.stdout], [], [], START_LIMIT)
        line = self.process.stdout.readline() if ready else ""
        assert "answers on" in line, f"no simulated meter within {START_LIMIT} s: {line!r}"

    def stop(self):
        self.process.stdin.close()
        self.process.wait(START_LIMIT)
        self.process.stdout.close()


@pytest.fixture(scope="module")
def line(tmp_path_factory):
    """Starts simulated meters, each on a line of its own."""
    started = []

    def start(registers, *options):
        started.append(SimulatedMeter(tmp_path_factory.mktemp("line"), registers, *options))
        return started[-1].link

    yield start
    for one in started:
        one.stop()


@pytest.fixture(scope="module")
def master():
    """Opens the foreign master on a line.

    It asks for no parity: a pseudo-terminal has none, and glibc calls setting it an error where
    nothing else changes, which pyserial meets whenever the time-out changes.
    """
    opened = []

    def open_line(link, baud=2400, limit=ANSWER_LIMIT):
        service = MeterClientService.new_rtu_client(link, baud, 8, 1, "N", limit)
        assert service.client.connect()
        assert service.set_address(TRAVELLING)
        opened.append(service)
        return service

    yield open_line
    for one in opened:
        one.client.disconnect()
