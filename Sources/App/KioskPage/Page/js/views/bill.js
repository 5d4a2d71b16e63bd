// 电价电费计算: a customer's month or the visitor's own number of kWh, and how the money comes about.
import { RequestError, billFor, tariffList } from "../api.js";
import { badge, el, setAttribute, setBadge, setText, show } from "../dom.js";
import { dayText, localized, monthAround, trimmed } from "../format.js";
import { createPad, pressed } from "../pad.js";
import { hallTime } from "../store.js";
import { createBillResult } from "./billresult.js";

const own = "own";
const longestNumber = 5;
const tariffsAtOnce = 4;
const usualPeakShare = 60;
/** The visitor types on; the gateway is asked when the fingers rest. */
const settle = 150;

export function createBillView({ words, store }) {
  const result = createBillResult(words);
  const who = el("div", { class: "who", role: "radiogroup", "aria-label": words.bill.who });
  const facts = createFacts(words);
  const trial = createTrial(words, ask);
  const node = el(
    "section", { class: "view bill", "aria-label": words.views.bill.title },
    result.node, who, el("div", { class: "bill-input" }, facts.node, trial.node),
  );
  const choices = new Map();
  let chosen = own;
  /** What was last asked for, so that neither a late answer nor the same question counts. */
  let asked = "";
  let timer = 0;

  who.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...choices.keys()];
    choose(all[(all.indexOf(chosen) + step + all.length) % all.length]);
    choices.get(chosen).focus();
  });

  function choose(name) {
    chosen = name;
    render(store.get());
  }

  function offer(name, text, detail) {
    if (!choices.has(name)) {
      const choice = el(
        "button", { class: "choice", role: "radio", id: `who-${name}`, onclick: () => choose(name) },
        el("span", { class: "choice-name" }), el("span", { class: "choice-detail" }));
      choices.set(name, choice);
      who.append(choice);
    }
    const choice = choices.get(name);
    setText(choice.firstChild, text);
    setText(choice.lastChild, detail);
    setAttribute(choice, "aria-checked", name === chosen ? "true" : "false");
    setAttribute(choice, "tabindex", name === chosen ? "0" : "-1");
  }

  /** Asks the gateway for the bill that is to be shown, unless it is the one asked for already. */
  function ask() {
    const question = questionNow(store.get());
    const key = JSON.stringify(question);
    if (key === asked) return;
    asked = key;
    clearTimeout(timer);
    if (!question.usage) {
      result.render({ kind: question.kind });
      return;
    }
    if (question.isTrial) timer = setTimeout(() => send(question, key), settle);
    else send(question, key);
  }

  async function send(question, key) {
    try {
      const bill = await billFor(question.tariff, question.usage);
      if (key === asked) result.render({ kind: "bill", bill, question });
    } catch (error) {
      if (key !== asked) return;
      const message = error instanceof RequestError && error.code !== "link" ? error.message : "";
      result.render({ kind: "failed", message });
      if (!(error instanceof RequestError) || error.status === 0 || error.status === 503) asked = "";
    }
  }

  function questionNow(state) {
    if (chosen === own) return { isTrial: true, simulated: false, ...trial.question(monthOf(state)) };
    const meter = meterOf(state, chosen);
    const bill = meter?.bill;
    if (!bill?.usage) return { kind: "noUsage" };
    return { tariff: bill.tariff, usage: bill.usage, simulated: meter.simulated };
  }

  function render(state) {
    if (!state.hall) return;
    for (const customer of state.hall.customers) {
      const energy = meterOf(state, customer.n)?.bill?.energy;
      const detail = energy ? `${trimmed(energy)} ${words.kWh}` : words.none;
      offer(customer.n, customer.name ?? words.customer(customer.n), detail);
    }
    if (!choices.has(own) || choices.size !== who.childElementCount) who.append(choices.get(own) ?? "");
    offer(own, words.bill.own, words.bill.ownLead);
    show(facts.node, chosen !== own);
    show(trial.node, chosen === own);
    if (chosen === own) trial.load();
    else facts.render(meterOf(state, chosen));
    ask();
  }

  return {
    node,
    render,
    enter: () => trial.load(),
    reset() {
      chosen = own;
      trial.reset();
    },
  };

  function monthOf(state) {
    return monthAround(hallTime(state, Date.now()), state.clock.offset);
  }
}

function meterOf(state, customer) {
  const one = state.hall.customers.find((present) => present.n === customer);
  return state.hall.meters.find((meter) => meter.address === one?.meter);
}

/** What is known of a customer's month. */
function createFacts(words) {
  const used = el("span", { class: "number live" });
  const source = badge(words, true);
  const month = el("span", { class: "badge month" }, words.reading.simulatedMonth);
  const span = el("dd", {});
  const tariff = el("dd", {});
  const note = el("p", { class: "facts-note" });
  const node = el(
    "div", { class: "facts" },
    el(
      "p", { class: "figure" }, el("span", { class: "label" }, words.bill.used, source, month),
      el("span", { class: "figure-line" }, used, el("span", { class: "unit" }, words.kWh)),
    ),
    el(
      "dl", {}, el("div", {}, el("dt", {}, words.bill.span), span),
      el("div", {}, el("dt", {}, words.reading.tariff), tariff),
    ),
    note,
  );
  return {
    node,
    render(meter) {
      const bill = meter?.bill;
      setText(used, bill ? bill.energy : words.none);
      setBadge(source, words, meter?.simulated);
      show(month, bill?.simulatedMonth === true);
      setText(span, bill ? words.dayRange(dayText(bill.from, words), dayText(bill.to, words)) : words.none);
      setText(tariff, bill ? localized(bill.tariffName) : words.none);
      setText(note, meter?.simulated ? words.bill.customerNote : words.bill.customerNoteReal);
    },
  };
}

/** The visitor's own number: tariff, kWh, and for peak and valley plans how they share. */
function createTrial(words, changed) {
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
  const node = el(
    "div", { class: "trial" }, tariffs, field, split,
    createPad(words.bill, (name) => {
      typed = pressed(typed, name, longestNumber);
      render();
    }),
  );
  let typed = "";
  let share = usualPeakShare;
  let list = null;
  let loading = false;
  let page = 0;
  let chosen = null;

  slider.addEventListener("input", () => {
    share = Number(slider.value);
    render();
  });

  function shares() {
    const total = Number(typed || "0");
    const high = Math.round((total * share) / 100);
    return { peak: high, valley: total - high };
  }

  function render() {
    setText(shown, typed || "0");
    setAttribute(shown, "data-empty", typed ? null : "true");
    const byPeriod = hasPeriods(chosen);
    show(split, byPeriod);
    setText(peak, `${words.bill.periods.peak} ${shares().peak} ${words.kWh}`);
    setText(valley, `${words.bill.periods.valley} ${shares().valley} ${words.kWh}`);
    for (const choice of tariffs.children) {
      const is = choice.dataset.tariff === chosen?.id;
      if (choice.dataset.tariff) setAttribute(choice, "aria-checked", is ? "true" : "false");
    }
    changed();
  }

  function renderTariffs() {
    const paged = list.length > tariffsAtOnce;
    const size = paged ? tariffsAtOnce - 1 : tariffsAtOnce;
    const pages = Math.ceil(list.length / size);
    const visible = list.slice((page % pages) * size, (page % pages) * size + size);
    const offers = visible.map((tariff) =>
      el(
        "button", { class: "choice", role: "radio", "data-tariff": tariff.id, onclick: () => pick(tariff) },
        el("span", { class: "choice-name" }, localized(tariff.place)),
        el("span", { class: "choice-detail" }, words.bill.plans[tariff.plan] ?? tariff.plan),
      ));
    const more = el("button", { class: "choice more", onclick: () => turn() }, words.bill.more);
    tariffs.replaceChildren(...offers, ...(paged ? [more] : []));
    render();
  }

  function turn() {
    page += 1;
    renderTariffs();
  }

  function pick(tariff) {
    chosen = tariff;
    render();
  }

  async function load() {
    if (list || loading) return;
    loading = true;
    try {
      const all = await tariffList();
      const households = all.filter((tariff) => tariff.class === "residential");
      list = households.length > 0 ? households : all;
      chosen = list[0] ?? null;
      renderTariffs();
    } catch {
      list = null;
    } finally {
      loading = false;
    }
  }

  return {
    node,
    load,
    /** The bill to ask for, or why there is none yet. */
    question(month) {
      if (!typed || !chosen) return { kind: "empty" };
      const energy = hasPeriods(chosen)
        ? { peak: String(shares().peak), valley: String(shares().valley) }
        : { total: String(Number(typed)) };
      return { tariff: chosen.id, usage: { ...month, energy } };
    },
    reset() {
      typed = "";
      share = usualPeakShare;
      slider.value = String(share);
      page = 0;
      if (list) {
        chosen = list[0] ?? null;
        renderTariffs();
      } else render();
    },
  };
}

function hasPeriods(tariff) {
  return Boolean(tariff?.plan?.includes("tou"));
}
