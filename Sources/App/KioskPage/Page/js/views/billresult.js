// A bill as money, as bars and as a table; the three always tell the same.
import { barChart } from "../chart.js";
import { badge, el, icon, setBadge, setText, show } from "../dom.js";
import { localized, trimmed } from "../format.js";

const rowsOfBars = 6;
/** Which colour and pattern a period's bar has; above the first tier, the tier decides. */
const periodSeries = { critical: 2, peak: 3, flat: 1, valley: 4, deepValley: 0 };

export function createBillResult(words) {
  const total = el("span", { class: "number", id: "bill-total" });
  const source = badge(words, true);
  const title = el("h2", { class: "label" }, el("span"), source);
  const note = el("p", { class: "when" });
  const basis = el("p", { class: "bill-source" });
  const chart = el("div", { class: "chart-box" });
  const rows = el("tbody", {});
  const table = el(
    "table", {}, el("caption", {}, words.bill.table),
    el("thead", {}, el("tr", {}, ...words.bill.columns.map((name) => el("th", { scope: "col" }, name)))),
    rows,
  );
  const bill = el(
    "div", { class: "bill-shown" },
    el("div", { class: "bill-total" }, title,
      el("p", { class: "figure-line" }, total, el("span", { class: "unit" }, words.yuan)), note),
    el("div", { class: "bill-chart" }, el("h2", { class: "label" }, words.bill.chart), chart),
    el("div", { class: "bill-table", tabindex: "0", role: "region", "aria-label": words.bill.table }, table),
    basis,
  );
  const advice = el("p", {});
  const detail = el("p", { class: "detail" });
  const empty = el("div", { class: "bill-empty" }, icon("bill", "icon empty-icon"), advice, detail);
  const node = el("div", { class: "bill-result", id: "bill-result", "aria-live": "polite" }, bill, empty);
  let bars = [];

  new ResizeObserver(draw).observe(chart);
  show(bill, false);

  function draw() {
    if (chart.clientWidth === 0) return;
    const width = chart.clientWidth;
    chart.replaceChildren(
      barChart(bars, { width, title: words.bill.chart, description: words.bill.chartDescription }));
  }

  function renderBill(shown, question) {
    setText(total, shown.total);
    const longer = words.bill.longer[question.months];
    setText(title.firstChild, longer ? longer.total : words.bill.total);
    setText(note, longer ? longer.note(question.month, question.all) : "");
    show(note, Boolean(longer));
    show(source, !question.isTrial);
    setBadge(source, words, question.simulated);
    const versions = versionsOf(shown.lines, question.detail);
    const sources = [...new Set(versions.map((version) => version.source.title))];
    setText(basis, sources.length > 0 ? words.bill.source(sources.join("；")) : "");
    const names = shown.lines.map((line) => nameOf(line, versions, words));
    rows.replaceChildren(...shown.lines.map((line, index) => rowOf(line, names[index], words)));
    bars = barsOf(shown.lines, names, words);
    draw();
  }

  return {
    node,
    /** `kind` is "bill", "empty", "noUsage" or "failed". */
    render({ kind, bill: shown, question, message }) {
      node.dataset.kind = kind;
      show(bill, kind === "bill");
      show(empty, kind !== "bill");
      if (kind === "bill") {
        renderBill(shown, question);
        return;
      }
      const text = { empty: words.bill.empty, noUsage: words.bill.noUsage, failed: words.bill.failed };
      setText(advice, text[kind] ?? words.bill.working);
      setText(detail, kind === "failed" ? message || words.bill.failedAdvice : "");
      show(detail, detail.textContent !== "");
    },
  };
}

/** The versions of the tariff by which the lines were made. */
function versionsOf(lines, detail) {
  return (detail?.versions ?? []).filter((version) =>
    lines.some((line) => line.tariff === detail.id && line.version === version.validFrom));
}

function rowOf(line, name, words) {
  const unit = words.bill.units[line.unit] ?? line.unit;
  return el(
    "tr", {},
    el("th", { scope: "row" }, name),
    el("td", { class: "amount" }, line.quantity ? `${trimmed(line.quantity)} ${unit}` : ""),
    el("td", { class: "amount" }, priceOf(line)),
    el("td", { class: "amount strong" }, line.amount),
    el("td", { class: "why" }, localized(line.why)),
  );
}

/** What adjusts an amount of money is a share of it: "-0.0075" is "-0.75%". */
function priceOf(line) {
  if (line.unit !== "CNY") return line.price ?? "";
  return `${trimmed((Number(line.price) * 100).toFixed(2))}%`;
}

/** "第二档 高峰"; the component's own name where it is not the energy or the line has neither. */
function nameOf(line, versions, words) {
  const version = versions.find((one) => one.validFrom === line.version);
  const own = version?.components.find((one) => one.id === line.component);
  const component = line.component === "energy" ? "" : localized(line.name) || line.component;
  const period = line.period ? (words.bill.periods[line.period] ?? line.period) : "";
  // In this form all the energy is billed at the first tier's price, the other tiers are added.
  const isAdded = own?.lines === "adders" && line.tier > 1;
  const isBase = own?.lines === "adders" && line.tier === 1;
  const tier = line.tier && !isBase ? words.bill.tier(line.tier) : "";
  const name = [component, tier, period, isAdded ? words.bill.adder : ""];
  return name.filter(Boolean).join(" ") || words.bill.energy;
}

/** A bar a line; where there is no room for all, the last one stands for the rest together. */
function barsOf(lines, names, words) {
  const bars = lines.map((line, index) => barOf(line, names[index], words));
  if (bars.length <= rowsOfBars) return bars;
  const rest = lines.slice(rowsOfBars - 1);
  const fen = rest.reduce((sum, line) => sum + Math.round(Number(line.amount) * 100), 0);
  const sum = { component: "", amount: (fen / 100).toFixed(2) };
  return [...bars.slice(0, rowsOfBars - 1), barOf(sum, words.bill.rest(rest.length), words)];
}

function barOf(line, name, words) {
  return {
    name,
    value: Math.max(Number(line.amount), 0),
    text: `${line.amount} ${words.yuan}`,
    series: line.tier > 1 || !line.period ? (line.tier ?? 1) - 1 : (periodSeries[line.period] ?? 0),
  };
}
