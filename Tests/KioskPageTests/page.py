"""The page in a browser, as a visitor's finger and eye meet it."""

import time
from pathlib import Path

import axe_playwright_python
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.actions.pointer_input import PointerInput
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

WAIT = 10
LOOK_EVERY = 0.02
TOUCH_PAUSE = 0.06
SIZES = {"landscape": (1920, 1080), "portrait": (1080, 1920)}
VIEWS = ["home", "reading", "bill", "customers"]

ARGUMENTS = [
    "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
    "--hide-scrollbars", "--no-first-run", "--disable-extensions", "--lang=zh-CN",
]

AXE_FILE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
AXE_RUN = """
const done = arguments[0];
axe.run(document, {rules: {"target-size": {enabled: true}}}).then((result) => done({
  version: axe.version,
  violations: result.violations.map((one) => one.id + ": " + one.nodes.map((node) => node.html.slice(0, 120)).join(" | ")),
  incomplete: result.incomplete.map((one) => [one.id, one.nodes.map((node) => node.html.slice(0, 120))]),
}));
"""

GEOMETRY = """
const shown = (node) => { const box = node.getBoundingClientRect(); return box.width > 0 && box.height > 0; };
const name = (node) => (node.id || node.textContent.trim().slice(0, 20) || node.className);
const touched = [...document.querySelectorAll('button, a[href], input, [role=button], [role=radio]')].filter(shown);
const texts = [...document.querySelectorAll('body *')].filter((node) => shown(node)
  && [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()));
const scale = (node) => node.getScreenCTM ? node.getScreenCTM().a : 1;
const main = ['read', 'cancel', 'stay', 'leave'];
return {
  overflow: document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight,
  outside: touched.filter((node) => { const box = node.getBoundingClientRect();
    return box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight; }).map(name),
  small: touched.filter((node) => { const box = node.getBoundingClientRect();
    return box.width < 60 || box.height < 60; }).map(name),
  smallMain: touched.filter((node) => { const box = node.getBoundingClientRect();
    return (main.includes(node.id) || node.id.startsWith('door-')) && (box.width < 88 || box.height < 88); }).map(name),
  tiny: texts.filter((node) => parseFloat(getComputedStyle(node).fontSize) * scale(node) < 24).map(name),
  high: innerHeight > innerWidth
    ? touched.filter((node) => node.getBoundingClientRect().top < innerHeight * 0.45).map(name) : [],
  cut: [...document.querySelectorAll('button, .result, .facts, .customer, .bill-total')].filter(shown)
    .filter((node) => node.scrollWidth > node.clientWidth + 2 || node.scrollHeight > node.clientHeight + 3).map(name),
  touched: touched.length,
};
"""


def open_browser():
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_script_timeout(30)
    driver.set_page_load_timeout(30)
    return driver


class Page:
    def __init__(self, driver, address, size):
        self.driver = driver
        self.address = address
        self.size = SIZES[size]

    def open(self, view="home", query="", link="live"):
        """A fresh page at this size, connected and painted."""
        width, height = self.size
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
        self.leave()
        self.driver.get(f"{self.address}/{query}#{view}")
        self.until(lambda: self.link() == link and self.view() == view)
        self.paint()
        return self

    def leave(self):
        self.driver.get("about:blank")

    def paint(self):
        """Waits until what is known now is on the screen."""
        self.driver.execute_async_script(
            "requestAnimationFrame(() => requestAnimationFrame(() => arguments[0]()));")

    def until(self, claim, seconds=WAIT):
        """Waits for a claim to hold and gives its value; what it says in vain is in the error."""
        return WebDriverWait(self.driver, seconds, LOOK_EVERY).until(lambda _: claim())

    def script(self, text, *arguments):
        return self.driver.execute_script(text, *arguments)

    def link(self):
        return self.script("return document.documentElement.dataset.link")

    def view(self):
        return self.script("return document.documentElement.dataset.view")

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def text(self, selector):
        return self.script(
            "const node = document.querySelector(arguments[0]); return node ? node.textContent : null",
            selector)

    def attribute(self, selector, name):
        return self.script(
            "const node = document.querySelector(arguments[0]);"
            "return node ? node.getAttribute(arguments[1]) : null", selector, name)

    def visible(self, selector):
        return self.script(
            "const node = document.querySelector(arguments[0]);"
            "return Boolean(node && node.checkVisibility())", selector)

    def touch(self, selector):
        """One finger, down and up in the middle of what is there to be touched."""
        element = self.until(lambda: next((one for one in self.all(selector) if one.is_displayed()), None))
        finger = ActionBuilder(self.driver, mouse=PointerInput("touch", "finger"))
        finger.pointer_action.move_to(element).pointer_down().pause(TOUCH_PAUSE).pointer_up()
        finger.perform()

    def type_digits(self, digits):
        for digit in digits:
            before = self.text("#typed")
            self.touch(f'[data-key="{digit}"]')
            self.until(lambda: self.text("#typed") != before or before == "0" == digit)

    def keys(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()

    def lamps(self):
        """What the page shows as lit, by the lamp's name."""
        return self.script(
            "return Object.fromEntries([...document.querySelectorAll('#stage [data-lamp]')]"
            ".map((node) => [node.dataset.lamp, node.dataset.lit === 'true']))")

    def axe(self):
        self.driver.execute_script(AXE_FILE.read_text())
        return self.driver.execute_async_script(AXE_RUN)

    def geometry(self):
        return self.script(GEOMETRY)


def observe(look, seconds):
    """What `look` saw over a while, each value once, in order of appearance."""
    seen = []
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        value = look()
        if value not in seen:
            seen.append(value)
    return seen
