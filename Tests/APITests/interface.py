"""Docs/openapi.yaml as a judge of answers, and a client that hides nothing."""

import http.client
import json
import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

ROOT = Path(__file__).resolve().parents[2]
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
REQUEST_LIMIT = 30
BODY_LIMIT = 32 << 20


class Document:
    """The description of the interface; parts of it are named by JSON pointers."""

    place = ROOT / "Docs/openapi.yaml"

    def __init__(self):
        self.content = yaml.safe_load(self.place.read_text())
        resource = Resource.from_contents(self.content, default_specification=DRAFT202012)
        self._registry = Registry().with_resource("urn:interface", resource)

    def at(self, pointer):
        """The part at a pointer, and the pointer it has when its references are followed."""
        node = self.content
        for step in pointer.split("/")[1:]:
            node = node[step.replace("~1", "/").replace("~0", "~")]
        if isinstance(node, dict) and set(node) == {"$ref"}:
            return self.at(node["$ref"].removeprefix("#"))
        return node, pointer

    def operations(self):
        for path, item in self.content["paths"].items():
            for method in METHODS:
                if method in item:
                    yield path, method

    def statuses(self, path, method):
        return set(self.content["paths"][path][method]["responses"])

    def complaints(self, pointer, value):
        """What is wrong with a value by the schema at the pointer."""
        schema = {"$ref": "urn:interface#" + pointer}
        validator = Draft202012Validator(schema, registry=self._registry)
        return [f"{error.json_path}: {error.message[-300:]}" for error in
                map(deepest, validator.iter_errors(value))]

    def check(self, path, method, answer):
        """Fails unless the file foretells the answer: status, fields, type and body."""
        described = "get" if method == "head" else method
        responses = pointer_to("paths", path, described, "responses")
        known, _ = self.at(responses)
        assert str(answer.status) in known, f"{method} {path}: {answer.status} is not in the file"
        response, pointer = self.at(f"{responses}/{answer.status}")
        self._check_fields(response, pointer, answer)
        if method == "head" or "content" not in response:
            assert answer.body == b""
            return
        kinds = response["content"]
        kind = answer.kind if answer.kind in kinds else "*/*"
        assert kind in kinds, f"{method} {path}: {answer.kind} is not in the file"
        if kind == "*/*":
            return
        value = answer.json() if kind == "application/json" else answer.body.decode()
        assert self.complaints(pointer + pointer_to("content", kind, "schema"), value) == []

    def _check_fields(self, response, pointer, answer):
        for name in response.get("headers", {}):
            header, place = self.at(pointer + pointer_to("headers", name))
            value = answer.headers.get(name)
            if value is None:
                assert not header.get("required"), f"the field {name} is missing"
                continue
            if header["schema"].get("type") == "integer":
                value = int(value)
            assert self.complaints(place + "/schema", value) == []


def deepest(error):
    """Of the choices that a value missed, the one that it came nearest to."""
    while error.context:
        error = max(error.context, key=lambda one: len(one.absolute_path))
    return error


def pointer_to(*steps):
    return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in steps)


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def kind(self):
        return (self.headers.get("Content-Type") or "").split(";")[0]

    def json(self):
        return json.loads(self.body, parse_float=refuse_float)


def refuse_float(text):
    raise AssertionError(f"{text}: money and energy are texts with exact decimals")


class Client:
    """One connection a request, so that no answer can hide in another."""

    def __init__(self, address):
        self.address = address
        self.authority = address.removeprefix("http://")

    def connect(self, limit=REQUEST_LIMIT):
        host, port = re.fullmatch(r"([0-9.]+):([0-9]+)", self.authority).groups()
        return http.client.HTTPConnection(host, int(port), timeout=limit)

    def send(self, method, path, body=None, headers=()):
        connection = self.connect()
        try:
            return self.exchange(connection, method, path, body, headers)
        finally:
            connection.close()

    def exchange(self, connection, method, path, body=None, headers=()):
        fields = dict(headers)
        if not isinstance(body, (bytes, type(None))):
            body = json.dumps(body).encode()
        if body is not None:
            fields.setdefault("Content-Type", "application/json")
        connection.request(method.upper(), path, body, fields)
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read(BODY_LIMIT))

    def announce(self, method, path, length):
        """Says how long a body is, and sends nothing of it."""
        connection = self.connect()
        try:
            connection.putrequest(method, path)
            connection.putheader("Content-Length", str(length))
            connection.endheaders()
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read(BODY_LIMIT))
        finally:
            connection.close()

    def get(self, path):
        answer = self.send("get", path)
        assert answer.status == 200, answer
        return answer.json()
