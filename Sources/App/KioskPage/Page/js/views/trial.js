// The visitor's own number: the tariff, the kWh of a month, and for peak and valley how they share.
import { tariffList, tariffNamed } from "../api.js";
import { el, icon, setAttribute, setText, show } from "../dom.js";
import { createOffer } from "./billoffer.js";
import { periodsOf, suitsVisitors, trialTime } from "./billplan.js";

const longestNumber = 5;
const usualPeakShare = 60;
/** After a failure the list of tariffs is asked for again, but not with every event. */
const retryAfter = 3000;
/** Periods on the dear side of the slider; the others stand on the cheap side. */
const dear = ["critical", "peak"];

/** `changed` is called whenever there may be another bill to ask for. */
export function createTrial(words, changed) {
  const shown = el("output", { class: "typed", id: "typed" });
  const field = el("p", { class: "typed-line" }, shown, el("span", { class: "unit" }, words.bill.unit));
  const peak = el("span", { class: "share peak" });
  const valley = el("span", { class: "share valley" });
  const slider = el("input", {
    type: "range", min: 0, max: 100, step: 5, value: usualPeakShare, id: "peak-share",
    "aria-label": words.bill.peakShare,
  });
  const split = el("div", { class: "split" }, peak, slider, valley);
  const pad = createPad(words.bill, (name) => {
    typed = pressed(typed, name, longestNumber);
    render();
  });
  const offer = createOffer(words, { picked: pick, opened: cover });
  const node = el("div", { class: "trial" }, field, offer.node, pad, split, offer.places);
  let typed = "";
  let share = usualPeakShare;
  const details = new Map();
  const asked = new Set();
  let isListed = false;
  let isCovered = false;
  let chosen = null;
  /** The tariff to begin with: one by which a customer of the hall is billed. */
  let usual = null;
  let clock = { now: 0, offset: 0 };

  slider.addEventListener("input", () => {
    share = Number(slider.value);
    render();
  });

  /** The version in force and the time to bill by the chosen tariff; `null` until it is known. */
  function timeNow() {
    const detail = details.get(chosen);
    return detail ? trialTime(detail, clock.now, clock.offset) : null;
  }

  /** The month's kWh by period, dear ones first; `null` for a plan without periods. */
  function shares() {
    const periods = periodsOf(timeNow()?.version);
    if (periods.length === 0) return null;
    const total = Number(typed || "0");
    const high = Math.round((total * share) / 100);
    const amounts = {};
    divide(high, periods.filter((name) => dear.includes(name)), amounts);
    divide(total - high, periods.filter((name) => !dear.includes(name)), amounts);
    return amounts;
  }

  function render() {
    setText(shown, typed || "0");
    setAttribute(shown, "data-empty", typed ? null : "true");
    const high = Math.round((Number(typed || "0") * share) / 100);
    show(split, !isCovered && shares() !== null);
    setText(peak, `${words.bill.periods.peak} ${high} ${words.kWh}`);
    setText(valley, `${words.bill.periods.valley} ${Number(typed || "0") - high} ${words.kWh}`);
    slider.setAttribute("aria-valuetext", `${peak.textContent}，${valley.textContent}`);
    changed();
  }

  /** The places to choose from take the room of the keys. */
  function cover(is) {
    isCovered = is;
    show(pad, !is);
    setAttribute(node, "data-choosing", is ? "true" : null);
    render();
  }

  function pick(id) {
    chosen = id;
    loadDetail(id);
    render();
  }

  async function loadDetail(id) {
    if (!id || details.has(id) || asked.has(id)) return;
    asked.add(id);
    try {
      details.set(id, await tariffNamed(id));
      render();
    } catch {
      setTimeout(() => asked.delete(id), retryAfter);
    }
  }

  /** Asks for the tariffs, once; `first` is one to begin with, where one is known. */
  async function load(first, now, offset) {
    clock = { now, offset };
    loadDetail(chosen);
    if (isListed) return;
    isListed = true;
    try {
      const all = await tariffList();
      usual = first;
      offer.fill(all.filter((tariff) => suitsVisitors(tariff, now, offset)), usual);
    } catch {
      setTimeout(() => {
        isListed = false;
      }, retryAfter);
    }
  }

  return {
    node,
    load,
    /** A tariff by now; what is not known is asked for, and `changed` called when it came. */
    tariff(id) {
      loadDetail(id);
      return details.get(id);
    },
    /** The bill to ask for, or why there is none yet. Tiers that count longer than a month are shown for as long. */
    question() {
      const time = timeNow();
      if (!typed || !time) return { kind: "empty" };
      const amounts = shares() ?? { total: Number(typed) };
      const energy = Object.fromEntries(
        Object.entries(amounts).map(([name, amount]) => [name, String(amount * time.months)]));
      const told = { months: time.months, month: Number(typed), all: Number(typed) * time.months };
      return { tariff: chosen, usage: { ...time.span, energy }, detail: details.get(chosen), ...told };
    },
    reset() {
      typed = "";
      share = usualPeakShare;
      slider.value = String(share);
      offer.reset(usual);
      render();
    },
  };
}

/** Whole kWh in equal parts; what is left over goes to the first. */
function divide(total, names, amounts) {
  names.forEach((name, index) => {
    const part = Math.floor(total / names.length);
    amounts[name] = index === 0 ? total - part * (names.length - 1) : part;
  });
}

/** Large number keys: a public screen has no keyboard. Calls `press` with a digit, "back" or "clear". */
function createPad(words, press) {
  const key = (name, ...content) =>
    el("button", { class: "key", "data-key": name, onclick: () => press(name) }, ...content);
  const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((digit) => key(digit, digit));
  const clear = key("clear", words.keys.clear);
  const back = key("back", icon("back"));
  back.setAttribute("aria-label", words.keys.back);
  return el("div", { class: "pad" }, ...digits, clear, key("0", "0"), back);
}

/** The text after a key; whole numbers of at most `length` digits. */
function pressed(text, name, length) {
  if (name === "clear") return "";
  if (name === "back") return text.slice(0, -1);
  const next = text === "0" ? name : text + name;
  return next.length <= length ? next : text;
}
