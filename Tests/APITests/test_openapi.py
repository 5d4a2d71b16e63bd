"""Docs/openapi.yaml and the running gateway tell the same."""

import csv
import io
import json
import re
from decimal import Decimal

import pytest
from openapi_spec_validator import validate

from interface import ROOT, Document, pointer_to

DOCUMENT = Document()
METER = "000000000001"
READINGS = "/api/v1/meters/{address}/readings"
OPERATION = "/api/v1/operations/{id}"
TARIFF = "/api/v1/tariffs/{id}"
TARIFFS = "/api/v1/tariffs"
BILLS = "/api/v1/bills"
METER_BILLS = "/api/v1/meters/{address}/bills"
ADVICE = "/api/v1/advice"
USAGE = {"from": "2026-01-01", "to": "2026-02-01", "energy": {"total": "240"}}

# What no single client can bring about in a small hall: too much under way, and a broken disk.
OUT_OF_REACH = {
    (READINGS, "post", "503"), (READINGS, "get", "503"), (OPERATION, "get", "503"),
    (OPERATION, "delete", "503"), (METER_BILLS, "get", "503"),
}

FOREIGN_PAGE = {"Origin": "http://elsewhere.example"}
FOREIGN_HOST = {"Host": "elsewhere.example"}


def query(text):
    return READINGS.replace("{address}", METER) + "?" + text


def bill(tariff="beijing-2012-tiers", **changes):
    return {"tariff": tariff, "usage": {**USAGE, **changes}}


# Each: path in the file, method, status, path, body, fields.
CALLS = [
    ("/api/v1/state", "get", 200, "/api/v1/state", None, {}),
    ("/api/v1/state", "get", 200, "/api/v1/state?unknown=1", None, FOREIGN_PAGE),
    (READINGS, "post", 202, f"/api/v1/meters/{METER}/readings", None, {}),
    (READINGS, "post", 202, f"/api/v1/meters/{METER}/readings", {}, {}),
    (READINGS, "post", 202, f"/api/v1/meters/{METER}/readings", {"route": None}, {}),
    (READINGS, "post", 202, "/api/v1/meters/000000000002/readings", {"route": "rs485"}, {}),
    (READINGS, "post", 202, "/api/v1/meters/000000000004/readings", {"route": "carrier"}, {}),
    (READINGS, "post", 202, f"/api/v1/meters/{METER}/readings", None, {"Origin": "own"}),
    (READINGS, "post", 400, f"/api/v1/meters/{METER}/readings", {"route": "nowhere"}, {}),
    (READINGS, "post", 403, f"/api/v1/meters/{METER}/readings", None, FOREIGN_PAGE),
    (READINGS, "post", 403, f"/api/v1/meters/{METER}/readings", None, FOREIGN_HOST),
    (READINGS, "post", 403, f"/api/v1/meters/{METER}/readings", None,
     {"Sec-Fetch-Site": "cross-site"}),
    (READINGS, "post", 404, "/api/v1/meters/999999999999/readings", None, {}),
    (READINGS, "post", 404, "/api/v1/meters/1/readings", None, {}),
    (READINGS, "post", 404, "/api/v1/meters/%E7%94%B5/readings", None, {}),
    (READINGS, "get", 200, f"/api/v1/meters/{METER}/readings", None, {}),
    (READINGS, "get", 200, query("format=csv"), None, {}),
    (READINGS, "get", 200, query("format=json&after=0"), None, {}),
    (READINGS, "get", 200, query("from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z"), None, {}),
    (READINGS, "get", 200, query("from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z"), None, {}),
    (READINGS, "get", 200, query("from=2026-01-01T00:00:00+08:00"), None, {}),
    (READINGS, "get", 200, query("from=2026-01-01T00:00:00%2B08:00&format=csv"), None, {}),
    (READINGS, "get", 200, query("from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59Z"), None, {}),
    (READINGS, "get", 400, query("from=yesterday"), None, {}),
    (READINGS, "get", 400, query("from=2026-02-30T00:00:00Z"), None, {}),
    (READINGS, "get", 400, query("to="), None, {}),
    (READINGS, "get", 400, query("after=-1"), None, {}),
    (READINGS, "get", 400, query("after=99999999999999999999"), None, {}),
    (READINGS, "get", 400, query("format=xml"), None, {}),
    (READINGS, "get", 404, "/api/v1/meters/999999999999/readings?format=xml", None, {}),
    (OPERATION, "get", 404, "/api/v1/operations/op-999999", None, {}),
    (OPERATION, "get", 404, "/api/v1/operations/..%20", None, {}),
    (OPERATION, "delete", 404, "/api/v1/operations/op-999999", None, {}),
    (OPERATION, "delete", 403, "/api/v1/operations/op-1", None, FOREIGN_PAGE),
    (METER_BILLS, "get", 200, f"/api/v1/meters/{METER}/bills", None, {}),
    (METER_BILLS, "get", 200, "/api/v1/meters/000000000002/bills", None, {}),
    (METER_BILLS, "get", 200, "/api/v1/meters/000000000003/bills", None, {}),
    (METER_BILLS, "get", 404, "/api/v1/meters/999999999999/bills", None, {}),
    (TARIFFS, "get", 200, TARIFFS, None, {}),
    (TARIFFS, "get", 200, f"{TARIFFS}?place=%E6%B1%9F%E8%8B%8F&class=residential&on=2026-01-01", None, {}),
    (TARIFFS, "get", 200, f"{TARIFFS}?plan=tiers%2Btou", None, {}),
    (TARIFFS, "get", 200, f"{TARIFFS}?plan=tiers+tou&place=nowhere", None, {}),
    (TARIFFS, "get", 400, f"{TARIFFS}?class=house", None, {}),
    (TARIFFS, "get", 400, f"{TARIFFS}?plan=flat", None, {}),
    (TARIFFS, "get", 400, f"{TARIFFS}?on=2026-02-30", None, {}),
    (TARIFF, "get", 404, "/api/v1/tariffs/nowhere", None, {}),
    (BILLS, "post", 200, BILLS, bill(), {}),
    (BILLS, "post", 200, BILLS, bill(energy={"total": 240}, before=1200, household={}), {}),
    (BILLS, "post", 200, BILLS, bill(energy={"total": "0"}), {}),
    (BILLS, "post", 200, BILLS, bill(energy={"peak": "1", "valley": "2"}), {}),
    (BILLS, "post", 200, BILLS, bill(before=None, household={"persons": None}), {}),
    (BILLS, "post", 200, BILLS,
     bill("jiangsu-2021-tiers-tou", energy={"peak": 100, "valley": 50, "total": "150.00"}), {}),
    (BILLS, "post", 400, BILLS, bill("nowhere"), {}),
    (BILLS, "post", 400, BILLS, bill("jiangsu-2021-tiers-tou"), {}),
    (BILLS, "post", 400, BILLS,
     bill("jiangsu-2021-tiers-tou", energy={"peak": "1", "flat": "1"}), {}),
    (BILLS, "post", 400, BILLS, bill(to="2025-01-01"), {}),
    (BILLS, "post", 400, BILLS, bill(**{"from": "2001-01-01", "to": "2001-02-01"}), {}),
    (BILLS, "post", 200, BILLS, bill("jiangsu-2021-tiers", **{"from": "2025-12-01"}), {}),
    (BILLS, "post", 200, BILLS,
     bill(switches=[{"on": "2026-01-15", "tariff": "jiangsu-2021-tiers"}]), {}),
    (BILLS, "post", 200, BILLS, bill("jiangsu-2021-tiers-tou", energy={"halfHours": [
        {"from": "2026-01-01", "values": ["0.1"] * 48 * 31}]}), {}),
    (BILLS, "post", 200, BILLS, bill(energy={"pieces": [
        {"from": "2026-01-01", "to": "2026-01-11", "total": "100"},
        {"from": "2026-01-11", "to": "2026-02-01", "total": 140}]}), {}),
    (BILLS, "post", 400, BILLS, bill(switches=[{"on": "2026-01-15", "tariff": "nowhere"}]), {}),
    (BILLS, "post", 403, BILLS, bill(), FOREIGN_PAGE),
    (ADVICE, "post", 200, ADVICE, bill(), {}),
    (ADVICE, "post", 200, ADVICE,
     {**bill("jiangsu-2021-tiers-tou", energy={"peak": 100, "valley": 50}), "compare": "all-of-place",
      "shift": {"kWh": "10", "from": "peak", "to": "valley"}, "appliances": ["tv", "电饭煲"]}, {}),
    (ADVICE, "post", 200, ADVICE, {**bill(), "compare": ["jiangsu-2021-tiers-tou"]}, {}),
    (ADVICE, "post", 200, ADVICE,
     {**bill(), "earlier": {**USAGE, "from": "2025-01-01", "to": "2025-02-01"}, "kvar": None}, {}),
    (ADVICE, "post", 400, ADVICE, {**bill(), "appliances": ["nothing"]}, {}),
    (ADVICE, "post", 400, ADVICE, {**bill(), "shift": {"kWh": "1", "from": "dawn", "to": "flat"}}, {}),
    (ADVICE, "post", 400, ADVICE, {**bill(), "compare": "all"}, {}),
    (ADVICE, "post", 400, ADVICE, {**bill(), "kvar": 5}, {}),
    (ADVICE, "post", 400, ADVICE, bill("nowhere"), {}),
    (ADVICE, "post", 400, ADVICE, bill("jiangsu-2021-tiers-tou"), {}),
    (ADVICE, "post", 403, ADVICE, bill(), FOREIGN_PAGE),
    ("/api/v1/appliances", "get", 200, "/api/v1/appliances", None, {}),
    ("/healthz", "get", 200, "/healthz", None, {}),
    ("/metrics", "get", 200, "/metrics", None, {}),
    ("/", "get", 200, "/", None, {}),
    ("/", "get", 206, "/", None, {"Range": "bytes=0-9"}),
    ("/", "get", 304, "/", None, {"If-None-Match": "*"}),
    ("/", "get", 416, "/", None, {"Range": "bytes=9999999-"}),
    ("/{file}", "get", 200, "/index.html", None, {}),
    ("/{file}", "get", 200, "/js/main.js", None, {}),
    ("/{file}", "get", 206, "/app.css", None, {"Range": "bytes=-5"}),
    ("/{file}", "get", 304, "/app.css", None, {"If-None-Match": "*"}),
    ("/{file}", "get", 404, "/nothing.html", None, {}),
    ("/{file}", "get", 404, "/api/v1/nothing", None, {}),
    ("/{file}", "get", 404, "/api/v1/state/", None, {}),
    ("/{file}", "get", 416, "/app.css", None, {"Range": "bytes=9999999-"}),
]

# Reached by tests of their own: with an operation that exists, and with a body that is announced.
ELSEWHERE = {
    (OPERATION, "get", "200"), (OPERATION, "delete", "200"), (TARIFF, "get", "200"),
    (READINGS, "post", "413"), (BILLS, "post", "413"), (ADVICE, "post", "413"),
    ("/api/v1/events", "get", "200"),
    ("/api/v1/events", "get", "503"),
}

PLAIN_PATHS = {
    READINGS: f"/api/v1/meters/{METER}/readings", OPERATION: "/api/v1/operations/op-1",
    TARIFF: "/api/v1/tariffs/beijing-2012-tiers", METER_BILLS: f"/api/v1/meters/{METER}/bills",
    "/{file}": "/index.html",
}


def test_the_file_is_openapi():
    validate(DOCUMENT.content)


def test_no_answer_may_hold_a_member_that_the_file_does_not_name():
    def open_objects(node, place):
        if isinstance(node, dict):
            if node.get("type") == "object" and "additionalProperties" not in node:
                yield place
            for name, child in node.items():
                yield from open_objects(child, f"{place}/{name}")
        elif isinstance(node, list):
            for index, child in enumerate(node):
                yield from open_objects(child, f"{place}/{index}")

    assert list(open_objects(DOCUMENT.content, "")) == []


def test_the_program_and_the_file_know_the_same_routes():
    pattern = re.compile(r'Route\(\s*\.([a-z]+),\s*"([^"]+)"')
    sources = sorted((ROOT / "Sources").rglob("*.swift"))
    known = {(path, method) for source in sources
             for method, path in pattern.findall(source.read_text())}
    page = {("/", "get"), ("/{file}", "get")}
    assert known | page == set(DOCUMENT.operations())


def test_every_documented_status_is_brought_about():
    called = {(path, method, str(status)) for path, method, status, *_ in CALLS}
    documented = {(path, method, status) for path, method in DOCUMENT.operations()
                  for status in DOCUMENT.statuses(path, method)}
    assert called | ELSEWHERE | OUT_OF_REACH == documented


@pytest.mark.parametrize("path, method, status, target, body, fields", CALLS)
def test_an_answer_is_as_the_file_says(hall, path, method, status, target, body, fields):
    fields = {name: hall.address if value == "own" else value for name, value in fields.items()}
    answer = hall.send(method, target, body, fields)
    assert answer.status == status, answer.body[:500]
    DOCUMENT.check(path, method, answer)


@pytest.mark.parametrize("target", [f"/api/v1/meters/{METER}/readings", BILLS])
@pytest.mark.parametrize("body", [
    b"{", b"[]", b"null", b"1", b'"x"', b"{}x", b"\xff", b'{"a":1,"a":1}', b"{'a':1}", b" ",
    b'{"route":5}', b'{"rout":"rs485"}', b'{"tariff":1,"usage":{}}',
    b'{"tariff":"beijing-2012-tiers"}', b'{"route":"rs485",}', b"// no\n{}", b"[" * 5000,
    b'\xef\xbb\xbf{"route":"rs485"}', json.dumps(bill(before="-1")).encode(),
    json.dumps(bill(energy={})).encode(), json.dumps(bill(energy={"total": "1e3"})).encode(),
    json.dumps(bill(energy={"total": "0.0000001"})).encode(),
    json.dumps(bill(household={"persons": 0})).encode(), json.dumps(bill(extra=1)).encode(),
    json.dumps(bill(energy={"peak": 1, "valley": 1, "total": 3})).encode(),
    json.dumps(bill(**{"from": "2026-02-30"})).encode(),
])
def test_a_body_that_means_nothing_is_refused(hall, target, body):
    answer = hall.send("post", target, body)
    assert answer.status == 400, answer.body[:500]
    path = BILLS if target == BILLS else READINGS
    DOCUMENT.check(path, "post", answer)
    assert answer.json()["error"]["code"] == "badBody"


@pytest.mark.parametrize("path", [READINGS, BILLS, ADVICE])
def test_a_body_beyond_the_limit_is_refused_before_it_is_sent(hall, path):
    answer = hall.announce("POST", PLAIN_PATHS.get(path, path), 524_289)
    assert answer.status == 413
    DOCUMENT.check(path, "post", answer)


@pytest.mark.parametrize("path, method", [
    (path, method) for path, method in DOCUMENT.operations()
    if "requestBody" in DOCUMENT.content["paths"][path][method]])
def test_the_examples_are_good_requests(hall, path, method):
    place = pointer_to("paths", path, method, "requestBody", "content", "application/json")
    content, _ = DOCUMENT.at(place)
    assert content["examples"]
    for example in content["examples"].values():
        assert DOCUMENT.complaints(place + "/schema", example["value"]) == []
        answer = hall.send(method, PLAIN_PATHS.get(path, path), example["value"])
        assert answer.status < 300, answer.body[:500]
        DOCUMENT.check(path, method, answer)


@pytest.mark.parametrize("path", [path for path, method in DOCUMENT.operations() if method == "get"
                                  and path not in (OPERATION, "/api/v1/events")])
def test_head_is_get_without_its_body(hall, path):
    target = PLAIN_PATHS.get(path, path)
    whole = hall.send("get", target)
    connection = hall.connect()
    head = hall.exchange(connection, "head", target)
    assert (head.status, head.kind) == (whole.status, whole.kind)
    assert head.headers["ETag"] == whole.headers["ETag"]
    assert int(head.headers["Content-Length"]) > 0
    DOCUMENT.check(path, "head", head)
    # A body that slipped through would stand before the next answer.
    assert hall.exchange(connection, "get", "/healthz").body == b"ok\n"
    connection.close()


@pytest.mark.parametrize("path", DOCUMENT.content["paths"])
def test_another_method_is_answered_with_those_there_are(hall, path):
    there = {method for known, method in DOCUMENT.operations() if known == path}
    allowed = there | ({"head"} if "get" in there else set())
    for method in ("get", "post", "put", "patch", "delete", "options"):
        if method in there:
            continue
        answer = hall.send(method, PLAIN_PATHS.get(path, path))
        assert answer.status == 405, method
        assert {name.strip().lower() for name in answer.headers["Allow"].split(",")} == allowed
        assert DOCUMENT.complaints("/components/schemas/Error", answer.json()) == []


@pytest.mark.parametrize("method, target, status", [
    ("BREW", "/api/v1/state", 501), ("GET", "/" + "x" * 9000, 414), ("GET", "/%zz", 400),
    ("GET", "/../secret", 400), ("POST", "/api/v1/nothing", 404), ("PUT", "/nothing.html", 404),
])
def test_what_the_listener_refuses_has_the_same_form(hall, method, target, status):
    answer = hall.send(method, target)
    assert answer.status == status
    assert DOCUMENT.complaints("/components/schemas/Error", answer.json()) == []


def test_each_tariff_of_the_list_is_there_and_alike(hall):
    for summary in hall.get("/api/v1/tariffs"):
        answer = hall.send("get", f"/api/v1/tariffs/{summary['id']}")
        DOCUMENT.check(TARIFF, "get", answer)
        tariff = answer.json()
        for name in ("id", "name", "place", "class", "plan", "voltage"):
            assert tariff[name] == summary[name]
        versions = tariff["versions"]
        assert versions[0]["validFrom"] == summary["validFrom"]
        assert versions[-1]["validTo"] == summary["validTo"]
        assert [versions[-1]["source"][name] for name in ("title", "date", "grade")] == [
            summary[name] for name in ("source", "sourceDate", "grade")]


def test_the_list_of_tariffs_is_cut_by_place_class_plan_and_day(hall):
    whole = hall.get(TARIFFS)

    def ids(query, fits):
        found = [one["id"] for one in hall.get(f"{TARIFFS}?{query}")]
        assert found == [one["id"] for one in whole if fits(one)]
        return found

    assert ids("place=%E6%B1%9F%E8%8B%8F", lambda one: "江苏" in one["place"])
    assert ids("place=beijing", lambda one: "beijing" in one["id"])
    assert ids("class=residential", lambda one: one["class"] == "residential")
    assert ids("plan=tiers%2Btou", lambda one: one["plan"] == "tiers+tou")
    assert ids("on=2026-06-01", lambda one: one["validFrom"] <= "2026-06-01" <= (one["validTo"] or "9999"))
    assert "jiangmen-2020-tiers" not in ids(
        "on=2021-01-01", lambda one: one["validFrom"] <= "2021-01-01" <= (one["validTo"] or "9999"))


def test_a_meters_settled_months_add_up_and_follow_one_another(hall):
    def shown():
        return next(one for one in hall.get("/api/v1/state")["meters"] if one["address"] == METER)

    bills, meter = None, None
    while meter != shown():
        # A round may come in between.
        meter = shown()
        bills = hall.get(f"/api/v1/meters/{METER}/bills")
    running = meter["bill"]
    assert {name: bills["running"][name] for name in running} == running
    # A simulated meter keeps twelve settlements from the start; readings of this run may know one more.
    months = bills["months"]
    assert 11 <= len(months) <= 12
    for later, month in zip([bills["running"], *months], months):
        assert month["to"] == later["from"]
        assert month["reason"] is None
        assert sum(Decimal(line["amount"]) for line in month["lines"]) == Decimal(month["total"])
        again = hall.send("post", BILLS, {"tariff": month["tariff"], "usage": month["usage"]}).json()
        assert again["total"] == month["total"]
    # A meter tells the periods of its last two settlements.
    assert hall.get("/api/v1/meters/000000000002/bills")["months"][0]["total"]
    # Nobody read the meter a year ago.
    assert months[0]["sameMonthLastYear"] is None
    assert months[0]["sameMonthLastYearReason"]["code"] == "registerUnknown"


def test_a_running_bill_can_be_asked_for_its_lines(hall):
    for meter in hall.get("/api/v1/state")["meters"]:
        running = meter["bill"]
        answer = hall.send("post", BILLS, {"tariff": running["tariff"], "usage": running["usage"]})
        assert answer.status == 200, answer.body
        assert answer.json()["total"] == running["total"]


def test_a_history_is_cut_by_time_and_by_number_in_both_forms(hall):
    place = f"/api/v1/meters/{METER}/readings"
    whole = hall.get(place)["readings"]
    numbers = [reading["sequence"] for reading in whole]
    assert numbers and numbers == sorted(set(numbers))
    first = whole[0]
    moment = first["at"].replace("+", "%2B")
    assert hall.get(f"{place}?after={first['sequence']}&to={moment}")["readings"] == []
    assert first in hall.get(f"{place}?from={moment}")["readings"]
    assert first not in hall.get(f"{place}?to={moment}")["readings"]
    later = hall.get(f"{place}?after={first['sequence']}")["readings"]
    assert later[:len(whole) - 1] == whole[1:]

    rows = list(csv.DictReader(io.StringIO(
        hall.send("get", f"{place}?format=csv").body.decode(), newline="")))
    for reading, row in zip(whole, rows):
        assert row["sequence"] == str(reading["sequence"])
        assert (row["at"], row["meter"]) == (reading["at"], METER)
        assert [row[name] for name in ("cause", "route", "quality")] == [
            reading[name] for name in ("cause", "route", "quality")]
        assert row["simulated"] == "1"
        for item in reading["items"]:
            assert row[item["id"]] == (item["value"] or "")


def test_every_figure_has_a_kind(hall):
    text = hall.send("get", "/metrics").body.decode()
    kinds = dict(re.findall(r"^# TYPE (\S+) (counter|gauge)$", text, re.MULTILINE))
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    for line in lines:
        name = re.fullmatch(r'([a-z0-9_]+)(\{[a-z]+="[^"\\]*"\})? -?[0-9]+', line)
        assert name, line
        assert (kinds[name[1]] == "counter") == name[1].endswith("_total"), line
