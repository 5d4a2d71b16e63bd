"""One browser and one hall for all tests; a test that hurts its gateway starts its own."""

import pytest

from gateway import Gateway
from page import SIZES, Page, open_browser


@pytest.fixture(scope="session")
def hall(tmp_path_factory):
    gateway = Gateway(tmp_path_factory.mktemp("hall")).start()
    yield gateway
    gateway.stop()


@pytest.fixture
def own_hall(tmp_path):
    """A hall that the test may kill, freeze or start anew."""
    gateway = Gateway(tmp_path).start()
    yield gateway
    if gateway.process.poll() is None:
        gateway.thaw()
        gateway.stop()


@pytest.fixture(scope="session")
def browser():
    driver = open_browser()
    yield driver
    driver.quit()


@pytest.fixture(params=list(SIZES))
def page(request, browser, hall):
    """The page of the shared hall, once lying and once standing."""
    return Page(browser, hall.address, request.param)


@pytest.fixture
def lying(browser, hall):
    """Where the orientation plays no part."""
    return Page(browser, hall.address, "landscape")


@pytest.fixture(autouse=True)
def nothing_to_complain(browser):
    """A test leaves no error in the browser's console but of requests that it made fail itself."""
    browser.get_log("browser")
    yield
    errors = [entry["message"] for entry in browser.get_log("browser")
              if entry["level"] == "SEVERE" and "Failed to load resource" not in entry["message"]]
    assert errors == []
