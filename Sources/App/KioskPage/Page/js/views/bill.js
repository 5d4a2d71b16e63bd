// 电价电费计算: a customer's month or the visitor's own number of kWh, and how the money comes about.
import { RequestError, billFor } from "../api.js";
import { barChart } from "../chart.js";
import { badge, el, setAttribute, setBadge, setText, show } from "../dom.js";
import { dayText, lastDayText, localized, trimmed } from "../format.js";
import { hallTime } from "../store.js";
import { createBillResult } from "./billresult.js";
import { createTrial } from "./trial.js";

const own = "own";
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
      result.render({ kind: "failed", message: localized(error.words) });
      if (!(error instanceof RequestError) || error.status === 0 || error.status === 503) asked = "";
    }
  }

  function questionNow(state) {
    if (chosen === own) {
      return { isTrial: true, simulated: false, ...trial.question() };
    }
    const meter = meterOf(state, chosen);
    const bill = meter?.bill;
    if (!bill?.usage) return { kind: "noUsage" };
    const detail = trial.tariff(bill.tariff);
    return { tariff: bill.tariff, usage: bill.usage, simulated: meter.simulated, detail };
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
    const first = state.hall.meters.find((meter) => meter.bill)?.bill.tariff;
    trial.load(first, hallTime(state, Date.now()), state.clock.offset);
    if (chosen !== own) facts.render(state, chosen);
    ask();
  }

  return {
    node,
    render,
    reset() {
      chosen = own;
      trial.reset();
    },
  };
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
  const chart = el("div", {});
  const node = el(
    "div", { class: "facts" },
    el(
      "div", { class: "facts-top" },
      el(
        "p", { class: "figure" }, el("span", { class: "label" }, words.bill.used, source),
        el("span", { class: "figure-line" }, used, el("span", { class: "unit" }, words.kWh)),
        el("span", {}, month),
      ),
      el(
        "dl", {}, el("div", {}, el("dt", {}, words.bill.span), span),
        el("div", {}, el("dt", {}, words.reading.tariff), tariff),
      ),
    ),
    el("div", {}, el("h2", { class: "label" }, words.bill.compare), chart),
    note,
  );
  let bars = [];

  new ResizeObserver(draw).observe(chart);

  function draw() {
    const { clientWidth: width } = chart;
    if (width === 0) return;
    const key = JSON.stringify([width, bars]);
    if (chart.dataset.key === key) return;
    chart.dataset.key = key;
    chart.replaceChildren(
      barChart(bars, { width, title: words.bill.compare, description: words.bill.compareDescription }));
  }

  /** Everyone's bill so far; the chosen one stands out. */
  function compare(state, chosen) {
    bars = state.hall.customers.map((customer) => {
      const total = meterOf(state, customer.n)?.bill?.total;
      return {
        name: customer.name ?? words.customer(customer.n),
        value: Number(total ?? 0),
        text: total ? `${total} ${words.yuan}` : words.none,
        series: customer.n === chosen ? 1 : 0,
      };
    });
    draw();
  }

  return {
    node,
    render(state, chosen) {
      const meter = meterOf(state, chosen);
      compare(state, chosen);
      const bill = meter?.bill;
      setText(used, bill ? bill.energy : words.none);
      setBadge(source, words, meter?.simulated);
      show(month, bill?.simulatedMonth === true);
      setText(span, bill ? words.dayRange(dayText(bill.from, words), lastDayText(bill.to, words)) : words.none);
      setText(tariff, bill ? localized(bill.tariffName) : words.none);
      const notes = (bill?.notes ?? []).map(localized);
      const first = meter?.simulated ? words.bill.customerNote : words.bill.customerNoteReal;
      setText(note, [first, ...notes].join(words.bill.stop));
    },
  };
}
