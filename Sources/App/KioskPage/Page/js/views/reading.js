// 远程抄表: choose a meter, press, and watch the question go out and the reading come back.
import { RequestError, cancelOperation, operationNow, startReading } from "../api.js";
import { createBoard } from "../board.js";
import { badge, el, icon, setAttribute, setBadge, setText, show } from "../dom.js";
import { ageText, parseStamp, stampText } from "../format.js";
import { hallTime, runningOperation } from "../store.js";
import { createResult } from "./result.js";

/** A visitor may stop a reading after this long. */
const cancelAfter = 3000;
/** The event stream tells how an operation goes; should it be down, the page asks this often. */
const askEvery = 2000;
/** Longer than any reading over the carrier takes with all its retries. */
const longestReading = 90_000;

export function createReading({ words, store }) {
  const board = createBoard(words, "links");
  const cards = new Map();
  const list = el("div", { class: "meters", role: "radiogroup", "aria-label": words.reading.choose });
  const result = createResult(words);
  const read = el("button", { class: "primary read", id: "read", onclick: start }, icon("touch"), el("span"));
  const stop = el("button", { class: "stop", id: "cancel", onclick: cancel }, words.reading.cancel);
  const node = el(
    "section", { class: "view reading", "aria-label": words.views.reading.title },
    el("div", { class: "reading-board" }, board.node),
    list,
    result.node,
    el("div", { class: "reading-action" }, read, stop),
  );
  let chosen = null;
  /** What this visitor started: its meter and operation, when, and a failure of the asking itself. */
  let own = null;

  list.addEventListener("keydown", moveChoice);

  function choose(address) {
    if (chosen === address) return;
    chosen = address;
    if (own && own.meter !== address && !isRunning(store.get())) own = null;
    render(store.get());
  }

  function moveChoice(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const addresses = [...cards.keys()];
    const next = addresses[(addresses.indexOf(chosen) + step + addresses.length) % addresses.length];
    choose(next);
    cards.get(next).node.focus();
  }

  function isRunning(state) {
    if (!own) return false;
    const operation = operationOf(state);
    return !own.problem && (!operation || !operation.finished);
  }

  /** What is known of this visitor's operation, by its answer or by the event stream. */
  function operationOf(state) {
    const told = own ? state.operations[own.meter] : null;
    if (told && told.id === own.id) own.operation = told;
    return own?.operation ?? null;
  }

  async function start() {
    if (!chosen || isRunning(store.get())) return;
    const mine = { meter: chosen, id: null, startedAt: performance.now(), operation: null, problem: null };
    own = mine;
    render(store.get());
    try {
      hear(mine, await startReading(mine.meter));
      follow(mine);
    } catch (error) {
      failed(mine, error);
    }
  }

  function hear(mine, operation) {
    mine.id = operation.id;
    mine.operation = operation;
    store.dispatch({ type: "operation", data: operation, at: Date.now(), stamp: null });
  }

  function follow(mine) {
    const timer = setInterval(async () => {
      const known = own === mine ? operationOf(store.get()) : null;
      const tooLong = performance.now() - mine.startedAt > longestReading;
      if (own !== mine || known?.finished || tooLong) {
        clearInterval(timer);
        if (tooLong && own === mine && !known?.finished) failed(mine, new RequestError(0, "other", ""));
        return;
      }
      try {
        hear(mine, await operationNow(mine.id));
      } catch (error) {
        if (error.status === 404) failed(mine, error);
      }
    }, askEvery);
  }

  async function cancel() {
    const id = own?.id;
    if (!id) return;
    const mine = own;
    try {
      const operation = await cancelOperation(id);
      if (operation?.id) hear(mine, operation);
    } catch (error) {
      if (error.status !== 404 && error.status !== 409) failed(mine, error);
    }
  }

  function failed(mine, error) {
    if (own !== mine) return;
    mine.problem = error instanceof RequestError ? error.code : "other";
    render(store.get());
  }

  function render(state, now = Date.now()) {
    board.render(state);
    if (!state.hall) return;
    renderCards(state, hallTime(state, now));
    const meter = state.hall.meters.find((one) => one.address === chosen);
    const running = isRunning(state);
    result.render({ meter, own, operation: operationOf(state), running, now: hallTime(state, now) });
    const failure = own && !running && (own.problem || operationOf(state)?.step !== "decoded");
    const label = running ? "running" : failure ? "retry" : own ? "again" : "read";
    setText(read.lastChild, words.reading[label]);
    setAttribute(read, "aria-disabled", running ? "true" : null);
    show(stop, running && own.id !== null && performance.now() - own.startedAt > cancelAfter);
  }

  function renderCards(state, now) {
    const addresses = state.hall.meters.map((meter) => meter.address);
    if (!addresses.includes(chosen)) chosen = addresses[0] ?? null;
    for (const address of [...cards.keys()].filter((one) => !addresses.includes(one))) {
      cards.get(address).node.remove();
      cards.delete(address);
    }
    for (const meter of state.hall.meters) {
      if (!cards.has(meter.address)) {
        cards.set(meter.address, createCard(words, () => choose(meter.address)));
        list.append(cards.get(meter.address).node);
      }
      const running = Boolean(runningOperation(state, meter.address));
      cards.get(meter.address).render(meter, { chosen: meter.address === chosen, running, now });
    }
  }

  return {
    node,
    render,
    reset() {
      chosen = null;
      own = null;
    },
  };
}

function createCard(words, choose) {
  const name = el("span", { class: "meter-title" });
  const phase = el("span", { class: "phase" });
  const mark = el("span", { class: "picked" }, icon("check"));
  const last = createReadingLines(words, words.reading.last, "last");
  const previous = createReadingLines(words, words.reading.previous, "previous");
  const node = el(
    "button", { class: "meter-card", role: "radio", onclick: choose },
    el("span", { class: "meter-head" }, name, phase, mark), last.node, previous.node,
  );
  return {
    node,
    render(meter, { chosen, running, now }) {
      node.id = `meter-${meter.address}`;
      setAttribute(node, "aria-checked", chosen ? "true" : "false");
      setAttribute(node, "tabindex", chosen ? "0" : "-1");
      setAttribute(node, "data-running", running ? "true" : null);
      setText(name, meter.name);
      setText(phase, meter.phase ? words.phase(meter.phase) : "");
      setAttribute(phase, "data-phase", meter.phase);
      last.render(meter.last, meter, now);
      previous.render(meter.previous, meter, now);
    },
  };
}

function createReadingLines(words, label, name) {
  const number = el("span", { class: "number live" });
  const source = badge(words, true);
  const when = el("span", { class: "when" });
  const quality = el("span", { class: "quality" });
  const node = el(
    "span", { class: `meter-lines ${name}` },
    el("span", { class: "label" }, label, source),
    number,
    el("span", { class: "meter-when" }, when, quality),
  );
  const isLast = name === "last";
  return {
    node,
    render(reading, meter, now) {
      setText(number, reading?.energy ? `${reading.energy} ${words.kWh}` : words.reading.never);
      setAttribute(number, "data-empty", reading?.energy ? null : "true");
      setBadge(source, words, reading?.simulated ?? meter.simulated);
      show(source, Boolean(reading?.energy));
      const at = parseStamp(reading?.at);
      const age = at && isLast ? ` · ${ageText(now - at.epoch, words)}` : "";
      setText(when, at ? stampText(reading.at, now) + age : "");
      const told = isLast ? (meter.link?.quality ?? reading?.quality) : reading?.quality;
      setText(quality, told ? (words.quality[told] ?? told) : "");
      setAttribute(quality, "data-quality", told ?? null);
    },
  };
}
