// 客户状态: four customers with their lamp and words, as read back from the pins.
import { createBoard } from "../board.js";
import { badge, el, setAttribute, setBadge, setText, show, svg } from "../dom.js";
import { ageText, parseStamp, stampText } from "../format.js";
import { houseShapes, litAs } from "../lamps.js";
import { hallTime } from "../store.js";

const stateWords = ["normal", "arrears", "cutOff", "mayReconnect"];

export function createCustomers({ words }) {
  const board = createBoard(words, "none");
  const cards = new Map();
  const list = el("ul", { class: "customers" });
  const source = badge(words, true);
  const note = el("p", { class: "customers-note" }, source, words.customers.note);
  const node = el(
    "section", { class: "view customers-view", "aria-label": words.views.customers.title },
    board.node, list, note,
  );

  function render(state, now = Date.now()) {
    board.render(state);
    if (!state.hall) return;
    setBadge(source, words, state.hall.board?.simulated);
    for (const customer of state.hall.customers) {
      if (!cards.has(customer.n)) {
        cards.set(customer.n, createCard(words, customer));
        list.append(cards.get(customer.n).node);
      }
      cards.get(customer.n).render(state, customer, hallTime(state, now));
    }
  }

  return { node, render };
}

function createCard(words, customer) {
  const name = el("h2", {});
  const phase = el("span", { class: "phase", "data-phase": customer.phase });
  const lamp = svg(
    "svg", { class: "big-house", viewBox: "-14 -4 100 82", role: "img" }, ...houseShapes());
  const plates = stateWords.map((word) => {
    const plate = el("li", { class: "plate-led", "data-word": word }, words.states[word]);
    plate.dataset.customer = customer.n;
    return plate;
  });
  const meter = el("dd", {});
  const register = el("span", { class: "number live" });
  const source = badge(words, true);
  const when = el("dd", { class: "when" });
  const node = el(
    "li", { class: "customer" },
    el("header", {}, name, phase),
    lamp,
    el("ul", { class: "plates" }, ...plates),
    el(
      "dl", {},
      el("div", {}, el("dt", {}, words.customers.meter), meter),
      el("div", {}, el("dt", {}, words.customers.register), el("dd", {}, register, source)),
      el("div", {}, when),
    ),
  );

  function render(state, present, now) {
    setAttribute(node, "data-customer", present.n);
    setText(name, present.name ?? words.customer(present.n));
    setText(phase, words.phase(present.phase));
    const light = state.hall.lamps.find((one) => one.kind === "lamp" && one.customer === present.n);
    setAttribute(lamp, "data-lit", litAs(light));
    setAttribute(lamp, "data-lamp", light?.name ?? null);
    setAttribute(lamp, "aria-label", `${words.customers.lamp}：${words.lit[litAs(light)]}`);
    for (const plate of plates) {
      const word = state.hall.lamps.find(
        (one) => one.kind === "word" && one.customer === present.n && one.word === plate.dataset.word);
      setAttribute(plate, "data-lit", litAs(word));
      setAttribute(plate, "data-lamp", word?.name ?? null);
      setAttribute(plate, "aria-label",
        `${words.states[plate.dataset.word]}：${words.lit[litAs(word)]}`);
    }
    const own = state.hall.meters.find((one) => one.address === present.meter);
    setText(meter, own?.name ?? words.none);
    setText(register, own?.last?.energy ? `${own.last.energy} ${words.kWh}` : words.none);
    setBadge(source, words, own?.last?.simulated ?? own?.simulated);
    show(source, Boolean(own?.last?.energy));
    const at = parseStamp(own?.last?.at);
    setText(when, at ? `${stampText(own.last.at, now)} · ${ageText(now - at.epoch, words)}` : "");
  }

  return { node, render };
}
