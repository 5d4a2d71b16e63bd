// The visitor's own number: the tariff, the kWh of a month, and for peak and valley how they share.
import { tariffList, tariffNamed } from "../api.js";
import { el, icon, setAttribute, setText, show } from "../dom.js";
import { localized, monthAround, yearAround } from "../format.js";

const longestNumber = 5;
const tariffsAtOnce = 4;
const usualPeakShare = 60;
/** After a failure the list of tariffs is asked for again, but not with every event. */
const retryAfter = 3000;
/** Periods on the dear side of the slider; the others stand on the cheap side. */
const dear = ["critical", "peak"];

/** `changed` is called whenever there may be another bill to ask for. */
export function createTrial(words, changed) {
  const tariffs = el("div", { class: "tariffs", role: "radiogroup", "aria-label": words.bill.tariff });
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
  const node = el("div", { class: "trial" }, field, tariffs, pad, split);
  let typed = "";
  let share = usualPeakShare;
  let list = [];
  const details = new Map();
  const asked = new Set();
  let loading = false;
  let page = 0;
  let chosen = null;

  slider.addEventListener("input", () => {
    share = Number(slider.value);
    render();
  });
  tariffs.addEventListener("keydown", moveChoice);

  /** The month's kWh by period, dear ones first; `null` for a plan without periods. */
  function shares() {
    const periods = periodsOf(details.get(chosen));
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
    show(split, shares() !== null);
    setText(peak, `${words.bill.periods.peak} ${high} ${words.kWh}`);
    setText(valley, `${words.bill.periods.valley} ${Number(typed || "0") - high} ${words.kWh}`);
    slider.setAttribute("aria-valuetext", `${peak.textContent}，${valley.textContent}`);
    for (const choice of tariffs.children) {
      if (!choice.dataset.tariff) continue;
      const is = choice.dataset.tariff === chosen;
      setAttribute(choice, "aria-checked", is ? "true" : "false");
      setAttribute(choice, "tabindex", is ? "0" : "-1");
    }
    changed();
  }

  function renderTariffs() {
    const paged = list.length > tariffsAtOnce;
    const size = paged ? tariffsAtOnce - 1 : tariffsAtOnce;
    const first = (page % Math.max(Math.ceil(list.length / size), 1)) * size;
    const offers = list.slice(first, first + size).map((tariff) =>
      el(
        "button",
        { class: "choice", role: "radio", "data-tariff": tariff.id, onclick: () => pick(tariff.id) },
        el("span", { class: "choice-name" },
          words.bill.tariffName(localized(tariff.place), tariff.validFrom.slice(0, 4))),
        el("span", { class: "choice-detail" }, words.bill.plans[tariff.plan] ?? tariff.plan),
      ));
    const more = el("button", { class: "choice more", id: "more-tariffs", onclick: turn }, words.bill.more);
    tariffs.replaceChildren(...offers, ...(paged ? [more] : []));
    render();
  }

  /** The next few; the first of them is chosen, so that what is chosen is always in sight. */
  function turn() {
    page += 1;
    renderTariffs();
    pick(tariffs.querySelector("[data-tariff]").dataset.tariff);
    tariffs.querySelector("#more-tariffs")?.focus();
  }

  function moveChoice(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const offers = [...tariffs.querySelectorAll("[data-tariff]")];
    if (!step || offers.length === 0) return;
    event.preventDefault();
    const at = offers.findIndex((offer) => offer.dataset.tariff === chosen);
    const next = offers[(at + step + offers.length) % offers.length];
    pick(next.dataset.tariff);
    next.focus();
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

  async function load() {
    loadDetail(chosen);
    if (list.length > 0 || loading) return;
    loading = true;
    try {
      const all = await tariffList();
      const households = all.filter((tariff) => tariff.class === "residential");
      list = households.length > 0 ? households : all;
      pick(list[0]?.id ?? null);
      renderTariffs();
      loading = false;
    } catch {
      setTimeout(() => {
        loading = false;
      }, retryAfter);
    }
  }

  return {
    node,
    load,
    /** What is known of a tariff by now; what is not is asked for, and `changed` called when it came. */
    tariff(id) {
      loadDetail(id);
      const detail = details.get(id);
      return { source: detail?.source?.title, components: detail?.components };
    },
    /** The bill to ask for, or why there is none yet. Tiers by the year are shown for a whole year. */
    question(now, offset) {
      const detail = details.get(chosen);
      if (!typed || !detail) return { kind: "empty" };
      const byYear = detail.tiers?.window === "year";
      const months = byYear ? 12 : 1;
      const span = byYear
        ? yearAround(now, offset, detail.tiers.startMonth ?? 1) : monthAround(now, offset);
      const amounts = shares() ?? { total: Number(typed) };
      const energy = Object.fromEntries(
        Object.entries(amounts).map(([name, amount]) => [name, String(amount * months)]));
      const told = byYear ? { month: Number(typed), year: Number(typed) * months } : {};
      const source = detail.source?.title;
      return { tariff: chosen, usage: { ...span, energy }, source, components: detail.components, ...told };
    },
    reset() {
      typed = "";
      share = usualPeakShare;
      slider.value = String(share);
      page = 0;
      chosen = list[0]?.id ?? null;
      renderTariffs();
    },
  };
}

/** The periods of a tariff as read from the gateway, in their own order. */
function periodsOf(detail) {
  const names = (detail?.calendar ?? []).flatMap((season) => Object.keys(season.hours));
  return [...new Set(names)];
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
