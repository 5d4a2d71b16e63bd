// The live link to the gateway. The browser's own EventSource never notices a frozen server and
// never retries after a 503 or a wrong type, so the page watches it and opens it anew itself.
import { parseStamp } from "./format.js";

const silenceLimit = 10_000;
const backOff = [1000, 2000, 4000, 5000];
const jitter = 200;
const pollEvery = 1000;
const pollLimit = 3000;
const names = ["snapshot", "patch", "operation", "tick"];

/** Opens the link and keeps it; every event goes to `dispatch` with the moment it came in. */
export function openLink(dispatch, now = Date.now) {
  let source = null;
  let watchdog = 0;
  let retry = 0;
  let failures = 0;
  let poller = 0;
  let answering = false;
  let status = "connecting";

  function setStatus(next) {
    if (next === status) return;
    status = next;
    dispatch({ type: "link", status });
  }

  function hear(type, text) {
    let data;
    try {
      data = JSON.parse(text);
    } catch {
      return;
    }
    failures = 0;
    stopPolling();
    watch();
    dispatch({ type, data, at: now(), stamp: parseStamp(data.time) });
    setStatus("live");
  }

  function connect() {
    clearTimeout(retry);
    retry = 0;
    source?.close();
    source = new EventSource("api/v1/events");
    for (const name of names) source.addEventListener(name, (event) => hear(name, event.data));
    source.onerror = fail;
    watch();
  }

  function watch() {
    clearTimeout(watchdog);
    watchdog = setTimeout(fail, silenceLimit);
  }

  function fail() {
    clearTimeout(watchdog);
    source?.close();
    source = null;
    if (status !== "polling") setStatus("lost");
    const pause = backOff[Math.min(failures, backOff.length - 1)];
    failures += 1;
    clearTimeout(retry);
    retry = setTimeout(connect, pause + Math.random() * jitter);
    if (!poller) {
      answering = false;
      poller = setTimeout(poll, pollEvery);
    }
  }

  /** While the stream is down: keeps the numbers fresh, and opens it as soon as the gateway is back. */
  async function poll() {
    try {
      const response = await fetch("api/v1/state", {
        cache: "no-store",
        signal: AbortSignal.timeout(pollLimit),
      });
      if (!response.ok) throw new Error(String(response.status));
      const data = await response.json();
      if (status === "live") return;
      dispatch({ type: "snapshot", data, at: now(), stamp: parseStamp(data.time) });
      setStatus("polling");
      if (!answering && retry) connect();
      answering = true;
    } catch {
      answering = false;
      if (status !== "live") setStatus("lost");
    }
    if (poller && status !== "live") poller = setTimeout(poll, pollEvery);
  }

  function stopPolling() {
    clearTimeout(poller);
    poller = 0;
  }

  /** A page that the browser keeps for "back" must not hold one of the gateway's few streams. */
  function rest() {
    for (const timer of [watchdog, retry, poller]) clearTimeout(timer);
    poller = 0;
    source?.close();
  }

  window.addEventListener("pagehide", rest);
  window.addEventListener("pageshow", (event) => event.persisted && connect());
  connect();
}
