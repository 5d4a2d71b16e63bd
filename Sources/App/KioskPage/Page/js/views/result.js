// What a reading shows: before, while it runs, when it came, and when it did not.
import { badge, el, icon, setAttribute, setBadge, setText, show } from "../dom.js";
import { ageText, dayText, lastDayText, localized, parseStamp, stampText } from "../format.js";

const stepOrder = ["queued", "sending", "waiting", "decoded"];
/** What a result tells beside the register, by identifier; the rest is on the meter's own display. */
const otherItems = { "02010100": "voltage", "02020100": "current", "02030000": "power" };

export function createResult(words) {
  const parts = [createInvite(words), createProgress(words), createSuccess(words), createFailure(words)];
  const [invite, progress, success, failure] = parts;
  const node = el(
    "div", { class: "result", id: "result", "aria-live": "polite" }, ...parts.map((part) => part.node),
  );

  function present({ own, operation, running }) {
    if (!own) return invite;
    if (running) return progress;
    return !own.problem && operation?.reading && operation.step === "decoded" ? success : failure;
  }

  function stepOf({ own, operation }) {
    if (!own) return "idle";
    return own.problem ? "failed" : (operation?.step ?? "queued");
  }

  return {
    node,
    render(view) {
      const shown = present(view);
      for (const part of parts) show(part.node, part === shown);
      setAttribute(node, "data-step", stepOf(view));
      if (view.meter) shown.render(view);
    },
  };
}

function createInvite(words) {
  const title = el("h2", {});
  const known = createFigure(words, words.reading.lastKnown, "figure big");
  const bill = createBill(words);
  const way = el("p", { class: "way" });
  const node = el(
    "div", { class: "invite" }, title, el("p", {}, words.reading.invite), way, known.node, bill.node,
  );
  return {
    node,
    render({ meter, now }) {
      setText(title, words.reading.ready(meter.name));
      setText(way, meter.routeName ? words.reading.way(meter.routeName) : "");
      show(known.node, Boolean(meter.last?.energy));
      const at = parseStamp(meter.last?.at);
      const when = at ? `${stampText(meter.last.at, now)} · ${ageText(now - at.epoch, words)}` : "";
      known.render(meter.last?.energy, meter.simulated, when);
      bill.render(meter.bill, meter.simulated);
    },
  };
}

function createProgress(words) {
  const title = el("h2", {});
  const steps = words.reading.steps.map((name, index) =>
    el("li", {}, el("span", { class: "step-mark" }, String(index + 1)), name));
  const way = el("p", { class: "way" });
  const now = el("p", { class: "step-now" });
  const bar = el("progress", { max: 1, value: 0, "aria-label": words.reading.running });
  const count = el("p", { class: "step-count" });
  const node = el(
    "div", { class: "progress" }, title, way, el("ol", { class: "steps" }, ...steps), now, bar, count,
  );
  return {
    node,
    render({ meter, operation }) {
      setText(title, `${meter.name}　${words.reading.running}`);
      setText(way, meter.routeName ? words.reading.way(meter.routeName) : "");
      const step = operation?.step ?? "queued";
      const at = Math.max(stepOrder.indexOf(step), 0);
      steps.forEach((item, index) => {
        setAttribute(item, "data-state", index < at ? "past" : index === at ? "now" : "ahead");
        setAttribute(item, "aria-current", index === at ? "step" : null);
      });
      setText(now, words.reading.stepNow[step] ?? words.reading.stepNow.queued);
      const of = operation?.of ?? 0;
      const done = operation?.done ?? 0;
      bar.max = Math.max(of, 1);
      bar.value = done;
      setText(count, of > 1 ? words.reading.item(done, of) : "");
    },
  };
}

function createSuccess(words) {
  const title = el("h2", { class: "done" }, icon("check"), el("span"));
  const register = createFigure(words, words.reading.register, "figure big");
  const used = createFigure(words, words.reading.used, "figure used");
  const previous = createFigure(words, words.reading.previous, "figure");
  const note = el("p", { class: "figure-note" });
  const bill = createBill(words);
  const others = el("ul", { class: "others" });
  const node = el(
    "div", { class: "success" }, title, register.node,
    el("div", { class: "figure-pair" }, used.node, previous.node), note, bill.node, others,
  );
  register.number.id = "register";
  used.number.id = "used";
  return {
    node,
    render({ meter, operation, now }) {
      const { reading } = operation;
      setText(title.lastChild, `${meter.name}　${words.reading.result}`);
      register.render(reading.energy, meter.simulated, stampText(reading.at, now));
      const before = operation.previous;
      show(used.node, operation.used !== null && operation.used !== undefined);
      used.render(operation.used, meter.simulated, "");
      show(previous.node, Boolean(before?.energy));
      previous.render(before?.energy, meter.simulated, before ? stampText(before.at, now) : "");
      const still = before && Number(operation.used) === 0;
      setText(note, before ? (still ? words.reading.noLoad : "") : words.reading.noPrevious);
      show(note, note.textContent !== "");
      bill.render(operation.bill, meter.simulated);
      renderOthers(others, reading.items ?? [], words);
    },
  };
}

function renderOthers(list, items, words) {
  const told = items.filter((item) => otherItems[item.id] && item.value !== null);
  show(list, told.length > 0);
  const key = JSON.stringify(told);
  if (list.dataset.key === key) return;
  list.dataset.key = key;
  list.replaceChildren(
    ...told.map((item) => el("li", {}, `${words.reading.items[otherItems[item.id]]} `, el("b", {}, `${item.value} ${item.unit}`))));
}

function createFailure(words) {
  const title = el("h2", { class: "failed" }, icon("alert"), el("span"));
  const advice = el("p", { class: "advice" });
  const detail = el("p", { class: "detail" });
  const before = createFigure(words, words.reading.lastKnown, "figure");
  const node = el("div", { class: "failure", role: "alert" }, title, advice, detail, before.node);
  const kinds = { timedOut: "silent", damaged: "damaged", refused: "refused", cancelled: "cancelled" };
  return {
    node,
    render({ meter, own, operation, now }) {
      const code = operation?.problem?.code;
      const kind = own.problem ?? (words.reading.failed[code] ? code : kinds[operation?.step] ?? code);
      const told = words.reading.failed[kind] ?? words.reading.failed.other;
      setText(title.lastChild, told.title);
      setText(advice, told.advice);
      const known = told !== words.reading.failed.other;
      setText(detail, known ? "" : localized(operation?.problem?.message));
      show(detail, detail.textContent !== "");
      show(before.node, Boolean(meter.last?.energy));
      before.render(meter.last?.energy, meter.simulated, stampText(meter.last?.at, now));
    },
  };
}

/** A number with its name, its unit, its source and when it was. */
function createFigure(words, label, className) {
  const number = el("span", { class: "number live" });
  const source = badge(words, true);
  const when = el("span", { class: "when" });
  const node = el(
    "p", { class: className },
    el("span", { class: "label" }, label, source),
    el("span", { class: "figure-line" }, number, el("span", { class: "unit" }, words.kWh)),
    when,
  );
  return {
    node,
    number,
    render(value, simulated, time) {
      setText(number, value ?? "");
      setBadge(source, words, simulated);
      setText(when, time);
    },
  };
}

/** The running bill since the settlement day. */
function createBill(words) {
  const total = el("span", { class: "number live", id: null });
  const source = badge(words, true);
  const month = el("span", { class: "badge month" }, words.reading.simulatedMonth);
  const span = el("span", { class: "when" });
  const tariff = el("span", { class: "when" });
  const node = el(
    "p", { class: "figure bill-figure" },
    el("span", { class: "label" }, words.reading.bill, source, month),
    el("span", { class: "figure-line" }, total, el("span", { class: "unit" }, words.yuan)),
    span, tariff,
  );
  return {
    node,
    render(bill, simulated) {
      show(node, Boolean(bill));
      if (!bill) return;
      setText(total, bill.total);
      setBadge(source, words, simulated);
      show(month, bill.simulatedMonth === true);
      setText(span, words.reading.billSpan(dayText(bill.from, words), lastDayText(bill.to, words), bill.energy));
      setText(tariff, localized(bill.tariffName));
    },
  };
}
