"""The event stream, from its first line to the end of a reading."""

import pytest

from interface import Document, pointer_to
from stream import Stream

DOCUMENT = Document()
EVENTS = pointer_to("paths", "/api/v1/events", "get", "responses", "200", "x-events")
OPERATION = "/api/v1/operations/{id}"
READINGS = "/api/v1/meters/{address}/readings"

# Which step may follow which; a last one has none behind it.
FOLLOWING = {
    None: {"queued"},
    "queued": {"queued", "sending"},
    "sending": {"sending", "waiting"},
    "waiting": {"waiting", "sending", "decoded"},
}
STREAM_LIMIT = 64


def check(event):
    names, _ = DOCUMENT.at(EVENTS)
    assert event.name in names
    assert DOCUMENT.complaints(f"{EVENTS}/{event.name}", event.data) == [], event.name
    if event.name != "operation":
        assert event.data["version"] == event.number


def begin(hall, meter, body=None):
    answer = hall.send("post", f"/api/v1/meters/{meter}/readings", body)
    assert answer.status == 202
    DOCUMENT.check(READINGS, "post", answer)
    operation = answer.json()
    assert answer.headers["Location"] == f"/api/v1/operations/{operation['id']}"
    return operation


def finish(stream, hall, meter):
    """Follows what another test may have left running, so that the next reading is a new one."""
    stream.operation(begin(hall, meter)["id"])


def test_a_reading_can_be_followed_from_the_first_step_to_the_last(hall):
    with Stream(hall) as stream:
        assert stream.opening == ["retry: 1000"]
        assert stream.next().name == "snapshot"
        finish(stream, hall, "000000000001")
        operation = begin(hall, "000000000001")
        told = stream.operation(operation["id"])

        for event in stream.events:
            check(event)
        numbers = [event.number for event in stream.events]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))

        before = None
        for step in (one["step"] for one in told):
            assert step in FOLLOWING[before], f"{step} behind {before}"
            before = step
        last = told[-1]
        assert last["step"] == "decoded"
        assert [one["finished"] for one in told] == [False] * (len(told) - 1) + [True]
        for earlier, later in zip(told, told[1:]):
            assert earlier["done"] <= later["done"] <= later["of"]
            assert later["frames"][:len(earlier["frames"])] == earlier["frames"]
        assert {frame["direction"] for frame in last["frames"]} == {"request", "response"}

        reading = last["reading"]
        assert reading["cause"] == "visitor" and reading["quality"] in ("good", "late")
        assert last["problem"] is None
        shown = next(one for one in stream.state["meters"] if one["address"] == "000000000001")
        assert (shown["last"], shown["previous"]) == (reading, last["previous"])
        assert (shown["used"], shown["bill"]) == (last["used"], last["bill"])

        answer = hall.send("get", f"/api/v1/operations/{operation['id']}")
        DOCUMENT.check(OPERATION, "get", answer)
        assert answer.json() == last
        kept = hall.get(f"/api/v1/meters/000000000001/readings?after={reading['sequence'] - 1}")
        assert kept["readings"][0] == reading
        late = hall.send("delete", f"/api/v1/operations/{operation['id']}")
        DOCUMENT.check(OPERATION, "delete", late)
        assert late.json() == last


def test_changes_add_up_to_the_state(hall):
    with Stream(hall) as stream:
        stream.next()
        stream.operation(begin(hall, "000000000002")["id"])
        state = hall.get("/api/v1/state")
        stream.until(lambda: stream.state["version"] >= state["version"])
        for told in (stream.state, state):
            del told["time"]
        assert stream.state == state


def test_a_reading_can_be_cancelled(hall):
    with Stream(hall) as stream:
        stream.next()
        # No other test reads this meter, so there is no reading to join.
        operation = begin(hall, "000000000003", {"route": "carrier"})
        assert operation["route"] == "carrier"
        place = f"/api/v1/operations/{operation['id']}"
        answer = hall.send("delete", place)
        assert answer.status == 200
        DOCUMENT.check(OPERATION, "delete", answer)
        last = stream.operation(operation["id"])[-1]
        assert last["step"] == "cancelled"
        assert last["problem"]["code"] == "cancelled"
        assert last["reading"] is None
        assert hall.send("head", place).status == 200
        for event in stream.events:
            check(event)


def test_who_asks_again_gets_the_reading_that_runs(hall):
    with Stream(hall) as stream:
        stream.next()
        finish(stream, hall, "000000000004")
        first = begin(hall, "000000000004")
        assert begin(hall, "000000000004", {"route": "carrier"})["id"] == first["id"]
        refused = hall.send("post", "/api/v1/meters/000000000004/readings", {"route": "nowhere"})
        assert refused.status == 400
        DOCUMENT.check(READINGS, "post", refused)
        hall.send("delete", f"/api/v1/operations/{first['id']}")
        stream.operation(first["id"])


def test_who_comes_back_misses_nothing(hall):
    with Stream(hall) as stream:
        last = stream.next().number
    with Stream(hall, last=last) as stream:
        event = stream.next()
        check(event)
        assert event.number == last + 1


@pytest.mark.parametrize("last", ["0", "-1", "tomorrow", "99999999999999999999", ""])
def test_who_comes_back_with_a_strange_number_gets_everything(hall, last):
    with Stream(hall, last=last) as stream:
        event = stream.next()
        assert event.name == "snapshot"
        check(event)


def test_head_tells_the_stream_s_type_and_ends(hall):
    answer = hall.send("head", "/api/v1/events")
    assert (answer.status, answer.kind) == (200, "text/event-stream")
    DOCUMENT.check("/api/v1/events", "head", answer)


def test_one_stream_too_many_is_told_when_to_come_again(hall):
    streams = []
    try:
        for _ in range(STREAM_LIMIT):
            connection = hall.connect()
            connection.request("GET", "/api/v1/events")
            response = connection.getresponse()
            streams.append(response)
            if response.status != 200:
                break
        assert response.status == 503
        assert int(response.headers["Retry-After"]) >= 1
        answer = hall.send("get", "/api/v1/events")
        assert answer.status == 503
        DOCUMENT.check("/api/v1/events", "get", answer)
    finally:
        for response in streams:
            response.close()
