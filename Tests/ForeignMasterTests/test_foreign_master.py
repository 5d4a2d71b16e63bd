"""A master that nobody here wrote reads the simulated meter without error.

It is the package dlt645 of PyPI, with its own frames, its own catalogue and its own decoding. It
takes the highest bit of every energy for a sign, so nothing above 799999.99 kWh is asked of it.
"""

import pytest

# Identifier, what is set, what the other side must show.
ITEMS = [
    (0x00010000, "1234.56", 1234.56),
    (0x00000000, "77.01", 77.01),
    (0x00010100, "0.01", 0.01),
    (0x00010400, "799999.99", 799999.99),
    (0x02010100, "219.9", 219.9),
    (0x02020100, "5.125", 5.125),
    (0x02030000, "1.1274", 1.1274),
    (0x02030100, "-1.1274", -1.1274),
    (0x02060000, "0.991", 0.991),
    (0x02800002, "50.02", 50.02),
]
REGISTERS = [f"{identifier:08X}={text}" for identifier, text, _ in ITEMS]


@pytest.fixture(scope="module")
def service(line, master):
    return master(line(REGISTERS))


@pytest.mark.parametrize("identifier, text, expected", ITEMS)
def test_registers_are_read_as_they_were_set(service, identifier, text, expected):
    read = service.read_00 if identifier >> 24 == 0 else service.read_02
    item = read(identifier)
    assert item is not None, "the other master got no answer that it takes"
    assert item.value == pytest.approx(expected, abs=1e-9)


def test_the_address_is_found_and_used(service):
    found = service.read_address()
    assert found is not None
    assert service.set_address(found.value)
    assert service.read_00(0x00010000).value == 1234.56


def test_what_the_meter_lacks_is_refused_and_the_next_read_answered(service):
    # Phase B of a single-phase meter.
    assert service.read_02(0x02010200) is None
    assert service.read_00(0x00010000).value == 1234.56


def test_fifty_reads_in_a_row(line, master):
    service = master(line(["00010000=1234.56"], "--baud", "9600"), 9600)
    assert [service.read_00(0x00010000).value for _ in range(50)] == [1234.56] * 50


def test_pauses_within_an_answer_do_not_keep_it_from_the_value(line, master):
    service = master(line(["00010000=1234.56"], "--baud", "9600", "--fault", "gap=1"), 9600)
    values = [service.read_00(0x00010000) for _ in range(10)]
    assert all(item is not None and item.value == 1234.56 for item in values)


def test_at_another_rate_it_hears_nothing(line, master):
    service = master(line(["00010000=1.00"]), 4800, limit=0.5)
    assert service.read_00(0x00010000) is None
