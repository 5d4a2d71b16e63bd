"""The gateway as a child process, on a simulated hall of its own."""

import json
import os
import queue
import re
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

START_LIMIT = 60
STOP_LIMIT = 15
REQUEST_LIMIT = 10
LINE_LIMIT = 10_000

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = re.compile(r"kiosk page: (http://\S+?)/?\s*$")


def program():
    """The program under test: KIOSK_GATEWAY, else the one that `swift build` makes."""
    path = Path(os.environ.get("KIOSK_GATEWAY", ROOT / ".build/debug/kiosk-gateway"))
    if not os.access(path, os.X_OK):
        raise RuntimeError(f"{path} is not there; run `swift build` first or set KIOSK_GATEWAY")
    return str(path)


class Gateway:
    """Runs `kiosk-gateway` until it is stopped; `data` holds all that it keeps."""

    def __init__(self, data, arguments=None, listen="127.0.0.1:0"):
        self.data = Path(data)
        self.arguments = arguments or ["demo", "--data", str(data), "--seed", "1"]
        self.listen = listen
        self.address = None
        self.process = None

    def start(self):
        self.log = open(self.data / "errors.log", "ab")
        self.process = subprocess.Popen(
            [program(), *self.arguments, "--listen", self.listen],
            stdout=subprocess.PIPE, stderr=self.log, text=True)
        lines = queue.Queue(LINE_LIMIT)
        threading.Thread(target=self._drain, args=(lines,), daemon=True).start()
        deadline = time.monotonic() + START_LIMIT
        while self.address is None or not self._answers():
            try:
                line = lines.get(timeout=max(deadline - time.monotonic(), 0.01))
            except queue.Empty:
                self.kill()
                raise RuntimeError(f"no page within {START_LIMIT} s: {self.errors()}") from None
            if line is None:
                raise RuntimeError(f"the gateway ended: {self.errors()}")
            found = ADDRESS.search(line)
            if found:
                self.address = found.group(1)
        self.listen = self.address.removeprefix("http://")
        return self

    def _drain(self, lines):
        for line in self.process.stdout:
            if not lines.full():
                lines.put(line)
        lines.put(None)

    def _answers(self):
        try:
            return self.get("/healthz", parse=False) is not None
        except (urllib.error.URLError, ConnectionError):
            return False

    def stop(self):
        """As Ctrl-C does; the gateway must end by itself, and in order."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            code = self.process.wait(STOP_LIMIT)
        except subprocess.TimeoutExpired:
            self.kill()
            raise
        finally:
            self.log.close()
        assert code == 0, f"exit {code}: {self.errors()}"

    def kill(self):
        """As a loss of power: no warning. Its hall ends with it."""
        self.process.kill()
        self.process.wait(STOP_LIMIT)
        self.log.close()

    def freeze(self):
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self.process.send_signal(signal.SIGCONT)

    def errors(self):
        return (self.data / "errors.log").read_text(errors="replace")[-2000:]

    def get(self, path, parse=True):
        with urllib.request.urlopen(self.address + path, timeout=REQUEST_LIMIT) as answer:
            body = answer.read()
        return json.loads(body) if parse else body

    def post(self, path, value):
        request = urllib.request.Request(
            self.address + path, json.dumps(value).encode(),
            {"Content-Type": "application/json"}, method="POST")
        with urllib.request.urlopen(request, timeout=REQUEST_LIMIT) as answer:
            return json.loads(answer.read())

    def state(self):
        return self.get("/api/v1/state")

    def meter(self, address):
        return next(one for one in self.state()["meters"] if one["address"] == address)
