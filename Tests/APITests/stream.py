"""A client of the event stream that keeps the hall's state by it, as the page does."""

import json
import time
from dataclasses import dataclass

EVENT_LIMIT = 60
KEYS = {"meters": "address", "customers": "n", "lamps": "name"}


@dataclass
class Event:
    number: int
    name: str
    data: dict


class Stream:
    """Follows `/api/v1/events` until `limit` seconds are over; `state` is what it tells."""

    def __init__(self, client, limit=EVENT_LIMIT, last=None):
        self.deadline = time.monotonic() + limit
        self.state = None
        self.events = []
        fields = {} if last is None else {"Last-Event-ID": str(last)}
        while True:
            # A stream that was just closed may still count for a moment.
            self.connection = client.connect(limit)
            self.connection.request("GET", "/api/v1/events", headers=fields)
            self.response = self.connection.getresponse()
            if self.response.status == 200:
                break
            self.connection.close()
            assert time.monotonic() < self.deadline, "no stream is free"
        self.opening = self._lines()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.response.close()
        self.connection.close()

    def _lines(self):
        """The lines up to the next empty one."""
        lines = []
        while True:
            assert time.monotonic() < self.deadline, "the stream tells too little"
            line = self.response.readline()
            assert line.endswith(b"\n"), "the stream has ended"
            if line == b"\n":
                return lines
            lines.append(line[:-1].decode())

    def next(self):
        while True:
            lines = self._lines()
            if lines != [":"]:
                break
        pairs = [line.split(": ", 1) for line in lines]
        assert [name for name, _ in pairs] == ["id", "event", "data"], lines
        event = Event(int(pairs[0][1]), pairs[1][1], json.loads(pairs[2][1]))
        self.events.append(event)
        self._follow(event)
        return event

    def until(self, condition):
        """Reads on until the condition holds; at least the opening."""
        while self.state is None or not condition():
            self.next()

    def operation(self, identifier):
        """All that is told of an operation, to its end."""
        told = []
        while not told or not told[-1]["finished"]:
            event = self.next()
            if event.name == "operation" and event.data["id"] == identifier:
                told.append(event.data)
        return told

    def _follow(self, event):
        if event.name == "snapshot":
            self.state = dict(event.data)
        elif event.name == "patch" and self.state is not None:
            for name, value in event.data.items():
                self.state[name] = self._merged(name, value)
        if self.state is not None:
            self.state["version"] = event.number

    def _merged(self, name, value):
        if name not in KEYS:
            return value
        key = KEYS[name]
        changed = {element[key]: element for element in value}
        return [changed.get(element[key], element) for element in self.state[name]]
