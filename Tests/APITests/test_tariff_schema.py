"""The tariff files that come with the program, against the schema of their form."""

import copy
import json
import re
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "Sources/App/TariffBook/Tariffs").glob("*.json"))
SCHEMA = json.loads((ROOT / "Docs/tariff.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

# Objects whose keys are periods: one less may still be a tariff of its own.
PERIOD_KEYS = {"critical", "peak", "flat", "valley", "deepValley"}
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\n]*|/\*.*?\*/|,(?=(?:\s|//[^\n]*|/\*.*?\*/)*[\]}])', re.S)


def plain(text):
    """The same without comments and without commas behind last elements."""
    return TOKEN.sub(lambda found: found[0] if found[0].startswith('"') else " ", text)


def read(path):
    return json.loads(plain(path.read_text(encoding="utf-8")))


def places(node, path=()):
    yield path, node
    members = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in members:
        yield from places(value, (*path, key))


def changed(file, path, change):
    """A copy of the file; `change` makes another value of the one at `path`."""
    if not path:
        return change(copy.deepcopy(file))
    result = copy.deepcopy(file)
    node = result
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = change(node[path[-1]])
    return result


def damages(file):
    """Every way to break one place of a file so that its form is wrong."""
    for path, node in places(file):
        yield path, "an object", changed(file, path, lambda _: {"wrong": 1})
        if not isinstance(node, bool):
            yield path, "true", changed(file, path, lambda _: True)
        if isinstance(node, str):
            yield path, "empty", changed(file, path, lambda _: "")
        if not isinstance(node, dict):
            continue
        yield path, "unknown key", changed(file, path, lambda old: {**old, "unknown": None})
        for key in node.keys() - PERIOD_KEYS:
            yield path, f"without {key}", changed(
                file, path, lambda old, key=key: {k: v for k, v in old.items() if k != key})


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    described = [node for _, node in places(SCHEMA) if isinstance(node, dict) and "description" in node]
    assert len(described) > 40


def test_comments_and_last_commas_are_taken_off():
    assert json.loads(plain('{"a": "// no /* no */", // yes\n "b": [1, /* , */ 2, ], }')) == {
        "a": "// no /* no */", "b": [1, 2]}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_built_in_file_has_the_form(path):
    problems = [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(read(path))]
    assert not problems


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_broken_file_has_not(path):
    let_through = [f"{place} {name}" for place, name, broken in damages(read(path)) if VALIDATOR.is_valid(broken)]
    assert not let_through


@pytest.mark.parametrize(
    "old, new",
    [
        ('"validTo": null', '"validTo": "2026-13-01"'),
        ('"grade": "A', '"grade": "AA'),
        ('"split": "proRata"', '"split": "prorata"'),
        ('"floats": false', '"floats": "false"'),
        ('"by": "halfUp"', '"by": "up"'),
        ('"plan": "tiers+tou"', '"plan": "tiers"'),
        ('"21:00-08:00"', '"21:00-08:15"'),
        ('"21:00-08:00"', '"21:00-00:00"'),
        ('"window": "year"', '"window": "month"'),
        ('"peak": "0.5583"', '"peak": "0.55.83"'),
        ('"peak": "0.5583"', '"peak": "538"'),
    ],
)
def test_a_slip_is_seen(old, new):
    text = (ROOT / "Sources/App/TariffBook/Tariffs/jiangsu-2021-tiers-tou.json").read_text(encoding="utf-8")
    assert old in text
    assert not VALIDATOR.is_valid(json.loads(plain(text.replace(old, new, 1))))
