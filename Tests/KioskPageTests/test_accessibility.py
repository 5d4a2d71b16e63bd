"""Every view, lying and standing: nothing for axe to find, nothing too small, nothing cut off."""

import pytest

from page import VIEWS

SMALLEST_CONTRAST = 4.5

# axe leaves the contrast of text in SVG undecided; this decides it: the fill of the text against
# the nearest opaque shape or box below its middle.
SVG_CONTRAST = """
const parts = (text) => text.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
  .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const solid = (text) => text.startsWith('rgb') && (parts(text)[3] ?? 1) === 1;
const paint = (node) => {
  const style = getComputedStyle(node);
  if (node instanceof SVGGeometryElement) return solid(style.fill) ? style.fill : null;
  return solid(style.backgroundColor) ? style.backgroundColor : null;
};
document.querySelectorAll('svg *').forEach((node) => { node.style.pointerEvents = 'all'; });
return [...document.querySelectorAll('svg text')].filter((node) => node.checkVisibility() && node.textContent)
  .map((node) => {
    const box = node.getBoundingClientRect();
    const below = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      .filter((one) => one !== node && !(one instanceof SVGTextElement)).map(paint).find(Boolean);
    const [one, other] = [light(parts(getComputedStyle(node).fill)), light(parts(below))];
    return [node.textContent, (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)];
  });
"""


def judge(page):
    found = page.axe()
    assert found["violations"] == []
    unexplained = [
        (rule, node) for rule, nodes in found["incomplete"] for node in nodes
        if not (rule == "color-contrast" and node.startswith("<text"))
    ]
    assert unexplained == []
    assert [text for text, contrast in page.script(SVG_CONTRAST) if contrast < SMALLEST_CONTRAST] == []
    geometry = page.geometry()
    assert geometry.pop("touched") > 0
    assert geometry.pop("overflow") is False
    assert {name: nodes for name, nodes in geometry.items() if nodes} == {}


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_clear_and_large_enough(page, view):
    page.open(view)
    page.until(lambda: page.all("#stage button") or page.all(".customer"))
    judge(page)


def test_a_finished_bill_is_clear_and_large_enough(page):
    page.open("bill")
    page.until(lambda: page.all("[data-tariff]"))
    page.type_digits("500")
    page.until(lambda: page.attribute("#bill-result", "data-kind") == "bill")
    judge(page)


def test_a_reading_is_clear_and_large_enough_while_it_runs_and_after_it(page):
    page.open("reading")
    page.touch("#meter-000000000003")
    page.touch("#read")
    page.until(lambda: page.visible(".progress"))
    judge(page)
    page.until(lambda: page.attribute("#result", "data-step") == "decoded", 60)
    page.paint()
    judge(page)


def test_the_countdown_is_clear_and_large_enough(page):
    page.open("bill", "?idle=0.1&warn=60")
    page.until(lambda: page.visible("#stay"))
    judge(page)


def test_the_page_speaks_chinese_with_chinese_glyphs(lying):
    lying.open()
    assert lying.attribute("html", "lang") == "zh-CN"
    driver = lying.driver
    driver.execute_cdp_cmd("DOM.enable", {})
    driver.execute_cdp_cmd("CSS.enable", {})
    root = driver.execute_cdp_cmd("DOM.getDocument", {})["root"]["nodeId"]
    title = driver.execute_cdp_cmd("DOM.querySelector", {"nodeId": root, "selector": "h1"})["nodeId"]
    fonts = driver.execute_cdp_cmd("CSS.getPlatformFontsForNode", {"nodeId": title})["fonts"]
    assert all("CJK SC" in font["familyName"] or "WenQuanYi" in font["familyName"] for font in fonts)
