// A bill as money, as bars and as a table; the three always tell the same.
import { barChart } from "../chart.js";
import { badge, el, icon, setBadge, setText, show } from "../dom.js";
import { localized, trimmed } from "../format.js";

const rowsOfBars = 6;

export function createBillResult(words) {
  const total = el("span", { class: "number", id: "bill-total" });
  const source = badge(words, true);
  const title = el("h2", { class: "label" }, words.bill.total, source);
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
      el("p", { class: "figure-line" }, total, el("span", { class: "unit" }, words.yuan))),
    el("div", { class: "bill-chart" }, el("h2", { class: "label" }, words.bill.chart), chart),
    el("div", { class: "bill-table", tabindex: "0", role: "region", "aria-label": words.bill.table }, table),
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
    show(source, !question.isTrial);
    setBadge(source, words, question.simulated);
    rows.replaceChildren(...shown.lines.map((line) => rowOf(line, words)));
    bars = barsOf(shown.lines, words);
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

function rowOf(line, words) {
  const quantity = line.quantity ? `${trimmed(line.quantity)} ${unitOf(line, words)}` : "";
  const price = line.price ? `${trimmed(line.price)}` : "";
  return el(
    "tr", {},
    el("th", { scope: "row" }, nameOf(line, words)),
    el("td", { class: "amount" }, quantity),
    el("td", { class: "amount" }, price),
    el("td", { class: "amount strong" }, line.amount),
    el("td", { class: "why" }, localized(line.why)),
  );
}

function unitOf(line, words) {
  return line.unit === "kWh" ? words.kWh : (line.unit ?? "");
}

/** "第二档 高峰", or the component's name where the line has neither tier nor period. */
function nameOf(line, words) {
  const tier = line.tier ? words.bill.tier(line.tier) : "";
  const period = line.period ? (words.bill.periods[line.period] ?? line.period) : "";
  const component = line.component === "energy" ? "" : (words.bill.components[line.component] ?? line.component);
  return [tier, period, component].filter(Boolean).join(" ") || words.bill.components.energy;
}

/** At most `rowsOfBars`, in the bill's order; the tier chooses colour and pattern. */
function barsOf(lines, words) {
  return lines.slice(0, rowsOfBars).map((line) => ({
    name: nameOf(line, words),
    value: Math.max(Number(line.amount), 0),
    text: `${line.amount} ${words.yuan}`,
    series: line.tier ? line.tier - 1 : 0,
  }));
}
