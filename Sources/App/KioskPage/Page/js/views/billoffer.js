// Which tariff: first where one lives, then the plan. There may be dozens of price tables.
import { el, setAttribute, setText, show } from "../dom.js";
import { localized } from "../format.js";

const plansAtOnce = 3;
const placesAtOnce = 24;
const planOrder = ["tiers", "tiers+tou", "tou", "single"];

/** `picked` is called with a tariff's id, `opened` with whether the places cover the keys. */
export function createOffer(words, { picked, opened }) {
  const place = el("button", {
    class: "choice place", id: "choose-place", "aria-expanded": "false", onclick: () => open(!isOpen),
  }, el("span", { class: "choice-detail" }, words.bill.place), el("span", { class: "choice-name" }));
  const plans = el("div", { class: "plans", role: "radiogroup", "aria-label": words.bill.tariff });
  const node = el("div", { class: "tariffs" }, place, plans);
  const places = el("div", { class: "places", role: "group", "aria-label": words.bill.choosePlace });
  let byPlace = new Map();
  let here = null;
  let chosen = null;
  let isOpen = false;
  let planPage = 0;
  let placePage = 0;

  show(places, false);
  plans.addEventListener("keydown", moveChoice);
  places.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    open(false);
    place.focus();
  });

  function open(is) {
    isOpen = is;
    setAttribute(place, "aria-expanded", is ? "true" : "false");
    show(places, is);
    opened(is);
    if (is) renderPlaces();
  }

  function renderPlaces() {
    const { items, isPaged } = paged([...byPlace.keys()], placePage, placesAtOnce);
    const offers = items.map((name) =>
      el("button", { class: "choice", "data-place": name, "aria-pressed": name === here ? "true" : "false",
        onclick: () => move(name) }, el("span", { class: "choice-name" }, name)));
    const more = el("button", { class: "choice more", id: "more-places", onclick: turnPlaces }, words.bill.morePlaces);
    places.replaceChildren(...offers, ...(isPaged ? [more] : []));
  }

  function turnPlaces() {
    placePage += 1;
    renderPlaces();
    places.querySelector("#more-places").focus();
  }

  function move(name) {
    here = name;
    planPage = 0;
    open(false);
    renderPlans();
    pick(byPlace.get(name)[0].id);
    plans.querySelector("[data-tariff]").focus();
  }

  function renderPlans() {
    setText(place.lastChild, here ?? "");
    const { items, isPaged } = paged(byPlace.get(here) ?? [], planPage, plansAtOnce);
    const offers = items.map((tariff) =>
      el(
        "button",
        { class: "choice", role: "radio", "data-tariff": tariff.id, "aria-label": localized(tariff.name),
          onclick: () => pick(tariff.id) },
        el("span", { class: "choice-name" }, words.bill.plans[tariff.plan] ?? tariff.plan),
        el("span", { class: "choice-detail" }, words.bill.planDetail(tariff)),
      ));
    const more = el("button", { class: "choice more", id: "more-tariffs", onclick: turnPlans }, words.bill.more);
    plans.replaceChildren(...offers, ...(isPaged ? [more] : []));
    mark();
  }

  /** The next few; the first of them is chosen, so that what is chosen is always in sight. */
  function turnPlans() {
    planPage += 1;
    renderPlans();
    pick(plans.querySelector("[data-tariff]").dataset.tariff);
    plans.querySelector("#more-tariffs").focus();
  }

  function mark() {
    for (const choice of plans.querySelectorAll("[data-tariff]")) {
      const is = choice.dataset.tariff === chosen;
      setAttribute(choice, "aria-checked", is ? "true" : "false");
      setAttribute(choice, "tabindex", is ? "0" : "-1");
    }
  }

  function moveChoice(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const offers = [...plans.querySelectorAll("[data-tariff]")];
    if (!step || offers.length === 0) return;
    event.preventDefault();
    const at = offers.findIndex((offer) => offer.dataset.tariff === chosen);
    const next = offers[(at + step + offers.length) % offers.length];
    pick(next.dataset.tariff);
    next.focus();
  }

  function pick(id) {
    chosen = id;
    mark();
    picked(id);
  }

  /** Shows the place of a tariff, and chooses it; the first place's first where there is none. */
  function present(id) {
    const found = [...byPlace].find(([, tariffs]) => tariffs.some((tariff) => tariff.id === id));
    here = found?.[0] ?? byPlace.keys().next().value ?? null;
    const own = byPlace.get(here) ?? [];
    const at = Math.max(own.findIndex((tariff) => tariff.id === id), 0);
    planPage = Math.floor(at / pageSize(own.length, plansAtOnce));
    placePage = 0;
    renderPlans();
    pick(own[at]?.id ?? null);
  }

  return {
    node,
    places,
    /** Takes the tariffs to offer, and chooses `first`. */
    fill(list, first) {
      byPlace = grouped(list);
      present(first);
    },
    reset(first) {
      if (isOpen) open(false);
      present(first);
    },
  };
}

/** Tariffs by place, places by their reading; of a place the usual plan first, the newest before older ones. */
function grouped(list) {
  const order = (tariff) => planOrder.indexOf(tariff.plan);
  const sorted = [...list].sort((a, b) =>
    localized(a.place).localeCompare(localized(b.place), "zh-CN") || a.class.localeCompare(b.class)
    || order(a) - order(b) || b.validFrom.localeCompare(a.validFrom) || a.id.localeCompare(b.id));
  return Map.groupBy(sorted, (tariff) => localized(tariff.place));
}

/** One place of a page is the way to the next where there are several. */
function pageSize(count, atOnce) {
  return count > atOnce ? atOnce - 1 : atOnce;
}

function paged(all, page, atOnce) {
  const size = pageSize(all.length, atOnce);
  const first = (page % Math.max(Math.ceil(all.length / size), 1)) * size;
  return { items: all.slice(first, first + size), isPaged: all.length > atOnce };
}
