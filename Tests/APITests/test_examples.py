"""The examples of Docs/API.md are run, and print what stands there."""

import json
import os
import re
import shlex
import subprocess
import threading
from pathlib import Path

import pytest

from gateway import program
from interface import ROOT

TEXT = (ROOT / "Docs/API.md").read_text()
BLOCKS = re.findall(r"^```console\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
EXAMPLES = [example.split("\n", 1) for block in BLOCKS
            for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
USUAL = "http://127.0.0.1:8645"
COMMAND_LIMIT = 30
START_LIMIT = 60


def values(text):
    """The JSON values of a text, one behind the other."""
    decoder = json.JSONDecoder()
    text = text.strip()
    while text:
        value, end = decoder.raw_decode(text)
        yield value
        text = text[end:].lstrip()


def matches(expected, found):
    """Whether the two are the same, where "…" is anything; the order of members counts."""
    if expected == "…":
        return True
    if isinstance(expected, dict) and isinstance(found, dict):
        return list(expected) == list(found) and all(
            matches(expected[name], found[name]) for name in expected)
    if isinstance(expected, list) and isinstance(found, list):
        return len(expected) == len(found) and all(map(matches, expected, found))
    return expected == found


def ask(hall, command):
    """What curl would print."""
    words = shlex.split(command)[1:]
    method, body = "get", None
    while len(words) > 1:
        word = words.pop(0)
        if word == "-X":
            method = words.pop(0)
        elif word == "-d":
            method, body = "post", words.pop(0).encode()
        else:
            assert word == "-s", word
    assert words[0].startswith(USUAL)
    return hall.send(method, words[0].removeprefix(USUAL), body).body.decode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a simulated meter's line in it, called "meter"."""
    folder = tmp_path_factory.mktemp("meter")
    meter = subprocess.Popen(
        [program(), "simulate", "--meter", "000000000161", "--register", "00010000=0.26",
         "--tty", "meter"], cwd=folder, stdout=subprocess.PIPE, text=True)
    guard = threading.Timer(START_LIMIT, meter.kill)
    guard.start()
    line = meter.stdout.readline()
    guard.cancel()
    assert "meter" in line and Path(folder / "meter").exists()
    yield folder
    meter.terminate()
    meter.wait(COMMAND_LIMIT)


def test_there_are_examples():
    assert len(EXAMPLES) >= 10


@pytest.mark.parametrize("command, expected", EXAMPLES)
def test_an_example_prints_what_stands_there(hall, folder, command, expected):
    if command.startswith("curl "):
        found = ask(hall, command)
    else:
        paths = f"{Path(program()).parent}:{os.environ['PATH']}"
        found = subprocess.run(
            ["sh", "-c", command], cwd=folder, env={**os.environ, "PATH": paths},
            stdout=subprocess.PIPE, text=True, timeout=COMMAND_LIMIT).stdout
    expected, found = list(values(expected)), list(values(found))
    assert expected and matches(expected, found), json.dumps(found, ensure_ascii=False)
