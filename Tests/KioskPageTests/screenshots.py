"""A picture of every view in every state, lying and standing. Called by Tests/screenshots."""

import base64
import sys
import tempfile
import time
from pathlib import Path

from gateway import Gateway
from page import SIZES, Page, open_browser

READING_LIMIT = 60
ROUND_LIMIT = 120
# The pictures of the README in Docs/pictures: their names there, and how much smaller they are.
README = {"reading-result-landscape": ("reading-landscape", 0.75), "home-portrait": ("home-portrait", 0.5)}


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        gateway = Gateway(data).start()
        driver = open_browser()
        try:
            read_everything(gateway)
            for size in SIZES:
                Album(Page(driver, gateway.address, size), gateway, folder, size).fill()
        finally:
            driver.quit()
            gateway.thaw()
            gateway.stop()


def read_everything(gateway):
    """So that no picture shows a hall that has only just begun: each meter has been read thrice."""
    deadline = time.monotonic() + ROUND_LIMIT
    while gateway.state()["round"]["last"] is None and time.monotonic() < deadline:
        gateway.get("/healthz", parse=False)
    for meter in gateway.state()["meters"]:
        for _ in range(2):
            operation = gateway.post(f"/api/v1/meters/{meter['address']}/readings", {})
            deadline = time.monotonic() + READING_LIMIT
            while not operation["finished"] and time.monotonic() < deadline:
                operation = gateway.get(f"/api/v1/operations/{operation['id']}")


class Album:
    def __init__(self, page, gateway, folder, size):
        self.page, self.gateway, self.folder, self.size = page, gateway, folder, size

    def take(self, state):
        self.page.paint()
        name = f"{state}-{self.size}"
        (self.folder / f"{name}.png").write_bytes(base64.b64decode(self.page.driver.get_screenshot_as_base64()))
        if name in README:
            picture, scale = README[name]
            width, height = self.page.size
            small = self.page.driver.execute_cdp_cmd("Page.captureScreenshot", {
                "format": "png", "optimizeForSpeed": False,
                "clip": {"x": 0, "y": 0, "width": width, "height": height, "scale": scale}})
            (self.folder / f"readme-{picture}.png").write_bytes(base64.b64decode(small["data"]))
        print(name)

    def fill(self):
        self.home()
        self.customers()
        self.reading()
        self.bill()
        self.leaving()
        self.lost()

    def home(self):
        self.page.open()
        self.take("home")

    def customers(self):
        self.page.open("customers")
        self.page.until(lambda: self.page.text(".customer .number") not in (None, "暂无"), READING_LIMIT)
        self.take("customers")

    def reading(self):
        page = self.page
        page.open("reading")
        page.until(lambda: page.visible(".invite .figure"), READING_LIMIT)
        self.take("reading-ready")
        page.touch("#meter-000000000003")
        page.touch("#read")
        page.until(lambda: page.attribute("#result", "data-step") == "waiting")
        page.until(lambda: page.script(
            "return [...document.querySelectorAll('.segment')].some((one) => one.dataset.lit === 'false')"))
        self.take("reading-running")
        page.until(lambda: page.visible(".success"), READING_LIMIT)
        page.until(lambda: not self.gateway.state()["moving"], READING_LIMIT)
        self.take("reading-result")
        page.touch("#read")
        page.until(lambda: page.visible("#cancel"), READING_LIMIT)
        page.touch("#cancel")
        page.until(lambda: page.visible(".failure"), READING_LIMIT)
        self.take("reading-stopped")

    def bill(self):
        page = self.page
        page.open("bill")
        page.until(lambda: page.all("[data-tariff]"))
        self.take("bill-empty")
        page.type_digits("500")
        page.until(lambda: "282.15" in (page.text("#bill-total") or ""))
        self.take("bill-own")
        page.touch("#choose-place")
        page.until(lambda: page.all('[data-place="江苏"]'))
        self.take("bill-places")
        page.touch('[data-place="江苏"]')
        page.touch('[data-tariff="jiangsu-2021-tiers-tou"]')
        page.until(lambda: page.visible(".split"))
        page.until(lambda: page.all(".chart-value") and page.visible("#bill-total"))
        self.take("bill-periods")
        page.touch("#who-1")
        page.until(lambda: page.visible(".facts") and page.attribute("#bill-result", "data-kind") == "bill",
                   READING_LIMIT)
        self.take("bill-customer")

    def leaving(self):
        self.page.open("customers", "?idle=0.1&warn=20")
        self.page.until(lambda: self.page.visible("#stay"))
        self.take("leaving")

    def lost(self):
        self.page.open("reading")
        self.gateway.freeze()
        try:
            self.page.until(lambda: self.page.attribute("html", "data-stale") == "true", 30)
            self.take("lost")
        finally:
            self.gateway.thaw()


if __name__ == "__main__":
    main()
